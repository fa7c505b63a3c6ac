"""The lines of the promise book: one for each thing promised after a counted attack, with all that the figures over it need.

A line knows where it stands on any day and with any due day, by the links and searches of that day; it knows no other line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hisab.measures.links import search_covers
from hisab.measures.status import rule
from hisab.records.book import Deliverable, Link, Ruling, Search
from hisab.records.figures import DeliverableAccount, Figure, IncidentAccount, PromiseAccount
from hisab.records.ids import PromiseId
from hisab.records.journal import Register
from hisab.records.measured import Measured
from hisab.records.values import Count
from hisab.vocabulary.words import HowTestable, PromiseKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """An attack as a line needs it: its id, the first and the last day on which it can have been (None: not stated), whom it struck."""

    id: str
    first: date | None
    last: date | None
    communities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """One thing promised: who gave the word, after which counted attacks, what people found and where they looked."""

    promise: str
    account: DeliverableAccount
    made_on: date | None
    person: str | None
    office: str | None
    institution: str | None
    attacks: tuple[Attack, ...]
    searches: tuple[Search, ...]

    @property
    def id(self) -> str:
        """The id by which figures count it: `promise#subtype`."""
        return f"{self.promise}#{self.deliverable.subtype}"

    @property
    def deliverable(self) -> Deliverable:
        """What was promised."""
        return self.account.deliverable

    @property
    def kind(self) -> PromiseKind:
        """The kind of the promise."""
        return self.deliverable.kind

    @property
    def status(self) -> Status:
        """Where it stands on the day of the account."""
        return self.account.ruling.status

    @property
    def links(self) -> tuple[Link, ...]:
        """What people found of it, known on any day."""
        return self.account.links

    @property
    def is_trackable(self) -> bool:
        """True when its words name something that could be seen to be done."""
        return self.deliverable.testability is not HowTestable.RHETORICAL

    @property
    def communities(self) -> frozenset[str]:
        """The communities of the attacks that it follows."""
        return frozenset(community for attack in self.attacks for community in attack.communities)

    def ruled(self, *, as_of: date, due_on: date | None) -> Ruling:
        """Return where it stood on `as_of`, had it been due on `due_on`."""
        return rule(replace(self.deliverable, due_on=due_on), self.links, self.searches, as_of=as_of, made_on=self.made_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All lines by id, and the promises whose words name nothing that makes a line; as of a day."""

    lines: tuple[BookLine, ...]
    unsplit: tuple[str, ...]
    as_of: date

    def live(self) -> tuple[BookLine, ...]:
        """Return the lines that can be rated: trackable, and not superseded by a later promise, which is rated in their place."""
        return tuple(line for line in self.lines if line.is_trackable and line.status is not Status.SUPERSEDED)


def open_book(
    register: Register,
    promises: Mapping[str, PromiseAccount],
    counted: Mapping[str, IncidentAccount],
    *,
    communities: Iterable[str],
    as_of: date,
) -> Book:
    """Return the book of `promises`, which follow attacks of `counted`; with `communities`, an attack is held to have struck only these."""
    attacks = _attacks(counted, frozenset(communities))
    searches = _Searches(register.searches)
    lines: list[BookLine] = []
    unsplit: list[str] = []
    for identifier, account in sorted(promises.items()):
        if not account.deliverables:
            unsplit.append(identifier)
        current = (register.current_incident(incident) for incident in register.promises[PromiseId(identifier)].incidents)
        lines += [
            BookLine(
                promise=identifier,
                account=one,
                made_on=account.made_on,
                person=account.person,
                office=account.office,
                institution=account.institution,
                attacks=follows,
                searches=searches.of(identifier, account.kind),
            )
            for follows in (tuple(attacks[found] for found in dict.fromkeys(current) if found is not None and found in attacks),)
            for one in account.deliverables
        ]
    return Book(lines=tuple(sorted(lines, key=lambda line: line.id)), unsplit=tuple(unsplit), as_of=as_of)


def _attacks(counted: Mapping[str, IncidentAccount], watched: frozenset[str]) -> dict[str, Attack]:
    return {
        identifier: Attack(
            id=identifier,
            first=account.date.earliest if account.date is not None else None,
            last=account.date.latest if account.date is not None else None,
            communities=tuple(community for community in account.communities if not watched or community in watched),
        )
        for identifier, account in counted.items()
    }


class _Searches:
    """The searches that cover a promise, found without asking each search about each promise."""

    def __init__(self, searches: tuple[Search, ...]) -> None:
        self.general = tuple(search for search in searches if not search.promises)
        self.named: dict[str, list[Search]] = {}
        for search in searches:
            for promise in dict.fromkeys(search.promises):
                self.named.setdefault(promise, []).append(search)
        self.by_kind: dict[str | None, tuple[Search, ...]] = {}

    def of(self, promise: str, kind: str | None) -> tuple[Search, ...]:
        """Return the searches that looked for this promise."""
        if kind not in self.by_kind:
            self.by_kind[kind] = tuple(search for search in self.general if search_covers(search.kinds, (), promise=promise, kind=kind))
        own = self.named.get(promise, ())
        if not own:
            return self.by_kind[kind]
        return (*self.by_kind[kind], *(search for search in own if search_covers(search.kinds, search.promises, promise=promise, kind=kind)))


def figure_over(
    book: Book, name: str, label: str, counted: Iterable[str], *, recipe: str, caveat: str, measured: Measured | None = None, is_known: bool = True
) -> Figure:
    """Return a figure that counts the ids of `counted`; where it is not known rather than none, `is_known` is False."""
    ids = tuple(sorted(set(counted)))
    number = len(ids) if is_known else None
    return Figure(
        name=name,
        label=label,
        value=Count(low=number, best=number, high=number),
        counted=ids,
        recipe=recipe,
        caveat=caveat,
        as_of=book.as_of,
        measured=measured,
    )
