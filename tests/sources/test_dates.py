"""A day is a day; anything less is a finding."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.sources.dates import publication_date, read_date

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    "words",
    [
        "2021-01-04",
        " 2021-01-04 ",
        "2021/01/04",
        "20210104",
        "2021-01-04T23:30:00-05:00",
        "2021-01-04T01:00:00+05:00",
        "2021-01-04 09:15",
        "20210104T101500Z",
        "Mon, 04 Jan 2021 10:00:00 GMT",
        "January 4, 2021",
        "Monday, January 4, 2021 10:15 am",
        "4 January 2021",
        "4th Jan. 2021",
        "۲۰۲۱-۰۱-۰۴",
    ],
)
def test_a_stated_day_is_read_at_the_offset_it_is_written_in(words: str) -> None:
    assert read_date(words).day == date(2021, 1, 4)


@pytest.mark.parametrize("words", ["2012-07", "2012", "2012/7", "July 2012", "Sept. 2012"])
def test_a_month_or_a_year_is_no_day(words: str) -> None:
    day, finding = publication_date(words, about="a.txt", today=TODAY)
    assert day is None
    assert finding
    assert finding.code == "date-imprecise"


@pytest.mark.parametrize("words", ["yesterday", "2021-02-30", "2021-13-01", "04/01/2021", "the day of the march 2021", "0000-00-00"])
def test_what_names_no_day_is_unreadable(words: str) -> None:
    day, finding = publication_date(words, about="a.txt", today=TODAY)
    assert day is None
    assert finding
    assert finding.code == "date-unreadable"


def test_a_day_that_has_not_come_is_kept_as_stated_and_said() -> None:
    day, finding = publication_date("2026-01-02", about="a.txt", today=TODAY)
    assert day == date(2026, 1, 2)
    assert finding
    assert finding.code == "date-in-future"


@pytest.mark.parametrize("words", [None, "", "  "])
def test_no_words_are_a_note(words: str | None) -> None:
    day, finding = publication_date(words, about="a.txt", today=TODAY)
    assert day is None
    assert finding
    assert finding.code == "no-date"


@given(st.dates())
def test_every_iso_day_comes_back(day: date) -> None:
    assert read_date(day.isoformat()).day == day


@given(st.text() | st.text(alphabet="0123456789-/ T:,JanurymonW+", max_size=30))
def test_no_words_are_too_odd_to_be_read(words: str) -> None:
    read = read_date(words)
    assert (read.day is None) != (read.trouble is None)
