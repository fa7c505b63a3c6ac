"""Where a promise stands at a date: its deliverables, each ruled by what people found and where they looked.

A machine's link never changes a status. So until somebody has reviewed one, a deliverable is not trackable, open, or overdue and not searched,
which is our debt and not the promisor's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hisab.measures.deliverables import Terms, split_promise, subtypes_of
from hisab.measures.entitlements import entitlements_of, named, set_by_law
from hisab.measures.links import links_by_deliverable, links_of, search_covers
from hisab.measures.status import rule
from hisab.records.book import Deliverable, Link, Search
from hisab.records.figures import DeliverableAccount, PromiseAccount
from hisab.records.journal import Register
from hisab.records.mentions import Mention, Role
from hisab.records.subjects import Promise
from hisab.records.values import Place
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import Status

_LEADING = (
    Status.OVERDUE_NOT_SEARCHED, Status.OVERDUE_NO_EVIDENCE, Status.OVERDUE_ACTION_ONLY, Status.OPEN, Status.ACTION_REPORTED, Status.CONTESTED,
    Status.CLAIMED_KEPT, Status.PARTLY_KEPT, Status.BROKEN, Status.KEPT_LATE, Status.KEPT, Status.SUPERSEDED, Status.NOT_TRACKABLE,
)  # fmt: skip
"""Which deliverable's status stands for a promise whose deliverables stand differently: what is not settled before what is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that people found and all that they searched."""

    links: Mapping[tuple[str, str], tuple[Link, ...]]
    searches: tuple[Search, ...]


def evidence_of(register: Register) -> Evidence:
    """Return the links that people made over `register`, and their searches."""
    return Evidence(links=links_by_deliverable(links_of(register)[0]), searches=register.searches)


def account_promise(register: Register, promise: Promise, *, vocabulary: Vocabulary, as_of: date, evidence: Evidence | None = None) -> PromiseAccount:
    """Return where `promise` stands on `as_of`; `evidence` is that of `register`, made once for many promises."""
    known = evidence or evidence_of(register)
    mentions = sorted((register.mentions[mention] for mention in promise.mentions), key=lambda mention: (_published(register, mention), mention.id))
    published = [day for mention in mentions if (day := register.documents[mention.document].published) is not None]
    made_on = min(published, default=None)
    split = split_promise(
        mentions, promise.kind, made_on=made_on, terms=Terms(vocabulary=vocabulary, country=_country(promise.institution, vocabulary))
    )
    searches = [one for one in known.searches if search_covers(one.kinds, one.promises, promise=promise.id, kind=promise.kind)]
    places = _places(register, promise)
    deliverables = tuple(
        DeliverableAccount(
            deliverable=timed,
            ruling=rule(timed, links, searches, as_of=as_of, made_on=made_on),
            links=links,
            entitlements=tuple(named(law) for law in laws),
        )
        for deliverable in split
        for links in (_links(known, promise, deliverable, vocabulary),)
        for laws in (entitlements_of(deliverable, made_on=made_on, places=places, vocabulary=vocabulary),)
        for timed in (set_by_law(deliverable, laws, links),)
    )
    leading = min(deliverables, key=lambda one: _LEADING.index(one.ruling.status), default=None)
    return PromiseAccount(
        kind=promise.kind,
        person=_agreed(mentions, Role.PERSON),
        office=_agreed(mentions, Role.OFFICE),
        institution=promise.institution,
        made_on=made_on,
        due_on=leading.deliverable.due_on if leading is not None else None,
        due_basis=leading.deliverable.due_basis if leading is not None else "none",
        status=leading.ruling.status if leading is not None else Status.NOT_TRACKABLE,
        why=_why(deliverables) if leading is not None else "it names nothing that could be seen to be done",
        condition=next((argument.name for mention in mentions if (argument := mention.first(Role.CONDITION)) is not None), None),
        deliverables=deliverables,
    )


def _places(register: Register, promise: Promise) -> tuple[Place, ...]:
    """Return where the attacks lie that the promise follows, once for each mention that says so."""
    attacks = (register.incidents.get(current) for attack in promise.incidents if (current := register.current_incident(attack)) is not None)
    mentions = (register.mentions[mention] for attack in attacks if attack is not None for mention in attack.mentions)
    return tuple(place for mention in mentions if (argument := mention.first(Role.PLACE)) is not None and (place := argument.place) is not None)


def _links(evidence: Evidence, promise: Promise, deliverable: Deliverable, vocabulary: Vocabulary) -> tuple[Link, ...]:
    """Return what people found of a deliverable, under whichever of its family's names they were asked about it."""
    return tuple(link for subtype in subtypes_of(deliverable, vocabulary) for link in evidence.links.get((promise.id, subtype), ()))


def _why(deliverables: tuple[DeliverableAccount, ...]) -> str:
    """Return why each deliverable stands where it does."""
    if len(deliverables) == 1:
        return deliverables[0].ruling.why
    return "; ".join(f"{one.deliverable.subtype}: {one.ruling.status}, {one.ruling.why}" for one in deliverables)


def _country(institution: str | None, vocabulary: Vocabulary) -> str | None:
    row = vocabulary.row("institutions", institution) if institution else None
    return row["country"] or None if row is not None else None


def _published(register: Register, mention: Mention) -> str:
    day = register.documents[mention.document].published
    return day.isoformat() if day else "9999"


def _agreed(mentions: Iterable[Mention], role: Role) -> str | None:
    """Return the name that every mention gives which gives one; None where they differ, or where most give none."""
    found = tuple(mentions)
    stated = [argument.name for mention in found if (argument := mention.first(role)) is not None and argument.name]
    return stated[0] if len(set(stated)) == 1 and 2 * len(stated) >= len(found) else None
