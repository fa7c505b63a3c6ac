"""Counts by year, community, place and group: each row with its attacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hisab.measures.counts_by import count_by
from hisab.measures.readership import Readership, readership_of
from hisab.records.figures import IncidentAccount, Point, Series
from hisab.records.values import Count, DatePrecision, DateSpan, Place, PlaceLevel
from hisab.vocabulary.tables import load_vocabulary

from .made import account, document, read_by, register_of, toll, town

VOCABULARY = load_vocabulary()
FIRST = account(date(2001, 3, 1), communities=("hazara", "shia"), killed=toll(10, 13), place=town("machh"), claimed_by=("isis",))
SECOND = account(date(2001, 4, 1), communities=("hazara",), killed=toll(90), place=town("quetta"))
THIRD = account(date(2003, 4, 1), communities=("ahmadi",), place=town("lahore", "punjab"))
ALL = {"a": FIRST, "b": SECOND, "c": THIRD}


def series(name: str, counted: dict[str, IncidentAccount], readership: Readership | None = None) -> Series:
    found = count_by(counted, readership or read_by(1, 3 * 365), vocabulary=VOCABULARY, as_of=date(2010, 1, 1))
    (one,) = (series for series in found if series.name == name)
    return one


def rows(name: str, counted: dict[str, IncidentAccount]) -> dict[str, tuple[str, ...]]:
    return {point.key: point.counted for point in series(name, counted).points}


def point(name: str, key: str, counted: dict[str, IncidentAccount]) -> Point:
    (one,) = (point for point in series(name, counted).points if point.key == key)
    return one


def test_an_attack_is_counted_in_the_year_of_its_day() -> None:
    assert rows("attacks_by_year", ALL) == {"2001": ("a", "b"), "2002": (), "2003": ("c",)}


def test_a_year_of_which_reports_were_read_and_no_attack_is_recorded_is_nought_with_its_interval() -> None:
    quiet = point("attacks_by_year", "2002", ALL)
    assert quiet.value == Count(low=0, best=0, high=0)
    assert quiet.interval is not None
    assert quiet.interval.high is not None
    assert 3.6 < quiet.interval.high < 3.7


def test_an_attack_whose_days_lie_in_two_years_has_no_year() -> None:
    span = DateSpan(earliest=date(2001, 12, 30), latest=date(2002, 1, 3), precision=DatePrecision.RANGE)
    assert rows("attacks_by_year", {"a": account(None, span=span)})[""] == ("a",)


def test_a_date_that_is_known_to_be_no_later_has_no_year() -> None:
    span = DateSpan(earliest=None, latest=date(2002, 1, 3), precision=DatePrecision.BEFORE)
    assert rows("attacks_by_year", {"a": account(None, span=span)})[""] == ("a",)


def test_an_attack_on_two_communities_is_in_both_rows_and_the_caveat_says_so() -> None:
    assert rows("attacks_by_community", ALL) == {"ahmadi": ("c",), "hazara": ("a", "b"), "shia": ("a",)}
    assert "more than the whole" in series("attacks_by_community", ALL).caveat


def test_what_is_not_stated_has_its_own_row_at_the_end() -> None:
    assert list(rows("attacks_by_claimed_by", ALL)) == ["isis", ""]


def test_provinces_and_places_are_told_apart() -> None:
    assert rows("attacks_by_province", ALL) == {"pk/balochistan": ("a", "b"), "pk/punjab": ("c",)}
    assert rows("attacks_by_place", ALL) == {"lahore": ("c",), "machh": ("a",), "quetta": ("b",)}


def test_people_killed_are_summed_from_the_lowest_to_the_highest_over_the_attacks_that_state_it() -> None:
    killed = point("people_killed_by_community", "hazara", ALL)
    assert killed.value == Count(low=100, best=None, high=103)
    assert killed.counted == ("a", "b")


def test_attacks_without_a_number_are_told_beside_the_row() -> None:
    killed = point("people_killed_by_year", "2003", ALL)
    assert killed.value == Count(low=None, best=None, high=None)
    assert killed.note == "1 of its 1 attacks state no such number"


def test_the_method_has_a_series() -> None:
    assert rows("attacks_by_method", ALL) == {"bombing": ("a", "b", "c")}


def test_a_year_of_which_nothing_was_read_says_so() -> None:
    old = {**ALL, "d": replace(FIRST, date=DateSpan(earliest=date(1999, 1, 1), latest=date(1999, 1, 1), precision=DatePrecision.DAY))}
    assert point("attacks_by_year", "1999", old).note == "no report of this year was read: it is known from later reports alone"


def test_a_year_that_was_read_in_part_says_so() -> None:
    readership = readership_of(register_of([document("a", date(2001, 2, 1)), document("b", date(2001, 5, 1))]), as_of=date(2010, 1, 1))
    (year,) = series("attacks_by_year", {"a": FIRST}, readership).points
    assert year.note == "reports published on 2 of its days were read, and for a part of the year nothing was"


def test_a_year_that_was_not_read_throughout_has_no_interval() -> None:
    partly = series("attacks_by_year", ALL, read_by(1, 500))
    assert [(point.key, point.interval is None) for point in partly.points] == [("2001", False), ("2002", True), ("2003", True)]


def test_no_caveat_claims_a_true_total() -> None:
    for one in count_by(ALL, read_by(1, 800), vocabulary=VOCABULARY, as_of=date(2010, 1, 1)):
        assert "no count of all attacks" in one.caveat
        assert one.recipe


def test_every_attack_is_in_some_row_of_every_dimension() -> None:
    for one in count_by(ALL, read_by(1, 800), vocabulary=VOCABULARY, as_of=date(2010, 1, 1)):
        if one.name.startswith("attacks"):
            assert {identifier for point in one.points for identifier in point.counted} == set(ALL)


def test_an_attack_known_to_its_province_alone_is_counted_there_and_in_no_district() -> None:
    wide = replace(FIRST, place=Place(id="punjab", name="Punjab", level=PlaceLevel.PROVINCE, path=("pk", "punjab")))
    both = {"a": wide, "c": THIRD}
    assert rows("attacks_by_country", both) == {"pk": ("a", "c")}
    assert rows("attacks_by_province", both) == {"pk/punjab": ("a", "c")}
    assert rows("attacks_by_district", both) == {"pk/punjab/lahore": ("c",), "": ("a",)}
