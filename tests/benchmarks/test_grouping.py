"""Groups hold together by most of their pairs: one wrong pair joins nothing."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.grouping import Chance, Pairs, find_groups


@pytest.fixture(autouse=True)
def _has_scipy() -> None:
    pytest.importorskip("scipy")


def _pairs(*rows: tuple[int, int, float]) -> Pairs:
    left, right, weight = zip(*rows, strict=True)
    return Pairs(left=np.array(left), right=np.array(right), weight=np.array(weight))


_TRIANGLES = ((0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9))


def test_one_wrong_pair_does_not_join_two_groups() -> None:
    assert find_groups(6, _pairs(*_TRIANGLES, (2, 3, 0.9))).tolist() == [0, 0, 0, 3, 3, 3]


def test_a_part_with_all_its_pairs_is_one_group() -> None:
    assert find_groups(7, _pairs(*_TRIANGLES)).tolist() == [0, 0, 0, 3, 3, 3, 6]


def test_a_weak_pair_joins_nothing() -> None:
    assert find_groups(2, _pairs((0, 1, 0.1))).tolist() == [0, 1]


def test_mentions_without_pairs_stay_by_themselves() -> None:
    nothing = Pairs(left=np.empty(0, dtype=np.int64), right=np.empty(0, dtype=np.int64), weight=np.empty(0))
    assert find_groups(3, nothing).tolist() == [0, 1, 2]


def test_what_is_far_away_changes_nothing() -> None:
    near = _pairs(*_TRIANGLES, (2, 3, 0.9))
    far = _pairs(*_TRIANGLES, (2, 3, 0.9), (6, 7, 0.8), (7, 8, 0.8))
    assert find_groups(9, far)[:6].tolist() == find_groups(6, near).tolist()


def test_chance_is_the_same_in_every_run_and_within_its_bounds() -> None:
    one, other = Chance(), Chance()
    drawn = [one.randint(2, 5) for _ in range(600)]
    assert drawn == [other.randint(2, 5) for _ in range(600)]
    assert set(drawn) == {2, 3, 4, 5}
