"""The longest time without a recorded attack, and the time since the last, each beside what chance alone would give."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hisab.measures.readership import Readership
from hisab.measures.spacings import chance_of_longest, expected_longest
from hisab.measures.timeline import Timeline
from hisab.records.figures import Lull
from hisab.records.values import DatePrecision, DateSpan

FEWEST = 5
"""With fewer attacks of a known day a gap is not measured against chance."""
_LONGEST = (
    "longest gap between attacks of a known day in which reports were read throughout; chance: as many attacks spread evenly at random over the "
    "days read between the first and the last (spacings of uniform order statistics: Fisher 1929, David and Nagaraja 2003); version 1"
)
_RUNNING = (
    "days since the last attack of a known day, read throughout; chance: as many attacks spread evenly at random over the days read since the "
    "first, of which none falls into the last; version 1"
)
_CAVEAT = "No attack recorded is not the same as no attack."
_UNREAD = "reports were not read throughout: it may be a gap in reading and no lull"

Attack = tuple[date, str]


def find_lulls(timeline: Timeline | None, readership: Readership, *, as_of: date) -> tuple[Lull, ...]:
    """Return the longest lull, and the one that still ran when the last report was read."""
    end = timeline.until if timeline is not None else as_of
    return (
        longest_lull(timeline, readership, before=end, as_of=as_of),
        running_lull(timeline, readership, before=end, as_of=as_of),
    )


def longest_lull(timeline: Timeline | None, readership: Readership, *, before: date, as_of: date) -> Lull:
    """Return the longest lull between attacks that were before the day `before`; of equals the first."""
    label = "longest lull"
    known = _known(timeline, before)
    if timeline is None or len(known) < FEWEST:
        return _none("longest_lull", label, _LONGEST, _too_few(len(known)), as_of=as_of)
    gaps = [pair for pair in pairwise(known) if _is_read_throughout(readership, pair[0][0], pair[1][0])]
    if not gaps:
        return _none("longest_lull", label, _LONGEST, f"between any two attacks {_UNREAD}", as_of=as_of)
    (since, first), (until, second) = max(gaps, key=lambda pair: (pair[1][0] - pair[0][0]).days)
    whole, days, number = readership.days_read(known[0][0], known[-1][0]), (until - since).days, len(known) - 1
    if not days:
        return _none("longest_lull", label, _LONGEST, "no two attacks lie a day apart in a time that was read throughout", as_of=as_of)
    return Lull(
        name="longest_lull",
        label=label,
        days=days,
        since=since,
        until=until,
        between=(first, second),
        counted=tuple(identifier for _, identifier in known),
        expected=whole * expected_longest(number),
        probability=chance_of_longest(number, days / whole),
        recipe=_LONGEST,
        caveat=_caveat(timeline, readership, since, until),
        as_of=as_of,
    )


def running_lull(timeline: Timeline | None, readership: Readership, *, before: date, as_of: date) -> Lull:
    """Return the lull from the last attack before the day `before` to that day."""
    label = "days since the last attack"
    known = _known(timeline, before)
    if timeline is None or len(known) < FEWEST:
        return _none("running_lull", label, _RUNNING, _too_few(len(known)), as_of=as_of)
    since, last = known[-1]
    if not _is_read_throughout(readership, since, before):
        return _none("running_lull", label, _RUNNING, f"since the last attack recorded {_UNREAD}", as_of=as_of)
    whole, days = readership.days_read(known[0][0], before), (before - since).days
    return Lull(
        name="running_lull",
        label=f"{label}, as {before} began",
        days=days,
        since=since,
        until=before,
        between=(last,),
        counted=tuple(identifier for _, identifier in known),
        expected=whole / len(known),
        probability=(1 - days / whole) ** (len(known) - 1),
        recipe=_RUNNING,
        caveat=_caveat(timeline, readership, since, before),
        as_of=as_of,
    )


def _known(timeline: Timeline | None, before: date) -> tuple[Attack, ...]:
    return tuple(found for found in timeline.days if found[0] < before) if timeline is not None else ()


def _is_read_throughout(readership: Readership, since: date, until: date) -> bool:
    return readership.days_read(since, until) == (until - since).days


def _too_few(known: int) -> str:
    return f"{known} attacks of a known day, in the time of which reports were read, are too few to measure a lull: it takes {FEWEST}"


def _none(name: str, label: str, recipe: str, why: str, *, as_of: date) -> Lull:
    return Lull(
        name=name,
        label=label,
        days=None,
        since=None,
        until=None,
        between=(),
        counted=(),
        expected=None,
        probability=None,
        recipe=recipe,
        caveat=_CAVEAT,
        as_of=as_of,
        why=why,
    )


def _caveat(timeline: Timeline, readership: Readership, since: date, until: date) -> str:
    """Return what the lull cannot see: reports that were not read, and attacks that may lie in it."""
    within = DateSpan(earliest=since + timedelta(days=1), latest=until - timedelta(days=1), precision=DatePrecision.RANGE)
    unsure = sum(span is None or span.may_meet(within) for _, span in timeline.unsure)
    days = sum(since < day < until for day in readership.outlets_by_day)
    words = [_CAVEAT, f"Reports published on {days} of its days were read."]
    if unsure:
        words.append(f"{unsure} attacks whose day is not known may lie in it.")
    return " ".join(words)
