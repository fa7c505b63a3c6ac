"""The kept rate: what it is of, its interval against published values, its bounds, and its three horizons."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hisab.measures.rates import due_lines, is_searched_enough, kept_rate, scaled_due, share
from hisab.vocabulary.words import Grade, HowTestable, Relation, SourceRole, Status

from .lines import AS_OF, MADE, book, deliverable, line, link, searches

LOOKED = searches(date(2023, 1, 1))
LATE = MADE + timedelta(days=400)
KEPT = line("kept", links=(link(),))
KEPT_LATE = line("late", links=(link(on=LATE),))
CLAIMED = line("claimed", links=(link(grade=Grade.PROMISOR, source=SourceRole.PROMISOR),))
CONTESTED = line("contested", links=(link(), link(Relation.CONTRADICTS, on=LATE, source=SourceRole.BENEFICIARY)))
SILENT = line("silent", looked=LOOKED)
UNSEARCHED = line("unsearched")
STEPS_ONLY = line("steps", links=(link(Relation.ADVANCES, step=1),))


@pytest.mark.parametrize(
    ("part", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_that_of_newcombe_s_table(part: int, of: int, low: float, high: float) -> None:
    """R. G. Newcombe, 1998, Statistics in Medicine 17:857-872, table I, method 3; 0 of 20 is z²/(n+z²)."""
    found = share(part, of)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_below_twenty_there_is_no_percentage_and_no_interval() -> None:
    assert share(1, 8).words == "1 of 8"
    assert "%" not in share(19, 19).words
    assert share(10, 20).words == "50 %, 10 of 20 (95 % interval 30 to 70 %)"
    assert share(0, 0).words == "not known"


def test_the_kept_are_in_time_or_late_and_the_bounds_hold_the_doubtful() -> None:
    rated = due_lines(book([KEPT, KEPT_LATE, CLAIMED, CONTESTED, SILENT, STEPS_ONLY]))
    assert [one.ruling.status for one in rated] == [
        Status.CLAIMED_KEPT,
        Status.CONTESTED,
        Status.KEPT,
        Status.KEPT_LATE,
        Status.OVERDUE_NO_EVIDENCE,
        Status.OVERDUE_ACTION_ONLY,
    ]
    found = kept_rate(rated)
    assert (found.part, found.of, found.part_low, found.part_high) == (2, 6, 1, 5)


def test_what_nobody_searched_for_is_told_apart() -> None:
    rated = due_lines(book([KEPT, UNSEARCHED]))
    assert [one.line.promise for one in rated if one.is_searched] == ["kept"]


def test_what_is_not_due_not_trackable_or_superseded_is_not_rated() -> None:
    not_due = line("later", deliverable(due=AS_OF), links=(link(),))
    no_day = line("never again", deliverable(due=None), links=(link(),))
    rhetorical = line("words", deliverable(testability=HowTestable.RHETORICAL))
    superseded = line("superseded", links=(link(Relation.SUPERSEDES),))
    assert due_lines(book([not_due, no_day, rhetorical, superseded])) == ()


def test_only_default_days_are_scaled_and_part_days_are_rounded_up() -> None:
    default = line("a", deliverable(due=MADE + timedelta(days=15)))
    assert scaled_due(default, 0.5) == MADE + timedelta(days=8)
    assert scaled_due(default, 2.0) == MADE + timedelta(days=30)
    for basis in ("explicit", "statutory", "vague words"):
        assert scaled_due(line("b", deliverable(due=MADE + timedelta(days=15), basis=basis)), 2.0) == MADE + timedelta(days=15)


def test_at_another_horizon_each_is_ruled_anew() -> None:
    slow = line("slow", links=(link(on=MADE + timedelta(days=120)),))
    statuses = [due_lines(book([slow]), factor=factor)[0].ruling.status for factor in (0.5, 1.0, 2.0)]
    assert statuses == [Status.KEPT_LATE, Status.KEPT_LATE, Status.KEPT]
    as_of = MADE + timedelta(days=100)
    assert due_lines(book([line("new", as_of=as_of)], as_of=as_of), factor=2.0) == ()


def test_enough_is_three_sources_and_two_questions_past_the_due_day() -> None:
    assert is_searched_enough(SILENT, as_of=AS_OF)
    assert not is_searched_enough(line("few", looked=searches(date(2023, 1, 1), sources=2)), as_of=AS_OF)
    assert not is_searched_enough(line("early", looked=searches(MADE + timedelta(days=80))), as_of=AS_OF)
    assert not is_searched_enough(SILENT, as_of=date(2022, 1, 1))
    assert not is_searched_enough(KEPT, as_of=AS_OF)
