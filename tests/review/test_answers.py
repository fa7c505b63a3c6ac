"""What a person's answer becomes, and every answer that cannot be is refused with a hint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from hisab.measures.promises import account_promise
from hisab.records.book import Link
from hisab.records.errors import UsageError
from hisab.records.ids import IncidentId
from hisab.records.journal import FindingRaised, IncidentRetired, Judged
from hisab.records.judgements import Found
from hisab.records.values import Money
from hisab.review.answers import Answer, ChangedError, judge, name_reviewer
from hisab.review.desk import Desk
from hisab.review.questions import Question
from hisab.review.queue import all_questions
from hisab.vocabulary.words import Asked, Grade, Relation, SourceRole, Verdict

from .cases import DENIED, PAID, TWO_ATTACKS, VOCABULARY, asked, desk, desk_of, no, read_anew, told, with_words, yes

FOUND = Found(relation=Relation.ADVANCES, step=2, units=5, done_on=date(2021, 2, 18), grade=Grade.ONE_OUTLET, source=SourceRole.MEDIA)


def paid(text: str = PAID) -> tuple[Desk, Question]:
    one = desk(text)
    return one, asked(one, Asked.ANSWERS)[0]


def found(answer: Answer, **values: object) -> Answer:
    return replace(answer, found=replace(FOUND, **values))  # type: ignore[arg-type]


def refused(one: Desk, *answers: Answer) -> UsageError:
    with pytest.raises(UsageError) as error:
        judge(one, all_questions(one), answers, reviewer="Asma")
    assert error.value.hint
    return error.value


def links(one: Desk) -> tuple[Link, ...]:
    (promise,) = one.register.promises.values()
    return account_promise(one.register, promise, vocabulary=VOCABULARY, as_of=one.as_of).deliverables[0].links


def test_an_accepted_suggestion_becomes_a_judgement_that_makes_a_link() -> None:
    one, question = paid()
    (payload,) = judge(one, all_questions(one), [yes(question)], reviewer="Asma")
    assert isinstance(payload, Judged)
    assert question.terms is not None
    assert payload.judgement.found == question.terms.suggested
    (link,) = links(told(one, yes(question)))
    assert (link.units, link.step, link.reviewers) == (5, 2, ("Asma",))


def test_two_people_who_found_the_same_make_one_link() -> None:
    one, question = paid()
    (link,) = links(told(told(one, yes(question), by="Asma"), yes(question), by="Bashir"))
    assert link.reviewers == ("Asma", "Bashir")


def test_people_at_odds_make_none() -> None:
    one, question = paid()
    assert links(told(told(one, yes(question), by="Asma"), no(question), by="Bashir")) == ()


def test_one_persons_last_answer_speaks_whichever_words_of_the_two_they_were_shown() -> None:
    one, question = paid()
    one = told(one, yes(question))
    (before,) = one.register.judgements
    shorter = replace(before, right=replace(before.right, end=before.right.end - 3), found=replace(FOUND, units=6))
    assert [link.units for link in links(with_words(one, shorter))] == [6]
    assert links(with_words(one, replace(shorter, verdict=Verdict.UNSURE, found=None))) == ()


def test_the_same_answer_again_says_nothing_new() -> None:
    one, question = paid()
    one = told(one, yes(question))
    assert judge(one, all_questions(one), [yes(question)], reviewer="Asma") == ()
    assert len(judge(one, all_questions(one), [yes(question)], reviewer="Bashir")) == 1
    assert len(judge(one, all_questions(one), [no(question)], reviewer="Asma")) == 1


def test_an_answer_counts_under_a_reader_who_gives_other_ids() -> None:
    one, question = paid()
    one = told(one, yes(question))
    anew = desk_of(read_anew(one.register))
    assert [link.units for link in links(anew)] == [5]
    assert asked(anew, Asked.ANSWERS)[0].answers == one.register.judgements


def test_an_unknown_question_is_refused() -> None:
    one, _ = paid()
    assert "there is no question 0123456789" in refused(one, Answer(question="0123456789", verdict=Verdict.POSITIVE)).message


def test_an_id_of_less_than_eight_digits_names_no_question() -> None:
    one, question = paid()
    assert "there is no question" in refused(one, replace(yes(question), question=question.id[7:13])).message
    assert judge(one, all_questions(one), [replace(yes(question), question=question.id[7:15])], reviewer="Asma")


def test_a_question_is_answered_once_in_one_batch() -> None:
    one, question = paid()
    assert "answered twice (line 1)" in refused(one, replace(yes(question), where="line 1"), replace(no(question), where="line 2")).message


def test_the_first_line_that_cannot_be_is_named_and_none_is_taken() -> None:
    one, question = paid()
    assert refused(one, yes(question), Answer(question="0123456789", verdict=Verdict.POSITIVE, where="line 2")).message.startswith("line 2: ")


@pytest.mark.parametrize("why", ["", "  "])
def test_a_no_needs_a_reason(why: str) -> None:
    one, question = paid()
    assert "why is not said" in refused(one, replace(no(question), why=why)).message
    assert "why is not said" in refused(one, replace(found(yes(question), units=4), why=why)).message
    assert judge(one, all_questions(one), [replace(yes(question), why=why)], reviewer="Asma")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"step": 9}, "the ladder of compensation has no step 9"),
        ({"step": 0}, "has no step 0"),
        ({"relation": Relation.FULFILS, "step": 1}, "step 1 does not fulfil what needs step 2"),
        ({"done_on": date(2021, 2, 21)}, "2021-02-21 lies after the report, which is of 2021-02-20"),
        ({"done_on": date(2021, 1, 3)}, "before the promise was made on 2021-01-04"),
        ({"reply_asked_on": date(2020, 1, 1)}, "a reply cannot have been asked for"),
        ({"units": -1}, "units cannot be below none"),
        ({"amount": Money(amount=Decimal(5000), currency="USD")}, "USD was received and PKR promised"),
        ({"amount": Money(amount=Decimal("NaN"), currency="PKR")}, "the amount is no amount"),
        ({"relation": Relation.REFUSES, "step": 0}, "only the promisor can refuse"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, object], words: str) -> None:
    one, question = paid()
    assert words in refused(one, found(yes(question), **values)).message


def test_a_suspects_death_never_fulfils() -> None:
    one, question = paid(PAID.replace("kind=compensation", "kind=justice").replace("kind=payment", "kind=suspect_killed"))
    assert "never fulfils" in refused(one, found(yes(question), relation=Relation.FULFILS, step=6, units=None)).message


def test_a_report_that_nothing_came_is_no_step() -> None:
    one = desk(PAID + DENIED)
    (question,) = [question for question in asked(one, Asked.ANSWERS) if question.right.title == "C"]
    assert "cannot be a step" in refused(one, found(yes(question), done_on=None)).message


@pytest.mark.parametrize("relation", [Relation.CONTRADICTS, Relation.CONTRARY])
def test_what_speaks_against_a_promise_needs_no_step(relation: Relation) -> None:
    one, question = paid()
    assert judge(one, all_questions(one), [found(yes(question), relation=relation, step=0)], reviewer="Asma")


def test_another_currency_is_taken_with_a_note_that_says_why() -> None:
    one, question = paid()
    answer = replace(found(yes(question), amount=Money(amount=Decimal(5000), currency="USD")), note="paid by a foreign fund")
    (payload,) = judge(one, all_questions(one), [answer], reviewer="Asma")
    assert isinstance(payload, Judged)
    assert payload.judgement.why == "as it stands there (note: paid by a foreign fund)"


def test_a_rupee_of_which_nobody_says_whose_is_no_other_currency() -> None:
    one, question = paid()
    assert judge(one, all_questions(one), [found(yes(question), amount=Money(amount=Decimal(5000), currency="Rs"))], reviewer="Asma")


def test_more_than_was_promised_is_taken_and_said_to_be_odd() -> None:
    one, question = paid()
    judged, raised = judge(one, all_questions(one), [found(yes(question), units=12)], reviewer="Asma")
    assert isinstance(judged, Judged)
    assert isinstance(raised, FindingRaised)
    assert (raised.finding.code, raised.finding.message) == ("units-above-promised", "12 are said to have received, and 11 were promised")


def test_a_finding_is_no_part_of_other_answers() -> None:
    one = desk(TWO_ATTACKS)
    (question,) = asked(one, Asked.SAME_INCIDENT)
    assert "nothing is found by this answer" in refused(one, replace(yes(question), found=FOUND)).message


def test_what_has_changed_since_it_was_shown_is_refused_and_shown_again() -> None:
    question = asked(desk(TWO_ATTACKS), Asked.SAME_INCIDENT)[0]
    now = desk(TWO_ATTACKS + "report C 2021-01-07\nincident date=2021-01-05 place=machh killed=14\n")
    with pytest.raises(ChangedError) as error:
        judge(now, all_questions(now), [replace(yes(question), seen=question.seen)], reviewer="Asma")
    assert error.value.question.id == question.id
    assert error.value.question.seen != question.seen
    assert "has changed since it was shown" in error.value.message
    assert judge(now, all_questions(now), [yes(question)], reviewer="Asma")


def listed(question: Question) -> Answer:
    return replace(yes(question), asked=question.asked, left=question.left.anchor, right=question.right.anchor)


def test_an_answer_finds_its_records_after_an_earlier_report_has_changed_the_question() -> None:
    question = asked(desk(TWO_ATTACKS), Asked.SAME_INCIDENT)[0]
    now = desk("report Z 2021-01-03\nincident date=2021-01-03 place=machh killed=11\n" + TWO_ATTACKS)
    (later,) = asked(now, Asked.SAME_INCIDENT)
    assert later.id != question.id
    assert "there is no question" in refused(now, yes(question)).message
    (payload,) = judge(now, all_questions(now), [listed(question)], reviewer="Asma")
    assert isinstance(payload, Judged)
    assert payload.judgement.left == later.left.anchor
    assert [answer.by for answer in asked(with_words(now, payload.judgement), Asked.SAME_INCIDENT)[0].answers] == ["Asma"]


def test_an_answer_about_two_records_that_are_one_now_is_refused() -> None:
    one = desk(TWO_ATTACKS)
    (question,) = asked(one, Asked.SAME_INCIDENT)
    stays, gone = sorted(one.register.incidents)
    merged = replace(one.register.incidents[stays], mentions=tuple(one.register.mentions))
    retired = IncidentRetired(incident=gone, successor=stays, reason="merged")
    register = replace(
        one.register,
        incidents=MappingProxyType({IncidentId(stays): merged}),
        retired=MappingProxyType({gone: retired}),
        suggestions=MappingProxyType({}),
    )
    error = refused(desk_of(register), listed(question))
    assert "are one record now" in error.message
    assert error.hint == f"look at it as it stands: hisab trace {stays}"


def test_an_answer_about_words_that_are_no_longer_read_is_refused() -> None:
    one = desk(TWO_ATTACKS)
    (question,) = asked(one, Asked.SAME_INCIDENT)
    nothing = replace(one.register, readings=MappingProxyType({}), mentions=MappingProxyType({}), incidents=MappingProxyType({}))
    assert "no longer read" in refused(desk_of(nothing), listed(question)).message


def test_an_id_that_is_not_that_of_the_words_beside_it_is_refused() -> None:
    one = desk(TWO_ATTACKS)
    (question,) = asked(one, Asked.SAME_INCIDENT)
    assert "not the id of what stands beside it" in refused(one, replace(listed(question), question="0123456789")).message


@pytest.mark.parametrize("name", ["", "  ", "a\x1b[31m", "x" * 81])
def test_a_reviewer_has_a_name_that_can_be_shown(name: str) -> None:
    with pytest.raises(UsageError):
        name_reviewer(name, ())


def test_one_person_is_not_two_by_capitals_and_spaces() -> None:
    assert name_reviewer(" Asma  Bano", ["Asma Bano"]) == "Asma Bano"
    with pytest.raises(UsageError, match="written in another way"):
        name_reviewer("asmabano", ["Asma Bano"])


def test_no_message_quotes_the_reports() -> None:
    one, question = paid()
    words = {question.left.sentence, question.right.sentence}
    for answer in (found(yes(question), step=9), replace(no(question), why=""), replace(yes(question), seen="other")):
        error = refused(one, answer)
        assert not any(sentence in f"{error.message} {error.hint}" for sentence in words)
