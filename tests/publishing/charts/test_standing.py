from __future__ import annotations

from hisab.publishing.charts.standing import _LOOKS, standing_by_kind
from hisab.vocabulary.words import Status
from tests.publishing.charts.conftest import ENGLISH, URDU, promise


def test_every_status_has_one_look() -> None:
    assert sorted(status for _, members in _LOOKS for status in members) == sorted(Status)


def test_kept_promises_are_counted_of_all_of_their_kind() -> None:
    chart = standing_by_kind([promise("justice", Status.KEPT_LATE), promise("justice", Status.OPEN), promise("inquiry", Status.BROKEN)], ENGLISH)
    assert ">justice: 2 promises, 1 known to be kept<" in chart.svg
    assert ("inquiry", "broken", "1", "1") in chart.rows


def test_a_promise_without_a_kind_is_among_the_other_kinds() -> None:
    assert standing_by_kind([promise(None, Status.OPEN)], ENGLISH).rows == (("other kinds", "open", "1", "1"),)


def test_a_thousand_promises_share_marks_and_say_so() -> None:
    chart = standing_by_kind([promise("justice", Status.OPEN)] * 1000, ENGLISH)
    assert "one mark stands for up to 9 promises" in chart.caption
    assert chart.rows == (("justice", "open", "1,000", "1,000"),)


def test_without_promises_there_is_no_drawing() -> None:
    assert standing_by_kind([], ENGLISH).svg == ""


def test_rows_begin_where_the_page_begins_to_read() -> None:
    assert 'text-anchor="end"' in standing_by_kind([promise("justice", Status.KEPT)], URDU).svg
    assert 'text-anchor="end"' not in standing_by_kind([promise("justice", Status.KEPT)], ENGLISH).svg
