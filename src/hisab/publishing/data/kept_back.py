"""The words of reports that a redaction profile keeps back, for the pages and for the data alike. Knows no page and no table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hisab.publishing.data.redacted import redacted_words
from hisab.publishing.data.redaction import PERSON_IN_OFFICE, REDACTED, UNREAD_NAME, Names, Profile
from hisab.publishing.data.unread_names import UnreadNames, places_of
from hisab.records.ids import DocumentId
from hisab.records.journal import Register
from hisab.vocabulary.tables import Vocabulary

_KEPT = 4096
"""Documents whose words are remembered while pages are written; each has some hundred bytes of them."""
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What a document's words may not show: `read` everywhere, `guessed` where it is no part of an official's name, or of one that is known."""

    read: re.Pattern[str]
    guessed: re.Pattern[str]
    officials: re.Pattern[str]


class KeptBack:
    """Says of words of a document which of them a profile keeps back: what a reader marked, what a person redacted, what looks like a name."""

    def __init__(self, register: Register, vocabulary: Vocabulary, profile: Profile, names: Names) -> None:
        self._documents, self._profile, self._names = register.documents, profile, names
        self._unread = UnreadNames(vocabulary, outlets={document.source for document in register.documents.values()})
        self._redacted = frozenset() if profile.lets(REDACTED) else redacted_words(register)
        self._places = places_of(register.mentions.values())
        self._read, self._officials = self._said_in(register)
        self._words_of = lru_cache(maxsize=_KEPT)(self._find_words)

    def _said_in(self, register: Register) -> tuple[Mapping[DocumentId, set[str]], Mapping[DocumentId, set[str]]]:
        """Return for each document the words that readers marked and the profile keeps back, and the names of officials that it lets."""
        withheld: dict[DocumentId, set[str]] = {}
        officials: dict[DocumentId, set[str]] = {}
        for mention in register.mentions.values():
            for argument in mention.arguments:
                what = self._names.field_of(mention, argument)
                if what is not None and not self._profile.lets(what):
                    withheld.setdefault(argument.passage.document, set()).update({argument.passage.quote, argument.name or ""})
                elif what == PERSON_IN_OFFICE:
                    officials.setdefault(argument.passage.document, set()).update({argument.passage.quote, argument.name or ""})
        return withheld, officials

    def _find_words(self, identifier: DocumentId) -> _Words:
        read = self._read.get(identifier, set())
        guessed = {part for said in read for part in self._names.parts_to_hide(said)}
        if not self._profile.lets(UNREAD_NAME):
            guessed |= set(self.names_nobody_read(identifier))
            guessed = {name for name in guessed if not any(name in place for place in self._places.get(identifier, ()))}
        return _Words(read=_any_of(read | self._redacted), guessed=_any_of(guessed), officials=_any_of(self._officials.get(identifier, ())))

    def names_nobody_read(self, identifier: DocumentId) -> tuple[str, ...]:
        """Return each run of a document's text that looks like a private person's name, once, whether or not the profile keeps it back."""
        text = self._documents[identifier].text
        found = self._unread.in_text(text, officials=self._officials.get(identifier, ()))
        return tuple(dict.fromkeys(text[start:end] for start, end in found))

    def spans(self, text: str, identifier: DocumentId) -> Spans:
        """Return the spans `[start, end)` of `text`, words of a document or about it, that are kept back: in order, none over another."""
        words = self._words_of(identifier)
        found = [match.span() for match in words.read.finditer(text)]
        guessed = [match.span() for match in words.guessed.finditer(text)]
        if guessed:
            known = [*self._unread.protected(text), *(match.span() for match in words.officials.finditer(text))]
            found += [(start, end) for start, end in guessed if not any(first <= start and end <= last for first, last in known)]
        return tuple(joined(found))

    def in_title(self, title: str, identifier: DocumentId) -> Spans:
        """Return the spans of a headline that are kept back; in one that is all capitals only the names that the text holds are seen."""
        found = list(self.spans(title, identifier))
        if not self._profile.lets(UNREAD_NAME) and not _is_headline_case(title):
            found += self._unread.in_text(title, officials=self._officials.get(identifier, ()))
        return tuple(joined(found))


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that touch or overlap made one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def cut(text: str, hidden: Spans, mark: str, *, start: int = 0) -> str:
    """Return `text`, which stands at `start` where the spans were counted, with `mark` in place of each."""
    parts: list[str] = []
    at = start
    for first, last in hidden:
        if first < start + len(text) and last > at:
            parts += [text[at - start : max(first, at) - start], mark]
            at = min(last, start + len(text))
    return "".join((*parts, text[at - start :]))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted((word for word in set(words) if word.strip()), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first) or r"(?!)")


def _is_headline_case(title: str) -> bool:
    """True when most words of a headline begin with a capital: capitals then tell nothing about names."""
    words = re.findall(r"[^\W\d_]+", title)
    with_capitals = sum(1 for word in words if str(word)[0].isupper())
    return with_capitals > len(words) * 0.6
