"""The exact interval of a rate."""

from __future__ import annotations

import numpy as np
import pytest

from hisab.measures.poisson import poisson_bounds


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.025, 5.572), (10, 4.795, 18.390), (100, 81.364, 121.627)])
def test_the_bounds_are_those_of_the_published_tables(count: int, low: float, high: float) -> None:
    assert poisson_bounds(count) == pytest.approx((low, high), abs=0.001)


def test_the_interval_holds_a_known_rate_in_at_least_95_of_100_draws() -> None:
    drawn = np.random.default_rng(7).poisson(6.5, size=2000)
    assert np.mean([low <= 6.5 <= high for low, high in map(poisson_bounds, map(int, drawn))]) >= 0.95
