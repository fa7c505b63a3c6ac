"""A lull stands beside the one that chance would give."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hisab.measures.lulls import find_lulls, longest_lull, running_lull
from hisab.records.values import DatePrecision, DateSpan

from .made import on, read_by, timeline_of_days

DAYS = [0, 10, 20, 30, 230, 240, 250]


def test_the_longest_lull_is_between_the_attacks_at_its_ends() -> None:
    lull = longest_lull(timeline_of_days(DAYS, 300), read_by(1, 300), before=on(300), as_of=on(300))
    assert (lull.days, lull.since, lull.until, lull.between) == (200, on(30), on(230), ("attack-00003", "attack-00004"))
    assert len(lull.counted) == 7


def test_a_lull_before_a_day_knows_nothing_of_later_ones() -> None:
    early = [0, 10, 20, 50, 60, 260]
    assert longest_lull(timeline_of_days(early, 300), read_by(1, 300), before=on(100), as_of=on(300)).days == 30


def test_a_lull_that_chance_would_not_give_has_a_small_probability() -> None:
    lull = longest_lull(timeline_of_days(DAYS, 300), read_by(1, 300), before=on(300), as_of=on(300))
    assert lull.expected is not None
    assert lull.probability is not None
    assert 90 < lull.expected < 115
    assert lull.probability < 0.02


def test_chance_alone_gives_even_probabilities() -> None:
    generator, readership = np.random.default_rng(5), read_by(1, 20_000)
    chances = []
    for _ in range(300):
        timeline = timeline_of_days(generator.integers(0, 20_000, 40).tolist(), 20_000)
        chances.append(longest_lull(timeline, readership, before=on(20_000), as_of=on(20_000)).probability or 0.0)
    assert 0.02 < np.mean(np.array(chances) < 0.05) < 0.09
    assert 0.42 < np.mean(np.array(chances) < 0.5) < 0.58


def test_the_running_lull_counts_to_the_day_before_which_it_ran() -> None:
    lull = running_lull(timeline_of_days(DAYS, 300), read_by(1, 300), before=on(290), as_of=on(300))
    assert (lull.days, lull.between) == (40, ("attack-00006",))
    assert lull.expected is not None
    assert abs(lull.expected - 290 / 7) < 0.01


def test_few_attacks_make_no_lull_and_the_reason_is_told() -> None:
    for lull in find_lulls(timeline_of_days([1, 50, 200], 300), read_by(1, 300), as_of=on(300)):
        assert lull.days is None
        assert "too few" in (lull.why or "")


def test_without_a_dated_report_there_is_no_lull() -> None:
    assert all(lull.days is None and lull.why for lull in find_lulls(None, read_by(1, 1), as_of=on(1)))


def test_attacks_that_may_lie_in_a_lull_are_told() -> None:
    span = DateSpan(earliest=on(60), latest=on(90), precision=DatePrecision.MONTH)
    outside = DateSpan(earliest=on(0), latest=on(25), precision=DatePrecision.MONTH)
    timeline = replace(timeline_of_days(DAYS, 300), unsure=(("a", span), ("b", outside), ("c", None)))
    caveat = longest_lull(timeline, read_by(1, 300), before=on(300), as_of=on(300)).caveat
    assert "2 attacks whose day is not known may lie in it" in caveat


def test_a_lull_says_how_much_of_its_time_was_read() -> None:
    whole = read_by(1, 300)
    sparse = replace(whole, outlets_by_day={on(day): 1 for day in range(0, 300, 20)})
    caveat = longest_lull(timeline_of_days(DAYS, 300), sparse, before=on(300), as_of=on(300)).caveat
    assert "Reports published on 10 of its days were read" in caveat


def test_a_gap_in_reading_is_no_lull() -> None:
    paused = replace(read_by(1, 300), stretches=((on(0).toordinal(), on(100).toordinal()), (on(200).toordinal(), on(300).toordinal())))
    lull = longest_lull(timeline_of_days([0, 10, 35, 230, 240, 250], 300), paused, before=on(300), as_of=on(300))
    assert (lull.days, lull.since) == (25, on(10))
    assert lull.expected is not None
    assert abs(lull.expected - 150 * (1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5) / 5) < 0.01


def test_a_lull_that_was_not_read_throughout_does_not_run() -> None:
    paused = replace(read_by(1, 300), stretches=((on(0).toordinal(), on(260).toordinal()), (on(280).toordinal(), on(300).toordinal())))
    lull = running_lull(timeline_of_days(DAYS, 300), paused, before=on(300), as_of=on(300))
    assert lull.days is None
    assert "gap in reading" in (lull.why or "")


def test_attacks_of_one_day_make_no_lull() -> None:
    lull = longest_lull(timeline_of_days([5] * 6, 300), read_by(1, 300), before=on(300), as_of=on(300))
    assert lull.days is None
    assert lull.why
