"""The half-life of something that dies away day by day."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import brentq

from hisab.records.figures import Interval

_STEEPEST = 20.0
_HALF_CHI_SQUARE = 3.841458820694124 / 2
"""Half the 95 % quantile of chi-square with one degree of freedom: how far the logarithm of the likelihood may fall."""


def fit_half_life(days: Sequence[int], *, window: int) -> Interval | None:
    """Return the half-life in days of an exponential fitted to the `days` (each in [0, window)) by greatest likelihood, with its profile interval.

    The days are whole and the window ends, so the law is that of a geometric cut off at the window. An end is None where the likelihood
    allows no decay at all; the whole is None where all fell on the first day, or where the best fit does not decay.
    """
    total, count = sum(days), len(days)
    if not count or not total:
        return None
    at = np.arange(window, dtype=float)

    def log_likelihood(rate: float) -> float:
        exponents = -rate * at
        peak = float(exponents.max())
        return -rate * total - count * (peak + math.log(float(np.exp(exponents - peak).sum())))

    def slope(rate: float) -> float:
        weights = np.exp(-rate * at - (-rate * at).max())
        return count * float((weights * at).sum() / weights.sum()) - total

    best = _root(slope, -_STEEPEST, _STEEPEST)
    if best is None or best <= 0:
        return None
    floor = log_likelihood(best) - _HALF_CHI_SQUARE
    slow = _root(lambda rate: log_likelihood(rate) - floor, -_STEEPEST, best)
    fast = _root(lambda rate: log_likelihood(rate) - floor, best, _STEEPEST)
    return Interval(low=_half_life(fast), best=_half_life(best), high=_half_life(slow), unit="days")


def _root(function: Callable[[float], float], low: float, high: float) -> float | None:
    if function(low) * function(high) > 0:
        return None
    return float(brentq(function, low, high))


def _half_life(rate: float | None) -> float | None:
    return math.log(2) / rate if rate is not None and rate > 0 else None
