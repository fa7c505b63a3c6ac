"""The queue: every question that a person could settle, the one that matters most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hisab.records.judgements import Judgement
from hisab.records.standing import Bound, bound_answers, needs_two_people, owners_of
from hisab.review.desk import Desk
from hisab.review.pairs import Pair, follows, same_incident, same_promise
from hisab.review.questions import Matters, Question, question_id, seen_of
from hisab.review.steps import answers
from hisab.vocabulary.words import Asked, Relation, Status, Verdict

_DUE_DAYS = 30
_DECIDING = frozenset({Relation.FULFILS, Relation.REFUSES, Relation.CONTRARY, Relation.CONTRADICTS})
"""Relations that can make a promise kept or broken: for these the word of one person is not enough."""
_UPPER = 0.9
"""A toll is high where nine in ten attacks of the register have a lower one or the same."""


def all_questions(desk: Desk) -> tuple[Question, ...]:
    """Return every question, answered or not, the one that matters most first. The same desk gives the same questions."""
    said, _ = bound_answers(desk.register, owners_of(desk.register))
    high = _high_toll(desk)
    ranked = {}
    for pair in _pairs(desk):
        question = _question(desk, pair, said, high)
        ranked[question.id] = (_rank(desk, pair, question), question)
    return tuple(question for _, question in sorted(ranked.values(), key=lambda item: item[0]))


def queue(questions: tuple[Question, ...], *, reviewer: str | None, only: Asked | None = None, again: bool = False) -> tuple[Question, ...]:
    """Return what is still to be asked: without what two people settled and, unless `again`, what `reviewer` answered."""
    return tuple(
        question
        for question in questions
        if (only is None or question.asked is only) and (again or not (is_settled(question) or _has_answered(question, reviewer)))
    )


def is_settled(question: Question) -> bool:
    """True when two people gave one answer and nobody another."""
    words = {_core(answer) for answer in question.answers if answer.verdict is not Verdict.UNSURE}
    people = {answer.by for answer in question.answers if answer.verdict is not Verdict.UNSURE}
    return len(words) == 1 and len(people) > 1


def is_at_odds(question: Question) -> bool:
    """True when two people gave different answers."""
    return len({_core(answer) for answer in question.answers if answer.verdict is not Verdict.UNSURE}) > 1


def _core(answer: Judgement) -> tuple[object, ...]:
    """Return what two people must agree on; when a reply was asked for is no part of it."""
    found = answer.found
    if found is None:
        return (answer.verdict,)
    return (
        answer.verdict,
        found.relation,
        found.step,
        found.units,
        found.amount,
        found.done_on,
        found.grade,
        found.source,
        found.is_under_compulsion,
    )


def _has_answered(question: Question, reviewer: str | None) -> bool:
    return any(answer.by == reviewer for answer in question.answers)


def _pairs(desk: Desk) -> Iterator[Pair]:
    yield from same_incident(desk)
    yield from same_promise(desk)
    yield from follows(desk)
    yield from answers(desk)


def _question(desk: Desk, pair: Pair, said: dict[tuple[str, ...], tuple[Bound, ...]], high: int | None) -> Question:
    given = tuple(bound.judgement for bound in said.get(pair.key, ()))
    question = Question(
        id=question_id(pair.asked, pair.left.anchor, pair.right.anchor),
        seen=seen_of(pair.asked, pair.left, pair.right, pair.terms),
        asked=pair.asked,
        left=pair.left,
        right=pair.right,
        reasons=pair.reasons,
        score=pair.score,
        answers=given,
        wants_two=_wants_two(desk, pair, given),
        terms=pair.terms,
    )
    return replace(question, matters=tuple(_matters(desk, pair, question, high)))


def _wants_two(desk: Desk, pair: Pair, given: tuple[Judgement, ...]) -> bool:
    """True for attacks with different tolls, and for what can make a promise kept or broken once one person has found it."""
    if pair.asked is Asked.SAME_INCIDENT:
        return needs_two_people(desk.register, pair.left.subject, pair.right.subject)
    found = [answer.found for answer in given if answer.found is not None]
    waits = pair.deliverable is not None and pair.deliverable.ruling.waits_for is not None
    return bool(found) and (waits or any(one.relation in _DECIDING for one in found))


def _matters(desk: Desk, pair: Pair, question: Question, high: int | None) -> Iterator[Matters]:
    """Yield why the question is worth a person's time, in the order of the queue."""
    if pair.deliverable is not None and pair.deliverable.ruling.status is Status.CONTESTED:
        yield Matters.CONTESTED
    if high is not None and _toll(desk, pair) >= high:
        yield Matters.HIGH_TOLL
    if (days := _days_from_due(desk, pair)) is not None and days <= _DUE_DAYS:
        yield Matters.DUE
    people = {answer.by for answer in question.answers if answer.verdict is Verdict.POSITIVE}
    if question.wants_two and len(people) == 1:
        yield Matters.SECOND_PERSON
    if is_at_odds(question):
        yield Matters.AT_ODDS


def _rank(desk: Desk, pair: Pair, question: Question) -> tuple[object, ...]:
    """Order by the first reason why it matters, then toll, nearness to the due day, the machine's score, day, and id."""
    order = list(Matters)
    first = min((order.index(matter) for matter in question.matters), default=len(order))
    days = _days_from_due(desk, pair)
    published = max((side.published.isoformat() for side in (pair.left, pair.right) if side.published), default="")
    return (first, -_toll(desk, pair), days if days is not None else date.max.toordinal(), -question.score, published, question.id)


def _toll(desk: Desk, pair: Pair) -> int:
    tolls = [
        account.killed.count for incident in pair.attacks if (account := desk.incidents.get(incident)) is not None and account.killed is not None
    ]
    return max((toll.high or toll.low or 0 for toll in tolls), default=0)


def _high_toll(desk: Desk) -> int | None:
    """Return the number killed from which on a toll is high; None where no attack states one."""
    counts = [account.killed.count for account in desk.incidents.values() if account.killed is not None]
    tolls = sorted(count.high or count.low or 0 for count in counts)
    return max(1, tolls[int(_UPPER * (len(tolls) - 1))]) if tolls else None


def _days_from_due(desk: Desk, pair: Pair) -> int | None:
    """Return how many days lie between the day of the desk and the due day of what is asked about."""
    due = pair.deliverable.deliverable.due_on if pair.deliverable is not None else None
    if due is None and pair.promise is not None:
        due = desk.promises[pair.promise].due_on
    return abs((desk.as_of - due).days) if due is not None else None
