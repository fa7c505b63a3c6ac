"""Runs of a text that look like the name of a private person whom no reader marked. Knows lists, capitals and cues.

It errs on the side of silence: capitals that nothing explains are taken for a name, and so is, in Urdu and Persian, a word that no list has as an
ordinary one. What it cannot see is in docs/data.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hisab.publishing.data.capitals import names_in_capitals
from hisab.publishing.data.cued_names import names_by_cues
from hisab.publishing.data.name_lists import latin_cues
from hisab.records.ids import DocumentId
from hisab.records.mentions import Mention
from hisab.vocabulary.tables import Vocabulary

_PART = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*|[\u0600-\u06ff\u200c]+")
_TABLES = ("communities", "groups", "institutions", "offices", "places", "tenures")
_NAMED = (("communities", "name"), ("groups", "name"), ("institutions", "name"), ("offices", "title"), ("places", "name"), ("tenures", "person"))


def places_of(mentions: Iterable[Mention]) -> Mapping[DocumentId, frozenset[str]]:
    """Return for each document the words that a reader read as a place: they are no person's name, whatever they look like."""
    found: dict[DocumentId, set[str]] = {}
    for mention in mentions:
        for argument in mention.arguments:
            if argument.place is not None:
                found.setdefault(argument.passage.document, set()).update((argument.passage.quote, argument.place.name))
    return {document: frozenset(words) for document, words in found.items()}


class UnreadNames:
    """Finds runs that look like a private person's name, beside all that the vocabulary and the outlets' names explain."""

    def __init__(self, vocabulary: Vocabulary, *, outlets: Iterable[str] = ()) -> None:
        spellings = {spelling for table in _TABLES for row in vocabulary.rows(table) for spelling in row.spellings}
        spellings |= {row[column] for table, column in _NAMED for row in vocabulary.rows(table)} | set(outlets)
        spellings |= {part.replace("-", " ") for row in vocabulary.rows("places") for part in row["path"].split("|")}
        spellings |= {f"Mr {row['person'].split()[-1]}" for row in vocabulary.rows("tenures")}
        self._known = {tuple(part.lower() for part in _PART.findall(spelling)) for spelling in spellings} - {()}
        held = {spelling for row in vocabulary.rows("tenures") for spelling in (row["person"], *row.spellings)}
        self._officials = {tuple(part.lower() for part in _PART.findall(name)) for name in held}
        self._longest = max((len(parts) for parts in self._known), default=0)
        self._firsts = {parts[0] for parts in self._known}

    def in_text(self, text: str, *, officials: Iterable[str] = ()) -> tuple[tuple[int, int], ...]:
        """Return the spans `[start, end)` of such runs, in order, none over another.

        `officials` are names that a reader read as those of people in office; they stay, and so does a part of one that stands alone.
        """
        held = tuple(tuple(_PART.findall(name)) for name in officials)
        spans = self._found(text, held)
        known = self._officials_in(text) if spans else ()
        return self._found(text, (*held, *known)) if known else spans

    def _found(self, text: str, officials: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, int], ...]:
        capitals = names_in_capitals(text, latin_cues(), known=self.explained, officials=officials)
        return tuple(sorted((*capitals, *names_by_cues(text, known=self.explained, officials=officials))))

    def _officials_in(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Return the names of officials of the vocabulary that the text has whole: who is called by a part of one afterwards is that official."""
        found = (tuple(_PART.findall(text[start:end])) for start, end in self.protected(text))
        return tuple(name for name in found if tuple(_plain(part) for part in name) in self._officials)

    def protected(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the spans of what the vocabulary knows, two words or more: officials, places, bodies."""
        found = tuple(_PART.finditer(text))
        small = tuple(_plain(each.group()) for each in found)
        sizes = ((place, self._size(small, place)) for place in range(len(small)))
        return tuple((found[place].start(), found[place + size - 1].end()) for place, size in sizes if size > 1)

    def explained(self, words: tuple[str, ...]) -> tuple[bool, ...]:
        """Return for each word whether it belongs to a name of anything that is known, the longest first."""
        small = tuple(_plain(word) for word in words)
        answers = [False] * len(words)
        place = 0
        while place < len(words):
            size = self._size(small, place)
            answers[place : place + size] = [True] * size
            place += size or 1
        return tuple(answers)

    def _size(self, words: tuple[str, ...], place: int) -> int:
        if words[place] not in self._firsts:
            return 0
        longest = min(self._longest, len(words) - place)
        return next((size for size in range(longest, 0, -1) if words[place : place + size] in self._known), 0)


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    return re.sub(r"['’`]s?\Z", "", word).lower()
