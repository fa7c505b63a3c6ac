"""The scorers of groups, on examples that can be worked out by hand."""

from __future__ import annotations

import pytest
from benchmarks.clusters import Grouping, score_b_cubed, score_ceaf, score_conll, score_muc, score_pairs


def grouping(words: str) -> Grouping:
    """Return the grouping of "abc de f"."""
    return {thing: group for group in words.split() for thing in group}


TRUE = grouping("abc de fg")


def test_the_truth_itself_scores_one() -> None:
    assert score_pairs(TRUE, TRUE).f1 == score_b_cubed(TRUE, TRUE).f1 == score_conll(TRUE, TRUE) == 1


def test_pairs_count_each_pair_once() -> None:
    said = score_pairs(grouping("ab cde fg"), TRUE)
    assert (said.precision, said.recall) == (3 / 5, 3 / 5)


def test_b_cubed_is_a_mean_over_things() -> None:
    said = score_b_cubed(grouping("ab cde fg"), TRUE)
    assert said.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1 + 1) / 7)
    assert said.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1 + 1) / 7)


def test_muc_counts_the_links_that_are_missing() -> None:
    said = score_muc(grouping("ab cde fg"), TRUE)
    assert (said.precision, said.recall) == (3 / 4, 3 / 4)


def test_muc_gives_nothing_for_groups_of_one() -> None:
    assert score_muc(grouping("a b c d e f g"), TRUE).f1 == 0


def test_ceaf_matches_each_group_once() -> None:
    said = score_ceaf(grouping("ab cde fg"), TRUE)
    assert said.precision == said.recall == pytest.approx((4 / 5 + 4 / 5 + 1) / 3)


def test_ceaf_leaves_a_group_that_nobody_needs_unmatched() -> None:
    said = score_ceaf(grouping("a bc de f g"), TRUE)
    assert said.precision == pytest.approx((4 / 5 + 1 + 2 / 3) / 5)
    assert said.recall == pytest.approx((4 / 5 + 1 + 2 / 3) / 3)


def test_conll_is_the_mean_of_three() -> None:
    said = grouping("ab cde fg")
    assert score_conll(said, TRUE) == pytest.approx((3 / 4 + score_b_cubed(said, TRUE).f1 + (4 / 5 + 4 / 5 + 1) / 3) / 3)
