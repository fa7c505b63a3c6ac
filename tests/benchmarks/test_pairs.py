"""Pair scores from the sizes of groups are those of the pairs one by one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from benchmarks.pairs import PairScore, score_groups


def test_a_hand_made_example() -> None:
    score = score_groups(np.array([1, 1, 1, 2]), np.array([7, 7, 8, 8]))
    assert score == PairScore(right=1, said=3, true=2)
    assert (score.precision, score.recall, score.f1) == pytest.approx((1 / 3, 1 / 2, 2 / 5))


def test_the_truth_itself_is_all_right() -> None:
    assert score_groups(np.array([5, 5, 0, 5]), np.array([1, 1, 9, 1])).f1 == 1.0


def test_saying_nothing_finds_nothing() -> None:
    score = score_groups(np.arange(4), np.zeros(4, dtype=np.int64))
    assert (score.precision, score.recall, score.f1) == (1.0, 0.0, 0.0)


def test_where_there_is_no_pair_nothing_is_wrong() -> None:
    assert score_groups(np.arange(3), np.arange(3)).f1 == 1.0


def test_the_sizes_say_what_the_pairs_say() -> None:
    chance = np.random.default_rng(5)
    groups, truth = chance.integers(9, size=60), chance.integers(9, size=60)
    pairs = list(combinations(range(60), 2))
    said = [(groups[one] == groups[other], truth[one] == truth[other]) for one, other in pairs]
    assert score_groups(groups, truth) == PairScore(
        right=sum(one and other for one, other in said), said=sum(one for one, _ in said), true=sum(other for _, other in said)
    )
