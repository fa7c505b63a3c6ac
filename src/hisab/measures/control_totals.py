"""Totals that bodies have stated, beside what the record counts for the same days, place and community. The difference is shown, whatever it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hisab.measures.stated_totals import Asked, asked_by, why_not_comparable
from hisab.measures.timeline import day_of
from hisab.measures.tolls import add_tolls
from hisab.records.figures import ControlTotal, IncidentAccount
from hisab.records.journal import Register
from hisab.records.mentions import Mention, MentionKind, Role
from hisab.records.values import Count, DateSpan, Place
from hisab.vocabulary.tables import Vocabulary

_RECIPE = (
    "stated total less the sum of the tolls of recorded attacks that lie wholly in its days, up to its report, and are of its place and community; "
    "attacks of which one of these is not known are named apart; version 1"
)
_CAVEAT = (
    "The record counts what was read and the other body counts by rules of its own; neither is the true number, and a difference is no finding "
    "about either. A total is the word of the report that gives it; a year in its words can be the one in which it was said."
)
_NOBODY = Count(low=0, best=0, high=0)


def compare_totals(
    register: Register, counted: Mapping[str, IncidentAccount], *, communities: Iterable[str], vocabulary: Vocabulary, as_of: date
) -> Iterator[ControlTotal]:
    """Yield every total of people killed that was stated by `as_of`, in the order of the mentions' ids.

    `communities` are those that the account is kept for; empty means all.
    """
    record = _record(counted, frozenset(communities), vocabulary)
    for mention in sorted(register.mentions.values(), key=lambda mention: mention.id):
        published = register.documents[mention.document].published
        if mention.kind is MentionKind.TOTAL and mention.first(Role.KILLED) is not None and (published is None or published <= as_of):
            yield _compare(mention, record, published, as_of=as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What a total is put beside. `at` are the attacks of a known day in the order of `days`, `others` the rest."""

    counted: Mapping[str, IncidentAccount]
    watched: frozenset[str]
    vocabulary: Vocabulary
    days: tuple[date, ...]
    at: tuple[str, ...]
    others: tuple[str, ...]

    def candidates(self, period: DateSpan) -> tuple[str, ...]:
        """Return the attacks that the days alone do not rule out."""
        if period.earliest is None or period.latest is None:
            return (*self.at, *self.others)
        return (*self.at[bisect_left(self.days, period.earliest) : bisect_right(self.days, period.latest)], *self.others)


def _record(counted: Mapping[str, IncidentAccount], watched: frozenset[str], vocabulary: Vocabulary) -> _Record:
    known = sorted((day, identifier) for identifier, account in counted.items() if (day := day_of(account)) is not None)
    return _Record(
        counted=counted,
        watched=watched,
        vocabulary=vocabulary,
        days=tuple(day for day, _ in known),
        at=tuple(identifier for _, identifier in known),
        others=tuple(identifier for identifier, account in counted.items() if day_of(account) is None),
    )


def _compare(mention: Mention, record: _Record, published: date | None, *, as_of: date) -> ControlTotal:
    stated = mention.first(Role.KILLED)
    if stated is None or stated.count is None:
        raise ValueError(f"{mention.id} states no number of people killed")
    asked = asked_by(mention, published)
    why = why_not_comparable(mention, asked, record.watched)
    sure: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    recorded = None
    if why is None and asked.period is not None:
        sure, unsure = _attacks(record, asked, asked.period)
        recorded = add_tolls(toll for identifier in sure if (toll := record.counted[identifier].killed) is not None) if sure else _NOBODY
    least, greatest = _difference(stated.count, recorded)
    silent = sum(record.counted[identifier].killed is None for identifier in sure)
    scope = mention.first(Role.SCOPE)
    return ControlTotal(
        mention=mention.id,
        document=mention.document,
        stated=stated.count,
        said_by=tuple(argument.name for argument in mention.all(Role.SAID_BY) if argument.name),
        period=asked.period,
        place=asked.place,
        community=asked.community,
        scope=scope.name if scope is not None else None,
        recorded=recorded,
        least_difference=least,
        greatest_difference=greatest,
        counted=sure,
        unsure=unsure,
        recipe=_RECIPE,
        caveat=f"{_CAVEAT} {silent} of the recorded attacks state no number." if silent else _CAVEAT,
        as_of=as_of,
        why=f"cannot be compared: {why}" if why is not None else None,
    )


def _attacks(record: _Record, asked: Asked, days: DateSpan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the attacks that surely belong to what was asked, and those that may."""
    sure: list[str] = []
    unsure: list[str] = []
    for identifier in record.candidates(days):
        account = record.counted[identifier]
        period = _in_period(account, days)
        place = _in_place(account, asked.place) if period is not False else False
        community = _of_community(account, asked.community, record.vocabulary) if place is not False else False
        if community is not False:
            (unsure if None in (period, place, community) else sure).append(identifier)
    return tuple(sorted(sure)), tuple(sorted(unsure))


def _in_period(account: IncidentAccount, period: DateSpan) -> bool | None:
    """True where every possible day lies in the period, False where none does, None where the record cannot tell."""
    span = account.date
    if span is None:
        return None
    if not span.may_meet(period):
        return False
    if span.earliest is None or span.latest is None or period.earliest is None or period.latest is None:
        return None
    return True if period.earliest <= span.earliest and span.latest <= period.latest else None


def _in_place(account: IncidentAccount, place: Place | None) -> bool | None:
    if place is None:
        return True
    if account.place is None:
        return None
    if place.holds(account.place):
        return True
    return None if account.place.holds(place) else False


def _of_community(account: IncidentAccount, community: str | None, vocabulary: Vocabulary) -> bool | None:
    """True where a source names it; None where the record cannot tell: a community of another kind can be of the same people."""
    if community is None or community in account.communities:
        return True
    kinds = {_kind(vocabulary, other) for other in account.communities}
    return False if _kind(vocabulary, community) in kinds else None


def _kind(vocabulary: Vocabulary, community: str) -> str | None:
    row = vocabulary.row("communities", community)
    return row["kind"] if row is not None else None


def _difference(stated: Count, recorded: Count | None) -> tuple[int | None, int | None]:
    """Return the least and the greatest that the stated number can exceed the recorded one by."""
    if recorded is None:
        return None, None
    low = stated.low if stated.low is not None else stated.best
    high = stated.high if stated.high is not None else (stated.best if stated.qualifier is None else None)
    is_open = recorded.high is None or recorded.qualifier is not None
    least = None if low is None or is_open or recorded.high is None else low - recorded.high
    greatest = None if high is None or recorded.low is None else high - recorded.low
    return least, greatest
