"""The attacks in the order of their days, as far as days are known and reports of the time were read. Trends and lulls are told from this alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hisab.measures.readership import Readership, next_day
from hisab.records.figures import IncidentAccount
from hisab.records.values import DatePrecision, DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Attacks of a known day on which reports were being read, in order; `unsure` are those whose day is not known to the day.

    `since` is the day of the first report that was read, `until` the day after the last: before and after, the record was not looking.
    `recalled` counts the attacks of a time of which nothing was read: they are known from later reports alone.
    """

    since: date
    until: date
    days: tuple[tuple[date, str], ...]
    unsure: tuple[tuple[str, DateSpan | None], ...]
    recalled: int


def day_of(account: IncidentAccount) -> date | None:
    """Return the attack's day, or None where no source fixes it to one day."""
    span = account.date
    if span is None or span.precision is not DatePrecision.DAY:
        return None
    return span.earliest


def timeline_of(counted: Mapping[str, IncidentAccount], readership: Readership) -> Timeline | None:
    """Return the timeline of the attacks `counted`, or None where no report says when it was published."""
    if readership.first is None or readership.last is None:
        return None
    since, until = readership.first, next_day(readership.last)
    known = sorted((day, identifier) for identifier, account in counted.items() if (day := day_of(account)) is not None)
    unsure = tuple((identifier, account.date) for identifier, account in sorted(counted.items()) if day_of(account) is None)
    return Timeline(
        since=since,
        until=until,
        days=tuple((day, identifier) for day, identifier in known if readership.is_read(day)),
        unsure=unsure,
        recalled=sum(not readership.is_read(day) for day, _ in known),
    )
