"""Whole numbers in digits of any script and in English, Urdu and Persian words, with lakh and crore, and the words that qualify them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from hisab.reading import numbers_arabic
from hisab.reading.kept import keep
from hisab.reading.scripts import fold

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {word: 10 * value for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "lac": 100_000,
    "lacs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    **numbers_arabic.SCALES,
}
_BIG = "|".join(sorted(SCALES.keys() - {"hundred", *numbers_arabic.SCALES}, key=lambda word: (-len(word), word)))
_MULTIPLIERS = {"hundred": 100, "dozen": 12, **numbers_arabic.HUNDREDS}
_SMALL_WORDS = {**_UNITS, **_TENS, **numbers_arabic.SMALL}
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]+(?:{'|'.join(list(_UNITS)[1:10])})\b)?|(?:{'|'.join(reversed(_UNITS))}))"
_GROUP = rf"(?:(?:an?|{_SMALL})[\s-]+hundred(?:[\s-]+(?:and\s+)?{_SMALL}\b)?|{_SMALL})"
_BIG_AFTER = rf"[\s-]+(?:{_BIG})\b"
_NEXT = r"[\s-]+(?:and\s+)?"
_LARGE = rf"(?:an?|{_GROUP}){_BIG_AFTER}(?:{_NEXT}{_GROUP}{_BIG_AFTER}){{0,3}}(?:{_NEXT}{_GROUP}\b)?"
IN_WORDS = rf"(?a:half\s+a\s+dozen|(?:an?|{_SMALL})\s+dozen|{_LARGE}|{_GROUP})"
"""A number in English words, as a pattern: "a hundred and five" is one, "four and two" are two."""
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{2,3}})+|\d+)(?:(?a:\s+(?:hundred|{_BIG})\b)|\s+(?:{numbers_arabic.SCALE})(?!\w))?"
_NO_COUNT = r"\s*(?:%|per\s?cent\b|[ap]\.?m\b|o['’]clock\b)"
_NUMBER = re.compile(
    r"(?<![\w.,/:$£€-])(?<!half )"
    rf"(?:(?P<digits>{_DIGITS})(?!\d|[.,/:]\d|st\b|nd\b|rd\b|th\b|[A-Za-z]|\s+dozens)|(?P<words>{IN_WORDS}|{numbers_arabic.IN_WORDS})(?!\w))(?!{_NO_COUNT})",
    re.IGNORECASE,
)
_MOST_DIGITS = 15

_BEFORE = (
    r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|more\s+than|over|upwards\s+of|past|above|as\s+many\s+as|up\s+to|nearly|almost|"
    r"close\s+to|about|around|some|roughly|approximately|an\s+estimated|fewer\s+than|less\s+than|under|only|just|" + numbers_arabic.QUALIFIER_BEFORE
)
_QUALIFIER_BEFORE = re.compile(rf"\b(?P<words>{_BEFORE})\s+(?:the\s+)?$", re.IGNORECASE)
_ABOUT_OVER = re.compile(
    r"\b(?:sit-in|protests?|protesters|anger|outrage|outcry|row|mourning|grief|strike|dharna|concern|talks|shutdown)\s+over\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In "the sit-in over 11 miners" the word counts nobody."""
_QUALIFIER_AFTER = re.compile(rf"^(?:\s+or\s+more\b|\+|\s+(?:{numbers_arabic.QUALIFIER_AFTER})(?!\w))", re.IGNORECASE)
_MEASURE = re.compile(
    r"[\s-]+(?:(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet)\b|(?:"
    + fold("گھنٹے|گھنٹوں|گھنٹہ|منٹ|دن|دنوں|روز|ہفتے|ہفتوں|ہفتہ|ماہ|مہینے|مہینوں|سال|سالوں|برس|ساعت|دقیقه|هفته|کلومیٹر|کیلومتر|میٹر|متر")
    + r")(?!\w))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_RANGE = re.compile(r"^\s*(?:-|–|—|to|or)\s*$", re.IGNORECASE)
_RANGE_ARABIC = re.compile(r"^\s+(?:سے|تا)\s+$")
_YEARS = range(1300, 2101)
"""What stands before "سے" or "تا" and is one of these may be a year: "2001 سے 2500 افراد" is no range."""
_HYPHEN_RANGE = re.compile(rf"-(?P<high>\d{{1,6}})(?![\w-]|[.,/:]\d)(?!{_NO_COUNT})", re.IGNORECASE)
"""The end of "10-13", which is no number of its own: what stands behind a hyphen may be a part of a name or a date."""

LOWER_BOUNDS = frozenset(
    {
        "at least",
        "no fewer than",
        "no less than",
        "not less than",
        "not fewer than",
        "more than",
        "over",
        "upwards of",
        "past",
        "above",
        "or more",
        "+",
    }
    | numbers_arabic.LOWER_BOUNDS
)
UPPER_BOUNDS = frozenset({"as many as", "up to", "nearly", "almost", "close to", "fewer than", "less than", "under"})
"""`nearly 200` is at most 200; the words promise no lowest figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at `[start, end)`, qualifier and range included; `value` is the number itself, `high` the end of a stated range."""

    start: int
    end: int
    value: int
    high: int | None = None
    qualifier: str | None = None


@keep
def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the whole numbers of `text`, left to right.

    Ordinals, decimals, percentages and times are not among them, nor what stands alone in brackets, an age: "Rahim Dad (35)".
    A number that is said again is one: "eleven (11)".
    """
    text = fold(text)
    plain = [(match.start(), match.end(), parse_number(match.group())) for match in _NUMBER.finditer(text)]
    numbers: list[Number] = []
    position = 0
    while position < len(plain):
        start, end, value = plain[position]
        position += 1
        if value is None:
            continue
        if text[:start].endswith("(") and text.startswith(")", end):
            if numbers and numbers[-1].value == value and text[numbers[-1].end : start] == " (":
                numbers[-1] = replace(numbers[-1], end=end + 1)
            continue
        high: int | None = None
        if position < len(plain) and _is_range(text[start:end], value, text[end : plain[position][0]], plain[position][2]):
            high, end, position = plain[position][2], plain[position][1], position + 1
        elif (hyphened := _HYPHEN_RANGE.match(text, end)) and text[start:end].isdecimal() and int(hyphened["high"]) > value:
            high, end = int(hyphened["high"]), hyphened.end()
        elif (
            position < len(plain)
            and (opening := _BETWEEN.search(text, max(0, start - 12), start))
            and text[end : plain[position][0]].strip().lower() == "and"
        ):
            other = plain[position][2]
            if other is not None and other > value:
                start, high, end, position = opening.start(), other, plain[position][1], position + 1
        numbers.append(_qualified(text, Number(start=start, end=end, value=value, high=high)))
    return tuple(numbers)


def _is_range(words: str, value: int, between: str, other: int | None) -> bool:
    """True when a number behind another ends a range: "10 to 13", "چالیس سے پچاس"; in Urdu and Persian words also side by side, "دس بارہ"."""
    if other is None or other <= value:
        return False
    if _RANGE.match(between):
        return True
    if _RANGE_ARABIC.match(between):
        return value not in _YEARS and other < 10 * value
    return between == " " and not words.isascii() and not words.isdecimal() and other <= 2 * value


def is_measure(text: str, end: int) -> bool:
    """True when the number that ends at `end` is one of hours, days or miles: "within 16 hours"."""
    return _MEASURE.match(fold(text), end) is not None


def _qualified(text: str, number: Number) -> Number:
    before = _QUALIFIER_BEFORE.search(text[max(0, number.start - 20) : number.start])
    if before and before["words"].lower() == "over" and _ABOUT_OVER.search(text[: number.start]):
        before = None
    after = _QUALIFIER_AFTER.match(text[number.end : number.end + 16])
    start = number.start - (len(text[max(0, number.start - 20) : number.start]) - before.start()) if before else number.start
    end = number.end + after.end() if after else number.end
    words = before.group("words") if before else after.group().strip() if after else None
    qualifier = re.sub(r"\s+", " ", words).lower() if words else None
    return Number(start=start, end=end, value=number.value, high=number.high, qualifier=qualifier)


def parse_number(words: str) -> int | None:
    """Return the number that `words` spell, or None where they spell none: "a hundred and five" is 105, "1,00,000" is 100000."""
    words = fold(words).lower().replace(",", "")
    if words.split() == ["half", "a", "dozen"]:
        return 6
    total, group = 0, 0
    for written in re.split(r"[\s-]+", " ".join(map(_unglued, words.split()))):
        word = numbers_arabic.ADDED.sub("", written) if written not in _SMALL_WORDS else written
        if word.isdecimal():
            if len(word) > _MOST_DIGITS:
                return None
            group = int(word)
        elif word in {"and", "و"}:
            continue
        elif word in {"a", "an"}:
            group = 1
        elif word in _SMALL_WORDS:
            group += _SMALL_WORDS[word]
        elif word in _MULTIPLIERS:
            group = max(group, 1) * _MULTIPLIERS[word]
        elif word in SCALES:
            total, group = total + max(group, 1) * SCALES[word], 0
        else:
            return None
    return total + group


def _unglued(word: str) -> str:
    glued = numbers_arabic.GLUED.fullmatch(word)
    return f"{glued['number']} {glued['scale']}" if glued else word


def scaled(digits: str, scale: str | None) -> Decimal:
    """Return the amount of `digits` (with commas and a decimal point) times its scale word: ("2.5", "million") is 2500000."""
    amount = Decimal(digits.replace(",", ""))
    return amount * SCALES[scale.lower()] if scale else amount
