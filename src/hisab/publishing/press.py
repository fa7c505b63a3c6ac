"""What every page is made from: the edition, its words and addresses, and which record follows which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hisab.publishing.links import Addresses, addresses_of
from hisab.publishing.tongue import ENGLISH, Tongue
from hisab.records.documents import Document
from hisab.records.figures import Edition
from hisab.records.ids import ActionId, DocumentId, IncidentId, MentionId, PromiseId
from hisab.records.journal import Register
from hisab.records.mentions import Mention
from hisab.records.subjects import Action, Promise
from hisab.vocabulary.tables import Vocabulary

SubjectId = TypeVar("SubjectId", PromiseId, ActionId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The promises and actions that are suggested to follow each incident; links that no person has reviewed."""

    promises: Mapping[IncidentId, tuple[PromiseId, ...]]
    actions: Mapping[IncidentId, tuple[ActionId, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """All that every page is made from.

    `subjects` gives the page of the record that a mention belongs to; `read` the mentions of each document, in its order; `words` the
    arguments (mention, index) whose words stand in each document. `tongue` is the language that the pages
    speak, `twins` are the others in which the same pages are published.
    """

    edition: Edition
    vocabulary: Vocabulary
    tongue: Tongue
    twins: tuple[Tongue, ...]
    addresses: Addresses
    following: Following
    subjects: Mapping[MentionId, str]
    read: Mapping[DocumentId, tuple[Mention, ...]]
    words: Mapping[DocumentId, tuple[tuple[Mention, int], ...]]

    def document(self, mention: Mention) -> Document:
        """Return the document of a mention."""
        return self.edition.register.documents[mention.document]

    def mentions(self, identifiers: Iterable[MentionId]) -> tuple[Mention, ...]:
        """Return the mentions with these ids, by the date and outlet of their documents."""
        found = (self.edition.register.mentions[identifier] for identifier in identifiers)
        return tuple(sorted(found, key=self._reading_order))

    def _reading_order(self, mention: Mention) -> tuple[date, str, str, int, str]:
        return (*document_order(self.document(mention)), mention.passage.start, mention.id)


def document_order(document: Document) -> tuple[date, str, str]:
    """Return the key by which documents are listed: date (unknown last), outlet, id."""
    return (document.published or date.max, document.source, document.id)


def prepare(edition: Edition, vocabulary: Vocabulary, tongue: Tongue = ENGLISH, *, twins: tuple[Tongue, ...] = ()) -> Press:
    """Return the press for an edition, in one language."""
    register = edition.register
    addresses = addresses_of(register)
    following = Following(promises=_followers(register, register.promises), actions=_followers(register, register.actions))
    read: dict[DocumentId, list[Mention]] = {}
    words: dict[DocumentId, list[tuple[Mention, int]]] = {}
    for mention in sorted(register.mentions.values(), key=lambda mention: (mention.passage.start, mention.passage.end, mention.id)):
        read.setdefault(mention.document, []).append(mention)
        for index, argument in enumerate(mention.arguments):
            words.setdefault(argument.passage.document, []).append((mention, index))
    return Press(
        edition=edition,
        vocabulary=vocabulary,
        tongue=tongue,
        twins=twins,
        addresses=addresses,
        following=following,
        subjects=_subjects(register, addresses),
        read={identifier: tuple(mentions) for identifier, mentions in read.items()},
        words={identifier: tuple(found) for identifier, found in words.items()},
    )


def attacks_of(register: Register, subject: Promise | Action) -> tuple[IncidentId, ...]:
    """Return the incidents that a promise or action is suggested to follow, under the ids by which they are kept now."""
    current = (register.current_incident(incident) for incident in subject.incidents)
    return tuple(dict.fromkeys(incident for incident in current if incident is not None))


def _followers(register: Register, subjects: Mapping[SubjectId, Promise] | Mapping[SubjectId, Action]) -> Mapping[IncidentId, tuple[SubjectId, ...]]:
    followers: dict[IncidentId, list[SubjectId]] = {}
    for identifier in sorted(subjects):
        for incident in attacks_of(register, subjects[identifier]):
            followers.setdefault(incident, []).append(identifier)
    return {incident: tuple(found) for incident, found in followers.items()}


def _subjects(register: Register, addresses: Addresses) -> Mapping[MentionId, str]:
    pages: dict[MentionId, str] = {}
    for incident in register.incidents.values():
        pages.update(dict.fromkeys(incident.mentions, addresses.incident(incident.id)))
    for promise in register.promises.values():
        pages.update(dict.fromkeys(promise.mentions, addresses.promise(promise.id)))
    for action in register.actions.values():
        pages.update(dict.fromkeys(action.mentions, addresses.action(action.id)))
    return pages
