"""Numbers, dates and money in words, as exact as they were stated. Never averages, never rounds, never guesses.

`None` is "not stated"; zero is a number like any other. Each function speaks the language that it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeGuard, assert_never

from hisab.publishing.tongue import Tongue, to_say
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money

NOT_STATED = to_say("not stated")

COVERS_WORDS: Mapping[Covers, str] = MappingProxyType(
    {
        Covers.ATTACK: to_say("this attack"),
        Covers.SEVERAL_ATTACKS: to_say("several attacks together"),
        Covers.PERIOD: to_say("a period, not one attack"),
        Covers.PART: to_say("a part of those in this attack"),
        Covers.INCLUDES_ATTACKERS: to_say("this attack, attackers included"),
        Covers.ATTACKERS: to_say("attackers only"),
        Covers.KILLED_OR_INJURED: to_say("killed and injured together"),
        Covers.SAID_BY_ATTACKER: to_say("this attack, as the attacker said"),
    }
)
"""What a number of people covers; every member has its words, and a test holds it."""

_AFTER = frozenset({"or more", "سے زائد", "سے زیادہ", "سے کم", "کے قریب", "کے لگ بھگ"})
"""Qualifiers that follow their number."""

_PEOPLE: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "killed": (to_say("{words} person killed"), to_say("{words} people killed"), to_say("people killed: not stated")),
        "injured": (to_say("{words} person injured"), to_say("{words} people injured"), to_say("people injured: not stated")),
    }
)
"""Of one, of several, and of a number that no source states."""


def is_counted(count: Count | None) -> TypeGuard[Count]:
    """True when at least one of the bounds or the number itself is stated."""
    return count is not None and not (count.low is None and count.best is None and count.high is None)


def is_dated(span: DateSpan | None) -> TypeGuard[DateSpan]:
    """True when at least one end is stated."""
    return span is not None and not (span.earliest is None and span.latest is None)


def word_range(tongue: Tongue, count: Count | None) -> str:
    """Return what several sources or a rule add up to: "11", "10–13", "10–13 or more", "at least 11", "1 of 8", "not stated"."""
    if not is_counted(count):
        return tongue.say(NOT_STATED)
    words = _bounds(tongue, count)
    if count.qualifier == "at least" and count.low is not None and count.high is not None:
        return tongue.say("at least {n}", n=words) if count.low == count.high else tongue.say("{n} or more", n=words)
    of = count.qualifier.removeprefix("of ") if count.qualifier and count.qualifier.startswith("of ") else ""
    return tongue.say("{part} of {whole}", part=words, whole=of) if of else words


def word_short_range(tongue: Tongue, count: Count | None) -> str:
    """Return the same for a drawing, in digits alone, which run left to right in each language: "11+", "10–13+"; empty where nothing is stated.

    Its signs are those that every font of the site and of the brief holds: "≥" is in none of them.
    """
    if not is_counted(count):
        return ""
    low, high = count.low, count.high
    is_open = count.qualifier == "at least"
    if low is not None and high is not None and low != high:
        return f"{tongue.number(low)}–{tongue.number(high)}{'+' if is_open else ''}"
    if low is not None and high is not None and not is_open:
        return tongue.number(low)
    if low is not None:
        return f"{tongue.number(low)}+"
    return f"< {tongue.number(high + 1)}" if high is not None else word_range(tongue, count)


def word_count(tongue: Tongue, count: Count) -> str:
    """Return one source's number with the source's own qualifier: "at least 11", "about 50", "11"."""
    if not count.qualifier:
        return _bounds(tongue, count)
    number = tongue.number(count.best) if count.best is not None else _bare(tongue, count)
    return tongue.say(_qualified(count.qualifier), n=number)


def _qualified(qualifier: str) -> str:
    """Return the text in which a source's qualifier stands before its number, or after it where the qualifier follows by its nature."""
    words = qualifier.replace("{", "{{").replace("}", "}}")
    return f"{{n}} {words}" if qualifier in _AFTER else f"{words} {{n}}"


def _bounds(tongue: Tongue, count: Count) -> str:
    low, high = count.low, count.high
    if low is not None and high is not None:
        return tongue.number(low) if low == high else tongue.say("{low}–{high}", low=low, high=high)
    if low is not None:
        return tongue.say("at least {n}", n=low)
    if high is not None:
        return tongue.say("at most {n}", n=high)
    return tongue.say(NOT_STATED) if count.best is None else tongue.number(count.best)


def _bare(tongue: Tongue, count: Count) -> str:
    known = [tongue.number(number) for number in (count.low, count.high) if number is not None]
    return tongue.say("{low}–{high}", low=known[0], high=known[1]) if len(set(known)) == 2 else "".join(known[:1])


def word_people(tongue: Tongue, count: Count | None, done: str) -> str:
    """Return "1 person killed", "10–13 people killed" or "people killed: not stated"; `done` is killed or injured."""
    one, many, unknown = _PEOPLE[done]
    if not is_counted(count):
        return tongue.say(unknown)
    is_share = (count.qualifier or "").startswith("of ")
    is_one = not is_share and (
        {number for number in (count.low, count.high) if number is not None} == {1} or (count.low is count.high is None and count.best == 1)
    )
    return tongue.say(one if is_one else many, words=word_range(tongue, count))


def word_date(tongue: Tongue, day: date | None) -> str:
    """Return a date in full: "3 January 2021"."""
    return tongue.say(NOT_STATED) if day is None else tongue.day(day)


def word_published(tongue: Tongue, day: date | None) -> str:
    """Return the day of a report or a promise: a date in full, or "date not stated"."""
    return tongue.say("date not stated") if day is None else word_date(tongue, day)


def word_month(tongue: Tongue, day: date) -> str:
    """Return the month of a date: "January 2021"."""
    return f"{tongue.months[day.month - 1]} {day.year}"


def word_span(tongue: Tongue, span: DateSpan | None) -> str:
    """Return the days on which it may have been, no more exactly than the words fix them."""
    if not is_dated(span):
        return tongue.say(NOT_STATED)
    if span.earliest is None or span.precision is DatePrecision.BEFORE:
        return tongue.say("on or before {day}", day=word_date(tongue, span.latest))
    if span.latest is None:
        return tongue.say("on or after {day}", day=word_date(tongue, span.earliest))
    return _word_closed(tongue, span.earliest, span.latest, span.precision)


def _word_closed(tongue: Tongue, first: date, last: date, precision: DatePrecision) -> str:
    match precision:
        case DatePrecision.MONTH if (first.year, first.month) == (last.year, last.month):
            return word_month(tongue, first)
        case DatePrecision.YEAR if first.year == last.year:
            return str(first.year)
        case DatePrecision.DAY | DatePrecision.WEEK | DatePrecision.MONTH | DatePrecision.YEAR | DatePrecision.RANGE | DatePrecision.BEFORE:
            return _word_days(tongue, first, last)
        case _:
            assert_never(precision)


def _word_days(tongue: Tongue, first: date, last: date) -> str:
    if first == last:
        return word_date(tongue, first)
    if (first.year, first.month) == (last.year, last.month):
        return tongue.say("{low}–{high}", low=first.day, high=word_date(tongue, last))
    if first.year == last.year:
        start = f"{first.day} {tongue.months[first.month - 1]}"
        return tongue.say("{first} – {last}", first=start, last=word_date(tongue, last))
    return tongue.say("{first} – {last}", first=word_date(tongue, first), last=word_date(tongue, last))


def _exactly(amount: Decimal) -> str:
    """Return an amount with no zeros behind its point that say nothing."""
    words = f"{amount:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def word_money(tongue: Tongue, money: Money) -> str:
    """Return an amount with its currency and, where stated, for whom: "PKR 1,500,000 per family"."""
    amount = tongue.say("{currency} {amount}", currency=tongue.say(money.currency), amount=_exactly(money.amount))
    return tongue.say("{amount} per {unit}", amount=amount, unit=tongue.say(money.per)) if money.per else amount
