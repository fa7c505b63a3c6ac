"""Lines of a small promise book, written by hand: what each says is all that a test of a figure needs to know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hisab.measures.book import Attack, Book, BookLine
from hisab.measures.status import rule
from hisab.records.book import Deliverable, Link, Search
from hisab.records.documents import Passage
from hisab.records.figures import DeliverableAccount
from hisab.records.ids import DocumentId
from hisab.records.values import Count, Money
from hisab.vocabulary.words import Grade, HowTestable, PromiseKind, Relation, SourceRole

AS_OF = date(2024, 1, 1)
MADE = date(2013, 1, 12)
TWO = ("first reviewer", "second reviewer")


def attack(name: str, day: date | None, *communities: str) -> Attack:
    return Attack(id=name, first=day, last=day, communities=communities or ("hazara",))


def deliverable(
    kind: PromiseKind = PromiseKind.COMPENSATION,
    subtype: str = "cash",
    *,
    step: int = 2,
    units: int | None = None,
    amount: Money | None = None,
    due: date | None = MADE + timedelta(days=90),
    basis: str = "default",
    testability: HowTestable = HowTestable.ACTION,
) -> Deliverable:
    return Deliverable(
        kind=kind,
        subtype=subtype,
        step=step,
        testability=testability,
        criterion=Passage(document=DocumentId("d"), start=0, end=3, quote="pay"),
        due_on=due,
        due_basis=basis,
        units=Count(low=units, best=units, high=units) if units is not None else None,
        amount=amount,
        rule="1",
    )


def link(
    relation: Relation = Relation.FULFILS,
    *,
    on: date = MADE + timedelta(days=10),
    step: int = 2,
    units: int | None = None,
    amount: Money | None = None,
    grade: Grade = Grade.RECORD,
    source: SourceRole = SourceRole.RECORD,
    reviewers: tuple[str, ...] = TWO,
    action: str | None = None,
    is_suspect_killed: bool = False,
) -> Link:
    return Link(
        action=action or f"{relation} {step} {on}",
        relation=relation,
        step=step,
        units=units,
        amount=amount,
        done_on=on,
        known_on=on,
        grade=grade,
        source=source,
        reviewers=reviewers,
        is_suspect_killed=is_suspect_killed,
    )


def searches(until: date, *, sources: int = 3) -> tuple[Search, ...]:
    """Return what makes silence evidence up to `until`: three sources, each asked two questions."""
    return tuple(
        Search(query=query, source=f"outlet {number}", since=MADE, until=until, looked_on=until, hits=0, by="first reviewer")
        for number in range(sources)
        for query in ("compensation", "families paid")
    )


def line(
    name: str,
    what: Deliverable | None = None,
    *,
    made_on: date | None = MADE,
    links: tuple[Link, ...] = (),
    looked: tuple[Search, ...] = (),
    attacks: tuple[Attack, ...] | None = None,
    person: str | None = None,
    office: str | None = None,
    institution: str | None = None,
    as_of: date = AS_OF,
) -> BookLine:
    thing = what or deliverable()
    return BookLine(
        promise=name,
        account=DeliverableAccount(deliverable=thing, ruling=rule(thing, links, looked, as_of=as_of, made_on=made_on), links=links),
        made_on=made_on,
        person=person,
        office=office,
        institution=institution,
        attacks=attacks if attacks is not None else (attack("incident-00001", MADE),),
        searches=looked,
    )


def book(lines: Iterable[BookLine], *, as_of: date = AS_OF) -> Book:
    return Book(lines=tuple(sorted(lines, key=lambda one: one.id)), unsplit=(), as_of=as_of)
