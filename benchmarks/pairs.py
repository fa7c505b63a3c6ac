"""How well groups agree with the truth, pair by pair, from the sizes of what they share: no pair is listed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """Numbers of pairs: together in truth and in the groups, together in the groups, together in truth."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        """The share of the pairs put together that belong together; 1 where none was."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of the pairs that belong together that were put together; 1 where there is none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.said + self.true) if self.said + self.true else 1.0


def score_groups(groups: Whole, truth: Whole) -> PairScore:
    """Return how the pairs of `groups`, a label a mention, agree with those of `truth`."""
    return PairScore(right=_pairs(_both(groups, truth)), said=_pairs(groups), true=_pairs(truth))


def _both(groups: Whole, truth: Whole) -> Whole:
    _, one = np.unique(groups, return_inverse=True)
    _, other = np.unique(truth, return_inverse=True)
    return one.astype(np.int64) * (int(other.max(initial=0)) + 1) + other


def _pairs(labels: Whole) -> int:
    _, counts = np.unique(labels, return_counts=True)
    return int((counts.astype(np.int64) * (counts - 1) // 2).sum())
