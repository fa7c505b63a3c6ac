"""The words in a drawing: made harmless, short enough to fit, and in the language of the page."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Protocol

from hisab.publishing.quotes import visible
from hisab.records.values import Count

LONGEST = 120
"""Characters of a label or a cell that come from outside; what is longer is cut, with a mark that it was."""

_BROAD = frozenset("mwMWQ@%&…—⟦⟧")
_ARABIC_BROAD, _ARABIC_ROUND = frozenset("سشصض"), frozenset("جچحخطظعغھ")
_ARABIC_NARROW = frozenset("اآأإدڈذرڑزژوؤہۂۃء")
_SQUARE = 0x2E80
"""From this character on, writing is mostly as broad as it is high."""


class Tongue(Protocol):
    """The language that a page speaks. Numbers in `values` are written with the thousands apart: a year is given as text."""

    @property
    def code(self) -> str:
        """The language's tag."""

    @property
    def direction(self) -> str:
        """Either "ltr" or "rtl"."""

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the twelve months."""

    def say(self, text: str, /, **values: object) -> str:
        """Return an English text in this language, with its `{name}`s replaced."""

    def some(self, number: int, one: str, many: str, /, **values: object) -> str:
        """Return `one` or `many` as the number asks for, with `{n}` the number."""


def plain(text: str, *, longest: int = LONGEST) -> str:
    """Return words from outside on one line, with nothing hidden in them, cut to `longest` characters."""
    shown = visible(" ".join(text[: 4 * longest].split()))
    return shown if len(shown) <= longest and len(text) <= 4 * longest else shown[: longest - 1].rstrip() + "…"


def fit(text: str, pixels: float, *, size: float) -> str:
    """Return `text` cut to what surely fits into `pixels` when it is set `size` pixels high."""
    shown = plain(text)
    if breadth(shown, size=size) <= pixels:
        return shown
    while shown and breadth(f"{shown}…", size=size) > pixels:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"


def breadth(text: str, *, size: float) -> float:
    """Return how many pixels `text` takes at most when it is set `size` pixels high in the site's sans; tests hold it to the fonts."""
    seen = [letter for letter in text if not unicodedata.combining(letter)]
    following = [*seen[1:], " "]
    return size * sum(_share(letter, is_last=not _is_arabic(after)) for letter, after in zip(seen, following, strict=True))


def _share(letter: str, *, is_last: bool) -> float:
    if _is_arabic(letter):
        return _arabic_share(letter, is_last=is_last)
    if letter in _BROAD or ord(letter) >= _SQUARE:
        return 1.05
    if letter.isdigit():
        return 0.64
    return 0.72 if letter.isupper() else 0.6


def _is_arabic(letter: str) -> bool:
    """True for a letter of the Arabic script: it is joined to the next, and the last of a word is often twice as broad as one within."""
    return letter.isalpha() and ("\u0600" <= letter < "\u0900" or "\ufb50" <= letter <= "\ufefc")


def _arabic_share(letter: str, *, is_last: bool) -> float:
    if letter in _ARABIC_BROAD:
        return 1.3 if is_last else 0.9
    if letter in _ARABIC_NARROW:
        return 0.58
    if is_last:
        return 1.0
    return 0.72 if letter in _ARABIC_ROUND else 0.58


def day_words(day: date | None, tongue: Tongue) -> str:
    """Return a date in full."""
    return tongue.say("not stated") if day is None else f"{day.day} {tongue.months[day.month - 1]} {day.year}"


def count_words(count: Count | None, tongue: Tongue) -> str:
    """Return a number of people from its lowest to its highest, and whether it may be more."""
    if count is None:
        return tongue.say("not stated")
    low, high = count.low, count.high
    if low is not None and high is not None:
        if low == high:
            return tongue.say("at least {number}", number=low) if has_no_top(count) else f"{low:,}"
        return tongue.say("{n} or more", n=f"{low:,}–{high:,}") if has_no_top(count) else f"{low:,}–{high:,}"
    if low is not None:
        return tongue.say("at least {number}", number=low)
    if high is not None:
        return tongue.say("at most {number}", number=high)
    return tongue.say("not stated") if count.best is None else f"{count.best:,}"


def number_words(number: float | None, tongue: Tongue) -> str:
    """Return a bound of an interval with one decimal, or that there is none."""
    return tongue.say("open") if number is None else f"{number:,.1f}"


def floor_of(count: Count) -> int:
    """Return up to where a mark is solid: the lowest number stated, or the one number that there is."""
    if count.low is not None:
        return count.low
    return count.best if count.high is None and count.best is not None else 0


def mark_words(count: Count) -> str:
    """Return the number beside a mark, in digits: "11", "10–13", and "10–13+" where it may be more."""
    low, high = floor_of(count), top_of(count)
    said = f"{low:,}" if high in {None, low} else f"{low:,}–{high:,}"
    return f"{said}+" if has_no_top(count) else said


def has_no_top(count: Count) -> bool:
    """True when the number may be more than the highest that is stated."""
    return count.qualifier == "at least" or (count.low is not None and count.high is None)


def top_of(count: Count | None) -> int | None:
    """Return the highest number that is stated, None where there is none at all."""
    if count is None:
        return None
    return next((number for number in (count.high, count.best, count.low) if number is not None), None)
