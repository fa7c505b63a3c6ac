"""What a page may show of a report's words: the one way by which texts, quotes and titles reach a page, under a redaction profile.

Spans are those of the document's own text, so that every anchor stays where it was. Knows no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from hisab.publishing.data.kept_back import KeptBack, Spans, cut, joined
from hisab.publishing.data.redaction import (
    PERSON_IN_OFFICE,
    PERSON_WITHOUT_OFFICE,
    TARGET_DESCRIBED,
    TARGET_NAMED,
    TITLE,
    WHOLE_TEXT,
    Names,
    Profile,
)
from hisab.publishing.tongue import to_say
from hisab.records.documents import Document, Passage
from hisab.records.figures import Edition
from hisab.records.ids import DocumentId
from hisab.records.mentions import Argument, Mention
from hisab.vocabulary.tables import Vocabulary

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bRs)(?<!\bNo)[.!?۔؟][\"”’')\]]*\s+|\n+")
_FIELDS = {
    PERSON_IN_OFFICE: to_say("names of people in office"),
    PERSON_WITHOUT_OFFICE: to_say("names of people who hold no office"),
    TARGET_NAMED: to_say("words for those attacked that may hold a name"),
    TARGET_DESCRIBED: to_say("words for those attacked that hold no name"),
}
_KEPT = 4096
"""Documents whose hidden spans are remembered while pages are written; each has some hundred bytes of them."""


class Veil:
    """Says for every text of an edition what of it a profile lets be seen."""

    def __init__(self, edition: Edition, vocabulary: Vocabulary, profile: Profile) -> None:
        self.profile = profile
        register = edition.register
        self._documents = register.documents
        self._names = Names(vocabulary)
        self._kept_back = KeptBack(register, vocabulary, profile, self._names)
        self._passages = _passages(register.mentions.values())
        self._hidden_in = lru_cache(maxsize=_KEPT)(self._find_hidden)
        self._hidden_in_title = cache(self._find_hidden_in_title)

    def field_of(self, mention: Mention, argument: Argument) -> str:
        """Return in words which field of the profile an argument falls under; empty where it names nobody."""
        return _FIELDS.get(self._names.field_of(mention, argument) or "", "")

    def withholds(self, mention: Mention, argument: Argument) -> bool:
        """True when the profile keeps back the value of an argument and its words."""
        what = self._names.field_of(mention, argument)
        return what is not None and not self.profile.lets(what)

    def withholds_target(self, words: str) -> bool:
        """True when the profile keeps back these words for those attacked."""
        return not self.profile.lets(TARGET_DESCRIBED if self._names.is_described(words) else TARGET_NAMED)

    def withholds_doer(self, words: str) -> bool:
        """True when the profile keeps back who is said to have done something: no group, body or official of the vocabulary."""
        return not (self.profile.lets(PERSON_WITHOUT_OFFICE) or self._names.is_described(words) or self._names.is_official(words))

    def _find_hidden(self, identifier: DocumentId) -> Spans:
        return self._kept_back.spans(self._documents[identifier].text, identifier)

    def hidden(self, document: Document) -> Spans:
        """Return the spans `[start, end)` of a document's text that no page may show, in order, none over another."""
        return self._hidden_in(document.id)

    def passage(self, passage: Passage, mark: str) -> str:
        """Return the words of a passage with `mark` in place of what is kept back."""
        return cut(passage.quote, self._hidden_in(passage.document), mark, start=passage.start)

    def title(self, document: Document, mark: str) -> str:
        """Return the headline of a report with `mark` in place of what is kept back; empty where there is none, or the profile keeps it back."""
        if not document.title or not self.profile.lets(TITLE):
            return ""
        return cut(document.title, self._hidden_in_title(document.id), mark)

    def _find_hidden_in_title(self, identifier: DocumentId) -> Spans:
        return self._kept_back.in_title(self._documents[identifier].title or "", identifier)

    def words(self, text: str, document: DocumentId, mark: str) -> str:
        """Return words that someone wrote about a document, such as a finding, with `mark` in place of what is kept back."""
        return cut(text, self._kept_back.spans(text, document), mark)

    def windows(self, document: Document) -> Spans:
        """Return the parts of a document's text that its page shows: all of it, or the sentences that values rest on, each with one beside it."""
        if self.profile.lets(WHOLE_TEXT):
            return ((0, len(document.text)),)
        edges = [0, *(match.end() for match in _SENTENCE_END.finditer(document.text)), len(document.text)]
        sentences = [(start, end) for start, end in pairwise(edges) if start < end]
        return tuple(joined(_window(sentences, document.text, start, end) for start, end in self._passages.get(document.id, ())))


def _window(sentences: list[tuple[int, int]], text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentences that a passage stands in, and the one before in its paragraph, else the one after."""
    inside = [place for place, (first, last) in enumerate(sentences) if first < end and last > start]
    first, last = inside[0], inside[-1]
    if first > 0 and "\n" not in text[slice(*sentences[first - 1])]:
        return sentences[first - 1][0], sentences[last][1]
    if last + 1 < len(sentences) and "\n" not in text[slice(*sentences[last])]:
        return sentences[first][0], sentences[last + 1][1]
    return sentences[first][0], sentences[last][1]


def _passages(mentions: Iterable[Mention]) -> Mapping[DocumentId, Spans]:
    found: dict[DocumentId, set[tuple[int, int]]] = {}
    for mention in mentions:
        for passage in (mention.passage, *(argument.passage for argument in mention.arguments)):
            if passage.start < passage.end:
                found.setdefault(passage.document, set()).add((passage.start, passage.end))
    return {document: tuple(sorted(spans)) for document, spans in found.items()}
