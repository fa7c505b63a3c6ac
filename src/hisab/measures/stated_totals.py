"""What a stated total counts, as its words say it: over which days, where and of whom; or why it cannot be put beside the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hisab.records.mentions import Mention, Role
from hisab.records.values import Covers, DatePrecision, DateSpan, Place

_SHORT = frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH})
"""Read beside totals, these were met as the month in which a commission spoke, and never as the days that it counted."""
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
class Asked:
    """Which attacks a total counts. A period of None cannot be read; a place or a community of None is not stated, or is more than one."""

    period: DateSpan | None
    place: Place | None
    community: str | None


def asked_by(mention: Mention, published: date | None) -> Asked:
    """Return what the words of a total that was published on `published` ask for."""
    return Asked(period=_period(mention, published), place=_only_place(mention), community=_only_name(mention, Role.COMMUNITY))


def why_not_comparable(mention: Mention, asked: Asked, watched: frozenset[str]) -> str | None:
    """Return the first thing that keeps a total from being compared, or None. `watched` are the communities of the account, none for all."""
    return _number_unclear(mention) or _period_unclear(mention, asked.period) or _scope_unclear(mention, watched)


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
    if period.precision in _SHORT:
        return "so short a stretch can be the day or the month in which it was said"
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
