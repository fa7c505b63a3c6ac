"""What was read, and when: how many outlets stood behind the record on a day. A fall in attacks is no finding where the reading fell too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from hisab.records.journal import Register

_PAUSE_DAYS = 180
"""An outlet without a report for longer than this is taken as not read in between. Half a year: small papers skip months, archives lack years."""


Stretch = tuple[int, int]
"""The ordinals of a first day and of the day after a last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readership:
    """The days on which each outlet was read. `first` and `last` are those of the first and the last report, None where none is dated.

    `stretches` has one for each outlet and each unbroken stretch of reading it; `outlets_by_day` says how many outlets have a report of that day.
    """

    first: date | None
    last: date | None
    stretches: tuple[Stretch, ...]
    outlets_by_day: Mapping[date, int]
    read: tuple[Stretch, ...] = field(init=False)
    """When any outlet was being read, in order; between them the record was not looking."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "read", _joined(self.stretches))

    def mean_outlets(self, since: date, until: date) -> float:
        """Return how many outlets were being read on a day of [since, until), on average over the days on which any was; nought where none was."""
        days = self.days_read(since, until)
        return _days_within(self.stretches, since, until) / days if days else 0.0

    def days_read(self, since: date, until: date) -> int:
        """Return on how many days of [since, until) some outlet was being read."""
        return _days_within(self.read, since, until)

    def is_read(self, day: date) -> bool:
        """True when some outlet was being read on that day."""
        return self.days_read(day, next_day(day)) == 1

    def day_after(self, days: int) -> date:
        """Return the day before which exactly `days` days were read; after a time that was not read, the day on which reading began again."""
        for start, end in self.read:
            if days < end - start:
                return date.fromordinal(start + days)
            days -= end - start
        raise ValueError("not so many days were read")


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


def _stretches(days: Iterable[date]) -> list[Stretch]:
    found: list[Stretch] = []
    for day in sorted(days):
        if found and day.toordinal() - found[-1][1] < _PAUSE_DAYS:
            found[-1] = (found[-1][0], day.toordinal() + 1)
        else:
            found.append((day.toordinal(), day.toordinal() + 1))
    return found


def _joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches that all of them cover together."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _days_within(stretches: Iterable[Stretch], since: date, until: date) -> int:
    start, end = since.toordinal(), until.toordinal()
    return sum(max(0, min(end, last) - max(start, first)) for first, last in stretches)


def next_day(day: date) -> date:
    """Return the day after."""
    return day + timedelta(days=1)
