"""A break in a rate is found where it is, and none where there is none."""

from __future__ import annotations

import numpy as np

from hisab.measures.blocks import find_changes


def test_a_constant_rate_gives_an_alarm_in_at_most_one_run_of_twenty() -> None:
    generator = np.random.default_rng(3)
    alarms = [bool(find_changes(generator.integers(0, 3000, generator.poisson(60)).tolist(), 3000)) for _ in range(200)]
    assert np.mean(alarms) <= 0.05


def test_a_break_to_four_times_the_rate_is_found_near_its_day() -> None:
    generator = np.random.default_rng(4)
    found = []
    for _ in range(40):
        quiet, busy = generator.integers(0, 1500, generator.poisson(30)), generator.integers(1500, 3000, generator.poisson(120))
        found.append(find_changes([*quiet.tolist(), *busy.tolist()], 3000))
    assert np.mean([len(changes) == 1 and abs(changes[0] - 1500) < 150 for changes in found]) > 0.85


def test_a_rise_and_a_fall_are_two_changes() -> None:
    days = [*range(0, 1000, 50), *range(1000, 1200, 2), *range(1200, 2200, 50)]
    changes = find_changes(days, 2200)
    assert len(changes) == 2
    assert abs(changes[0] - 1000) < 50
    assert abs(changes[1] - 1200) < 50


def test_many_attacks_on_one_day_are_no_change_of_the_rate() -> None:
    assert find_changes([*range(0, 2000, 20), 1000, 1000, 1000], 2000) == ()


def test_no_events_have_no_changes() -> None:
    assert find_changes([], 100) == ()


def test_the_order_of_the_events_makes_no_difference() -> None:
    days = [*range(0, 1000, 50), *range(1000, 1200, 2)]
    assert find_changes(days, 1200) == find_changes(days[::-1], 1200)
