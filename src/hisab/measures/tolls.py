"""How many people were killed or injured in one attack: from the lowest to the highest number that an eligible source states.

No number is averaged and no source is preferred. A count that covers several attacks, a part of the dead, attackers, or killed
and injured together is shown beside the toll and never counted in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from hisab.records.figures import Toll
from hisab.records.mentions import Mention, Role
from hisab.records.values import Count, Covers

RECIPE = "lowest to highest number stated for this attack alone, version 1"


def toll_of(mentions: Iterable[Mention], role: Role) -> Toll | None:
    """Return the toll that `mentions` state for `role` (killed or injured), or None where none is eligible."""
    eligible = [
        (mention.id, index, argument.count)
        for mention in mentions
        for index, argument in enumerate(mention.arguments)
        if argument.role is role and argument.count is not None and argument.count.covers is Covers.ATTACK
    ]
    if not eligible:
        return None
    counts = [count for _, _, count in eligible]
    lows = [number for count in counts if (number := _lowest(count)) is not None]
    highs = [number for count in counts if (number := _highest(count)) is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    is_open = high is not None and all(count.high is None for count in counts if _highest(count) == high)
    best = low if low == high else None
    return Toll(
        count=Count(low=low, best=best, high=high, qualifier="at least" if is_open else None),
        resting_on=tuple((mention, index) for mention, index, _ in eligible),
        recipe=RECIPE,
    )


def _lowest(count: Count) -> int | None:
    return next((number for number in (count.low, count.best, count.high) if number is not None), None)


def _highest(count: Count) -> int | None:
    return next((number for number in (count.high, count.best, count.low) if number is not None), None)


def add_tolls(tolls: Iterable[Toll]) -> Count:
    """Return the sum of tolls of different attacks: lows to highs, open above where any of them is; of none, what is not stated."""
    found = tuple(tolls)
    if not found:
        return Count(low=None, best=None, high=None)
    low = sum(toll.count.low or 0 for toll in found)
    high = sum(toll.count.high if toll.count.high is not None else toll.count.low or 0 for toll in found)
    is_open = any(toll.count.qualifier for toll in found)
    return Count(low=low, best=low if low == high else None, high=high, qualifier="at least" if is_open else None)
