from __future__ import annotations

import json
from dataclasses import replace

import pytest

from hisab.publishing.charts.years import attacks_by_year, people_by_year
from hisab.records.figures import Interval, Series
from hisab.records.values import Count
from tests.publishing.charts.conftest import ENGLISH, URDU, attacks, count, exactly, people


def rows_of(spec: str) -> list[dict[str, object]]:
    return [row for rows in json.loads(spec)["datasets"].values() for row in rows]


def test_a_bar_is_solid_to_the_lowest_number_and_open_to_the_highest() -> None:
    chart = people_by_year(people([("2020", count(3, None, 9))]), ENGLISH)
    boxes = [(row["y"], row["y2"]) for row in rows_of(chart.spec) if "y2" in row]
    assert boxes == [(3, 9), (0, 3)]


def test_a_number_without_a_highest_is_broken_at_the_top() -> None:
    chart = people_by_year(people([("2020", count(40))]), ENGLISH)
    assert 'stroke-dasharray="2,2"' in chart.svg
    assert ("2020", "at least 40", "1", "") in chart.rows


def test_a_range_that_may_be_more_says_so_on_the_bar_and_in_the_table() -> None:
    chart = people_by_year(people([("2020", Count(low=80, best=None, high=91, qualifier="at least")), ("2021", exactly(4))]), ENGLISH)
    assert 'stroke-dasharray="2,2"' in chart.svg
    assert ">80–91+<" in chart.svg
    assert chart.rows[0][1] == "80–91 or more"


def test_a_year_of_which_no_number_is_stated_has_an_open_dot_and_no_bar() -> None:
    chart = people_by_year(people([("2020", count(None)), ("2021", exactly(4))], note="1 of its 1 attacks state no such number"), ENGLISH)
    assert {"x": 2020, "y": pytest.approx(0.35)} in rows_of(chart.spec)
    assert chart.rows[0][1] == "not stated"


def test_a_year_that_is_not_known_stands_in_the_table_and_in_a_note_and_is_not_drawn() -> None:
    chart = people_by_year(people([("2020", exactly(4)), ("", exactly(7))]), ENGLISH)
    assert chart.rows[1] == ("not stated", "7", "1", "")
    assert "1 attack that states a number and no year is not drawn." in [note.words for note in chart.notes]


def test_without_a_number_there_is_no_drawing_and_a_reason() -> None:
    chart = people_by_year(people([]), ENGLISH)
    assert (chart.svg, chart.spec, chart.caption) == ("", "", "")
    assert chart.description == "No number of a known year is stated."


def test_a_single_year_of_nothing_can_be_drawn() -> None:
    chart = people_by_year(people([("2020", exactly(0))]), ENGLISH)
    assert chart.svg.count("<svg") == 2
    assert chart.rows == (("2020", "0", "1", ""),)


def test_a_thousand_years_can_be_drawn() -> None:
    chart = people_by_year(people([(str(year), exactly(year % 90)) for year in range(1000, 2000)]), ENGLISH)
    assert len(chart.rows) == 1000
    assert len(chart.svg) < 90_000


def test_a_year_that_was_not_read_leaves_its_space() -> None:
    chart = people_by_year(people([("2018", exactly(4)), ("2021", exactly(4))]), ENGLISH)
    assert '"domain":[2017.5,2021.5]' in chart.spec


def test_an_interval_is_drawn_only_for_the_years_that_have_one() -> None:
    chart = attacks_by_year(attacks([(2020, 4, Interval(low=1.1, best=4, high=10.2, unit="attacks")), (2021, 5, None)]), ENGLISH)
    reaching = [row for row in rows_of(chart.spec) if row.get("y2") == 10.2]
    assert [row["x"] for row in reaching] == [2020]
    assert chart.rows == (("2020", "4", "1.1", "10.2", ""), ("2021", "5", "", "", ""))


def test_on_a_page_from_right_to_left_years_run_left_to_right_and_the_words_over_the_scale_stand_right() -> None:
    series: Series = people([("2019", exactly(4)), ("2020", exactly(9))])
    left, right = (people_by_year(series, tongue).svg for tongue in (ENGLISH, URDU))
    assert left.index(">2019<") < left.index(">2020<")
    assert right.index(">2019<") < right.index(">2020<")
    assert 'text-anchor="end">اردو people<' in right
    assert ">people<" in left


def test_a_year_without_a_recorded_attack_has_no_mark_and_says_so() -> None:
    series = people([("2020", count(None)), ("2021", exactly(4))])
    quiet = replace(series, points=(replace(series.points[0], counted=()), series.points[1]))
    chart = people_by_year(quiet, ENGLISH)
    assert chart.rows[0][1] == "no attack recorded"
    assert not any(row.get("x") == 2020 for row in rows_of(chart.spec))
