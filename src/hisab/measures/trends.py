"""Where the rate of recorded attacks changed, and whether what was read changed with it. Nothing here says why."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hisab.measures.blocks import find_changes
from hisab.measures.poisson import poisson_bounds
from hisab.measures.readership import Readership
from hisab.measures.timeline import Timeline
from hisab.records.figures import Interval, Point, Series
from hisab.records.values import Count

FEWEST = 10
"""With fewer attacks of a known day no change can be told from chance."""
_READING_CHANGED = 1.5
"""Adjoining parts with so many times the outlets are not compared: a half more outlets can report a half more attacks."""
_YEAR = 365.25
_CAVEAT = (
    "A change in what is recorded, not in what happened: it can come from what was read. It says nothing of causes, and attacks that come in "
    "clusters can look like a change. The interval of a part takes its ends as given."
)


def find_trend(timeline: Timeline | None, readership: Readership, *, as_of: date) -> Series:
    """Return the parts of constant rate, in order; one part where no change is found, and none where there is too little to tell."""
    if timeline is None:
        return _series((), why="no report that was read says when it was published", caveat=_CAVEAT, as_of=as_of)
    left_out = f"{_CAVEAT} Left out: {len(timeline.unsure)} attacks without a known day and {timeline.recalled} of times of which no report was read."
    if len(timeline.days) < FEWEST:
        why = f"{len(timeline.days)} attacks of a known day are too few to look for a change: it takes {FEWEST}"
        return _series((), why=why, caveat=left_out, as_of=as_of)
    read = [readership.days_read(timeline.since, day) for day, _ in timeline.days]
    changes = find_changes(read, readership.days_read(timeline.since, timeline.until))
    bounds = [timeline.since, *(readership.day_after(change) for change in changes), timeline.until]
    parts = list(pairwise(bounds))
    points = tuple(_part(timeline, readership, part, before) for part, before in zip(parts, [None, *parts], strict=False))
    return _series(points, why=None, caveat=left_out, as_of=as_of)


def _series(points: tuple[Point, ...], *, why: str | None, caveat: str, as_of: date) -> Series:
    return Series(
        name="trend",
        label="parts in which attacks were recorded at one rate",
        points=points,
        recipe="Bayesian blocks on the days of attacks (Scargle and others 2013), in days on which reports were read, parts of 28 or more; version 1",
        caveat=caveat,
        as_of=as_of,
        why=why,
    )


def _part(timeline: Timeline, readership: Readership, part: tuple[date, date], before: tuple[date, date] | None) -> Point:
    since, until = part
    ids = tuple(identifier for day, identifier in timeline.days if since <= day < until)
    years = readership.days_read(since, until) / _YEAR
    low, high = poisson_bounds(len(ids))
    return Point(
        key=since.isoformat(),
        label=f"{since} to {until - timedelta(days=1)}",
        value=Count(low=len(ids), best=len(ids), high=len(ids)),
        counted=ids,
        interval=Interval(low=low / years, best=len(ids) / years, high=high / years, unit="attacks a year of reading"),
        since=since,
        until=until,
        note=_note(readership, before, part),
    )


def _note(readership: Readership, before: tuple[date, date] | None, part: tuple[date, date]) -> str | None:
    since, until = part
    unread = (until - since).days - readership.days_read(since, until)
    gap = f"no outlet was read on {unread} of its days, which are not counted as days without attacks" if unread else None
    change = _source_change(readership, before, part) if before else None
    return "; ".join(words for words in (change, gap) if words) or None


def _source_change(readership: Readership, before: tuple[date, date], part: tuple[date, date]) -> str | None:
    """Return the warning that the two parts are not to be compared, or None where about as many outlets were read."""
    was, now = readership.mean_outlets(*before), readership.mean_outlets(*part)
    if min(was, now) > 0 and max(was, now) / min(was, now) <= _READING_CHANGED:
        return None
    return f"what was read changed with it ({was:.1f} outlets a day before, {now:.1f} in this part): this is no finding about the attacks"
