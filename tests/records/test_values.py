from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.records.values import DatePrecision, DateSpan, Place, PlaceLevel

DAYS = st.dates(date(2000, 1, 1), date(2000, 3, 1))


def span(earliest: str | None, latest: str | None) -> DateSpan:
    return DateSpan(
        earliest=date.fromisoformat(earliest) if earliest else None,
        latest=date.fromisoformat(latest) if latest else None,
        precision=DatePrecision.RANGE,
    )


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    first, second = sorted((draw(DAYS), draw(DAYS)))
    return DateSpan(
        earliest=draw(st.sampled_from([first, None])), latest=draw(st.sampled_from([second, None])), precision=draw(st.sampled_from(DatePrecision))
    )


@pytest.mark.parametrize(
    ("left", "right", "slack", "meet"),
    [
        (("2021-01-03", "2021-01-03"), ("2021-01-03", "2021-01-03"), 0, True),
        (("2021-01-03", "2021-01-03"), ("2021-01-04", "2021-01-04"), 0, False),
        (("2021-01-03", "2021-01-03"), ("2021-01-04", "2021-01-04"), 1, True),
        (("2021-01-01", "2021-01-05"), ("2021-01-05", "2021-01-09"), 0, True),
        (("2021-01-01", "2021-01-31"), ("2021-01-10", "2021-01-12"), 0, True),
        ((None, "2021-01-05"), ("2021-01-06", None), 0, False),
        ((None, "2021-01-05"), (None, "2020-01-01"), 0, True),
        ((None, None), ("2021-01-06", "2021-01-06"), 0, True),
    ],
)
def test_spans_may_meet_where_some_day_lies_in_both(
    left: tuple[str | None, str | None], right: tuple[str | None, str | None], slack: int, meet: bool
) -> None:
    assert span(*left).may_meet(span(*right), slack_days=slack) is meet


@given(spans(), spans(), st.integers(0, 5))
def test_meeting_does_not_depend_on_who_is_asked(left: DateSpan, right: DateSpan, slack: int) -> None:
    assert left.may_meet(right, slack_days=slack) == right.may_meet(left, slack_days=slack)


@given(spans(), spans())
def test_spans_meet_exactly_where_they_share_a_day(left: DateSpan, right: DateSpan) -> None:
    def holds(which: DateSpan, day: date) -> bool:
        return (which.earliest is None or which.earliest <= day) and (which.latest is None or day <= which.latest)

    days = [date(1999, 12, 1) + timedelta(days=number) for number in range(150)]
    assert left.may_meet(right) == any(holds(left, day) and holds(right, day) for day in days)


@given(spans(), spans(), st.integers(0, 5))
def test_more_slack_never_parts_two_spans(left: DateSpan, right: DateSpan, slack: int) -> None:
    if left.may_meet(right, slack_days=slack):
        assert left.may_meet(right, slack_days=slack + 1)


def test_a_place_holds_itself_and_what_lies_inside() -> None:
    quetta = Place(id="quetta", name="Quetta", level=PlaceLevel.TOWN, path=("pakistan", "balochistan", "quetta"))
    hazara_town = Place(id="hazara-town", name="Hazara Town", level=PlaceLevel.NEIGHBOURHOOD, path=(*quetta.path, "hazara-town"))
    assert quetta.holds(quetta)
    assert quetta.holds(hazara_town)
    assert not hazara_town.holds(quetta)
