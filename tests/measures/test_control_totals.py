"""Stated totals beside the record; the difference is shown."""

from __future__ import annotations

from datetime import date

import pytest

from hisab.measures.control_totals import compare_totals
from hisab.records.figures import ControlTotal, IncidentAccount
from hisab.records.values import Count, DatePrecision, DateSpan
from hisab.vocabulary.tables import load_vocabulary

from ..linking.notation import PLACES, register_of
from .made import account, toll

VOCABULARY = load_vocabulary()
TOTAL = "total killed=509/period period=2012..2017 community=hazara said_by=nchr"
ATTACKS = {
    "before": account(date(2011, 12, 31), communities=("hazara",), killed=toll(7)),
    "first": account(date(2013, 1, 10), communities=("hazara",), killed=toll(90, 96), place=PLACES["quetta"]),
    "second": account(date(2014, 1, 10), communities=("hazara", "shia"), killed=toll(20), place=PLACES["machh"]),
    "other": account(date(2014, 5, 10), communities=("baloch",), killed=toll(5), place=PLACES["quetta"]),
}


def compared(
    line: str, attacks: dict[str, IncidentAccount] = ATTACKS, *, communities: tuple[str, ...] = (), published: str = "2018-03-20"
) -> ControlTotal:
    register = register_of(f"report A {published}\n{line}")
    (found,) = compare_totals(register, attacks, communities=communities, vocabulary=VOCABULARY, as_of=date(2020, 1, 1))
    return found


def test_a_total_stands_beside_the_sum_of_the_attacks_of_its_days_and_community() -> None:
    found = compared(TOTAL)
    assert found.counted == ("first", "second")
    assert found.recorded == Count(low=110, best=None, high=116)
    assert (found.least_difference, found.greatest_difference) == (393, 399)
    assert found.said_by == ("nchr",)
    assert found.why is None


def test_a_record_that_holds_more_than_was_stated_shows_it_below_nought() -> None:
    found = compared(TOTAL.replace("509", "100"))
    assert (found.least_difference, found.greatest_difference) == (-16, -10)


def test_only_attacks_in_its_place_belong_to_a_total() -> None:
    assert compared("total killed=500/period period=2012..2017 place=quetta").counted == ("first", "other")


def test_an_attack_whose_place_or_day_is_not_known_is_named_apart() -> None:
    month = DateSpan(earliest=date(2011, 12, 1), latest=date(2012, 1, 31), precision=DatePrecision.MONTH)
    more = {
        **ATTACKS,
        "placeless": account(date(2013, 5, 1), communities=("hazara",), killed=toll(1)),
        "vague": account(None, span=month, communities=("hazara",), killed=toll(1), place=PLACES["quetta"]),
    }
    found = compared(f"{TOTAL} place=quetta", more)
    assert (found.counted, found.unsure) == (("first",), ("placeless", "vague"))


def test_an_attack_on_a_community_of_another_kind_may_be_of_the_same_people() -> None:
    more = {"shia": account(date(2013, 5, 1), communities=("shia",), killed=toll(1))}
    assert compared(TOTAL, more).unsure == ("shia",)
    found = compared(TOTAL.replace("hazara", "ahmadi"), more)
    assert (found.counted, found.unsure) == ((), ())


def test_nothing_recorded_is_nought_and_the_whole_total_is_the_difference() -> None:
    found = compared(TOTAL, {})
    assert found.recorded == Count(low=0, best=0, high=0)
    assert (found.least_difference, found.greatest_difference) == (509, 509)


def test_a_total_of_at_least_leaves_the_difference_open_above() -> None:
    found = compared(TOTAL.replace("509", "500+"))
    assert (found.least_difference, found.greatest_difference) == (384, None)


def test_since_a_year_runs_to_the_day_of_the_report() -> None:
    found = compared(TOTAL.replace("2012..2017", "2012.."), published="2013-06-01")
    assert found.counted == ("first",)
    assert found.period is not None
    assert found.period.latest == date(2013, 6, 1)


def test_attacks_after_the_report_do_not_belong_to_its_total() -> None:
    assert compared(TOTAL, published="2013-06-01").counted == ("first",)


def test_attacks_without_a_number_are_told() -> None:
    silent = {**ATTACKS, "silent": account(date(2015, 1, 1), communities=("hazara",))}
    assert "1 of the recorded attacks state no number" in compared(TOTAL, silent).caveat


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("total killed=509/period community=hazara", "the days that it covers are not stated"),
        ("total killed=509/period community=hazara period=five-years", "the days that it covers are not stated"),
        ("total killed=509/period community=hazara period=2001..2003 period=2013..2014", "more than one stretch of time stands in its words"),
        ("total killed=509/period community=hazara period=2030..2031", "the days that it covers lie after its report"),
        ("total killed=509/period community=hazara date=2018-03", "so short a stretch can be the day or the month in which it was said"),
        ("total killed=509/period period=2012..2017", "neither a community nor a place is stated"),
        ("total killed=509/period period=2012..2017 scope=sectarian", "whom it counts is told in words alone"),
        ("total killed=509/period period=2012..2017 community=hazara community=shia", "more than one community or place stands in its words"),
        ("total killed=509/period killed=20/period period=2012..2017 community=hazara", "more than one number of people killed stands in its words"),
        ("total killed=509/killed_or_injured period=2012..2017 community=hazara", "it counts killed and injured together"),
        ("total killed=509/includes_attackers period=2012..2017 community=hazara", "it counts attackers too"),
    ],
)
def test_what_cannot_be_compared_says_why(line: str, why: str) -> None:
    found = compared(line)
    assert found.why == f"cannot be compared: {why}"
    assert found.recorded is None
    assert found.least_difference is None
    assert found.greatest_difference is None
    assert found.stated.best == 509


def test_an_account_of_one_community_is_not_held_against_a_total_of_another() -> None:
    assert "not kept for" in (compared(TOTAL, communities=("ahmadi",)).why or "")
    assert "kept for some only" in (compared("total killed=500/period period=2012..2017 place=quetta", communities=("hazara",)).why or "")
    assert compared(TOTAL, communities=("hazara",)).why is None


def test_a_total_published_after_the_day_of_the_account_is_not_known_yet() -> None:
    register = register_of(f"report A 2021-01-01\n{TOTAL}")
    assert list(compare_totals(register, ATTACKS, communities=(), vocabulary=VOCABULARY, as_of=date(2020, 1, 1))) == []


def test_the_caveat_takes_neither_number_for_the_true_one() -> None:
    assert "neither is the true number" in compared(TOTAL).caveat
