"""Cuts a text into windows that the encoder can take in: whole sentences, at most `LIMIT` tokens, none left out.

A sentence longer than a window is cut between words. Windows do not overlap, so each token has one answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from hisab.reading.scripts import without_ezafe
from hisab.reading.sentences import Sentence

LIMIT = 384
"""Tokens a window, without the two that open and close it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Tokens in order. Token `i` is `[starts[i], ends[i])` of the text, blanks left out."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens that meet `[start, end)` of the text, or None when none does."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return (first, last) if first < last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of tokens. `sentences` are (start, end) in the text and (first, last) in the window's tokens."""

    tokens: Tokens
    sentences: tuple[tuple[int, int, int, int], ...]


Tokenize = Callable[[str], tuple[Sequence[int], Sequence[tuple[int, int]]]]
"""Takes a text; returns the ids of its tokens and their offsets."""


def cut_windows(text: str, sentences: Sequence[Sentence], tokenize: Tokenize, *, limit: int = LIMIT) -> Iterator[Window]:
    """Yield the windows of `text`, at most `limit` tokens each, left to right; a text in capitals is cut as if it were in small letters."""
    if is_in_capitals(text):
        small = in_small_letters(text)
        sentences = [replace(one, text=small[one.start : one.end]) for one in sentences]
    pending: list[tuple[int, int, Tokens]] = []
    length = 0
    for sentence in sentences:
        for start, end, tokens in _pieces(text, sentence, tokenize, limit):
            if pending and length + len(tokens.ids) > limit:
                yield _window(pending)
                pending, length = [], 0
            pending.append((start, end, tokens))
            length += len(tokens.ids)
    if pending:
        yield _window(pending)


def in_small_letters(text: str) -> str:
    """Return `text` in small letters, character by character, so that offsets stay true."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def is_in_capitals(text: str) -> bool:
    """True when nearly all letters that have a capital are capitals, as in old wires."""
    capitals, small = (sum(map(test, text)) for test in (str.isupper, str.islower))
    return capitals > 9 * small


def _pieces(text: str, sentence: Sentence, tokenize: Tokenize, limit: int) -> Iterator[tuple[int, int, Tokens]]:
    """Yield the tokens of a sentence, in pieces where it is longer than a window; a zer that joins two words is in the first and no token."""
    bare, places = without_ezafe(sentence.text)
    ids, offsets = tokenize(bare)
    kept = [
        (identifier, *_without_blanks(text, sentence.start + places[start], sentence.start + places[end]))
        for identifier, (start, end) in zip(ids, offsets, strict=True)
    ]
    kept = [(identifier, start, end) for identifier, start, end in kept if start < end]
    for position in range(0, len(kept), limit):
        part = kept[position : position + limit]
        tokens = Tokens(ids=tuple(item[0] for item in part), starts=tuple(item[1] for item in part), ends=tuple(item[2] for item in part))
        yield part[0][1], part[-1][2], tokens


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _window(pieces: Sequence[tuple[int, int, Tokens]]) -> Window:
    places: list[tuple[int, int, int, int]] = []
    position = 0
    for start, end, tokens in pieces:
        places.append((start, end, position, position + len(tokens.ids)))
        position += len(tokens.ids)
    joined = Tokens(
        ids=tuple(identifier for _, _, tokens in pieces for identifier in tokens.ids),
        starts=tuple(start for _, _, tokens in pieces for start in tokens.starts),
        ends=tuple(end for _, _, tokens in pieces for end in tokens.ends),
    )
    return Window(tokens=joined, sentences=tuple(places))
