"""The longest random gap."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from hisab.measures.spacings import chance_of_longest, expected_longest


def simulated(gaps: int, *, runs: int) -> NDArray[np.float64]:
    points = np.sort(np.random.default_rng(11).random((runs, gaps - 1)), axis=1)
    longest: NDArray[np.float64] = np.diff(points, prepend=0.0, append=1.0, axis=1).max(axis=1)
    return longest


@pytest.mark.parametrize("gaps", [2, 5, 30, 400])
def test_the_mean_of_the_longest_gap_is_that_of_a_simulation(gaps: int) -> None:
    assert simulated(gaps, runs=1500).mean() == pytest.approx(expected_longest(gaps), rel=0.03)


@pytest.mark.parametrize("gaps", [2, 5, 30, 400])
def test_the_chance_of_a_long_gap_is_that_of_a_simulation(gaps: int) -> None:
    longest = simulated(gaps, runs=1500)
    for share in np.quantile(longest, (0.1, 0.5, 0.9)):
        assert chance_of_longest(gaps, float(share)) == pytest.approx(np.mean(longest >= share), abs=0.03)


def test_two_gaps_follow_the_law_that_can_be_done_by_hand() -> None:
    assert chance_of_longest(2, 0.75) == pytest.approx(0.5)


def test_a_gap_no_longer_than_the_mean_is_certain() -> None:
    assert chance_of_longest(10, 0.1) == 1.0


def test_a_gap_as_long_as_the_line_has_no_chance() -> None:
    assert chance_of_longest(10, 1.0) == 0.0


@pytest.mark.parametrize("gaps", [100, 20_000])
def test_the_chance_falls_with_the_length_however_many_gaps(gaps: int) -> None:
    chances = [chance_of_longest(gaps, share / gaps) for share in np.linspace(1, 25, 60)]
    assert chances == sorted(chances, reverse=True)
    assert 0 <= chances[-1] < 1e-5
