"""The longest of the gaps that points thrown at random on a line leave between them."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

_CERTAIN = 50.0
_DIGITS = 80


def expected_longest(gaps: int) -> float:
    """Return the mean share of the line that the longest of `gaps` random gaps takes: the harmonic number over the number of gaps.

    David and Nagaraja, Order Statistics (3rd edition 2003), section 6.4.
    """
    return math.fsum(1 / number for number in range(1, gaps + 1)) / gaps


def chance_of_longest(gaps: int, share: float) -> float:
    """Return the probability that the longest of `gaps` random gaps takes at least `share` of the line (Fisher 1929; Whitworth 1897).

    The exact sum of binomials with changing signs; where it is within 1e-21 of one, one.
    """
    if share * gaps <= 1:
        return 1.0
    if share >= 1:
        return 0.0
    if gaps * math.exp((gaps - 1) * math.log1p(-share)) > _CERTAIN:  # the chance of no such gap is below exp(-50): gaps are negatively associated
        return 1.0
    with localcontext() as context:
        context.prec = _DIGITS  # the terms reach exp(50) before they fall
        total, binomial, part = Decimal(0), Decimal(1), Decimal(share)
        for number in range(1, gaps + 1):
            rest = 1 - number * part
            if rest <= 0:
                break
            binomial = binomial * (gaps - number + 1) / number
            term = binomial * rest ** (gaps - 1)
            total += term if number % 2 else -term
            if term < Decimal("1e-30"):
                break
        return min(1.0, max(0.0, float(total)))
