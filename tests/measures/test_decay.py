"""A known half-life comes back; where nothing dies away there is none."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hisab.measures.decay import fit_half_life


def drawn(half_life: float, number: int, seed: int) -> list[int]:
    days = np.floor(np.random.default_rng(seed).exponential(half_life / math.log(2), size=number * 4))
    return [int(day) for day in days if day < 60][:number]


@pytest.mark.parametrize("half_life", [1.0, 4.0, 15.0])
def test_a_known_half_life_is_recovered(half_life: float) -> None:
    found = fit_half_life(drawn(half_life, 4000, 1), window=60)
    assert found is not None
    assert found.best == pytest.approx(half_life, rel=0.08)


def test_the_interval_holds_the_known_half_life_about_19_times_of_20() -> None:
    held = []
    for seed in range(200):
        found = fit_half_life(drawn(5.0, 60, seed), window=60)
        assert found is not None
        assert found.low is not None
        held.append(found.low <= 5.0 <= (found.high or math.inf))
    assert 0.91 <= np.mean(held) <= 0.99


def test_an_even_flow_has_no_half_life_or_one_that_is_open_above() -> None:
    found = fit_half_life([*range(60), *range(60)], window=60)
    assert found is None or found.high is None


def test_what_grows_has_no_half_life() -> None:
    assert fit_half_life([59 - day for day in drawn(5.0, 100, 2)], window=60) is None


def test_what_is_all_of_one_day_has_no_half_life() -> None:
    assert fit_half_life([0] * 60, window=60) is None
