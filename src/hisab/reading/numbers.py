"""Whole numbers in digits and in English words, with lakh and crore, and the words that qualify them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

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
}
_WORD = "|".join((*_UNITS, *_TENS))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_IN_WORDS = rf"(?:(?:a|an)\s+(?:{_SCALE}|dozen)|(?:{_WORD})(?:[\s-]+(?:(?:{_WORD}|{_SCALE}|dozen)|and\s+(?:{_WORD})))*)"
_DIGITS = r"\d{1,3}(?:,\d{2,3})+|\d+"
_NUMBER = re.compile(
    rf"(?<![\w.,/:$£€-])(?:(?P<digits>{_DIGITS})(?!\d|[./:]\d|st\b|nd\b|rd\b|th\b|%|[A-Za-z]|\s+dozens)|(?P<words>{_IN_WORDS})(?!\w))", re.IGNORECASE
)

_BEFORE = (
    r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+less\s+than|more\s+than|over|upwards\s+of|past|above|as\s+many\s+as|up\s+to|nearly|almost|"
    r"close\s+to|about|around|some|roughly|approximately|an\s+estimated|fewer\s+than|less\s+than|under|only|just"
)
_QUALIFIER_BEFORE = re.compile(rf"\b(?P<words>{_BEFORE})\s+(?:the\s+)?$", re.IGNORECASE)
_ABOUT_OVER = re.compile(
    r"\b(?:sit-in|protests?|protesters|anger|outrage|outcry|row|mourning|grief|strike|dharna|concern|talks|shutdown)\s+over\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""In "the sit-in over 11 miners" the word counts nobody."""
_QUALIFIER_AFTER = re.compile(r"^(?:\s+or\s+more\b|\+)", re.IGNORECASE)
_RANGE = re.compile(r"^\s*(?:-|–|—|to|or)\s*$", re.IGNORECASE)

LOWER_BOUNDS = frozenset(
    {"at least", "no fewer than", "no less than", "not less than", "more than", "over", "upwards of", "past", "above", "or more", "+"}
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


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the whole numbers of `text`, left to right. Ordinals, decimals, percentages and times are not among them."""
    plain = [(match.start(), match.end(), parse_number(match.group())) for match in _NUMBER.finditer(text)]
    numbers: list[Number] = []
    position = 0
    while position < len(plain):
        start, end, value = plain[position]
        position += 1
        if value is None:
            continue
        high: int | None = None
        if position < len(plain) and _RANGE.match(text[end : plain[position][0]]):
            other = plain[position][2]
            if other is not None and other > value:
                high, end, position = other, plain[position][1], position + 1
        numbers.append(_qualified(text, Number(start=start, end=end, value=value, high=high)))
    return tuple(numbers)


def _qualified(text: str, number: Number) -> Number:
    before = _QUALIFIER_BEFORE.search(text[max(0, number.start - 20) : number.start])
    if before and before["words"].lower() == "over" and _ABOUT_OVER.search(text[: number.start]):
        before = None
    after = _QUALIFIER_AFTER.match(text[number.end : number.end + 9])
    start = number.start - (len(text[max(0, number.start - 20) : number.start]) - before.start()) if before else number.start
    end = number.end + after.end() if after else number.end
    words = before.group("words") if before else after.group().strip() if after else None
    qualifier = re.sub(r"\s+", " ", words).lower() if words else None
    return Number(start=start, end=end, value=number.value, high=number.high, qualifier=qualifier)


def parse_number(words: str) -> int | None:
    """Return the number that `words` spell, or None where they spell none: "a hundred and five" is 105, "1,00,000" is 100000."""
    words = words.lower().replace(",", "")
    if words.isdigit():
        return int(words)
    total, group = 0, 0
    for word in re.split(r"[\s-]+", words):
        if word == "and":
            continue
        if word in {"a", "an"}:
            group = 1
        elif word == "dozen":
            group = max(group, 1) * 12
        elif word in _UNITS or word in _TENS:
            group += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in SCALES:
            total, group = total + max(group, 1) * SCALES[word], 0
        else:
            return None
    return total + group


def scaled(digits: str, scale: str | None) -> Decimal:
    """Return the amount of `digits` (with commas and a decimal point) times its scale word: ("2.5", "million") is 2500000."""
    amount = Decimal(digits.replace(",", ""))
    return amount * SCALES[scale.lower()] if scale else amount
