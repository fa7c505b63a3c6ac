"""What was read, and when: how many outlets stood behind the record on a day. A fall in attacks is no finding where the reading fell too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hisab.records.journal import Register

_PAUSE_DAYS = 180
"""An outlet without a report for longer than this is taken as not read in between. Half a year: small papers skip months, archives lack years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readership:
    """The days on which each outlet was read. `first` and `last` are those of the first and the last report, None where none is dated."""

    first: date | None
    last: date | None
    stretches: tuple[tuple[int, int], ...]
    """For each outlet and each unbroken stretch of reading it, the ordinals of its first day and of the day after its last."""
    outlets_by_day: Mapping[date, int]
    """How many outlets have a report of that day."""

    def mean_outlets(self, since: date, until: date) -> float:
        """Return how many outlets were being read on a day of [since, until), on average."""
        start, end = since.toordinal(), until.toordinal()
        return sum(max(0, min(end, last) - max(start, first)) for first, last in self.stretches) / (end - start)


def readership_of(register: Register, *, as_of: date) -> Readership:
    """Return what was read of what was published by `as_of`."""
    days: dict[str, set[date]] = defaultdict(set)
    by_day: dict[date, set[str]] = defaultdict(set)
    for document in register.documents.values():
        if document.published is not None and document.published <= as_of:
            days[document.source].add(document.published)
            by_day[document.published].add(document.source)
    return Readership(
        first=min(by_day, default=None),
        last=max(by_day, default=None),
        stretches=tuple(stretch for _, found in sorted(days.items()) for stretch in _stretches(found)),
        outlets_by_day={day: len(outlets) for day, outlets in sorted(by_day.items())},
    )


def _stretches(days: Iterable[date]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and day.toordinal() - found[-1][1] < _PAUSE_DAYS:
            found[-1] = (found[-1][0], day.toordinal() + 1)
        else:
            found.append((day.toordinal(), day.toordinal() + 1))
    return found


def next_day(day: date) -> date:
    """Return the day after."""
    return day + timedelta(days=1)
