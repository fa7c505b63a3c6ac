"""Finds the words of the vocabulary in a text, in one pass a table, the longest spelling first.

Names (places, groups, communities, offices) are matched as they are written; cues in lower case. A hit is always whole words.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from hisab.reading.kept import keep
from hisab.reading.scripts import fold, without_ezafe
from hisab.vocabulary.tables import Row, Vocabulary

NAME_TABLES = ("homonyms", "places", "communities", "groups", "institutions", "offices", "tenures")
_CASELESS_TABLES = frozenset({"offices", "institutions", "communities"})
"""Tables whose spellings may also stand in lower case ("prime minister", "the cabinet") or with a capital at the start of a sentence."""
_BODY_OF = re.compile(
    r"\b(?!(?:Province|District|City|State|Region|Republic|Emirate|Kingdom|Sultanate|North|South|East|West|Border|Borders)\b)[A-Z][\w’'-]+ of $"
)
"""Before a country that is part of a body's name: "Communist Party of India", "State Bank of Pakistan"."""
_CALLED = re.compile(
    r"\b(?:identified as|named|alias|Mr|Mrs|Ms|Dr|Maulana|Maulvi|Mullah|Mufti|Haji|Hafiz|Constable|Sepoy|Inspector|Captain|Major|Colonel)\.? $"
)
_NAME_GOES_ON = re.compile(r"\s(?!Shi|Sunni|Muslims|Hindus|Christians|Sikhs)[A-Z][a-z]")
"""Before and behind a community's word that is a person's name: "identified as Muslim Dad", not "identified as Hazaras"."""
_BOUND = re.compile(r"[- ]bound\b")
"""Behind a place that somebody was on the way to: "a Quetta-bound bus"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A spelling of `row` at `[start, end)` of the text."""

    start: int
    end: int
    row: Row

    @property
    def table(self) -> str:
        """The table that the row is of."""
        return self.row.table


class _Matcher:
    """One automaton over (spelling, row) pairs; of spellings that several rows share, every row is told."""

    def __init__(self, spelled: Iterable[tuple[str, Row]]) -> None:
        rows: dict[str, list[Row]] = {}
        for spelling, row in spelled:
            known = rows.setdefault(spelling, [])
            if row not in known:
                known.append(row)
        self._rows = tuple(tuple(found) for found in rows.values())
        self._automaton = AhoCorasick(list(rows), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Row, ...]]]:
        """Yield whole-word matches; one that is no whole word hides neither a shorter one nor what follows."""
        offset: int | None = 0
        while offset is not None:
            offset = yield from self._find_from(text, offset)

    def _find_from(self, text: str, offset: int) -> Generator[tuple[int, int, tuple[Row, ...]], None, int | None]:
        for index, start, end in self._automaton.find_matches_as_indexes(text[offset:] if offset else text):
            if _is_whole(text, offset + start, offset + end):
                yield offset + start, offset + end, self._rows[index]
                continue
            shorter = self._shorter(text, offset + start, offset + end)
            if shorter is None:
                return offset + start + 1
            yield shorter
            return shorter[1]
        return None

    def _shorter(self, text: str, start: int, end: int) -> tuple[int, int, tuple[Row, ...]] | None:
        """Return the longest whole-word match at `start` that ends before `end`."""
        while end > start:
            found = self._automaton.find_matches_as_indexes(text[start : end - 1])
            if not found or found[0][1] != 0:
                return None
            end = start + found[0][2]
            if _is_whole(text, start, end):
                return start, end, self._rows[found[0][0]]
        return None


class Lexicon:
    """The vocabulary, ready to be found in texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        names = [(_bare(fold(spelling)), row) for table in NAME_TABLES for row in vocabulary.rows(table) for spelling, row in _name_spellings(row)]
        self._names = _Matcher(names)
        sets: dict[str, list[tuple[str, Row]]] = {}
        for row in vocabulary.rows("cues"):
            sets.setdefault(row["set"], []).extend((_bare(lower(spelling)), row) for spelling in row.spellings)
        self._cues = {name: _Matcher(pairs) for name, pairs in sets.items()}
        kinds = {(row["set"], row["kind"]) for pairs in sets.values() for _, row in pairs}
        self._words = {(name, kind): frozenset(spelling for spelling, row in sets[name] if row["kind"] == kind) for name, kind in kinds}

    @keep
    def names(self, text: str) -> tuple[Hit, ...]:
        """Return the names in `text`, left to right, none inside another.

        Homonyms take their words away from all other tables. A country in a body's name, a community in a person's and a place that somebody was
        bound for are left out.
        """
        return tuple(
            Hit(start=start, end=end, row=row)
            for start, end, rows in _found(self._names, fold(text))
            for row in rows
            if row.table != "homonyms" and not any(other.table == "homonyms" for other in rows) and not _is_in_passing(text, start, end, row)
        )

    def words(self, cue_set: str, kind: str) -> frozenset[str]:
        """Return the spellings of one kind of cue, in lower case."""
        return self._words.get((cue_set, kind), frozenset())

    @keep
    def cues(self, cue_set: str, text: str) -> tuple[Hit, ...]:
        """Return the cues of one set in `text`, left to right; one hit for each row that has the spelling."""
        return tuple(Hit(start=start, end=end, row=row) for start, end, rows in _found(self._cues[cue_set], lower(text)) for row in rows)


def _found(matcher: _Matcher, text: str) -> Iterator[tuple[int, int, tuple[Row, ...]]]:
    """Yield the matches of `text`, whether or not a zer joins its words."""
    bare, places = without_ezafe(text)
    return ((places[start], places[end], rows) for start, end, rows in matcher.find(bare))


def _bare(spelling: str) -> str:
    return without_ezafe(spelling)[0]


def _is_in_passing(text: str, start: int, end: int, row: Row) -> bool:
    """True where the word belongs to the name of a body or of a person, or says where somebody was bound for."""
    before = text[max(0, start - 40) : start]
    if row.table == "communities":
        return _CALLED.search(before) is not None and _NAME_GOES_ON.match(text, end) is not None
    if row.table != "places":
        return False
    return _BOUND.match(text, end) is not None or (row["kind"] == "country" and _BODY_OF.search(before) is not None)


@keep
def lower(text: str) -> str:
    """Return `text` in lower case and with its letters folded, character by character, so that offsets stay true."""
    lowered = text.lower()
    if len(lowered) != len(text):  # one character became two: "İ"
        lowered = "".join(map(_lower, text))
    return fold(lowered)


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not ((before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum()))


def _name_spellings(row: Row) -> Iterator[tuple[str, Row]]:
    known = set(row.spellings)
    for spelling in row.spellings:
        if row.table in _CASELESS_TABLES and spelling[:4] in {"the ", "The "} and spelling[4:] in known:
            continue  # the article would begin the hit before "army chief" and hide it
        yield spelling, row
        if row.table in _CASELESS_TABLES and not spelling.isupper():
            yield spelling.lower(), row
            yield spelling[0].upper() + spelling[1:], row
            if row.table != "communities":
                yield spelling.title(), row
