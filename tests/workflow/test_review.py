"""Answers go into the journal together or not at all, under the name of who gave them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hisab.records.errors import MachineError, UsageError
from hisab.records.journal import FindingRaised, Judged
from hisab.vocabulary.words import Asked, Verdict
from hisab.workflow.lock import hold
from hisab.workflow.review import Answer, Given, Question, give_answers, list_questions
from hisab.workflow.verify import verify_workspace
from hisab.workflow.workspace import Workspace, open_workspace

from .cases import LATER, MACHH, NOW, TODAY, digest_of, entries_of, run_all, write_rows

BEFORE, AFTER = "2021-01-31T06:00:00+00:00", "2021-02-02T06:00:00+00:00"
PAID = {
    "text": "Gunmen killed at least 11 Hazara coal miners in Machh on January 3, 2021. "
    "Officials said on Friday that cheques were handed over to nine families of the victims.",
    "title": "Families paid",
    "published": "2021-01-25",
    "language": "en",
    "url": "https://example.org/paid",
}


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Workspace:
    run_all(tmp_path / "account", write_rows(tmp_path / "reports.jsonl", [MACHH, LATER, PAID]))
    return open_workspace(tmp_path / "account")


def questions(workspace: Workspace, *, reviewer: str | None = None) -> tuple[Question, ...]:
    return list_questions(workspace, reviewer=reviewer, as_of=TODAY)


def give(workspace: Workspace, *answers: Answer, by: str = "Asma", now: str = AFTER) -> Given:
    return give_answers(workspace, answers, reviewer=by, now=now, as_of=TODAY)


def yes(question: Question, verdict: Verdict = Verdict.POSITIVE) -> Answer:
    return Answer(question=question.id, verdict=verdict, why="as it stands there")


def test_a_workspace_has_questions_and_listing_them_writes_nothing(workspace: Workspace) -> None:
    before = entries_of(workspace)
    assert {question.asked for question in questions(workspace)} >= {Asked.FOLLOWS, Asked.ANSWERS}
    assert entries_of(workspace) == before


def test_an_answer_is_an_entry_made_by_the_reviewer(workspace: Workspace) -> None:
    before = entries_of(workspace)
    question = questions(workspace)[0]
    given = give(workspace, yes(question))
    (entry,) = entries_of(workspace)[len(before) :]
    assert (given.written, given.unchanged, given.findings) == (1, 0, ())
    assert (entry.made_by, entry.at) == ("Asma", AFTER)
    assert isinstance(entry.payload, Judged)
    assert question.id not in {one.id for one in questions(workspace, reviewer="Asma")}
    digest_of(workspace.directory)
    assert verify_workspace(workspace) == ()


def test_the_same_answer_again_writes_nothing(workspace: Workspace) -> None:
    answer = yes(questions(workspace)[0])
    give(workspace, answer)
    before = entries_of(workspace)
    given = give(workspace, answer)
    assert (given.written, given.unchanged) == (0, 1)
    assert entries_of(workspace) == before


def test_of_answers_with_one_that_cannot_be_none_is_written(workspace: Workspace) -> None:
    before = entries_of(workspace)
    with pytest.raises(UsageError, match="there is no question"):
        give(workspace, yes(questions(workspace)[0]), Answer(question="0123456789", verdict=Verdict.POSITIVE))
    assert entries_of(workspace) == before


def test_another_writer_is_waited_for(workspace: Workspace) -> None:
    answer = yes(questions(workspace)[0])
    with hold(workspace.directory / ".lock"), pytest.raises(MachineError, match="another hisab is writing"):
        give(workspace, answer)


def test_a_clock_that_runs_backwards_is_said_once_and_refuses_no_work(workspace: Workspace) -> None:
    first, second, *_ = questions(workspace)
    before = entries_of(workspace)
    assert before[-1].at == NOW
    given = give(workspace, yes(first), now=BEFORE)
    assert [finding.code for finding in given.findings] == ["clock-behind"]
    assert give(workspace, yes(second), now=BEFORE).findings == ()
    raised, judged, later = entries_of(workspace)[len(before) :]
    assert isinstance(raised.payload, FindingRaised)
    assert isinstance(judged.payload, Judged)
    assert [entry.sequence for entry in (raised, judged, later)] == [len(before) + number for number in (1, 2, 3)]


def test_the_order_of_different_peoples_answers_makes_no_difference_to_what_is_asked(tmp_path: Path) -> None:
    left = []
    for order in (("Asma", "Bashir"), ("Bashir", "Asma")):
        directory = tmp_path / order[0]
        run_all(directory, write_rows(tmp_path / "reports.jsonl", [MACHH, LATER, PAID]))
        workspace = open_workspace(directory)
        first, *_ = questions(workspace)
        for by in order:
            give(workspace, yes(first, Verdict.POSITIVE if by == "Asma" else Verdict.NEGATIVE), by=by)
        left.append(list_questions(workspace, reviewer=None, as_of=TODAY))
    assert left[0] == left[1]


def test_what_changed_on_another_desk_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="has changed since it was shown"):
        give(workspace, replace(yes(questions(workspace)[0]), seen="sha256:0"))
