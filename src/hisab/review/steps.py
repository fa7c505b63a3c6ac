"""Which action may be a step of which deliverable, and what it is suggested to be; a person confirms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hisab.records.figures import ActionAccount, DeliverableAccount, PromiseAccount
from hisab.records.ids import ActionId, IncidentId, PromiseId
from hisab.records.judgements import Found
from hisab.records.mentions import Mention, Role
from hisab.review.desk import Desk
from hisab.review.pairs import Pair
from hisab.review.questions import Terms
from hisab.vocabulary.tables import Row
from hisab.vocabulary.words import ActionKind, Asked, Grade, HowTestable, Relation, SourceRole

_WITHIN_DAYS = 365
"""An action whose attack nobody knows is laid beside the promises of the year before it, and no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A deliverable, an action that can be a step of it, and the row that says so."""

    promise: PromiseId
    deliverable: DeliverableAccount
    action: ActionId
    row: Row
    reasons: tuple[str, ...]
    attacks: tuple[IncidentId, ...]


def answers(desk: Desk) -> Iterator[Pair]:
    """Yield each deliverable with each action that can be a step of it and was not before the promise."""
    wanted = _actions_by_attack(desk)
    rows = {(row["kind"], row["action"]): row for row in desk.vocabulary.rows("steps")}
    for promise, account in sorted(desk.promises.items()):
        incidents = _attacks(desk, desk.register.promises[PromiseId(promise)].incidents)
        near = sorted({action for incident in incidents for action in wanted.get(incident, ())} | set(wanted[None]))
        candidates = near if incidents else sorted(desk.register.actions)
        for action in candidates:
            row = rows.get((account.kind or "", desk.register.actions[action].kind))
            reasons = _reasons(desk, account, action, incidents) if row is not None else ()
            if row is None or not reasons:
                continue
            for deliverable in account.deliverables:
                match = _Match(promise=PromiseId(promise), deliverable=deliverable, action=action, row=row, reasons=reasons, attacks=incidents)
                yield _pair(desk, match)


def _attacks(desk: Desk, incidents: tuple[IncidentId, ...]) -> tuple[IncidentId, ...]:
    return tuple(sorted({current for one in incidents if (current := desk.register.current_incident(one)) is not None}))


def _actions_by_attack(desk: Desk) -> Mapping[IncidentId | None, list[ActionId]]:
    """Return the actions after each attack; under None those after nobody knows which."""
    found: dict[IncidentId | None, list[ActionId]] = defaultdict(list)
    for identifier, action in desk.register.actions.items():
        for incident in _attacks(desk, action.incidents) or (None,):
            found[incident].append(identifier)
    return found


def _reasons(desk: Desk, account: PromiseAccount, action: ActionId, incidents: tuple[IncidentId, ...]) -> tuple[str, ...]:
    """Return why the action may be to the promise; none where it was before it, or too long after for a guess."""
    theirs = _attacks(desk, desk.register.actions[action].incidents)
    day = latest_day(desk.actions[action])
    if day is not None and account.made_on is not None and day < account.made_on:
        return ()
    if set(theirs) & set(incidents):
        return ("both follow one attack", "such an action can be a step of such a promise")
    if day is None or account.made_on is None or (day - account.made_on).days > _WITHIN_DAYS:
        return ()
    return ("the attack of one of them is not known", "such an action can be a step of such a promise", "within a year of the promise")


def latest_day(account: ActionAccount) -> date | None:
    """Return the last day on which an action may have been done; its report's, where its words give none."""
    stated = account.done_on.latest if account.done_on is not None else None
    return stated or account.reported_on


def _pair(desk: Desk, match: _Match) -> Pair:
    account, promise, action, reasons = match.deliverable, match.promise, match.action, match.reasons
    deliverable = account.deliverable
    words = _mention_of(desk, promise, account)
    told = desk.first(desk.register.actions[action].mentions)
    due = f"due {deliverable.due_on} ({deliverable.due_basis})" if deliverable.due_on else "no due day"
    steps = tuple((int(one["step"]), one["label"]) for one in desk.vocabulary.rows("ladders") if one["kind"] == deliverable.kind)
    needs = f"needs step {deliverable.step}, {dict(steps).get(deliverable.step, '')}"
    facts = (f"{deliverable.kind}: {deliverable.subtype}", needs, due)
    is_rated = deliverable.testability is not HowTestable.RHETORICAL
    stated = told.first(Role.DATE)
    return Pair(
        asked=Asked.ANSWERS,
        left=desk.side(promise, words, facts, subtype=deliverable.subtype, standing=account.ruling.status),
        right=desk.side(action, told, desk.action_facts(action)),
        key=(Asked.ANSWERS, promise, deliverable.subtype, action),
        reasons=reasons if is_rated else (*reasons, "such words are kept and never rated"),
        score=(0.6 if len(reasons) == 2 else 0.3) if is_rated else 0.1,
        attacks=match.attacks,
        promise=promise,
        deliverable=account,
        terms=Terms(
            kind=deliverable.kind,
            step=deliverable.step,
            steps=steps,
            units=deliverable.units,
            amount=deliverable.amount,
            made_on=desk.promises[promise].made_on,
            action=desk.register.actions[action].kind,
            stated_on=stated.date.latest if stated is not None and stated.date is not None else None,
            suggested=_suggested(told, match.row),
        ),
    )


def _mention_of(desk: Desk, promise: PromiseId, account: DeliverableAccount) -> Mention:
    """Return the mention whose words are the deliverable's criterion."""
    mentions = [desk.register.mentions[mention] for mention in desk.register.promises[promise].mentions]
    own = [mention for mention in mentions if mention.passage == account.deliverable.criterion] or mentions
    return min(own, key=desk.order)


def _suggested(told: Mention, row: Row) -> Found:
    """Return what the action is suggested to be: the lowest step that its words carry, on the weakest evidence that names an outlet."""
    units, amount, day = told.first(Role.UNITS), told.first(Role.AMOUNT), told.first(Role.DATE)
    kind = told.first(Role.KIND)
    return Found(
        relation=Relation(row["relation"]),
        step=int(row["step"]),
        units=(units.count.best or units.count.low) if units is not None and units.count is not None else None,
        amount=amount.money if amount is not None and amount.money is not None and amount.money.per is None else None,
        done_on=day.date.latest if day is not None and day.date is not None else None,
        grade=Grade.ONE_OUTLET,
        source=SourceRole.MEDIA,
        is_under_compulsion=kind is not None and kind.name == ActionKind.COURT_ORDER,
    )
