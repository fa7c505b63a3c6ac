"""Which two records may be one, and which promise or action follows which attack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from hisab.records.figures import DeliverableAccount, IncidentAccount
from hisab.records.ids import ActionId, IncidentId, MentionId, PromiseId
from hisab.records.subjects import Suggestion
from hisab.records.values import DatePrecision
from hisab.review.desk import Desk
from hisab.review.questions import Side, Terms
from hisab.vocabulary.words import Asked

_NEAR_DAYS = 2
_DATED = frozenset({DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.WEEK, DatePrecision.MONTH})
_WEAK = 0.7
"""Below it the linker joined two mentions without both the day and the place: a person should see them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sides and why they are laid before a person. `key` is that of the answers to it (`records.standing.Bound.key`).

    `attacks` are the incidents that it bears on, `promise` and `deliverable` what is rated.
    """

    asked: Asked
    left: Side
    right: Side
    key: tuple[str, ...]
    reasons: tuple[str, ...]
    score: float
    attacks: tuple[IncidentId, ...] = ()
    promise: PromiseId | None = None
    deliverable: DeliverableAccount | None = None
    terms: Terms | None = None


def same_incident(desk: Desk) -> Iterator[Pair]:
    """Yield the pairs of attacks that lie near each other in days and place, and the mentions of one attack that only weak reasons join."""
    yield from _near(desk)
    for identifier in desk.register.incidents:
        yield from _weak(desk, identifier)


def _near(desk: Desk) -> Iterator[Pair]:
    """Compare what has a day to a month or better and a place, month by month and province by province."""
    blocks: dict[tuple[object, ...], list[IncidentId]] = defaultdict(list)
    for identifier in sorted(desk.register.incidents):
        for key in _keys(desk.incidents[identifier]):
            blocks[key].append(identifier)
    seen: set[tuple[IncidentId, IncidentId]] = set()
    for members in blocks.values():
        for one, other in combinations(members, 2):
            if (one, other) in seen:
                continue
            seen.add((one, other))
            reasons = _nearness(desk.incidents[one], desk.incidents[other])
            if reasons:
                yield _incidents(desk, one, other, reasons)


def _keys(account: IncidentAccount) -> Iterator[tuple[object, ...]]:
    span, place = account.date, account.place
    if span is None or span.precision not in _DATED or span.earliest is None or span.latest is None or place is None or len(place.path) < 2:
        return
    first, last = span.earliest - timedelta(days=_NEAR_DAYS), span.latest + timedelta(days=_NEAR_DAYS)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    yield from ((month, place.path[:2]) for month in months)


def _nearness(one: IncidentAccount, other: IncidentAccount) -> tuple[str, ...]:
    """Return why two dated and placed attacks may be one; none where they are not near."""
    if one.date is None or other.date is None or one.place is None or other.place is None:
        return ()
    if not one.date.may_meet(other.date, slack_days=_NEAR_DAYS):
        return ()
    if one.place.holds(other.place) or other.place.holds(one.place):
        place = "one place lies in the other"
    elif len(one.place.path) > 2 and one.place.path[:3] == other.place.path[:3]:
        place = "both lie in one district"
    else:
        return ()
    days = "the days may be one" if one.date.may_meet(other.date) else f"the days lie at most {_NEAR_DAYS} apart"
    killed = [account.killed.count for account in (one, other) if account.killed is not None]
    toll = ("the numbers killed are the same",) if len(killed) == 2 and killed[0] == killed[1] else ()
    return (days, place, *toll)


def _incidents(desk: Desk, one: IncidentId, other: IncidentId, reasons: tuple[str, ...]) -> Pair:
    first = [(identifier, desk.first(desk.register.incidents[identifier].mentions)) for identifier in (one, other)]
    first.sort(key=lambda item: desk.order(item[1]))
    left, right = (desk.side(identifier, mention, desk.incident_facts(identifier)) for identifier, mention in first)
    key = (Asked.SAME_INCIDENT, *sorted((one, other)))
    return Pair(asked=Asked.SAME_INCIDENT, left=left, right=right, key=key, reasons=reasons, score=0.3 + 0.1 * len(reasons), attacks=(one, other))


def _weak(desk: Desk, incident: IncidentId) -> Iterator[Pair]:
    """Yield for each mention that nothing strong joins to its attack the best of what does."""
    best: dict[str, Suggestion] = {}
    for suggestion in sorted(desk.register.suggestions.get(incident, ()), key=lambda one: (-one.score, one.left, one.right)):
        for mention in (suggestion.left, suggestion.right):
            best.setdefault(mention, suggestion)
    members = set(desk.register.incidents[incident].mentions)
    for suggestion in {(one.left, one.right): one for one in best.values() if one.score < _WEAK}.values():
        if not {suggestion.left, suggestion.right} <= members:
            continue
        mentions = sorted((desk.register.mentions[MentionId(one)] for one in (suggestion.left, suggestion.right)), key=desk.order)
        left, right = (desk.side(incident, mention, desk.incident_facts(incident)) for mention in mentions)
        key = (Asked.SAME_INCIDENT, *sorted((suggestion.left, suggestion.right)))
        yield Pair(
            asked=Asked.SAME_INCIDENT, left=left, right=right, key=key, reasons=suggestion.reasons, score=suggestion.score, attacks=(incident,)
        )


def same_promise(desk: Desk) -> Iterator[Pair]:
    """Yield the pairs of promises of one institution and one kind after one attack."""
    groups: dict[tuple[str, str, IncidentId], list[PromiseId]] = defaultdict(list)
    for identifier, promise in sorted(desk.register.promises.items()):
        for incident in promise.incidents:
            current = desk.register.current_incident(incident)
            if promise.kind and promise.institution and current is not None:
                groups[(promise.kind, promise.institution, current)].append(identifier)
    for (kind, _, incident), members in sorted(groups.items()):
        for one, other in combinations(members, 2):
            first = [(identifier, desk.first(desk.register.promises[identifier].mentions)) for identifier in (one, other)]
            first.sort(key=lambda item: desk.order(item[1]))
            left, right = (
                desk.side(identifier, mention, desk.promise_facts(identifier), standing=desk.promises[identifier].status)
                for identifier, mention in first
            )
            reasons = (f"one institution promised {kind} twice after one attack",)
            key = (Asked.SAME_PROMISE, *sorted((one, other)))
            yield Pair(
                asked=Asked.SAME_PROMISE, left=left, right=right, key=key, reasons=reasons, score=0.5, attacks=(incident,), promise=first[0][0]
            )


def follows(desk: Desk) -> Iterator[Pair]:
    """Yield each promise and each action with each attack that the machine suggests it follows, by the words that suggest it best."""
    for identifier, promise in sorted(desk.register.promises.items()):
        yield from _follows(desk, identifier, promise.mentions, promise.incidents, desk.promise_facts(identifier), promise=identifier)
    for action_id, action in sorted(desk.register.actions.items()):
        yield from _follows(desk, action_id, action.mentions, action.incidents, desk.action_facts(action_id))


def _follows(
    desk: Desk,
    subject: PromiseId | ActionId,
    mentions: tuple[MentionId, ...],
    incidents: tuple[IncidentId, ...],
    facts: tuple[str, ...],
    *,
    promise: PromiseId | None = None,
) -> Iterator[Pair]:
    for incident in sorted({current for one in incidents if (current := desk.register.current_incident(one)) is not None}):
        members = set(desk.register.incidents[incident].mentions)
        suggested = [one for one in desk.register.suggestions.get(subject, ()) if one.right in members and one.left in mentions]
        if suggested:
            best = min(suggested, key=lambda one: (-one.score, desk.order(desk.register.mentions[MentionId(one.left)]), one.right))
            word, attack = desk.register.mentions[MentionId(best.left)], desk.register.mentions[MentionId(best.right)]
            reasons, score = best.reasons, best.score
        else:
            word, attack = desk.first(mentions), desk.first(members)
            reasons, score = ("the linker says so, without a reason that still stands",), 0.0
        left, right = desk.side(subject, word, facts), desk.side(incident, attack, desk.incident_facts(incident))
        key = (Asked.FOLLOWS, subject, "", incident)
        yield Pair(asked=Asked.FOLLOWS, left=left, right=right, key=key, reasons=reasons, score=score, attacks=(incident,), promise=promise)
