from __future__ import annotations

from datetime import date

from hisab.publishing.charts.periods import attacks_by_period, year_of
from tests.publishing.charts.conftest import ENGLISH, trend

PARTS = ((date(2019, 1, 1), date(2020, 7, 1), 3.2), (date(2020, 7, 1), date(2022, 1, 1), 14.1))


def test_a_part_with_a_note_is_drawn_broken() -> None:
    assert 'stroke-dasharray="5,3"' not in attacks_by_period(trend(*PARTS), ENGLISH).svg
    assert 'stroke-dasharray="5,3"' in attacks_by_period(trend(*PARTS, note="what was read changed with it"), ENGLISH).svg


def test_a_change_is_told_and_its_day_stands_in_the_table() -> None:
    chart = attacks_by_period(trend(*PARTS), ENGLISH)
    assert "1 change found" in chart.description
    assert chart.rows[1][:4] == ("1 July 2020", "31 December 2021", "12", "14.1")


def test_too_little_to_tell_is_said_and_not_drawn() -> None:
    chart = attacks_by_period(trend(why="3 attacks of a known day are too few"), ENGLISH)
    assert (chart.svg, chart.description) == ("", "3 attacks of a known day are too few")


def test_a_part_within_one_year_can_be_drawn() -> None:
    assert "<svg" in attacks_by_period(trend((date(2020, 2, 1), date(2020, 5, 1), 3.0)), ENGLISH).svg


def test_a_day_is_a_share_of_its_own_year() -> None:
    assert year_of(date(2020, 7, 2)) == 2020.5
    assert year_of(date(2021, 1, 1)) == 2021
