"""How well things are put into groups: pairs, B³, MUC and CEAF-e, written from their definitions. Pure; tested on hand-made examples.

A grouping is a mapping from each thing to the name of its group; both groupings are of the same things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import comb

import numpy as np
from scipy.optimize import linear_sum_assignment

Grouping = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; zero where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def groups_of(grouping: Grouping) -> tuple[frozenset[str], ...]:
    """Return the groups as sets."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for thing, name in grouping.items():
        found[name].add(thing)
    return tuple(frozenset(group) for group in found.values())


def score_pairs(said: Grouping, true: Grouping) -> Score:
    """Score the pairs that stand in one group."""
    both = _shared(said, true)
    right = sum(comb(number, 2) for number in both.values())
    return Score(precision=_over(right, _pairs(groups_of(said))), recall=_over(right, _pairs(groups_of(true))))


def score_b_cubed(said: Grouping, true: Grouping) -> Score:
    """Score each thing by how its said group and its true group overlap (Bagga and Baldwin 1998)."""
    mine = {thing: group for group in groups_of(said) for thing in group}
    theirs = {thing: group for group in groups_of(true) for thing in group}
    shared = {thing: len(mine[thing] & theirs[thing]) for thing in true}
    return Score(
        precision=_over(sum(shared[thing] / len(mine[thing]) for thing in true), len(true)),
        recall=_over(sum(shared[thing] / len(theirs[thing]) for thing in true), len(true)),
    )


def score_muc(said: Grouping, true: Grouping) -> Score:
    """Score the links that a grouping needs at least (Vilain et al. 1995); groups of one count for nothing."""
    return Score(precision=_muc(said, true), recall=_muc(true, said))


def _muc(key: Grouping, other: Grouping) -> float:
    groups = groups_of(key)
    kept = sum(len(group) - len({other[thing] for thing in group}) for group in groups)
    return _over(kept, sum(len(group) - 1 for group in groups))


def score_ceaf(said: Grouping, true: Grouping) -> Score:
    """Score the best matching of groups one to one, each pair by 2·|both| / (|one| + |other|) (CEAF-e, Luo 2005)."""
    mine, theirs = groups_of(said), groups_of(true)
    place = {thing: number for number, group in enumerate(theirs) for thing in group}
    likeness = np.zeros((len(mine), len(theirs)))
    for number, group in enumerate(mine):
        for other in {place[thing] for thing in group}:
            likeness[number, other] = 2 * len(group & theirs[other]) / (len(group) + len(theirs[other]))
    best = float(likeness[linear_sum_assignment(-likeness)].sum()) if likeness.size else 0.0
    return Score(precision=_over(best, len(mine)), recall=_over(best, len(theirs)))


def score_conll(said: Grouping, true: Grouping) -> float:
    """Return the mean F1 of MUC, B³ and CEAF-e (CoNLL-2012)."""
    return (score_muc(said, true).f1 + score_b_cubed(said, true).f1 + score_ceaf(said, true).f1) / 3


def _shared(said: Grouping, true: Grouping) -> dict[tuple[Hashable, Hashable], int]:
    both: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for thing, name in true.items():
        both[said[thing], name] += 1
    return both


def _pairs(groups: Iterable[frozenset[str]]) -> int:
    return sum(comb(len(group), 2) for group in groups)


def _over(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
