"""Where a mention belongs that is not sure of its own day: with the one record that clearly fits it best, or by itself.

Two reasons at least, scores that speak for it, and no other record that fits about as well: a guess is no link. It goes in rounds, since a
follow-up that only names the town may share its words with one that names the toll; a round looks at nothing but the round before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf, log2
from statistics import median

import numpy as np
from numpy.typing import NDArray

from hisab.linking.belonging import COMMON, reasons_to_belong
from hisab.linking.comparisons import COMPARISONS, WORDS, words_level
from hisab.linking.edges import Edges
from hisab.linking.features import Features

_LEAST_BITS = 5.0
"""What must speak for a record, in bits beside the prior. Chosen on the shared cases, as the margin is."""
_MARGIN_BITS = 3.0
"""How much less must speak for the next best record: an eighth of the odds."""
_ROUNDS = 3
_WORDS = COMPARISONS.index(WORDS)
_SOME = words_level("some")
_TELLING = words_level("handful")
"""From this level of words on, a mention that was placed itself is heard: its place and toll alone are second hand."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """What one round looks at: the pairs with what speaks for them in bits, each mention's record so far, and each record's mentions."""

    mentions: Sequence[Features]
    edges: Edges
    bits: NDArray[np.float64]
    found: Sequence[int]
    members: dict[int, list[int]]
    forbidden: set[tuple[int, int]]


def place_unsure(
    mentions: Sequence[Features], edges: Edges, labels: NDArray[np.int64], *, settled: set[int], forbidden: set[tuple[int, int]], prior: float
) -> Placed:
    """Return `labels` with every mention placed that can be; `edges` are all pairs that nothing keeps apart.

    `settled` are those that a person placed; `forbidden` are pairs, both ways, that must not come together.
    """
    found: list[int] = labels.tolist()
    choices: dict[int, Choice] = {}
    members = _members(found)
    waiting = [
        position
        for position, features in enumerate(mentions)
        if not features.is_sure and position not in settled and len(members[found[position]]) == 1
    ]
    rows, bits = _rows_of(edges, waiting), _bits(edges.score, prior)
    for _ in range(_ROUNDS):
        now = _Round(mentions=mentions, edges=edges, bits=bits, found=tuple(found), members=_members(found), forbidden=forbidden)
        chosen = {position: choice for position in waiting if (choice := _choose(now, position, rows.get(position, []))) is not None}
        taken = _one_of_each_report(now, chosen)
        if not taken:
            break
        choices |= taken
        waiting = [position for position in waiting if position not in taken]
        for position, choice in taken.items():
            found[position] = choice.label
    return Placed(labels=found, choices=choices)


def _members(labels: Sequence[int]) -> dict[int, list[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for position, label in enumerate(labels):
        members[label].append(position)
    return members


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


def _choose(now: _Round, position: int, rows: Sequence[int]) -> Choice | None:
    """Return the record that fits clearly best, or None where there is none or more than one.

    A record fits as well as half of its sure mentions do, so that a large one does not win by the luck of one of them; or as its most telling words.
    """
    pairs = _pairs_by_record(now, position, rows)
    ranked = sorted((-_fit(now, own), label) for label, own in pairs.items())
    best = tuple(islice(_supported(now, position, pairs, ranked), 2))
    if not best or -best[0][0] < _LEAST_BITS or (len(best) > 1 and best[1][0] - best[0][0] < _MARGIN_BITS):
        return None
    fit, label, why = best[0]
    if len(why) < 2 or not set(why) - COMMON or any((position, member) in now.forbidden for member in now.members[label]):
        return None
    nearest, row = min(pairs[label], key=lambda pair: (-now.bits[pair[1]], pair))
    return Choice(label=label, nearest=nearest, score=float(now.edges.score[row]), bits=-fit, reasons=why)


def _supported(
    now: _Round, position: int, pairs: Mapping[int, list[tuple[int, int]]], ranked: Sequence[tuple[float, int]]
) -> Iterator[tuple[float, int, tuple[str, ...]]]:
    """Yield the records of `ranked` that there are reasons for, best first; what lies too low to be the best or to rival it is not looked at."""
    lowest = -_LEAST_BITS
    for fit, label in ranked:
        if fit > lowest:
            return
        why = _reasons(now, position, label, pairs[label])
        if why:
            yield fit, label, why
            lowest = fit + _MARGIN_BITS


def _pairs_by_record(now: _Round, position: int, rows: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Return for each record with a sure mention the mentions that are heard on it, each with the row of its pair: sure ones, and telling words."""
    pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        other = int(now.edges.right[row]) if int(now.edges.left[row]) == position else int(now.edges.left[row])
        label = now.found[other]
        is_founded = any(now.mentions[member].is_sure for member in now.members[label])
        if now.mentions[other].is_sure or (is_founded and _is_telling(now, row)):
            pairs[label].append((other, row))
    return pairs


def _is_telling(now: _Round, row: int) -> bool:
    return bool(now.edges.levels[row, _WORDS] >= _TELLING)


def _fit(now: _Round, pairs: Sequence[tuple[int, int]]) -> float:
    sure = [float(now.bits[row]) for other, row in pairs if now.mentions[other].is_sure]
    telling = [float(now.bits[row]) for _, row in pairs if _is_telling(now, row)]
    return max(median(sure) if sure else -inf, max(telling, default=-inf))


def _reasons(now: _Round, position: int, label: int, pairs: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    told = reasons_to_belong(now.mentions[position], [now.mentions[member] for member in now.members[label]])
    alike = max((int(now.edges.levels[row, _WORDS]) for _, row in pairs), default=-1)
    return (*told, WORDS.levels[alike].says) if told and alike >= _SOME else told


def _one_of_each_report(now: _Round, chosen: dict[int, Choice]) -> dict[int, Choice]:
    """Return the choices by which no two mentions of one report, and no two that a person parted, join one record: the better one stays."""
    kept: dict[int, Choice] = {}
    joined: dict[int, list[int]] = defaultdict(list)
    for position in sorted(chosen, key=lambda position: (-chosen[position].bits, position)):
        others = joined[chosen[position].label]
        document = now.mentions[position].document
        if not any(now.mentions[other].document == document or (position, other) in now.forbidden for other in others):
            others.append(position)
            kept[position] = chosen[position]
    return kept
