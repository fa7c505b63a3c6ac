"""Scored pairs of mentions as arrays: what the scorer gives and the clustering takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hisab.linking.comparisons import COMPARISONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Scored pairs of rows, `left < right`, sorted. `levels` has one column a comparison: the number of the level that holds, -1 for unknown."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    score: NDArray[np.float64]
    levels: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.left)

    def take(self, chosen: NDArray[Any]) -> Edges:
        """Return the edges at `chosen`, a mask or row numbers."""
        return Edges(left=self.left[chosen], right=self.right[chosen], score=self.score[chosen], levels=self.levels[chosen])

    def with_more(self, other: Edges) -> Edges:
        """Return both, sorted; no pair may be in both."""
        left, right = np.concatenate([self.left, other.left]), np.concatenate([self.right, other.right])
        both = Edges(
            left=left, right=right, score=np.concatenate([self.score, other.score]), levels=np.concatenate([self.levels, other.levels])
        )
        return both.take(np.lexsort((right, left)))


def no_edges() -> Edges:
    """Return the scores of nothing."""
    nothing = np.empty(0, dtype=np.int64)
    return Edges(left=nothing, right=nothing, score=np.empty(0), levels=np.empty((0, len(COMPARISONS)), dtype=np.int8))
