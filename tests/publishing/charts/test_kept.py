from __future__ import annotations

from hisab.publishing.charts.kept import kept_by_kind
from tests.publishing.charts.conftest import ENGLISH, rate


def test_each_kind_says_how_many_of_how_many() -> None:
    chart = kept_by_kind([rate("compensation", 1, 9, high=4), rate("justice", 0, 14)], ENGLISH)
    assert chart.rows == (("justice", "0", "14", "0", "not known"), ("compensation", "1", "9", "0", "4"))
    assert ">compensation: 1 of 9 kept<" in chart.svg


def test_a_kind_of_which_nothing_was_due_stands_in_the_table_alone() -> None:
    chart = kept_by_kind([rate("justice", 0, 0), rate("inquiry", 1, 1)], ENGLISH)
    assert ">justice" not in chart.svg
    assert chart.rows[0][0] == "justice"


def test_other_figures_are_left_out() -> None:
    chart = kept_by_kind([rate("justice_30_days", 3, 4)], ENGLISH)
    assert (chart.svg, chart.rows) == ("", ())
