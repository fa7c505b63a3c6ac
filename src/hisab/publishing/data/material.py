"""What the rows of an edition are made from: its records, who owns which mention, and which words the profile keeps back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hisab.publishing.data.kept_back import KeptBack, cut
from hisab.publishing.data.points import Districts
from hisab.publishing.data.redaction import QUOTE, WITHHELD, Names, Profile
from hisab.publishing.data.review import Reviews
from hisab.publishing.data.schemas import Codebook, load_codebook
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
    """All that the rows are made from. `hidden` says of words of a document which of them no text may show."""

    edition: Edition
    vocabulary: Vocabulary
    profile: Profile
    codebook: Codebook
    owners: Owners
    reviews: Reviews
    names: Names
    districts: Districts
    hidden: KeptBack

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
            text = cut(text, self.hidden.spans(text, document), WITHHELD)
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
        hidden=KeptBack(register, vocabulary, profile, names),
    )


def _owners(register: Register) -> Owners:
    return Owners(
        incidents={mention: str(record.id) for record in register.incidents.values() for mention in record.mentions},
        promises={mention: str(record.id) for record in register.promises.values() for mention in record.mentions},
        actions={mention: str(record.id) for record in register.actions.values() for mention in record.mentions},
    )
