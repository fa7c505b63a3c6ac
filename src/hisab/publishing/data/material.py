"""What the rows of an edition are made from: its records, who owns which mention, and which words the profile keeps back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hisab.publishing.data.points import Districts
from hisab.publishing.data.redacted import redacted_words
from hisab.publishing.data.redaction import QUOTE, REDACTED, UNREAD_NAME, WITHHELD, Names, Profile
from hisab.publishing.data.review import Reviews
from hisab.publishing.data.schemas import Codebook, load_codebook
from hisab.publishing.data.unread_names import UnreadNames, places_of
from hisab.publishing.quotes import visible
from hisab.records.documents import Passage
from hisab.records.figures import Edition
from hisab.records.ids import DocumentId, MentionId
from hisab.records.journal import Register
from hisab.records.mentions import Argument, Mention
from hisab.vocabulary.tables import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """The record that each mention belongs to, where it belongs to one."""

    incidents: Mapping[MentionId, str]
    promises: Mapping[MentionId, str]
    actions: Mapping[MentionId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that the rows are made from. `hidden` gives for a document the words that no text of it may show."""

    edition: Edition
    vocabulary: Vocabulary
    profile: Profile
    codebook: Codebook
    owners: Owners
    reviews: Reviews
    names: Names
    districts: Districts
    hidden: Mapping[DocumentId, re.Pattern[str]]

    def withheld(self, mention: Mention, argument: Argument) -> str | None:
        """Return the field of the profile by which an argument's value and words are kept back, or None."""
        what = self.names.field_of(mention, argument)
        return what if what is not None and not self.profile.lets(what) else None

    def quote(self, passage: Passage) -> str | None:
        """Return the words of a passage, made harmless, without what is kept back; None where the profile keeps all words back."""
        return self.words(passage.quote, passage.document) if self.profile.lets(QUOTE) else None

    def words(self, text: str, *documents: DocumentId) -> str:
        """Return words of some documents, made harmless, without what is kept back."""
        for document in documents:
            pattern = self.hidden.get(document)
            if pattern is not None:
                text = pattern.sub(WITHHELD, text)
        return visible(text)


def prepare(edition: Edition, *, vocabulary: Vocabulary, profile: Profile) -> Material:
    """Return the material of an edition under a profile."""
    register, names = edition.register, Names(vocabulary)
    return Material(
        edition=edition,
        vocabulary=vocabulary,
        profile=profile,
        codebook=load_codebook(),
        owners=_owners(register),
        reviews=Reviews(register),
        names=names,
        districts=Districts(vocabulary),
        hidden=_hidden(register, names, UnreadNames(vocabulary, outlets={each.source for each in register.documents.values()}), profile),
    )


def _owners(register: Register) -> Owners:
    return Owners(
        incidents={mention: str(record.id) for record in register.incidents.values() for mention in record.mentions},
        promises={mention: str(record.id) for record in register.promises.values() for mention in record.mentions},
        actions={mention: str(record.id) for record in register.actions.values() for mention in record.mentions},
    )


def _hidden(register: Register, names: Names, unread: UnreadNames, profile: Profile) -> Mapping[DocumentId, re.Pattern[str]]:
    words: dict[DocumentId, set[str]] = defaultdict(set)
    redacted = frozenset() if profile.lets(REDACTED) else redacted_words(register)
    if redacted:
        words.update((document, set(redacted)) for document in register.documents)
    if not profile.lets(UNREAD_NAME):
        places = places_of(register.mentions.values())
        for document in register.documents.values():
            guessed = (document.text[start:end] for start, end in unread.in_text(document.text))
            words[document.id].update(name for name in guessed if not any(name in place for place in places.get(document.id, ())))
    for mention in register.mentions.values():
        for argument in mention.arguments:
            what = names.field_of(mention, argument)
            if what is not None and not profile.lets(what):
                for said in {argument.passage.quote, argument.name or ""}:
                    words[argument.passage.document].update((said, *names.parts_to_hide(said)))
    return {document: _pattern(found) for document, found in words.items()}


def _pattern(words: set[str]) -> re.Pattern[str]:
    longest_first = sorted((word for word in words if word.strip()), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first) or r"(?!)")
