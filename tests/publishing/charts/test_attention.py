from __future__ import annotations

from hisab.publishing.charts.attention import attention_of
from tests.publishing.charts.conftest import ENGLISH, attention


def test_below_five_reports_nothing_is_drawn() -> None:
    chart = attention_of(attention(None, None, why="too few reports: 4 in its first 60 days, and it takes 5"), [0, 0, 1, 2], ENGLISH)
    assert (chart.svg, chart.rows) == ("", ())
    assert chart.description.startswith("too few reports: 4")


def test_five_reports_are_drawn_once_for_every_width() -> None:
    chart = attention_of(attention(0, 3), [0, 0, 0, 1, 3], ENGLISH)
    assert chart.svg.count("<svg") == 1
    assert chart.svg.startswith('<svg class="small"')


def test_the_table_adds_up_to_all_reports() -> None:
    chart = attention_of(attention(0, 3), [0, 0, 0, 1, 3], ENGLISH)
    assert chart.rows == (("0", "3", "3", "60 %"), ("1", "1", "4", "80 %"), ("3", "1", "5", "100 %"))


def test_reports_after_sixty_days_are_left_out() -> None:
    assert attention_of(attention(0, 1), [0, 0, 0, 1, 1, 60, 400], ENGLISH).rows[-1] == ("1", "2", "5", "100 %")


def test_the_days_of_the_half_and_of_nine_tenths_are_marked() -> None:
    svg = attention_of(attention(2, 31), [0, 2, 2, 5, 31], ENGLISH).svg
    assert ">half by day 2<" in svg
    assert ">nine tenths by day 31<" in svg


def test_all_reports_of_one_day_can_be_drawn() -> None:
    assert "<svg" in attention_of(attention(0, 0), [0] * 1000, ENGLISH).svg


def test_the_last_day_of_the_window_keeps_its_words_inside() -> None:
    assert ">half by day 59<" in attention_of(attention(59, 59), [59] * 5, ENGLISH).svg
