"""Where a deliverable stands: the worked examples of docs/promises.md, the precedence of the rules; the order of the inputs makes no difference."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hisab.measures.status import rule
from hisab.records.book import Deliverable, Link, Ruling, Search
from hisab.records.documents import Passage
from hisab.records.ids import DocumentId
from hisab.records.values import Count
from hisab.vocabulary.words import Grade, HowTestable, PromiseKind, Relation, SourceRole, Status

CRITERION = Passage(document=DocumentId("d"), start=0, end=3, quote="pay")
MADE, DUE, LATER = date(2013, 1, 12), date(2013, 1, 31), date(2014, 1, 1)
TWO = ("first reviewer", "second reviewer")


def deliverable(kind: PromiseKind = PromiseKind.COMPENSATION, *, step: int = 2, units: int | None = 11, due: date | None = DUE) -> Deliverable:
    count = Count(low=units, best=units, high=units) if units is not None else None
    return Deliverable(
        kind=kind,
        subtype="any",
        step=step,
        testability=HowTestable.ACTION,
        criterion=CRITERION,
        due_on=due,
        due_basis="explicit",
        units=count,
        rule="1",
    )


def link(
    relation: Relation = Relation.ADVANCES,
    *,
    day: date = date(2013, 1, 20),
    step: int = 2,
    units: int | None = None,
    grade: Grade = Grade.TWO_OUTLETS,
    source: SourceRole = SourceRole.MEDIA,
    reviewers: tuple[str, ...] = TWO,
    action: str | None = None,
    is_suspect_killed: bool = False,
    asked: date | None = None,
    known: date | None = None,
) -> Link:
    return Link(
        action=action or f"{relation} {day} {source} {units}", relation=relation, step=step, units=units, done_on=day, known_on=known or day,
        grade=grade, source=source, reviewers=reviewers, is_suspect_killed=is_suspect_killed, reply_asked_on=asked,
    )  # fmt: skip


def search(source: str, query: str, *, until: date = LATER) -> Search:
    return Search(query=query, source=source, since=MADE, until=until, looked_on=until, hits=0, by="first reviewer")


def ruled(links: tuple[Link, ...] = (), searches: tuple[Search, ...] = (), *, what: Deliverable | None = None, as_of: date = LATER) -> Ruling:
    return rule(what or deliverable(), links, searches, as_of=as_of, made_on=MADE)


ALL_PAID = link(Relation.FULFILS, units=11, grade=Grade.PROMISOR, source=SourceRole.PROMISOR)
DENIED = link(Relation.CONTRADICTS, day=date(2013, 2, 10), source=SourceRole.BENEFICIARY, grade=Grade.ONE_OUTLET)
COURT = link(Relation.FULFILS, day=date(2013, 7, 31), units=11, grade=Grade.RECORD, source=SourceRole.RECORD)
FIVE = link(units=5, source=SourceRole.BENEFICIARY)
RAID = link(step=3, day=date(2013, 2, 1), is_suspect_killed=True)
REPORT = link(step=2, day=date(2013, 2, 1))


@pytest.mark.parametrize(
    ("what", "links", "status"),
    [
        (deliverable(), (FIVE,), Status.PARTLY_KEPT),
        (deliverable(), (ALL_PAID,), Status.CLAIMED_KEPT),
        (deliverable(), (ALL_PAID, DENIED), Status.CONTESTED),
        (deliverable(), (COURT,), Status.KEPT_LATE),
        (deliverable(PromiseKind.JUSTICE, step=3, units=None), (RAID,), Status.OVERDUE_ACTION_ONLY),
        (deliverable(PromiseKind.INQUIRY, step=3, units=None), (REPORT,), Status.OVERDUE_ACTION_ONLY),
        (deliverable(), (), Status.OVERDUE_NOT_SEARCHED),
    ],
    ids=[
        "five of eleven paid",
        "minister says all paid",
        "families deny",
        "court records it late",
        "suspect killed",
        "not published",
        "nobody looked",
    ],
)
def test_the_worked_examples(what: Deliverable, links: tuple[Link, ...], status: Status) -> None:
    assert ruled(links, what=what).status == status


def test_five_of_eleven_are_shown_as_such() -> None:
    ruling = ruled((FIVE,))
    assert (ruling.units, ruling.promised, ruling.why) == (5, 11, "5 of 11 received")


def test_alamdar_road_is_overdue_then_partly_kept_and_the_denial_is_shown() -> None:
    officials = link(day=date(2013, 3, 4), units=90, grade=Grade.TWO_OUTLETS, source=SourceRole.PROMISOR, action="the officials")
    paid = link(day=date(2013, 3, 4), units=90, source=SourceRole.BENEFICIARY, action="the families who were paid")
    others = link(
        Relation.CONTRADICTS, day=date(2013, 3, 4), source=SourceRole.BENEFICIARY, grade=Grade.ONE_OUTLET, action="the families who were not"
    )
    what = deliverable(units=100)
    assert ruled((officials, paid, others), what=what, as_of=date(2013, 2, 28)).status == Status.OVERDUE_NOT_SEARCHED
    ruling = ruled((officials, paid, others), what=what, as_of=date(2013, 3, 5))
    assert ruling.status == Status.PARTLY_KEPT
    assert "against it is shown" in ruling.why
    assert "the families who were not" in ruling.resting_on


def test_a_promise_is_open_on_its_due_day_and_past_due_the_day_after() -> None:
    assert ruled(as_of=DUE).status == Status.OPEN
    assert ruled(as_of=DUE + timedelta(days=1)).status == Status.OVERDUE_NOT_SEARCHED


def test_a_step_before_the_due_day_is_an_action_reported() -> None:
    assert ruled((link(step=1),), as_of=date(2013, 1, 25)).status == Status.ACTION_REPORTED


def test_silence_is_evidence_only_where_three_sources_were_asked_two_questions_past_the_due_day() -> None:
    enough = (search("one", "a"), search("two", "a"), search("three", "b"))
    assert ruled((), enough).status == Status.OVERDUE_NO_EVIDENCE
    assert ruled((), enough[:2]).status == Status.OVERDUE_NOT_SEARCHED
    assert ruled((), tuple(replace(one, query="a") for one in enough)).status == Status.OVERDUE_NOT_SEARCHED
    assert ruled((), tuple(replace(one, until=DUE, looked_on=DUE) for one in enough)).status == Status.OVERDUE_NOT_SEARCHED


def test_what_is_known_later_says_nothing_yet() -> None:
    assert ruled((COURT,), as_of=date(2013, 7, 30)).status == Status.OVERDUE_NOT_SEARCHED


def test_a_link_that_nobody_reviewed_changes_nothing() -> None:
    assert ruled((replace(COURT, reviewers=()),)) == ruled()


@pytest.mark.parametrize(
    "one", [COURT, replace(COURT, done_on=DUE, known_on=DUE), link(Relation.REFUSES, source=SourceRole.PROMISOR, asked=MADE)], ids=str
)
def test_kept_and_broken_wait_for_a_second_person(one: Link) -> None:
    ruling = ruled((replace(one, reviewers=("first reviewer",)),))
    assert ruling.status == Status.OVERDUE_NOT_SEARCHED
    assert ruling.waits_for is not None
    assert ruled((one,)).waits_for is None


def test_one_persons_extra_link_does_not_unsettle_what_two_people_found() -> None:
    more = replace(COURT, action="another report", reviewers=("first reviewer",))
    ruling = ruled((COURT, more))
    assert (ruling.status, ruling.waits_for) == (Status.KEPT_LATE, None)


def test_a_denial_before_a_later_record_of_payment_does_not_outlast_it() -> None:
    assert ruled((ALL_PAID, DENIED, COURT)).status == Status.KEPT_LATE
    assert ruled((COURT, replace(DENIED, done_on=COURT.done_on, known_on=COURT.known_on))).status == Status.CONTESTED


def test_nobody_named_does_not_unsettle_a_record() -> None:
    late = replace(DENIED, done_on=LATER, known_on=LATER, grade=Grade.ANONYMOUS)
    assert ruled((COURT, late)).status == Status.KEPT_LATE
    assert ruled((ALL_PAID, late)).status == Status.CONTESTED


def test_the_promisors_own_record_alone_is_a_claim() -> None:
    own = replace(COURT, source=SourceRole.PROMISOR)
    assert ruled((own,)).status == Status.CLAIMED_KEPT
    outlet = link(Relation.FULFILS, day=COURT.done_on, units=11, grade=Grade.ONE_OUTLET)
    assert ruled((own, outlet)).status == Status.KEPT_LATE


def test_an_acquittal_takes_the_conviction_back() -> None:
    what = deliverable(PromiseKind.JUSTICE, step=6, units=None)
    convicted = link(Relation.FULFILS, step=6, day=date(2013, 1, 25), grade=Grade.RECORD, source=SourceRole.RECORD)
    acquitted = link(Relation.REVERSES, step=0, day=date(2013, 6, 1), grade=Grade.RECORD, source=SourceRole.RECORD)
    assert ruled((convicted,), what=what).status == Status.KEPT
    assert ruled((convicted, acquitted), what=what).status == Status.OVERDUE_ACTION_ONLY


def test_a_refusal_by_somebody_else_breaks_nothing() -> None:
    assert ruled((link(Relation.REFUSES, source=SourceRole.OFFICIAL, asked=MADE),)).status == Status.OVERDUE_NOT_SEARCHED


def test_broken_needs_a_request_for_reply() -> None:
    refused = link(Relation.REFUSES, source=SourceRole.PROMISOR)
    assert ruled((refused,)).status == Status.OVERDUE_NOT_SEARCHED
    assert ruled((replace(refused, reply_asked_on=LATER),)).status == Status.BROKEN


def test_a_report_that_nothing_came_breaks_it_only_after_the_due_day_and_where_nothing_was_done() -> None:
    nothing = link(Relation.CONTRADICTS, day=date(2013, 3, 1), grade=Grade.ONE_OUTLET, source=SourceRole.BENEFICIARY, asked=date(2013, 3, 2))
    assert ruled((nothing,)).status == Status.BROKEN
    assert ruled((replace(nothing, done_on=DUE, known_on=DUE),)).status == Status.OVERDUE_NOT_SEARCHED
    assert ruled((nothing, FIVE)).status == Status.PARTLY_KEPT
    assert ruled((replace(nothing, grade=Grade.ANONYMOUS),)).status == Status.OVERDUE_NOT_SEARCHED


def test_an_attack_falsifies_never_again_for_a_year() -> None:
    what = replace(deliverable(PromiseKind.PROTECTION, step=1, units=None, due=None), testability=HowTestable.OUTCOME)
    attack = link(Relation.CONTRARY, day=MADE + timedelta(days=300), asked=MADE + timedelta(days=301))
    assert ruled((), what=what).status == Status.OPEN
    assert ruled((attack,), what=what).status == Status.BROKEN
    late = replace(attack, done_on=MADE + timedelta(days=366), known_on=MADE + timedelta(days=366))
    assert ruled((late,), what=what, as_of=date(2016, 1, 1)).status == Status.OPEN


def test_rhetoric_and_superseding_go_before_all() -> None:
    assert ruled((COURT,), what=replace(deliverable(), testability=HowTestable.RHETORICAL)).status == Status.NOT_TRACKABLE
    assert ruled((COURT, link(Relation.SUPERSEDES))).status == Status.SUPERSEDED


def test_how_many_were_to_receive_is_not_guessed() -> None:
    unknown = deliverable(units=None)
    assert ruled((FIVE,), what=unknown).why == "5, of a number that was not stated received"
    assert ruled((replace(COURT, units=None),), what=unknown).status == Status.KEPT_LATE


def test_the_order_of_links_and_searches_makes_no_difference() -> None:
    chance = random.Random(20_000)
    for _ in range(20_000):
        links = [_any_link(chance) for _ in range(chance.randint(0, 6))]
        searches = [search(chance.choice("abc"), chance.choice("xy"), until=_any_day(chance)) for _ in range(chance.randint(0, 4))]
        what = deliverable(step=chance.randint(1, 3), units=chance.choice((None, 3)), due=chance.choice((None, DUE)))
        as_of = _any_day(chance)
        first = rule(what, links, searches, as_of=as_of, made_on=MADE)
        chance.shuffle(links)
        chance.shuffle(searches)
        assert rule(what, links, searches, as_of=as_of, made_on=MADE) == first


def _any_day(chance: random.Random) -> date:
    return MADE + timedelta(days=chance.randint(0, 400))


def _any_link(chance: random.Random) -> Link:
    day = _any_day(chance)
    return link(
        chance.choice(list(Relation)),
        day=day,
        known=day + timedelta(days=chance.randint(0, 30)),
        step=chance.randint(0, 3),
        units=chance.choice((None, 1, 3)),
        grade=chance.choice(list(Grade)),
        source=chance.choice(list(SourceRole)),
        reviewers=chance.choice(((), TWO[:1], TWO)),
        action=str(chance.randint(0, 3)),
        is_suspect_killed=chance.random() < 0.1,
        asked=chance.choice((None, day)),
    )
