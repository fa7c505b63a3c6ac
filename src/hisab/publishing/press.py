"""What every page is made from: the edition, its words and addresses, and which record follows which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hisab.publishing.data.redaction import PUBLIC, load_profile
from hisab.publishing.data.review import Reviews
from hisab.publishing.links import Addresses, addresses_of
from hisab.publishing.parts import part_href
from hisab.publishing.quotes import Hidden
from hisab.publishing.reviewed import Looked, State, count_looked, link_words, state_in
from hisab.publishing.shelf import latest_first
from hisab.publishing.shelves import Shelves, shelves_of
from hisab.publishing.tongue import ENGLISH, Tongue
from hisab.publishing.veil import Veil
from hisab.publishing.wordings import name_of
from hisab.records.documents import Document, Passage
from hisab.records.figures import Edition
from hisab.records.ids import ActionId, DocumentId, IncidentId, MentionId, PromiseId
from hisab.records.journal import Register
from hisab.records.mentions import Mention
from hisab.records.subjects import Action, Promise
from hisab.vocabulary.tables import Vocabulary

ENTRIES = 60
"""Actions, or stated totals, of one part of their list: each with its fields and its words, some two kilobytes."""
SubjectId = TypeVar("SubjectId", PromiseId, ActionId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The promises and actions that are suggested to follow each incident; links that no person has reviewed."""

    promises: Mapping[IncidentId, tuple[PromiseId, ...]]
    actions: Mapping[IncidentId, tuple[ActionId, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """The records as pages list them: incidents the latest first, promises the earliest first, the undated last.

    Counted are the incidents that the figures count, and the promises that follow one of these.
    """

    incidents: tuple[IncidentId, ...]
    counted_incidents: tuple[IncidentId, ...]
    promises: tuple[PromiseId, ...]
    counted_promises: tuple[PromiseId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """All that every page is made from.

    `subjects` gives the page of the record that a mention belongs to; `read` the mentions of each document, in its order; `words` the
    arguments (mention, index) whose words stand in each document. `tongue` is the language that the pages
    speak, `twins` are the others in which the same pages are published. `profile` names the redaction profile that rules the map.
    """

    edition: Edition
    vocabulary: Vocabulary
    tongue: Tongue
    twins: tuple[Tongue, ...]
    addresses: Addresses
    following: Following
    shelves: Shelves
    subjects: Mapping[MentionId, str]
    read: Mapping[DocumentId, tuple[Mention, ...]]
    words: Mapping[DocumentId, tuple[tuple[Mention, int], ...]]
    reviews: Reviews
    looked: Looked
    veil: Veil
    orders: Orders

    @property
    def withheld(self) -> str:
        """What stands in the place of a name that the profile keeps back."""
        return self.tongue.say("[name withheld]")

    def title(self, document: Document) -> str:
        """Return the headline of a report as a page may show it."""
        return self.veil.title(document, self.withheld) or self.tongue.say("Untitled report")

    def quote(self, passage: Passage) -> str:
        """Return the words of a passage as a page may show them."""
        return self.veil.passage(passage, self.withheld)

    def doer(self, name: str, tables: tuple[str, ...]) -> str:
        """Return the name of who spoke or is said to have done something, or that the profile keeps it back."""
        return self.withheld if self.veil.withholds_doer(name) else name_of(self.tongue, name, tables, self.vocabulary)

    def hidden(self, document: Document) -> Hidden:
        """Return what of a document's text no page may show."""
        return Hidden(spans=self.veil.hidden(document), mark=self.withheld, language=self.tongue.code)

    def state(self, mentions: Iterable[MentionId]) -> State:
        """Return how far people have looked at a record with these mentions."""
        return state_in(self.tongue, self.reviews.of_record(mentions))

    def link(self, subject: PromiseId | ActionId, incident: IncidentId) -> str:
        """Return in words how far people have looked at the link between a promise or an action and an attack."""
        return link_words(self.tongue, self.link_state(subject, incident))

    def link_state(self, subject: PromiseId | ActionId, incident: IncidentId) -> str:
        """Return the state of a link between a promise or an action and an attack."""
        register = self.edition.register
        record = register.promises.get(PromiseId(subject)) or register.actions[ActionId(subject)]
        return self.reviews.of_tie(record.mentions, register.incidents[incident].mentions)[0]

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


def prepare(edition: Edition, vocabulary: Vocabulary, tongue: Tongue = ENGLISH, *, twins: tuple[Tongue, ...] = (), profile: str = PUBLIC) -> Press:
    """Return the press for an edition, in one language, under a redaction profile."""
    register, reviews = edition.register, Reviews(edition.register)
    addresses = addresses_of(register, action_pages=_action_pages(edition))
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
        shelves=shelves_of(edition, vocabulary, addresses),
        subjects=_subjects(register, addresses),
        read={identifier: tuple(mentions) for identifier, mentions in read.items()},
        words={identifier: tuple(found) for identifier, found in words.items()},
        reviews=reviews,
        looked=count_looked(register, reviews),
        veil=Veil(edition, vocabulary, load_profile(profile)),
        orders=_orders(edition),
    )


def _orders(edition: Edition) -> Orders:
    register, accounts = edition.register, edition.promises
    incidents = tuple(sorted(register.incidents, key=lambda identifier: latest_first(edition, identifier)))
    counted = tuple(identifier for identifier in incidents if edition.incidents[identifier].left_out is None)
    promises = tuple(sorted(register.promises, key=lambda identifier: (accounts[identifier].made_on or date.max, identifier)))
    are_counted = set(counted)
    followed = ((identifier, attacks_of(register, register.promises[identifier])) for identifier in promises)
    ours = tuple(identifier for identifier, attacks in followed if are_counted.intersection(attacks))
    return Orders(incidents=incidents, counted_incidents=counted, promises=promises, counted_promises=ours)


def actions_in_order(edition: Edition) -> tuple[ActionId, ...]:
    """Return all actions as they are listed: by kind, and by when they were done, or else reported."""
    return tuple(sorted(edition.register.actions, key=lambda each: (edition.actions[each].kind, *action_order(edition, each))))


def action_order(edition: Edition, identifier: ActionId) -> tuple[date, str]:
    """Return the key by which actions are listed: when done, else when reported."""
    account = edition.actions[identifier]
    done = account.done_on and (account.done_on.earliest or account.done_on.latest)
    return (done or account.reported_on or date.max, identifier)


def _action_pages(edition: Edition) -> Mapping[str, str]:
    """Return the page on which each action is listed."""
    return {identifier: part_href("actions.html", place // ENTRIES + 1) for place, identifier in enumerate(actions_in_order(edition))}


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
