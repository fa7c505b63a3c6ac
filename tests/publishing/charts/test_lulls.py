from __future__ import annotations

from hisab.publishing.charts.lulls import days_without
from tests.publishing.charts.conftest import ENGLISH, lull


def test_a_lull_stands_beside_what_chance_would_give() -> None:
    chart = days_without([lull("longest_lull", 80)], ENGLISH)
    assert ">longest lull: 80 days<" in chart.svg
    assert chart.rows == (("longest lull", "80", "1 January 2020", "1 March 2020", "40", "< 1 %"),)


def test_a_lull_that_is_not_measured_says_why_beside_the_one_that_is() -> None:
    chart = days_without([lull("longest_lull", 80), lull("running_lull", None, expected=None, why="reports were not read throughout")], ENGLISH)
    assert "reports were not read throughout" in [note.words for note in chart.notes]
    assert chart.rows[1][1] == "not known"


def test_without_any_lull_there_is_a_reason_and_no_drawing() -> None:
    chart = days_without([lull("longest_lull", None, why="2 attacks are too few")], ENGLISH)
    assert (chart.svg, chart.description) == ("", "2 attacks are too few")
    assert days_without([], ENGLISH).description == "No lull was measured."


def test_a_lull_of_no_day_can_be_drawn() -> None:
    assert "longest lull: 0 days" in days_without([lull("longest_lull", 0)], ENGLISH).svg
