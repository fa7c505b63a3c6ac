"""Which incident mentions tell of one attack, out of their scores, what people settled, and what no score may join.

Mentions that are sure of their day are put together by `communities.py`. Then each of the others joins the one record that it can belong to. Where
there are several, or none, it stays by itself: a guess is no link. Two mentions of one report are two attacks unless a person says otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from hisab.linking.communities import Pairs, connected_parts, find_communities
from hisab.linking.comparisons import COMPARISONS, KILLED, PLACE, WORDS, words_level
from hisab.linking.constraints import Constraints
from hisab.linking.edges import Edges
from hisab.linking.features import Features
from hisab.linking.model import Model
from hisab.linking.placing import Placed, place_unsure
from hisab.records.errors import UsageError
from hisab.records.ids import MentionId
from hisab.records.seams import Cluster
from hisab.records.subjects import Suggestion

LEAST = 0.05
"""A pair that scores less is not evidence that two mentions are one."""
_VETOES = tuple((column, len(comparison.levels) - 1) for column, comparison in enumerate(COMPARISONS) if comparison.is_veto)
_WORDS = COMPARISONS.index(WORDS)
_RETOLD = words_level("most")
"""From this level of words on, one text is the other told again: enough to put two mentions together of which neither is sure of its day."""
_MANY = words_level("many")
"""From this level of words on, they speak for themselves."""
_CLOSE = 1
"""Up to this level, the numbers killed are close."""
_KEPT = 5
"""How many suggestions are kept for a mention of a large record: its best ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Mentions in the order of their ids, and the scores between them by position."""

    mentions: tuple[Features, ...]
    edges: Edges


def is_vetoed(edges: Edges) -> NDArray[np.bool_]:
    """Return for each pair whether its days, places or tolls keep it apart whatever else agrees."""
    vetoed = np.zeros(len(edges), dtype=np.bool_)
    for column, level in _VETOES:
        vetoed |= edges.levels[:, column] == level
    return vetoed


def _usable(edges: Edges) -> Edges:
    return edges.take((edges.score >= LEAST) & ~is_vetoed(edges))


def _telling(scored: Scored) -> Edges:
    """Return the pairs over which an area reaches: those of mentions that are not sure of their day count however little they score."""
    unsure = np.array([not features.is_sure for features in scored.mentions], dtype=np.bool_)
    weak = unsure[scored.edges.left] | unsure[scored.edges.right]
    return scored.edges.take((weak | (scored.edges.score >= LEAST)) & ~is_vetoed(scored.edges))


def is_grounded(edges: Edges) -> NDArray[np.bool_]:
    """Return for each pair whether more than the day speaks for it: the place, the number killed or the words. Many attacks share a day."""
    place, killed, words = (edges.levels[:, COMPARISONS.index(field)] for field in (PLACE, KILLED, WORDS))
    return (place >= 0) | ((killed >= 0) & (killed <= _CLOSE)) | (words >= _MANY)


def find_areas(scored: Scored, constraints: Constraints) -> Iterator[Scored]:
    """Yield the areas between which nothing joins two mentions: each can be put together by itself."""
    number = {features.mention: position for position, features in enumerate(scored.mentions)}
    edges = _telling(scored)
    must = np.array(_by_number(constraints.must, number), dtype=np.int64).reshape(-1, 2)
    parts = connected_parts(len(number), np.concatenate([edges.left, must[:, 0]]), np.concatenate([edges.right, must[:, 1]]))
    order, edge_order = np.argsort(parts, kind="stable"), np.argsort(parts[edges.left], kind="stable")
    starts = np.unique(parts)
    bounds = np.searchsorted(parts[order], starts).tolist()
    edge_bounds = np.searchsorted(parts[edges.left][edge_order], [*starts.tolist(), len(number)]).tolist()
    for index, first in enumerate(bounds):
        own = order[first : bounds[index + 1] if index + 1 < len(bounds) else len(number)]
        inside = edges.take(edge_order[edge_bounds[index] : edge_bounds[index + 1]])
        yield Scored(
            mentions=tuple(scored.mentions[position] for position in own.tolist()),
            edges=replace(inside, left=np.searchsorted(own, inside.left), right=np.searchsorted(own, inside.right)),
        )


def join_mentions(scored: Scored, constraints: Constraints, model: Model) -> tuple[Cluster, ...]:
    """Return the clusters of one attack each, sorted; every mention is in exactly one."""
    number = {features.mention: position for position, features in enumerate(scored.mentions)}
    must, cannot = _by_number(constraints.must, number), _by_number(constraints.cannot, number)
    edges = _usable(scored.edges)
    labels = find_communities(len(scored.mentions), _founding(scored.mentions, edges), must=must, cannot=[*_of_one_report(scored.mentions), *cannot])
    _obey(labels, constraints, number)
    forbidden = {*cannot, *((right, left) for left, right in cannot)}
    placed = place_unsure(
        scored.mentions, scored.edges.take(~is_vetoed(scored.edges)), labels, settled={*chain(*must)}, forbidden=forbidden, prior=model.prior
    )
    return _clusters(scored.mentions, placed, edges, model)


def _by_number(pairs: Iterable[tuple[MentionId, MentionId]], number: dict[MentionId, int]) -> list[tuple[int, int]]:
    return [(number[left], number[right]) for left, right in pairs if left in number and right in number]


def _founding(mentions: Sequence[Features], edges: Edges) -> Pairs:
    """Return the pairs that can found a record: both sure of their day, or one text told again."""
    sure = np.array([features.is_sure for features in mentions], dtype=np.bool_)
    retold = (edges.levels[:, _WORDS] >= _RETOLD) & ~sure[edges.left] & ~sure[edges.right]
    chosen = edges.take((sure[edges.left] & sure[edges.right] & is_grounded(edges)) | retold)
    return Pairs(left=chosen.left, right=chosen.right, weight=chosen.score)


def _of_one_report(mentions: Sequence[Features]) -> Iterator[tuple[int, int]]:
    by_document: dict[str, list[int]] = defaultdict(list)
    for position, features in enumerate(mentions):
        by_document[features.document].append(position)
    for positions in by_document.values():
        yield from combinations(positions, 2)


def _obey(labels: NDArray[np.int64], constraints: Constraints, number: dict[MentionId, int]) -> None:
    """Make sure that nobody was asked for both: where judgements contradict each other a person must say which holds."""
    for left, right in constraints.cannot:
        if left in number and right in number and labels[number[left]] == labels[number[right]]:
            raise UsageError(
                f"judgements contradict each other: {left} and {right} are one attack by some and two by another",
                hint="withdraw one of the judgements on these mentions, or on those that tie them together",
            )


def _clusters(mentions: Sequence[Features], placed: Placed, edges: Edges, model: Model) -> tuple[Cluster, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for position, label in enumerate(placed.labels):
        members[label].append(position)
    suggested: dict[int, list[Suggestion]] = defaultdict(list)
    home = np.array(placed.labels, dtype=np.int64)
    inside = edges.take(home[edges.left] == home[edges.right]) if len(edges) else edges
    for row in _best(inside):
        suggested[int(home[inside.left[row]])].append(suggest(mentions, inside, row, model))
    for position, choice in placed.choices.items():
        first, second = sorted((mentions[position].mention, mentions[choice.nearest].mention))
        suggested[choice.label].append(Suggestion(left=first, right=second, score=round(choice.score, 4), reasons=choice.reasons))
    clusters = [
        Cluster(
            mentions=tuple(mentions[position].mention for position in positions),
            suggestions=tuple(sorted(set(suggested[label]), key=lambda found: (found.left, found.right, found.reasons))),
        )
        for label, positions in members.items()
    ]
    return tuple(sorted(clusters, key=lambda cluster: cluster.mentions))


def _best(edges: Edges) -> list[int]:
    """Return the pairs that are among the best of one of their two mentions."""
    seen: dict[int, int] = defaultdict(int)
    best = []
    for row in sorted(range(len(edges)), key=lambda row: (-edges.score[row], row)):
        left, right = int(edges.left[row]), int(edges.right[row])
        if seen[left] < _KEPT or seen[right] < _KEPT:
            best.append(row)
            seen[left] += 1
            seen[right] += 1
    return sorted(best)


def suggest(mentions: Sequence[Features], edges: Edges, row: int, model: Model) -> Suggestion:
    """Return the pair of `row` as a suggestion: what speaks for it and against it in words, the strongest first."""
    first, second = mentions[int(edges.left[row])].mention, mentions[int(edges.right[row])].mention
    return Suggestion(left=first, right=second, score=round(float(edges.score[row]), 4), reasons=explain(edges.levels[row], model))


def explain(levels: NDArray[np.int8], model: Model) -> tuple[str, ...]:
    """Return what the levels of one pair say, the strongest first."""
    weighed = []
    for comparison, number in zip(COMPARISONS, levels.tolist(), strict=True):
        if number >= 0:
            level = comparison.levels[number]
            bits = model.weights[comparison.name][level.name].bits
            weighed.append((-abs(bits), f"{'for' if bits > 0 else 'against'}: {level.says}"))
    return tuple(says for _, says in sorted(weighed))
