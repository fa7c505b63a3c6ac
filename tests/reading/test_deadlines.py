from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.reading.deadlines import find_deadlines

ANCHOR = date(2021, 1, 4)


def read(text: str, anchor: date | None = ANCHOR) -> list[str]:
    return [f"{text[start:end]}: {span.latest}" for start, end, span in find_deadlines(text, anchor)]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("before January 31", "2021-01-31"),
        ("by February 10, 2021", "2021-02-10"),
        ("no later than 10 February", "2021-02-10"),
        ("by the end of March", "2021-03-31"),
        ("by the end of January", "2021-01-31"),
        ("by March 2021", "2021-03-31"),
        ("by 2022", "2022-12-31"),
        ("by Friday", "2021-01-08"),
        ("by Monday", "2021-01-11"),
        ("before January 31 this year", "2021-01-31"),
    ],
)
def test_a_deadline_is_the_next_such_day(text: str, deadline: str) -> None:
    assert read(f"It will be paid {text}.") == [f"{text}: {deadline}"]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("within 30 days", "2021-02-03"),
        ("within a week", "2021-01-11"),
        ("within two weeks", "2021-01-18"),
        ("within 48 hours", "2021-01-06"),
        ("within an hour", "2021-01-05"),
        ("Within three months", "2021-04-04"),
    ],
)
def test_a_deadline_counts_from_the_anchor(text: str, deadline: str) -> None:
    assert read(text) == [f"{text}: {deadline}"]


def test_a_full_date_needs_no_anchor() -> None:
    assert read("by March 2013", None) == ["by March 2013: 2013-03-31"]


@pytest.mark.parametrize("text", ["within 30 days", "before January 31", "by Friday"])
def test_without_an_anchor_the_rest_gives_nothing(text: str) -> None:
    assert read(text, None) == []


@pytest.mark.parametrize("text", ["soon", "shortly", "immediately", "before long", "within days", "within months", "by next week"])
def test_vague_words_give_no_deadline(text: str) -> None:
    assert read(f"The killers will be arrested {text}.") == []


@pytest.mark.parametrize("text", ["by March 2013", "by yesterday", "by last week", "before 2013"])
def test_a_day_that_is_over_is_no_deadline(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["within 99999999999 days", "within 9999999 months", "within ² days", "within 0 days"])
def test_a_time_that_nobody_gives_is_no_deadline(text: str) -> None:
    assert read(text) == []


def test_letters_that_grow_in_lower_case_shift_nothing() -> None:
    assert read("İİİ it will be paid within 30 days") == ["within 30 days: 2021-02-03"]


def test_the_last_days_of_the_calendar_do_not_crash() -> None:
    assert read("within 30 days", date.max) == [f"within 30 days: {date.max}"]


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2000, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["before January 31", "by Friday", "by 10 June", "within 30 days", "by the end of March", "within 48 hours"]),
)
def test_a_deadline_is_never_before_the_anchor(anchor: date, text: str) -> None:
    spans = [span for _, _, span in find_deadlines(text, anchor)]
    assert len(spans) == 1
    assert all(span.latest is not None and anchor <= span.latest for span in spans)
