"""Totals that bodies have stated, beside what the record counts for the same days, place and community. The difference is shown, whatever it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hisab.measures.tolls import add_tolls
from hisab.records.figures import ControlTotal, IncidentAccount
from hisab.records.journal import Register
from hisab.records.mentions import Mention, MentionKind, Role
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Place
from hisab.vocabulary.tables import Vocabulary

_RECIPE = (
    "stated total less the sum of the tolls of recorded attacks that lie wholly in its days, up to its report, and are of its place and community; "
    "attacks of which one of these is not known are named apart; version 1"
)
_CAVEAT = (
    "The record counts what was read and the other body counts by rules of its own; neither is the true number, and a difference is no finding "
    "about either. A total is the word of the report that gives it."
)
_NOBODY = Count(low=0, best=0, high=0)
_COUNTABLE = frozenset({Covers.PERIOD, Covers.SEVERAL_ATTACKS})
_NOT_COMPARED = {
    Covers.INCLUDES_ATTACKERS: "it counts attackers too",
    Covers.ATTACKERS: "it counts attackers",
    Covers.KILLED_OR_INJURED: "it counts killed and injured together",
    Covers.SAID_BY_ATTACKER: "it is the attacker's own number",
    Covers.PART: "it counts a part only",
    Covers.ATTACK: "it counts one attack",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Which attacks a total counts. None of the two is "all"."""

    period: DateSpan
    place: Place | None
    community: str | None


def compare_totals(
    register: Register, counted: Mapping[str, IncidentAccount], *, communities: Iterable[str], vocabulary: Vocabulary, as_of: date
) -> Iterator[ControlTotal]:
    """Yield every total of people killed that was stated by `as_of`, in the order of the mentions' ids.

    `communities` are those that the account is kept for; empty means all.
    """
    record = _Record(counted=counted, watched=frozenset(communities), vocabulary=vocabulary)
    for mention in sorted(register.mentions.values(), key=lambda mention: mention.id):
        published = register.documents[mention.document].published
        if mention.kind is MentionKind.TOTAL and mention.first(Role.KILLED) is not None and (published is None or published <= as_of):
            yield _compare(mention, record, published, as_of=as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What a total is put beside."""

    counted: Mapping[str, IncidentAccount]
    watched: frozenset[str]
    vocabulary: Vocabulary


def _compare(mention: Mention, record: _Record, published: date | None, *, as_of: date) -> ControlTotal:
    stated = mention.first(Role.KILLED)
    if stated is None or stated.count is None:
        raise ValueError(f"{mention.id} states no number of people killed")
    period, place, community = _period(mention, published), _only_place(mention), _only_name(mention, Role.COMMUNITY)
    why = _number_unclear(mention) or _period_unclear(mention, period) or _scope_unclear(mention, record.watched)
    sure: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    recorded = None
    if why is None and period is not None:
        sure, unsure = _attacks(record, _Asked(period=period, place=place, community=community))
        recorded = add_tolls(toll for identifier in sure if (toll := record.counted[identifier].killed) is not None) if sure else _NOBODY
    least, greatest = _difference(stated.count, recorded)
    silent = sum(record.counted[identifier].killed is None for identifier in sure)
    scope = mention.first(Role.SCOPE)
    return ControlTotal(
        mention=mention.id,
        document=mention.document,
        stated=stated.count,
        said_by=tuple(argument.name for argument in mention.all(Role.SAID_BY) if argument.name),
        period=period,
        place=place,
        community=community,
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


def _number_unclear(mention: Mention) -> str | None:
    counts = {argument.count for argument in mention.all(Role.KILLED) if argument.count is not None}
    if len(counts) != 1:
        return "more than one number of people killed stands in its words"
    (count,) = counts
    return None if count.covers in _COUNTABLE else _NOT_COMPARED[count.covers]


def _period_unclear(mention: Mention, period: DateSpan | None) -> str | None:
    if period is None:
        several = len(set(_dates(mention))) > 1
        return "more than one stretch of time stands in its words" if several else "the days that it covers are not stated"
    if period.earliest is None or period.latest is None or period.precision is DatePrecision.BEFORE:
        return "where the days that it covers begin or end is not stated"
    return "the days that it covers lie after its report" if period.latest < period.earliest else None


def _scope_unclear(mention: Mention, watched: frozenset[str]) -> str | None:
    communities = {argument.name for argument in mention.all(Role.COMMUNITY) if argument.name}
    places = {argument.place for argument in mention.all(Role.PLACE) if argument.place is not None}
    scope = mention.first(Role.SCOPE)
    if len(communities) > 1 or len(places) > 1:
        return "more than one community or place stands in its words"
    if not communities and not places:
        return "whom it counts is told in words alone" if scope is not None else "neither a community nor a place is stated"
    if watched and not communities:
        return "it does not say which community it counts, and this account is kept for some only"
    if watched and not communities <= watched:
        return "it counts a community that this account is not kept for"
    return None


def _dates(mention: Mention) -> tuple[DateSpan, ...]:
    return tuple(argument.date for argument in mention.all(Role.PERIOD) or mention.all(Role.DATE) if argument.date is not None)


def _period(mention: Mention, published: date | None) -> DateSpan | None:
    """Return the one stretch of time that its words give, cut at the day of the report: nobody counts what is yet to come."""
    found = set(_dates(mention))
    if len(found) != 1:
        return None
    (period,) = found
    latest = min((day for day in (period.latest, published) if day is not None), default=None)
    return replace(period, latest=latest)


def _only_place(mention: Mention) -> Place | None:
    found = {argument.place for argument in mention.all(Role.PLACE) if argument.place is not None}
    return found.pop() if len(found) == 1 else None


def _only_name(mention: Mention, role: Role) -> str | None:
    found = {argument.name for argument in mention.all(role) if argument.name}
    return found.pop() if len(found) == 1 else None


def _attacks(record: _Record, asked: _Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the attacks that surely belong to what was asked, and those that may."""
    sure: list[str] = []
    unsure: list[str] = []
    for identifier, account in sorted(record.counted.items()):
        period = _in_period(account, asked.period)
        place = _in_place(account, asked.place) if period is not False else False
        community = _of_community(account, asked.community, record.vocabulary) if place is not False else False
        if community is not False:
            (unsure if None in (period, place, community) else sure).append(identifier)
    return tuple(sure), tuple(unsure)


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
