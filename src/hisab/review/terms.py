"""What an action can be to a deliverable: each answer that cannot be is refused, with what to say instead."""

from __future__ import annotations

from datetime import date

from hisab.records.errors import UsageError
from hisab.records.findings import Finding, Severity
from hisab.records.ids import short_id
from hisab.records.judgements import Found
from hisab.review.questions import Question, Terms
from hisab.vocabulary.words import ActionKind, Relation, SourceRole

_DONE = frozenset({Relation.ADVANCES, Relation.FULFILS})
_RUPEE = "Rs"
_RUPEES = frozenset({"PKR", "INR", "NPR", "LKR", "MUR", "SCR"})


def refuse_unless_possible(question: Question, found: Found | None, *, note: str) -> tuple[Finding, ...]:
    """Return what is odd about `found`; what cannot be is a `UsageError` with a hint."""
    terms = question.terms
    if found is None or terms is None:
        raise UsageError(f"question {short_id(question.id)}: what was found is not said", hint="give found: relation, step, done_on, grade, source")
    published = question.right.published
    for fault, hint in (_relation(terms, found), _step(terms, found), _days(terms, found, published), _numbers(terms, found, note)):
        if fault:
            raise UsageError(f"question {short_id(question.id)}: {fault}", hint=hint)
    promised = (terms.units.best if terms.units.best is not None else terms.units.low) if terms.units is not None else None
    if found.units is None or promised is None or found.units <= promised:
        return ()
    return (
        Finding(
            code="units-above-promised",
            severity=Severity.WARNING,
            message=f"{found.units} are said to have received, and {promised} were promised",
            about=f"question {short_id(question.id)}",
            hint="look whether both count the same people; the answer is kept as it was given",
        ),
    )


def _relation(terms: Terms, found: Found) -> tuple[str, str]:
    if found.relation is Relation.FULFILS and terms.action == ActionKind.SUSPECT_KILLED:
        return "a suspect's death never fulfils a promise of justice", "say advances, or answer no"
    if found.relation in _DONE and terms.action == ActionKind.NOT_DONE:
        return "a report that something was not done cannot be a step of it", "say contradicts, or refuses where the promisor says it"
    if found.relation is Relation.REFUSES and found.source is not SourceRole.PROMISOR:
        return "only the promisor can refuse", "give the source promisor, or say contradicts"
    return "", ""


def _step(terms: Terms, found: Found) -> tuple[str, str]:
    steps = dict(terms.steps)
    ladder = ", ".join(f"{step} {label}" for step, label in terms.steps)
    if found.step not in steps and (found.relation in _DONE or found.step != 0):
        return f"the ladder of {terms.kind} has no step {found.step}", f"its steps are: {ladder}"
    if found.relation is Relation.FULFILS and found.step < terms.step:
        return f"step {found.step} does not fulfil what needs step {terms.step}", f"say advances, or give the step that was reached: {ladder}"
    return "", ""


def _days(terms: Terms, found: Found, published: date | None) -> tuple[str, str]:
    day = found.done_on or terms.stated_on or published
    if day is None:
        return "neither the report nor the answer says when", "give done_on, as far as you know it"
    if found.done_on is not None and published is not None and found.done_on > published:
        return f"{found.done_on} lies after the report, which is of {published}", "give the day by which the report says that it was done"
    if found.relation in _DONE and terms.made_on is not None and day < terms.made_on:
        return f"it was done by {day}, before the promise was made on {terms.made_on}", "answer no, or correct done_on"
    if found.reply_asked_on is not None and terms.made_on is not None and found.reply_asked_on < terms.made_on:
        return f"a reply cannot have been asked for on {found.reply_asked_on}, before the promise was made", "correct reply_asked_on"
    return "", ""


def _numbers(terms: Terms, found: Found, note: str) -> tuple[str, str]:
    if found.units is not None and found.units < 0:
        return "units cannot be below none", "count those who had received by that day; leave it away where nobody says"
    if found.amount is None:
        return "", ""
    if not found.amount.amount.is_finite() or found.amount.amount < 0:
        return "the amount is no amount", "give all that they had received, in whole units of its currency"
    if terms.amount is not None and not note and not _is_one_currency(found.amount.currency, terms.amount.currency):
        hint = "give the amount in the promised currency as a source states it; or say in note why it is another"
        return f"{found.amount.currency} was received and {terms.amount.currency} promised", hint
    return "", ""


def _is_one_currency(one: str, other: str) -> bool:
    """True where two currencies are one, or one is a rupee of which the words do not say whose."""
    return one == other or (_RUPEE in {one, other} and bool({one, other} & _RUPEES))
