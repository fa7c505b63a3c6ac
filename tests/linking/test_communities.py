"""Pairs into groups: no chains, no order, no judgement broken."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.linking.communities import Pairs, connected_parts, find_communities

Weighed = tuple[int, int, float]


def pairs(*weighed: Weighed) -> Pairs:
    rows = sorted((min(one, other), max(one, other), weight) for one, other, weight in weighed)
    return Pairs(
        left=np.array([row[0] for row in rows], dtype=np.int64),
        right=np.array([row[1] for row in rows], dtype=np.int64),
        weight=np.array([row[2] for row in rows], dtype=np.float64),
    )


def groups(size: int, *weighed: Weighed, must: list[tuple[int, int]] | None = None, cannot: list[tuple[int, int]] | None = None) -> list[int]:
    found: list[int] = find_communities(size, pairs(*weighed), must=must or [], cannot=cannot or []).tolist()
    return found


def clique(*nodes: int) -> list[Weighed]:
    return [(one, other, 0.9) for one in nodes for other in nodes if one < other]


def test_a_pair_that_scores_well_is_one_group() -> None:
    assert groups(3, (0, 1, 0.9)) == [0, 0, 2]


def test_a_pair_that_scores_low_stays_apart() -> None:
    assert groups(2, (0, 1, 0.2)) == [0, 1]


def test_one_wrong_pair_does_not_chain_two_groups() -> None:
    assert groups(8, *clique(0, 1, 2, 3), *clique(4, 5, 6, 7), (3, 4, 0.95)) == [0, 0, 0, 0, 4, 4, 4, 4]


def test_what_must_be_together_is_together_without_a_score() -> None:
    assert groups(4, (0, 1, 0.9), (0, 2, 0.9), must=[(2, 3), (1, 3)]) == [0, 0, 0, 0]


def test_what_cannot_be_together_is_apart_whatever_the_scores() -> None:
    found = groups(4, *clique(0, 1, 2, 3), cannot=[(0, 3)])
    assert found[0] != found[3]
    assert len(set(found)) == 2


@st.composite
def weighed_graphs(draw: st.DrawFn) -> tuple[int, list[Weighed], list[tuple[int, int]], list[tuple[int, int]]]:
    size = draw(st.integers(2, 12))
    node = st.integers(0, size - 1)
    ends = draw(st.sets(st.tuples(node, node).filter(lambda pair: pair[0] < pair[1]), max_size=30))
    weighed = [(one, other, draw(st.floats(0.05, 1.0))) for one, other in sorted(ends)]
    apart = st.lists(st.tuples(node, node).filter(lambda pair: pair[0] != pair[1]), max_size=3)
    return size, weighed, draw(apart), draw(apart)


@given(weighed_graphs())
def test_no_grouping_breaks_what_was_asked(graph: tuple[int, list[Weighed], list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    size, weighed, must, cannot = graph
    found = groups(size, *weighed, must=must, cannot=cannot)
    assert all(found[one] == found[other] for one, other in must)
    contracted = groups(size, must=must)
    for one, other in cannot:
        assert found[one] != found[other] or contracted[one] == contracted[other]


@given(weighed_graphs(), st.integers(0, 5))
def test_what_lies_apart_changes_nothing(graph: tuple[int, list[Weighed], list[tuple[int, int]], list[tuple[int, int]]], more: int) -> None:
    size, weighed, must, cannot = graph
    other = clique(*range(size, size + more))
    assert groups(size + more, *weighed, *other, must=must, cannot=cannot)[:size] == groups(size, *weighed, must=must, cannot=cannot)


@given(weighed_graphs(), st.randoms(use_true_random=False))
def test_the_order_of_pairs_makes_no_difference(
    graph: tuple[int, list[Weighed], list[tuple[int, int]], list[tuple[int, int]]], shuffle: random.Random
) -> None:
    size, weighed, must, cannot = graph
    ordered = pairs(*weighed)
    order = list(range(len(weighed)))
    shuffle.shuffle(order)
    shuffled = Pairs(left=ordered.left[order], right=ordered.right[order], weight=ordered.weight[order])
    assert np.array_equal(
        find_communities(size, ordered, must=must, cannot=cannot), find_communities(size, shuffled, must=must[::-1], cannot=cannot[::-1])
    )


@pytest.mark.parametrize(("left", "right", "parts"), [([], [], [0, 1, 2, 3]), ([1, 2], [2, 3], [0, 1, 1, 1]), ([0, 2], [1, 3], [0, 0, 2, 2])])
def test_connected_parts_are_named_by_their_smallest(left: list[int], right: list[int], parts: list[int]) -> None:
    assert connected_parts(4, np.array(left, dtype=np.int64), np.array(right, dtype=np.int64)).tolist() == parts


def test_whole_parts_and_open_parts_stand_side_by_side() -> None:
    assert groups(9, *clique(0, 1, 2), *clique(3, 4, 5), (5, 6, 0.9), (6, 7, 0.9), (6, 8, 0.1))[:3] == [0, 0, 0]


def test_nodes_without_pairs_stay_by_themselves() -> None:
    assert groups(3) == [0, 1, 2]


def test_what_must_be_together_weighs_by_its_number_of_nodes() -> None:
    assert groups(5, (0, 4, 0.9), must=[(0, 1), (1, 2), (2, 3)]) == [0, 0, 0, 0, 4]
