"""The exact interval of a rate from a count."""

from __future__ import annotations

from scipy.special import gammaincinv

LEVEL = 0.95


def poisson_bounds(count: int) -> tuple[float, float]:
    """Return the exact central 95 % bounds of the mean of which `count` was drawn (Garwood 1936).

    They are quantiles of the gamma distribution, which is half a chi-square of twice the degrees of freedom.
    """
    tail = (1 - LEVEL) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))
