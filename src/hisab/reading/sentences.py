"""Cuts a text into sentences with their offsets; the sentence is the unit in which everything is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"[.!?؟۔]+[\"'”’)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*\S)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Rs|Mr|Mrs|Ms|Dr|St|Sr|Jr|Gen|Lt|Col|Maj|Brig|Capt|Prof|Sgt|Hon|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Co|Ltd|pp)"
    r"|\b[A-Z](?:\.[A-Z])*|\b[ap]\.m|\be\.g|\bi\.e)\.$"
)
_DAY_NAME = re.compile(r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May\s+\d|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
"""What goes on behind the time of day: "at 5 p.m. Friday"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`text[start:end]` of the document, without blanks at its ends."""

    index: int
    start: int
    end: int
    text: str


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order; together they hold every character that is not blank."""
    return tuple(Sentence(index=index, start=start, end=end, text=text[start:end]) for index, (start, end) in enumerate(_spans(text)))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _is_abbreviation(text, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    head = text[max(0, match.start() - 12) : match.start() + 1]
    if not _ABBREVIATION.search(head):
        return False
    following = text[match.end() :].lstrip()[:1]
    return not head.endswith(("p.m.", "a.m.")) or not following.isupper() or bool(_DAY_NAME.match(text, match.end()))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
