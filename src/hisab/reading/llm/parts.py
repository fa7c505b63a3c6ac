"""Cuts a text into parts that a model can be given, between sentences, and finds a quote in a part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hisab.reading.sentences import Sentence

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\s+(?:(?:all|any|everything|the|these|those|your|of)\s+)*"
    r"(?:above\b|(?:(?:previous|prior|preceding|earlier)\s+)?(?:instructions?|prompts?)\b)"
    r"|\b(?:system|developer)\s+prompt\b|\byou\s+are\s+(?:now\s+)?an?\s+(?:ai|assistant|language\s+model|chatbot)\b|\bnew\s+instructions?\s*:",
    re.IGNORECASE,
)
"""Words that speak to a machine. What they tell it to answer stands behind them, in the same line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`text` begins at `start` of the document's text."""

    start: int
    text: str

    def find(self, quote: str, occurrence: int) -> tuple[int, int] | None:
        """Return where in the document the nth occurrence of `quote` lies, whole words only; None where it does not stand there."""
        found = -1
        while occurrence:
            found = self.text.find(quote, found + 1)
            if found < 0:
                return None
            occurrence -= self._is_whole(found, found + len(quote))
        return self.start + found, self.start + found + len(quote)

    def _is_whole(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start] if start else "", self.text[end : end + 1]
        return not (before.isalnum() and self.text[start].isalnum()) and not (after.isalnum() and self.text[end - 1].isalnum())


def cut(text: str, sentences: Iterable[Sentence], *, longest: int) -> Iterator[Part]:
    """Yield the parts of `text`, each of whole sentences and of at most `longest` characters; a sentence that is longer is cut at blanks."""
    start = end = 0
    for first, last in _pieces(text, sentences, longest):
        if start < end and last - start > longest:
            yield Part(start=start, text=text[start:end])
            start = first
        start, end = (first if start == end else start), last
    if start < end:
        yield Part(start=start, text=text[start:end])


def _pieces(text: str, sentences: Iterable[Sentence], longest: int) -> Iterator[tuple[int, int]]:
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > longest:
            blank = text.rfind(" ", start + 1, start + longest)
            end = blank if blank > 0 else start + longest
            yield start, end
            start = end
        yield start, sentence.end


def orders(text: str, sentences: Iterable[Sentence]) -> tuple[tuple[int, int], ...]:
    """Return where the text speaks to a machine: from the sentence that begins to, on to the end of its line."""
    found: list[tuple[int, int]] = []
    for sentence in sentences:
        if _ORDER.search(sentence.text):
            line_end = text.find("\n", sentence.end)
            found.append((sentence.start, len(text) if line_end < 0 else line_end))
    return tuple(found)
