"""Where a mention belongs that is not sure of its own day: with the one record that clearly fits it best, or by itself.

Two reasons at least, scores that speak for it, and no other record that fits about as well: a guess is no link. It goes in rounds, since a
follow-up that only names the town may share its words with one that names the toll; a round looks at nothing but the round before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log2
from statistics import median

import numpy as np
from numpy.typing import NDArray

from hisab.linking.belonging import COMMON, reasons_to_belong
from hisab.linking.comparisons import COMPARISONS, WORDS
from hisab.linking.edges import Edges
from hisab.linking.features import Features

_LEAST_BITS = 5.0
"""What must speak for a record, in bits beside the prior. Chosen on the shared cases, as the margin is."""
_MARGIN_BITS = 3.0
"""How much less must speak for the next best record: an eighth of the odds."""
_ROUNDS = 3
_WORDS = COMPARISONS.index(WORDS)
_SOME = next(number for number, level in enumerate(WORDS.levels) if level.name == "some")
_SEVERAL = _SOME - 1
"""Up to this level of words, a mention that was placed itself is heard: its place and toll alone are second hand."""
_SUREST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The record that a mention joined: its label, its mention that is nearest, the score with that one, what speaks for it in bits, and why."""

    label: int
    nearest: int
    score: float
    bits: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Each mention's record, and what was chosen for those that joined one without being sure."""

    labels: list[int]
    choices: dict[int, Choice]


def place_unsure(
    mentions: Sequence[Features], edges: Edges, labels: NDArray[np.int64], *, settled: set[int], forbidden: set[tuple[int, int]], prior: float
) -> Placed:
    """Return `labels` with every mention placed that can be; `edges` are all pairs that nothing keeps apart.

    `settled` are those that a person placed; `forbidden` are pairs, both ways, that must not come together.
    """
    found: list[int] = labels.tolist()
    choices: dict[int, Choice] = {}
    alone = {label for label, number in zip(*np.unique(labels, return_counts=True), strict=True) if number == 1}
    open_ones = [
        position for position, features in enumerate(mentions) if not features.is_sure and position not in settled and found[position] in alone
    ]
    rows = _rows_of(edges, open_ones)
    bits = _bits(edges.score, prior)
    for _ in range(_ROUNDS):
        members: dict[int, list[int]] = defaultdict(list)
        for position, label in enumerate(found):
            members[label].append(position)
        chosen = {}
        for position in open_ones:
            if position not in choices:
                choice = _choose(position, mentions, edges, bits, rows.get(position, []), found, members, forbidden)
                if choice is not None:
                    chosen[position] = choice
        taken = _one_of_each_report(mentions, chosen)
        if not taken:
            break
        choices |= taken
        for position, choice in taken.items():
            found[position] = choice.label
    return Placed(labels=found, choices=choices)


def _rows_of(edges: Edges, positions: Sequence[int]) -> dict[int, list[int]]:
    wanted = set(positions)
    rows: dict[int, list[int]] = defaultdict(list)
    for row, (left, right) in enumerate(zip(edges.left.tolist(), edges.right.tolist(), strict=True)):
        if left in wanted:
            rows[left].append(row)
        if right in wanted:
            rows[right].append(row)
    return rows


def _bits(scores: NDArray[np.float64], prior: float) -> NDArray[np.float64]:
    bounded = np.clip(scores, _SUREST, 1 - _SUREST)
    return np.asarray(np.log2(bounded / (1 - bounded)) - log2(prior / (1 - prior)))


def _choose(
    position: int,
    mentions: Sequence[Features],
    edges: Edges,
    bits: NDArray[np.float64],
    rows: Sequence[int],
    found: Sequence[int],
    members: dict[int, list[int]],
    forbidden: set[tuple[int, int]],
) -> Choice | None:
    """Return the record that fits clearly best, or None where there is none or more than one.

    A record fits as well as half of its sure mentions do, so that a large one does not win by the luck of one of them; or as its most telling words.
    """
    plain: dict[int, list[float]] = defaultdict(list)
    telling: dict[int, float] = defaultdict(lambda: -inf)
    ranked: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for row in rows:
        other = int(edges.right[row]) if int(edges.left[row]) == position else int(edges.left[row])
        label, is_telling = found[other], 0 <= edges.levels[row, _WORDS] <= _SEVERAL
        if mentions[other].is_sure:
            plain[label].append(float(bits[row]))
        elif not is_telling or not any(mentions[member].is_sure for member in members[label]):
            continue
        if is_telling:
            telling[label] = max(telling[label], float(bits[row]))
        ranked[label].append((-float(bits[row]), other, row))
    fitting = {
        label: _reasons(mentions[position], [mentions[member] for member in members[label]], edges.levels[_rows(ranked[label]), _WORDS])
        for label in ranked
    }
    best = sorted((-max(median(plain[label]) if plain[label] else -inf, telling[label]), label) for label, reasons in fitting.items() if reasons)
    if not best or -best[0][0] < _LEAST_BITS or (len(best) > 1 and best[1][0] - best[0][0] < _MARGIN_BITS):
        return None
    label = best[0][1]
    reasons = fitting[label]
    if len(reasons) < 2 or not set(reasons) - COMMON or any((position, member) in forbidden for member in members[label]):
        return None
    _, nearest, row = min(ranked[label])
    return Choice(label=label, nearest=nearest, score=float(edges.score[row]), bits=-best[0][0], reasons=reasons)


def _rows(pairs: Sequence[tuple[float, int, int]]) -> list[int]:
    return [row for _, _, row in pairs]


def _reasons(features: Features, members: Sequence[Features], words: NDArray[np.int8]) -> tuple[str, ...]:
    told = reasons_to_belong(features, members)
    known = words[words >= 0]
    return (*told, WORDS.levels[int(known.min())].says) if told and len(known) and known.min() <= _SOME else told


def _one_of_each_report(mentions: Sequence[Features], chosen: dict[int, Choice]) -> dict[int, Choice]:
    """Return the choices without those by which two mentions of one report would join one record: the better one stays."""
    taken: set[tuple[str, int]] = set()
    kept = {}
    for position in sorted(chosen, key=lambda position: (-chosen[position].bits, position)):
        place = (mentions[position].document, chosen[position].label)
        if place not in taken:
            taken.add(place)
            kept[position] = chosen[position]
    return kept
