"""Tells texts that may hold something for the account from those that cannot: one stem of the vocabulary, anywhere, lets a text in.

Recall comes first. A text that is let in has still to be read; one that is kept out is not looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ahocorasick_rs import BytesAhoCorasick, Implementation

from hisab.reading.scripts import typed_for
from hisab.vocabulary.tables import Vocabulary

_FIRST_LOOK = 2_000
"""Characters in which most texts that are let in show why."""


class Gate:
    """Lets in texts that hold a stem of `stems.csv`, however its letters were typed; a stem is found inside words too."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        stems = {typed for row in vocabulary.rows("stems") for stem in row.spellings for typed in _typed(stem)}
        self._automaton = BytesAhoCorasick([stem.encode() for stem in sorted(stems)], implementation=Implementation.DFA)

    def lets_in(self, text: str) -> bool:
        """True when `text` may hold something for the account."""
        return any(self._automaton.find_matches_as_indexes(part.encode("utf-8", "surrogatepass")) for part in (text[:_FIRST_LOOK], text) if part)


def _typed(stem: str) -> Iterator[str]:
    """Yield the ways to type a stem: in small letters, with a capital, in capitals, and with each letter that another is typed for."""
    if stem.isascii():
        yield from (stem, stem.capitalize(), stem.title(), stem.upper())
    else:
        yield from map("".join, product(*(typed_for(letter) for letter in stem)))
