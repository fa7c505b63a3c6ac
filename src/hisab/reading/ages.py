"""How old people were: numbers beside people that count nobody."""

from __future__ import annotations

import re

from hisab.reading.lexicon import lower
from hisab.reading.numbers import Number

_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:Jr|Sr|III?)\.?)?,\s+$")
_CALLED_BEFORE = re.compile(r"\b(?:identified\s+as|named|namely)\s+(?:(?:[A-Z][\w.’'-]*|alias|and)\s+)+$")
"""A name before a number without a comma, which is an age: "a trooper identified as Karan Dad 42 and his driver were killed"."""
_PERSON_BEFORE = re.compile(
    r"\b(?:the|an?|his|her|their)\s+(?:[\w’'-]+\s+){0,3}(?!(?:dead|wounded|injured|people|men|women|children|police|personnel)\b)[\w’'-]*[^s\s],\s+$"
)
"""One person before a number between commas, which is an age: "the teacher, 48, died"."""
_WHO_WAS = re.compile(r"\bwho\s+(?:was|is|were|had\s+(?:just\s+)?turned|turned)\s+(?:almost\s+|nearly\s+|only\s+|just\s+|about\s+)?$")
"""Before an age: "Avery Dad, who was almost 2, was found dead"."""
_BARE_PERSON_BEFORE = re.compile(r"[a-z][\w’'-]*[^s\s],\s+$")
"""One person without an article before a number between commas, as headlines have it: "Student, 14, dead"."""
_COMMA_AFTER = re.compile(r"^\s*(?:,|\band\s+[A-Z])")
_YEARS_OLD = re.compile(r"[-\s]*(?:yrs?|y/?o|years?|months?|weeks?|days?)[-.\s]*(?:old\b|of\s+age\b)|[-\s]*(?:y/o|yo)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"(?:[A-Z][\w.’'-]+\s*\(|\([A-Z]+\s)$")
"""Before a number and a bracket: an age behind a name, or what a channel is called: "Karan Dad (18) died", "(LEX 18)"."""
_AGED = re.compile(r"\b(?:aged?|ages(?:\s+[\w-]+,?(?:\s+and)?)*)\s+$", re.IGNORECASE)
_AGES = re.compile(r"\b(?:aged?|ages)\s+(?:between\s+|from\s+)?(?:[\w-]+,?\s+(?:and\s+|to\s+)?)*$", re.IGNORECASE)
_ENDS_AGE = re.compile(r"\s*(?:[,)]|and\b|to\b|years\b|(?:(?:were|was|have|had|has|died|lost)\b))")


def is_age(text: str, number: Number) -> bool:
    """True where the number says how old somebody was: "Gerald Holt, 39, was found dead", "the teacher, 48, died", "death of 3 yr old"."""
    before, after = text[: number.start], text[number.end :]
    if _WHO_WAS.search(lower(before[-40:])) or _YEARS_OLD.match(after) or _AGED.search(before):
        return True
    if after.startswith(")") and _BRACKETED.search(before[-40:]):
        return True
    if _COMMA_AFTER.match(after) and _NAME_BEFORE.search(before):
        return True
    return number.qualifier is None and _is_age_of_one(before, after)


def _is_age_of_one(before: str, after: str) -> bool:
    if _CALLED_BEFORE.search(before[-120:]) or (_COMMA_AFTER.match(after) and _PERSON_BEFORE.search(lower(before[-80:]))):
        return True
    return after.startswith(",") and _BARE_PERSON_BEFORE.search(before[-40:]) is not None


def is_among_ages(text: str, start: int, number: Number) -> bool:
    """True where the number is one of several ages told behind `start`: "two boys, ages 7 and 10, were killed"."""
    return _AGES.search(text, start, number.start) is not None and _ENDS_AGE.match(text, number.end) is not None
