"""A person's answer: what cannot be is refused with a hint, the rest becomes what the journal is told. Nothing here is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hisab.records.errors import UsageError
from hisab.records.findings import Finding
from hisab.records.ids import short_id
from hisab.records.journal import FindingRaised, Judged, Payload
from hisab.records.judgements import Anchor, Found, Judgement
from hisab.records.standing import bind, owners_of
from hisab.review.desk import Desk
from hisab.review.questions import Question, question_id
from hisab.review.terms import refuse_unless_possible
from hisab.vocabulary.words import Asked, Verdict

_LEAST_DIGITS = 8
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person answered to the question `question`, an id or its first eight digits or more.

    `seen` is that of the question as it was shown; without it, what has changed since is not looked at. `asked`, `left` and `right` are those of
    the question as it was listed: by them it is found again after a record was merged. `note` says why an amount is in another currency.
    """

    question: str
    verdict: Verdict
    why: str = ""
    found: Found | None = None
    note: str = ""
    seen: str | None = None
    asked: Asked | None = None
    left: Anchor | None = None
    right: Anchor | None = None
    where: str = ""


class ChangedError(UsageError):
    """The two sides are no longer what the person was shown; `question` is what stands there now."""

    def __init__(self, message: str, *, hint: str, question: Question) -> None:
        super().__init__(message, hint=hint)
        self.question = question


def name_reviewer(name: str, known: Iterable[str]) -> str:
    """Return `name` as it will be written down; one that differs from a `known` name by capitals and spaces alone is refused, as no second person."""
    plain = " ".join(name.split())
    if not plain or len(plain) > _LONGEST_NAME or not plain.isprintable():
        raise UsageError("a reviewer needs a name", hint=f"give --as NAME: letters that can be shown, at most {_LONGEST_NAME}")
    for other in sorted(set(known)):
        if other != plain and _folded(other) == _folded(plain):
            raise UsageError(
                "this reviewer's name is written in another way in the journal", hint=f"give --as {other!r}, or a name that is not like it"
            )
    return plain


def _folded(name: str) -> str:
    return "".join(name.casefold().split())


def judge(desk: Desk, questions: Iterable[Question], answers: Iterable[Answer], *, reviewer: str) -> tuple[Payload, ...]:
    """Return what the journal is told of `answers`, in their order: nothing for what `reviewer` has said already in the same words.

    The first that cannot be is refused, and then none is taken.
    """
    known = {question.id: question for question in questions}
    payloads: list[Payload] = []
    asked: dict[str, str] = {}
    for answer in answers:
        try:
            question = find_question(desk, known, answer)
            if question.id in asked:
                raise UsageError(f"question {short_id(question.id)} is answered twice ({asked[question.id]})", hint="keep one of the two lines")
            asked[question.id] = answer.where
            payloads += _payloads(question, answer, reviewer=reviewer)
        except ChangedError as error:
            raise ChangedError(_at(answer, error.message), hint=error.hint, question=error.question) from error
        except UsageError as error:
            raise UsageError(_at(answer, error.message), hint=error.hint) from error
    return tuple(payloads)


def _at(answer: Answer, message: str) -> str:
    return f"{answer.where}: {message}" if answer.where else message


def find_question(desk: Desk, known: Mapping[str, Question], answer: Answer) -> Question:
    """Return the question that `answer` is to, found by its id, or by the words that it was about where its records have changed since."""
    found = [question for identifier, question in known.items() if _is_named(identifier, answer.question)]
    if len(found) > 1:
        raise UsageError(f"{answer.question} is the beginning of {len(found)} questions", hint="give more digits")
    question = found[0] if found else _found_again(desk, known, answer)
    if answer.seen is not None and answer.seen != question.seen:
        raise ChangedError(
            f"question {short_id(question.id)} has changed since it was shown",
            hint="look at the two sides again: hisab review --list shows them as they stand now",
            question=question,
        )
    return question


def _is_named(identifier: str, given: str) -> bool:
    digits = given.removeprefix("sha256:")
    return len(digits) >= _LEAST_DIGITS and identifier.removeprefix("sha256:").startswith(digits)


def _found_again(desk: Desk, known: Mapping[str, Question], answer: Answer) -> Question:
    """Return the question that is now asked about the words of a question that is asked no longer."""
    hint = "hisab review --list shows the questions and their ids; an answer that was given before is kept in the journal"
    if answer.asked is None or answer.left is None or answer.right is None:
        raise UsageError(f"there is no question {answer.question}", hint=hint)
    if not _is_named(question_id(answer.asked, answer.left, answer.right), answer.question):
        raise UsageError(f"{answer.question} is not the id of what stands beside it", hint="give id, asked, left and right as they were listed")
    words = Judgement(asked=answer.asked, left=answer.left, right=answer.right, verdict=answer.verdict, by="", why="")
    bound = bind(desk.register, words, owners_of(desk.register))
    if bound is None:
        raise UsageError(f"question {answer.question} is about words that are no longer read as a part of any record", hint=hint)
    subjects = set(bound.records)
    if len(subjects) == 1:
        raise UsageError(
            f"both sides of question {answer.question} are one record now", hint=f"look at it as it stands: hisab trace {bound.records[0]}"
        )
    for question in known.values():
        sides = {question.left.subject, question.right.subject}
        if question.asked is answer.asked and sides == subjects and question.left.anchor.subtype == answer.left.subtype:
            return question
    raise UsageError(f"question {answer.question} is no longer asked", hint=hint)


def _payloads(question: Question, answer: Answer, *, reviewer: str) -> Iterable[Payload]:
    why, found = " ".join(answer.why.split()), answer.found
    if not why and (answer.verdict is Verdict.NEGATIVE or (found is not None and question.terms is not None and found != question.terms.suggested)):
        raise UsageError(f"question {short_id(question.id)}: why is not said", hint="a no, or another finding than the suggested one, needs a reason")
    note = " ".join(answer.note.split())
    findings: tuple[Finding, ...] = ()
    if question.asked is Asked.ANSWERS and answer.verdict is Verdict.POSITIVE:
        found = found or (question.terms.suggested if question.terms is not None else None)
        findings = refuse_unless_possible(question, found, note=note)
    elif found is not None:
        raise UsageError(f"question {short_id(question.id)}: nothing is found by this answer", hint="give found only with a yes to an action")
    judgement = Judgement(
        asked=question.asked,
        left=question.left.anchor,
        right=question.right.anchor,
        verdict=answer.verdict,
        by=reviewer,
        why=f"{why} (note: {note})" if note else why,
        found=found,
    )
    if any(replace(given, left=judgement.left, right=judgement.right) == judgement for given in question.answers):
        return ()
    return (Judged(judgement=judgement), *(FindingRaised(finding=finding) for finding in findings))
