"""Numbers, dates and money in words, as exact as they were stated. Never averages, never rounds, never guesses.

`None` is "not stated"; zero is a number like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import assert_never

from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money

NOT_STATED = "not stated"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

COVERS_WORDS: Mapping[Covers, str] = MappingProxyType(
    {
        Covers.ATTACK: "this attack",
        Covers.SEVERAL_ATTACKS: "several attacks together",
        Covers.PERIOD: "a period, not one attack",
        Covers.PART: "a part of those in this attack",
        Covers.INCLUDES_ATTACKERS: "this attack, attackers included",
        Covers.ATTACKERS: "attackers only",
        Covers.KILLED_OR_INJURED: "killed and injured together",
        Covers.SAID_BY_ATTACKER: "this attack, as the attacker said",
    }
)
"""What a number of people covers; every member has its words, and a test holds it."""


def word_range(count: Count | None) -> str:
    """Return what several sources or a rule add up to: "11", "10–13", "10–13 or more", "at least 11", "1 of 8", "not stated"."""
    if count is None:
        return NOT_STATED
    words = _bounds(count)
    if count.qualifier == "at least" and count.low is not None and count.high is not None:
        return f"at least {words}" if count.low == count.high else f"{words} or more"
    return f"{words} {count.qualifier}" if count.qualifier and count.qualifier.startswith("of ") and words != NOT_STATED else words


def word_count(count: Count) -> str:
    """Return one source's number with the source's own qualifier: "at least 11", "about 50", "11"."""
    if not count.qualifier:
        return _bounds(count)
    number = f"{count.best:,}" if count.best is not None else _bare(count)
    return f"{count.qualifier} {number}".strip()


def _bounds(count: Count) -> str:
    low, high = count.low, count.high
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"at most {high:,}"
    return NOT_STATED if count.best is None else f"{count.best:,}"


def _bare(count: Count) -> str:
    known = [f"{number:,}" for number in (count.low, count.high) if number is not None]
    return "–".join(dict.fromkeys(known))


def word_people(count: Count | None, done: str) -> str:
    """Return "1 person killed", "10–13 people killed" or "people killed: not stated"."""
    words = word_range(count)
    if words == NOT_STATED:
        return f"people {done}: {NOT_STATED}"
    return f"{words} person {done}" if words in {"1", "at least 1", "at most 1"} else f"{words} people {done}"


def word_date(day: date | None) -> str:
    """Return a date in full: "3 January 2021"."""
    return NOT_STATED if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def word_month(day: date) -> str:
    """Return the month of a date: "January 2021"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def word_span(span: DateSpan | None) -> str:
    """Return the days on which it may have been, no more exactly than the words fix them."""
    if span is None or (span.earliest is None and span.latest is None):
        return NOT_STATED
    if span.earliest is None or span.precision is DatePrecision.BEFORE:
        return f"on or before {word_date(span.latest)}"
    if span.latest is None:
        return f"on or after {word_date(span.earliest)}"
    return _word_closed(span.earliest, span.latest, span.precision)


def _word_closed(first: date, last: date, precision: DatePrecision) -> str:
    match precision:
        case DatePrecision.MONTH if (first.year, first.month) == (last.year, last.month):
            return word_month(first)
        case DatePrecision.YEAR if first.year == last.year:
            return str(first.year)
        case DatePrecision.DAY | DatePrecision.WEEK | DatePrecision.MONTH | DatePrecision.YEAR | DatePrecision.RANGE | DatePrecision.BEFORE:
            return _word_days(first, last)
        case _:
            assert_never(precision)


def _word_days(first: date, last: date) -> str:
    if first == last:
        return word_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{word_date(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {word_date(last)}"
    return f"{word_date(first)} – {word_date(last)}"


def word_money(money: Money) -> str:
    """Return an amount with its currency and, where stated, for whom: "PKR 1,500,000 per family"."""
    amount = f"{money.currency} {money.amount:,f}"
    return f"{amount} per {money.per}" if money.per else amount


def word_some(number: int, one: str, many: str) -> str:
    """Return "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many}"
