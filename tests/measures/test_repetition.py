"""What repeats what, how it stood on that day, and by whom: truths made by hand."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest

from hisab.measures.book import Attack, BookLine
from hisab.measures.repetition import Repeat, Same, count_repeats, find_repeats
from hisab.records.book import Link, Search
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import HowTestable, PromiseKind, Relation, Status

from .lines import attack, book, deliverable, line, link, searches

VOCABULARY = load_vocabulary()
FIRST, SECOND = date(2013, 1, 10), date(2013, 2, 16)


def given(name: str, day: date, *, after: Attack | None = None, due_in: int = 30, links: tuple[Link, ...] = (), looked: tuple[Search, ...] = (),
          subtype: str = "cash", kind: PromiseKind = PromiseKind.COMPENSATION, step: int = 2, person: str | None = None, office: str | None = None,
          institution: str | None = None, testability: HowTestable = HowTestable.ACTION) -> BookLine:  # fmt: skip
    thing = deliverable(kind, subtype, step=step, due=day + timedelta(days=due_in), testability=testability)
    return line(name, thing, made_on=day, links=links, looked=looked, attacks=(after or attack(f"attack of {day}", day),), person=person,
                office=office, institution=institution)  # fmt: skip


def pairs(*lines: BookLine) -> list[tuple[str, str]]:
    return [(repeat.later.promise, repeat.earlier.promise) for repeat in find_repeats(book(lines), VOCABULARY)]


def only(*lines: BookLine) -> Repeat:
    (found,) = find_repeats(book(lines), VOCABULARY)
    return found


def test_the_same_thing_after_another_attack_thirty_days_later_is_a_repeat() -> None:
    assert pairs(given("old", FIRST), given("new", FIRST + timedelta(days=30))) == [("new", "old")]
    assert pairs(given("old", FIRST), given("new", FIRST + timedelta(days=29))) == []


def test_another_kind_subtype_or_community_is_no_repeat() -> None:
    old = given("old", FIRST)
    assert pairs(old, given("new", SECOND, subtype="job")) == []
    assert pairs(old, given("new", SECOND, kind=PromiseKind.MEDICAL)) == []
    assert pairs(old, given("new", SECOND, after=attack("other", SECOND, "ahmadi"))) == []


def test_an_inquiry_and_a_report_on_it_are_of_one_family() -> None:
    old = given("old", FIRST, kind=PromiseKind.INQUIRY, subtype="investigate")
    assert pairs(old, given("new", SECOND, kind=PromiseKind.INQUIRY, subtype="seek a report")) == [("new", "old")]


def test_what_is_said_again_of_one_attack_is_no_repeat() -> None:
    one = attack("one", FIRST)
    assert pairs(given("old", FIRST, after=one), given("new", FIRST + timedelta(days=60), after=one)) == []


def test_attacks_whose_day_is_not_stated_take_no_part() -> None:
    assert pairs(given("old", FIRST), given("new", SECOND, after=attack("undated", None))) == []


def test_an_attack_of_a_month_is_apart_only_when_it_is_on_each_of_its_days() -> None:
    month = Attack(id="month", first=date(2013, 2, 1), last=date(2013, 2, 28), communities=("hazara",))
    assert pairs(given("old", FIRST), given("new", SECOND, after=month)) == []


@pytest.mark.parametrize(("day", "was", "is_hollow"), [(SECOND, Status.OVERDUE_NOT_SEARCHED, True), (date(2013, 4, 1), Status.KEPT_LATE, False)])
def test_hollow_is_judged_as_known_on_the_day_of_the_later_word(day: date, was: Status, *, is_hollow: bool) -> None:
    repeat = only(given("old", FIRST, links=(link(on=date(2013, 3, 1)),)), given("new", day))
    assert (repeat.was, repeat.is_hollow) == (was, is_hollow)


def test_a_search_made_after_the_later_word_changes_nothing_about_it() -> None:
    old = given("old", FIRST, looked=searches(date(2013, 6, 1)))
    assert only(old, given("new", SECOND)).was is Status.OVERDUE_NOT_SEARCHED
    assert only(old, given("new", date(2013, 7, 1))).was is Status.OVERDUE_NO_EVIDENCE


def test_partly_kept_is_not_hollow() -> None:
    thing = given("old", FIRST, links=(link(Relation.ADVANCES, on=date(2013, 2, 1), units=5),))
    repeat = only(thing, given("new", SECOND))
    assert (repeat.was, repeat.is_hollow) == (Status.PARTLY_KEPT, False)


def test_a_hollow_repeat_that_rests_on_our_debt_or_on_time_still_to_run_is_told_apart() -> None:
    assert not only(given("old", FIRST), given("new", SECOND)).is_settled
    assert not only(given("old", FIRST, due_in=90), given("new", SECOND)).is_settled
    found = only(given("old", FIRST, looked=searches(date(2013, 3, 1))), given("new", date(2013, 4, 1)))
    assert (found.is_hollow, found.is_settled) == (True, True)


def test_what_cannot_be_rated_is_repeated_and_never_hollow() -> None:
    old = given("old", FIRST, testability=HowTestable.RHETORICAL)
    assert not only(old, given("new", SECOND)).is_hollow


def test_one_minister_in_two_offices_seventeen_years_apart_is_the_same_holder_of_another_institution() -> None:
    old = given("old", date(2004, 3, 3), person="Minister One", office="information-minister", institution="information-ministry")
    new = given("new", date(2021, 1, 4), person="Minister One", office="interior-minister", institution="interior-ministry")
    repeat = only(old, new)
    assert (repeat.holder, repeat.institution) == (Same.SAME, Same.OTHER)
    assert {"same holder", "other institution"} <= set(repeat.tags)


def test_the_same_holder_is_found_behind_others_who_spoke_since() -> None:
    old = given("old", date(2004, 3, 3), person="Minister One", institution="information-ministry")
    between = given("between", date(2013, 1, 11), person="Minister Two", institution="interior-ministry")
    new = given("new", date(2021, 1, 4), person="Minister One", institution="interior-ministry")
    found = [repeat for repeat in find_repeats(book([old, between, new]), VOCABULARY) if repeat.later is new]
    assert [(repeat.earlier.promise, repeat.holder, repeat.institution, repeat.is_last) for repeat in found] == [
        ("between", Same.OTHER, Same.SAME, True),
        ("old", Same.SAME, Same.OTHER, False),
    ]


def test_who_is_not_named_is_not_known() -> None:
    repeat = only(given("old", FIRST, institution="government"), given("new", SECOND, institution="government"))
    assert repeat.tags == ("holder not known", "government not known", "institution not known")


def test_two_prime_ministers_are_two_governments_of_one_institution() -> None:
    old = given("old", FIRST, office="prime-minister", institution="government-of-pakistan", person="Raja Pervez Ashraf")
    new = given("new", date(2021, 1, 4), office="interior-minister", institution="government-of-pakistan")
    repeat = only(old, new)
    assert repeat.tags == ("holder not known", "other government", "same institution")


def test_the_order_of_lines_makes_no_difference() -> None:
    chance = random.Random(3)
    lines = [given(f"p{number}", FIRST + timedelta(days=20 * number), person=chance.choice(["One", "Two"])) for number in range(30)]
    expected = pairs(*lines)
    chance.shuffle(lines)
    assert pairs(*lines) == expected


def test_twenty_thousand_promises_take_seconds() -> None:
    chance = random.Random(5)
    attacks = [attack(f"a{number}", FIRST + timedelta(days=chance.randrange(4000))) for number in range(2000)]
    lines = []
    for number in range(20_000):
        follows = chance.choice(attacks)
        day = (follows.first or FIRST) + timedelta(days=chance.randrange(20))
        lines.append(given(f"p{number}", day, after=follows, person=f"person {number % 150}", institution="interior-ministry"))
    started = time.process_time()
    assert len(find_repeats(book(lines), VOCABULARY)) > 19_000
    assert time.process_time() - started < 30


def test_the_index_counts_attacks_and_how_the_earlier_words_stand() -> None:
    lines = [
        given("kept", FIRST, links=(link(on=FIRST),)),
        given("again", FIRST, after=attack(f"attack of {FIRST}", FIRST), subtype="job"),
        given("unsearched", SECOND),
        given("last", date(2021, 1, 4)),
        given("elsewhere", SECOND, after=attack("other", SECOND, "ahmadi")),
    ]
    attacks, total = count_repeats(book(lines), PromiseKind.COMPENSATION, "hazara", since=FIRST, until=date(2022, 1, 1))
    assert len(attacks) == total.attacks == 3
    assert (total.earlier, total.kept, total.unsearched) == (3, 1, 2)
    _, first_month = count_repeats(book(lines), PromiseKind.COMPENSATION, "hazara", since=FIRST, until=SECOND)
    assert (first_month.attacks, first_month.earlier) == (1, 0)
