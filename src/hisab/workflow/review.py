"""A person's word into the journal: the register laid out as questions, and answers checked against it and appended, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hisab.linking.judged import judged_pairs
from hisab.measures.accounts import account_action, account_incidents
from hisab.measures.links import links_of
from hisab.measures.promises import account_promise, evidence_of
from hisab.records.findings import Finding, Severity
from hisab.records.journal import FindingRaised, Judged, Payload, Register
from hisab.records.seams import Store
from hisab.review.answers import Answer, ChangedError, judge, name_reviewer
from hisab.review.desk import Desk
from hisab.review.lines import read_answers
from hisab.review.questions import Question, Side, Terms
from hisab.review.queue import all_questions, queue
from hisab.vocabulary.words import Asked
from hisab.workflow.workspace import Workspace

__all__ = ["Answer", "ChangedError", "Given", "Question", "Side", "Terms", "give_answers", "lay_out", "list_questions", "odd_answers", "read_answers"]
"""The nouns of a review are handed on to the doors, which do not reach into rooms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came of answers: how many were written down, how many the journal had in the same words, and what was odd."""

    written: int
    unchanged: int
    findings: tuple[Finding, ...]


def lay_out(workspace: Workspace, register: Register, *, as_of: date) -> Desk:
    """Return the desk: `register` with what its records add up to on `as_of`."""
    evidence, vocabulary = evidence_of(register), workspace.vocabulary
    return Desk(
        register=register,
        incidents=account_incidents(register, communities=workspace.communities, as_of=as_of),
        promises={
            identifier: account_promise(register, promise, vocabulary=vocabulary, as_of=as_of, evidence=evidence)
            for identifier, promise in register.promises.items()
        },
        actions={identifier: account_action(register, action) for identifier, action in register.actions.items()},
        vocabulary=vocabulary,
        as_of=as_of,
    )


def list_questions(
    workspace: Workspace, *, reviewer: str | None, as_of: date, only: Asked | None = None, again: bool = False
) -> tuple[Question, ...]:
    """Return what is to be asked of `reviewer`, or of anybody, the question that matters most first. Nothing is written."""
    with workspace.open_store() as store:
        register = store.register()
    if reviewer is not None:
        reviewer = name_reviewer(reviewer, (judgement.by for judgement in register.judgements))
    return queue(all_questions(lay_out(workspace, register, as_of=as_of)), reviewer=reviewer, only=only, again=again)


def odd_answers(workspace: Workspace) -> tuple[Finding, ...]:
    """Return why answers of people count for nothing: those who are at odds, and words that are no longer read as a part of any record."""
    with workspace.open_store() as store:
        register = store.register()
    return (*links_of(register)[1], *judged_pairs(register).findings)


def give_answers(workspace: Workspace, answers: Sequence[Answer], *, reviewer: str, now: str, as_of: date) -> Given:
    """Check all of `answers` against the register as it is now, and append them in one transaction; or refuse, and append nothing."""
    with workspace.writing() as store:
        register = store.register()
        name = name_reviewer(reviewer, (judgement.by for judgement in register.judgements))
        desk = lay_out(workspace, register, as_of=as_of)
        payloads = judge(desk, all_questions(desk), answers, reviewer=name)
        written = sum(isinstance(payload, Judged) for payload in payloads)
        if payloads:
            payloads = (*_behind(store, register, now=now), *payloads)
            store.append(payloads, made_by=name, at=now)
    findings = tuple(payload.finding for payload in payloads if isinstance(payload, FindingRaised))
    return Given(written=written, unchanged=len(answers) - written, findings=findings)


def _behind(store: Store, register: Register, *, now: str) -> tuple[Payload, ...]:
    """Return the finding that the clock is behind the journal's last entry, if it is.

    Entries keep their order by their sequence, and no work is refused. The entries that follow bear the earlier time themselves, so it is said once.
    """
    last = next((entry.at for entry in store.entries(after=register.size - 1)), None) if register.size else None
    if last is None or datetime.fromisoformat(last) <= datetime.fromisoformat(now):
        return ()
    finding = Finding(
        code="clock-behind",
        severity=Severity.WARNING,
        message=f"the clock says {now}, and the last entry was made at {last}: the order of the entries is that of their numbers",
        about=f"entry {register.size + 1}",
        hint="set the clock of this machine; what was written is kept",
    )
    return (FindingRaised(finding=finding),)
