"""By when a promise is due, where the words say so: "before January 31", "within 30 days". Vague words give no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hisab.reading.dates import find_dates
from hisab.reading.numbers import parse_number
from hisab.records.values import DatePrecision, DateSpan

_BY_DATE = re.compile(r"\b(?:before|by|until|no\s+later\s+than)\s+(?:the\s+end\s+of\s+)?$")
_WITHIN = re.compile(r"\bwithin\s+(?P<count>a|an|\w+|\d+)\s+(?P<unit>hour|day|week|fortnight|month)s?\b")
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}


def find_deadlines(text: str, anchor: date | None) -> Iterator[tuple[int, int, DateSpan]]:
    """Yield deadlines as (start, end, span): "before January 31", "within 30 days", "by March 2013". Vague words give none."""
    for match in _WITHIN.finditer(text.lower()):
        number = parse_number(match["count"])
        if anchor is None or number is None:
            continue
        days = number if match["unit"] != "hour" else max(1, number // 24)
        latest = anchor + timedelta(days=days * _UNIT_DAYS.get(match["unit"], 1))
        yield match.start(), match.end(), DateSpan(earliest=anchor, latest=latest, precision=DatePrecision.RANGE)
    ahead = anchor + timedelta(days=365) if anchor else None
    for found in find_dates(text, ahead):
        before = _BY_DATE.search(text[: found.start].lower())
        if before and found.rule != "recent" and (anchor is None or found.span.latest is None or found.span.latest >= anchor):
            yield before.start(), found.end, DateSpan(earliest=anchor, latest=found.span.latest, precision=DatePrecision.BEFORE)
