"""By when a promise is due, where the words say so: "before January 31", "within 30 days". Vague words give no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hisab.reading.dates import DateFound, find_dates
from hisab.reading.kept import keep
from hisab.reading.numbers import parse_number
from hisab.records.values import DatePrecision, DateSpan

_BY_DATE = re.compile(r"\b(?:before|by|until|no\s+later\s+than)\s+(?:the\s+end\s+(?:of\s+)?)?$", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\s+(?P<count>\w+)\s+(?P<unit>(?a:hour|day|week|fortnight|month))s?\b", re.IGNORECASE)
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_MOST = 3650
"""More days, weeks or months than this are no deadline that anyone gave."""
_ABSOLUTE = frozenset({"month day year", "day month year", "iso", "day of this year", "month of year", "year"})
_NEXT_YEAR = frozenset({"month day", "day month"})


@keep
def find_deadlines(text: str, anchor: date | None) -> tuple[tuple[int, int, DateSpan], ...]:
    """Return deadlines as (start, end, span): "before January 31", "within 30 days", "by March 2013". Vague words give none.

    A weekday, a month or a month and day without a year is the next one after the anchor.
    """
    return tuple(_deadlines(text, anchor))


def _deadlines(text: str, anchor: date | None) -> Iterator[tuple[int, int, DateSpan]]:
    for match in _WITHIN.finditer(text):
        latest = _after(match, anchor)
        if latest is not None:
            yield match.start(), match.end(), DateSpan(earliest=anchor, latest=latest, precision=DatePrecision.RANGE)
    for found in _ahead(text, anchor):
        before = _BY_DATE.search(text[: found.start])
        starts_itself = text[found.start : found.start + 3].lower() == "by "
        if (before or starts_itself) and (anchor is None or found.span.latest is None or found.span.latest >= anchor):
            start = before.start() if before else found.start
            yield start, found.end, DateSpan(earliest=anchor, latest=found.span.latest, precision=DatePrecision.BEFORE)


def _after(match: re.Match[str], anchor: date | None) -> date | None:
    number = parse_number(match["count"])
    if anchor is None or number is None or not 0 < number <= _MOST:
        return None
    unit = match["unit"].lower()
    days = max(1, number // 24) if unit == "hour" else number * _UNIT_DAYS[unit]
    return _later(anchor, days)


def _ahead(text: str, anchor: date | None) -> Iterator[DateFound]:
    """Yield the dates of `text` read as days to come, in order."""
    if anchor is None:
        yield from find_dates(text, None)
        return
    first = anchor.replace(day=1)
    readings = (
        (_ABSOLUTE, anchor),
        (_NEXT_YEAR, _later(anchor, 365)),
        (frozenset({"month"}), _later(first, 364)),
        (frozenset({"weekday"}), _later(anchor, 7)),
    )
    found = [date_found for rules, day in readings for date_found in find_dates(text, day) if date_found.rule in rules]
    yield from sorted(found, key=lambda date_found: date_found.start)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
