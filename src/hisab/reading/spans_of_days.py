"""Spans of days that words can fix: a day, a month, so long ago. Used by the date readers of every script."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from hisab.records.values import DatePrecision, DateSpan

Resolver = Callable[[re.Match[str], date | None], DateSpan | None]
"""Takes the words and the day that they count from; returns the days that they fix, or None."""
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MOST_AGO = 400


def exact(day: date) -> DateSpan:
    """Return the span of one day."""
    return DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY)


def month_span(year: int, month: int) -> DateSpan:
    """Return all days of a month."""
    last = calendar.monthrange(year, month)[1]
    return DateSpan(earliest=date(year, month, 1), latest=date(year, month, last), precision=DatePrecision.MONTH)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_span(year: int) -> DateSpan:
    """Return all days of a year."""
    return DateSpan(earliest=date(year, 1, 1), latest=date(year, 12, 31), precision=DatePrecision.YEAR)


def week_before(anchor: date) -> DateSpan:
    """Return the days of the week before the one of `anchor`, Monday to Sunday."""
    monday = anchor - timedelta(days=anchor.weekday())
    return DateSpan(earliest=monday - timedelta(days=7), latest=monday - timedelta(days=1), precision=DatePrecision.WEEK)


def month_before(anchor: date) -> DateSpan:
    """Return the days of the month before the one of `anchor`."""
    last = anchor.replace(day=1) - timedelta(days=1)
    return month_span(last.year, last.month)


def last_such_day(anchor: date, month: int, day: int) -> DateSpan | None:
    """Return the last such day up to and including `anchor`."""
    this_year = make_date(anchor.year, month, day)
    found = this_year if this_year and this_year <= anchor else make_date(anchor.year - 1, month, day)
    return exact(found) if found else None


def ago(anchor: date, number: int, unit: str) -> DateSpan | None:
    """Return the span that lies `number` units (day, week, fortnight, month, year) before `anchor`."""
    if number > _MOST_AGO:
        return None
    if unit in {"month", "year"}:
        months = number * (12 if unit == "year" else 1)
        year, month = divmod(anchor.year * 12 + anchor.month - 1 - months, 12)
        return month_span(year, month + 1) if year > 1900 else None
    day = anchor - timedelta(days=number * _UNIT_DAYS[unit])
    if unit == "day":
        return exact(day)
    return DateSpan(earliest=day - timedelta(days=3), latest=min(anchor, day + timedelta(days=3)), precision=DatePrecision.RANGE)
