"""What is asked, in which order, and of whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hisab.review.pairs import same_incident
from hisab.review.questions import Matters
from hisab.review.queue import all_questions, is_at_odds, is_settled, queue
from hisab.vocabulary.words import Asked, Grade, Relation, SourceRole, Status, Verdict

from ..linking.notation import register_of
from .cases import DENIED, DIFFERENT_TOLLS, PAID, TWO_ATTACKS, asked, desk, desk_of, linked, no, read_anew, told, yes


def test_two_attacks_near_in_days_and_place_are_asked_about_with_the_machines_reasons() -> None:
    (question,) = asked(desk(TWO_ATTACKS), Asked.SAME_INCIDENT)
    assert (question.left.title, question.right.title) == ("A", "B")
    assert question.left.sentence.startswith("incident date=2021-01-03")
    assert "the days lie at most 2 apart" in question.reasons
    assert "killed: 11" in question.left.facts


@pytest.mark.parametrize("other", ["date=2021-01-09 place=machh", "date=2021-01-05 place=kabul", "date=2021-01-05"])
def test_attacks_that_are_far_or_not_placed_are_not_asked_about(other: str) -> None:
    assert asked(desk(TWO_ATTACKS.replace("date=2021-01-05 place=machh", other)), Asked.SAME_INCIDENT) == []


def test_a_mention_that_only_weak_reasons_joined_is_asked_about() -> None:
    text = """
    report A 2021-01-04
    incident date=2021-01-03 place=machh killed=11
    report B 2021-01-08
    incident recalled place=machh killed=11
    """
    one = desk(text)
    assert len(one.register.incidents) == 1
    (question,) = asked(one, Asked.SAME_INCIDENT)
    assert question.left.subject == question.right.subject
    assert "one place lies in the other" in question.reasons


def test_two_promises_of_one_institution_and_kind_after_one_attack_may_be_one() -> None:
    text = """
    report A 2021-01-04
    incident date=2021-01-03 place=machh killed=11
    promise act=announcement kind=inquiry institution=pk-government
    report B 2021-03-20
    incident date=2021-01-03 place=machh killed=11
    promise act=announcement kind=inquiry institution=pk-government
    """
    (question,) = asked(desk(text), Asked.SAME_PROMISE)
    assert (question.left.title, question.right.title) == ("A", "B")


def test_a_promise_and_an_action_are_each_asked_about_with_their_attack() -> None:
    assert sorted(question.left.anchor.kind for question in asked(desk(PAID), Asked.FOLLOWS)) == ["action", "promise"]


def test_a_payment_is_suggested_as_the_second_step_of_compensation() -> None:
    (question,) = asked(desk(PAID), Asked.ANSWERS)
    assert question.terms is not None
    suggested = question.terms.suggested
    assert (suggested.relation, suggested.step, suggested.units, suggested.done_on) == (Relation.ADVANCES, 2, 5, date(2021, 2, 18))
    assert question.left.anchor.subtype == "cash"


def test_what_was_done_before_the_promise_is_not_suggested() -> None:
    assert asked(desk(PAID.replace("date=2021-02-18", "date=2021-01-03").replace("2021-02-20", "2021-01-03")), Asked.ANSWERS) == []


def test_an_action_that_is_no_step_of_the_kind_is_not_suggested() -> None:
    assert asked(desk(PAID.replace("kind=payment", "kind=arrest")), Asked.ANSWERS) == []


@pytest.mark.parametrize("kind", ["compensation", "justice", "policy"])
def test_a_report_that_nothing_was_done_is_laid_beside_every_kind(kind: str) -> None:
    questions = asked(desk(PAID.replace("kind=compensation", f"kind={kind}") + DENIED), Asked.ANSWERS)
    (question,) = [one for one in questions if one.right.title == "C"]
    assert question.terms is not None
    assert question.terms.suggested.relation is Relation.CONTRADICTS


def test_the_same_desk_gives_the_same_questions_whatever_the_order_of_the_reports() -> None:
    reports = [f"report {part}" for part in PAID.split("report ")[1:]]
    there, back = desk_of(linked(register_of(*reports))), desk_of(linked(register_of(*reversed(reports))))
    assert all_questions(there) == all_questions(back)


def test_a_question_keeps_its_id_when_another_reader_reads_the_same_words() -> None:
    one = desk(PAID)
    anew = desk_of(read_anew(one.register))
    assert not set(one.register.mentions) & set(anew.register.mentions)
    assert {(question.id, question.seen) for question in all_questions(anew)} == {(question.id, question.seen) for question in all_questions(one)}


def test_what_i_have_answered_is_not_asked_again_and_is_asked_of_others() -> None:
    (question,) = asked(desk(TWO_ATTACKS), Asked.SAME_INCIDENT)
    questions = all_questions(told(desk(TWO_ATTACKS), yes(question), by="Asma"))
    assert queue(questions, reviewer="Asma") == ()
    assert [one.id for one in queue(questions, reviewer="Asma", again=True)] == [question.id]
    (left,) = queue(questions, reviewer="Bashir")
    assert [answer.by for answer in left.answers] == ["Asma"]


def test_what_two_people_settled_is_asked_of_nobody() -> None:
    (question,) = asked(desk(TWO_ATTACKS), Asked.SAME_INCIDENT)
    questions = all_questions(told(told(desk(TWO_ATTACKS), no(question), by="Asma"), no(question), by="Bashir"))
    assert is_settled(questions[0])
    assert queue(questions, reviewer="a third person") == ()


def test_people_at_odds_are_asked_about_until_they_agree() -> None:
    (question,) = asked(desk(TWO_ATTACKS), Asked.SAME_INCIDENT)
    at_odds = told(told(desk(TWO_ATTACKS), no(question), by="Asma"), yes(question), by="Bashir")
    (left,) = queue(all_questions(at_odds), reviewer="a third person")
    assert is_at_odds(left)
    assert Matters.AT_ODDS in left.matters
    assert is_settled(all_questions(told(at_odds, no(question), by="Bashir"))[0])


def test_who_is_unsure_says_nothing_against_the_others() -> None:
    (question,) = asked(desk(TWO_ATTACKS), Asked.SAME_INCIDENT)
    one = told(told(desk(TWO_ATTACKS), yes(question, verdict=Verdict.UNSURE), by="Asma"), yes(question), by="Bashir")
    assert not is_at_odds(all_questions(one)[0])
    assert not is_settled(all_questions(one)[0])


def test_attacks_with_different_tolls_wait_for_a_second_person() -> None:
    (question,) = asked(desk(DIFFERENT_TOLLS), Asked.SAME_INCIDENT)
    assert question.wants_two
    (left,) = queue(all_questions(told(desk(DIFFERENT_TOLLS), yes(question))), reviewer="Bashir")
    assert Matters.SECOND_PERSON in left.matters


def test_what_is_due_now_comes_before_what_was_due_long_ago() -> None:
    text = PAID + PAID.replace("report A", "report C").replace("report B", "report D").replace("machh", "kabul").replace("2021-", "2019-")
    first = asked(desk(text, as_of=date(2021, 4, 4) + timedelta(days=5)), Asked.ANSWERS)[0]
    assert first.left.title == "A"
    assert Matters.DUE in first.matters


def test_the_higher_toll_comes_first() -> None:
    text = TWO_ATTACKS + TWO_ATTACKS.replace("report A", "report C").replace("report B", "report D").replace("machh", "quetta").replace("=11", "=84")
    first, second = asked(desk(text), Asked.SAME_INCIDENT)
    assert (first.left.title, second.left.title) == ("C", "A")
    assert Matters.HIGH_TOLL in first.matters


def test_a_contested_deliverable_comes_first_of_all() -> None:
    one = desk(PAID.replace("units=5", "units=11") + DENIED)
    paid, denied = sorted(asked(one, Asked.ANSWERS), key=lambda question: question.right.title or "")
    assert paid.terms is not None
    claim = replace(paid.terms.suggested, relation=Relation.FULFILS, grade=Grade.PROMISOR, source=SourceRole.PROMISOR)
    one = told(one, replace(yes(paid), found=claim), yes(denied))
    assert {account.status for account in one.promises.values()} == {Status.CONTESTED}
    first = all_questions(one)[0]
    assert first.asked is Asked.ANSWERS
    assert first.matters[0] is Matters.CONTESTED


def test_only_one_kind_is_asked_about_where_only_it_is_wanted() -> None:
    questions = all_questions(desk(PAID))
    assert {question.asked for question in queue(questions, reviewer=None, only=Asked.ANSWERS)} == {Asked.ANSWERS}


def test_pairs_are_not_compared_across_provinces() -> None:
    assert list(same_incident(desk(TWO_ATTACKS.replace("place=machh killed=11 community=hazara\nreport B", "place=kabul killed=11\nreport B")))) == []
