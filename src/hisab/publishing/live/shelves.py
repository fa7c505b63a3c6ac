"""What a list can be filtered by: which records bear which word, worked out once for an edition, in the order in which lists show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from hisab.publishing.press import Press, attacks_of
from hisab.publishing.wordings import NO_KIND
from hisab.records.figures import IncidentAccount, PromiseAccount
from hisab.records.ids import IncidentId, PromiseId
from hisab.records.mentions import Role
from hisab.records.values import Count, Covers, DateSpan
from hisab.vocabulary.words import Harm

COMMUNITY, PLACE, HARM, GROUP, COUNTED = "community", "place", "harm", "group", "counted"
KIND, INSTITUTION, STATUS = "kind", "institution", "status"
YES, NO = "yes", "no"
BETWEEN = "/"
"""What stands between the parts of a place's path."""

_NEVER = (date.max.toordinal(), 0)
"""The days of what has no date: no days that are asked for meet them."""

Id = TypeVar("Id", IncidentId, PromiseId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[Id]):
    """Records in the order of their list. `facets` gives for each filter and word the places of the records that bear it.

    `first` and `last` are the ordinals of the days on which each record may have been.
    """

    ids: tuple[Id, ...]
    facets: Mapping[str, Mapping[str, frozenset[int]]]
    first: tuple[int, ...]
    last: tuple[int, ...]

    def find(self, wanted: Mapping[str, str], *, since: date | None, until: date | None) -> Sequence[int]:
        """Return the places of the records that bear every word of `wanted` and may have been between the two days, both included."""
        bearing = [self.facets[name].get(word, frozenset()) for name, word in wanted.items()]
        places: Sequence[int] = sorted(frozenset.intersection(*bearing)) if bearing else range(len(self.ids))
        if since is not None or until is not None:
            from_day, to_day = (since or date.min).toordinal(), (until or date.max).toordinal()
            places = [place for place in places if self.first[place] <= to_day and self.last[place] >= from_day]
        return places

    def count(self, name: str) -> Mapping[str, int]:
        """Return how many records bear each word of a filter."""
        return {word: len(places) for word, places in self.facets[name].items()}


def shelve_attacks(press: Press) -> Shelf[IncidentId]:
    """Return all incidents, the latest first, by community, place and all that it lies in, harm, group, and whether the figures count them."""
    ids = press.orders.incidents
    accounts = [press.edition.incidents[each] for each in ids]
    days = [_days(account.date) for account in accounts]
    return Shelf(
        ids=ids,
        facets={
            COMMUNITY: _facet(account.communities for account in accounts),
            PLACE: _facet(_around(account.place.path if account.place else ()) for account in accounts),
            HARM: _facet(_harms(press, each) for each in ids),
            GROUP: _facet(_groups(press, account) for account in accounts),
            COUNTED: _facet((YES if account.left_out is None else NO,) for account in accounts),
        },
        first=tuple(first for first, _ in days),
        last=tuple(last for _, last in days),
    )


def shelve_promises(press: Press) -> Shelf[PromiseId]:
    """Return all promises, the earliest first, by the communities of the attacks that they follow, kind, institution, status and day.

    A promise of several things stands under the status of each.
    """
    ids = press.orders.promises
    accounts = [press.edition.promises[each] for each in ids]
    days = [account.made_on.toordinal() if account.made_on else None for account in accounts]
    return Shelf(
        ids=ids,
        facets={
            COMMUNITY: _facet(_communities(press, each) for each in ids),
            KIND: _facet((account.kind or NO_KIND,) for account in accounts),
            INSTITUTION: _facet((account.institution,) if account.institution else () for account in accounts),
            STATUS: _facet(_statuses(account) for account in accounts),
        },
        first=tuple(day or _NEVER[0] for day in days),
        last=tuple(day or _NEVER[1] for day in days),
    )


def _facet(words: Iterable[Iterable[str]]) -> Mapping[str, frozenset[int]]:
    bearing: dict[str, set[int]] = defaultdict(set)
    for place, borne in enumerate(words):
        for word in borne:
            bearing[word].add(place)
    return {word: frozenset(places) for word, places in sorted(bearing.items())}


def _days(span: DateSpan | None) -> tuple[int, int]:
    if span is None or (span.earliest is None and span.latest is None):
        return _NEVER
    return (span.earliest or date.min).toordinal(), (span.latest or date.max).toordinal()


def _around(path: tuple[str, ...]) -> Iterable[str]:
    return (BETWEEN.join(path[: depth + 1]) for depth in range(len(path)))


def _groups(press: Press, account: IncidentAccount) -> Iterable[str]:
    """Return who claimed it or is said to have done it, as far as the vocabulary knows them for a group: other words may be a person's name."""
    return (each for each in (*account.claimed_by, *account.attributed_to) if press.vocabulary.row("groups", each) is not None)


def _harms(press: Press, identifier: IncidentId) -> tuple[Harm, ...]:
    account, register = press.edition.incidents[identifier], press.edition.register
    arguments = (argument for mention in register.incidents[identifier].mentions for argument in register.mentions[mention].all(Role.ABDUCTED))
    found = {
        Harm.KILLED: account.killed is not None and _is_some(account.killed.count),
        Harm.INJURED: account.injured is not None and _is_some(account.injured.count),
        Harm.ABDUCTED: any(
            argument.count is not None and argument.count.covers is Covers.ATTACK and _is_some(argument.count) for argument in arguments
        ),
    }
    return tuple(harm for harm, is_stated in found.items() if is_stated) or (Harm.NOT_STATED,)


def _is_some(count: Count) -> bool:
    return any((count.low, count.best, count.high))


def _communities(press: Press, identifier: PromiseId) -> Iterable[str]:
    attacks = attacks_of(press.edition.register, press.edition.register.promises[identifier])
    return dict.fromkeys(community for attack in attacks for community in press.edition.incidents[attack].communities)


def _statuses(account: PromiseAccount) -> Iterable[str]:
    return {one.ruling.status.value for one in account.deliverables} or {account.status}
