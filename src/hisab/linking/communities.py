"""Puts scored pairs together into groups: Leiden communities with the constant Potts model. The only module that imports igraph.

Plain connected components chain: one wrong pair joins two attacks. The constant Potts model (Traag, Van Dooren, Nesterov 2011) joins two groups
only where their pairs score more than `resolution` on average, pairs without a score counting as zero. A part in which every
pair scores above it is one group and needs no search; most parts are such. Whole numbers and arrays in, an array out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import igraph
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Nodes = NDArray[np.int64]
RESOLUTION = 0.35
"""Chosen on half of the shooting reports (benchmarks/violent_corpus.py): from 0.25 to 0.5 hardly a difference."""
_SEED = 4
_DRAWN = 256
_ROUNDS = 2
"""How often Leiden goes over a part. Until nothing changes it takes five times as long at a million mentions, and pair F1 stays within 0.0001."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Scored pairs of nodes: three arrays of one length, each pair once."""

    left: Nodes
    right: Nodes
    weight: NDArray[np.float64]


class _Chance:
    """The random numbers that igraph asks for, the same in every run; drawn many at once, since it asks for millions."""

    def __init__(self) -> None:
        self._generator = np.random.Generator(np.random.PCG64(_SEED))
        self._drawn: Iterator[float] = iter(())

    def random(self) -> float:
        for number in self._drawn:
            return number
        self._drawn = iter(self._generator.random(_DRAWN).tolist())
        return next(self._drawn)

    def randint(self, low: int, high: int) -> int:
        return low + int(self.random() * (high - low + 1))

    def gauss(self, mean: float, deviation: float) -> float:
        return float(self._generator.normal(mean, deviation))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A connected part of the graph: its points, and its edges by their positions among them."""

    points: list[int]
    edges: list[tuple[int, int]]
    weights: list[float]


def find_communities(
    size: int, pairs: Pairs, *, must: Iterable[tuple[int, int]] = (), cannot: Iterable[tuple[int, int]] = (), resolution: float = RESOLUTION
) -> Nodes:
    """Return for each of `size` nodes the smallest node of its group.

    `must` pairs are together and `cannot` pairs apart whatever the scores say; where both are asked for, `must` wins, and who asks makes sure that
    nobody asked for both. Each connected part is worked out by itself, so what is far away changes nothing.
    """
    points = _contract(size, must)
    forbidden = _forbidden(points, cannot)
    sizes = np.bincount(points, minlength=size)
    between = _between_points(size, points, pairs)
    part_of = connected_parts(size, between.left, between.right)
    is_whole = _whole(part_of, sizes, between, forbidden, resolution)
    labels = np.where(is_whole[part_of], part_of, points)
    for part in _open_parts(part_of, is_whole, between):
        for group in _communities(part, sizes, resolution):
            for whole in _split(group, part, sizes, forbidden, resolution):
                labels[np.array(whole)] = min(whole)
    return labels[points]


def _contract(size: int, must: Iterable[tuple[int, int]]) -> Nodes:
    """Return for each node the smallest of those that it must be with."""
    wanted = tuple(must)
    if not wanted:
        return np.arange(size, dtype=np.int64)
    graph = igraph.Graph(n=size, edges=wanted)
    points = np.arange(size, dtype=np.int64)
    for component in graph.connected_components():
        points[component] = min(component)
    return points


def _forbidden(points: Nodes, cannot: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    forbidden: dict[int, set[int]] = defaultdict(set)
    for left, right in cannot:
        one, other = int(points[left]), int(points[right])
        if one != other:
            forbidden[one].add(other)
            forbidden[other].add(one)
    return forbidden


def _between_points(size: int, points: Nodes, pairs: Pairs) -> Pairs:
    """Return the pairs as they lie between points, sorted, each once: where several nodes came together their scores add up."""
    left, right = np.minimum(points[pairs.left], points[pairs.right]), np.maximum(points[pairs.left], points[pairs.right])
    keys, inverse = np.unique((left * size + right)[left != right], return_inverse=True)
    weight = np.bincount(inverse, weights=pairs.weight[left != right], minlength=len(keys))
    return Pairs(left=keys // size, right=keys % size, weight=weight.astype(np.float64))


def _whole(part_of: Nodes, sizes: Nodes, between: Pairs, forbidden: Mapping[int, set[int]], resolution: float) -> NDArray[np.bool_]:
    """Return for each part, by its smallest point, whether it is one group at a glance: all pairs score above `resolution`, none is forbidden."""
    points = np.bincount(part_of[sizes > 0], minlength=len(part_of))
    strong = between.weight > resolution * sizes[between.left] * sizes[between.right]
    found = np.bincount(part_of[between.left[strong]], minlength=len(part_of))
    whole: NDArray[np.bool_] = (points > 1) & (found == points * (points - 1) // 2)
    for point, others in forbidden.items():
        if any(part_of[point] == part_of[other] for other in others):
            whole[part_of[point]] = False
    return whole


def _open_parts(part_of: Nodes, is_whole: NDArray[np.bool_], between: Pairs) -> Iterator[_Part]:
    """Yield the other parts that have an edge, each with its points and edges in order."""
    edges = np.flatnonzero(~is_whole[part_of[between.left]])
    edges = edges[np.argsort(part_of[between.left[edges]], kind="stable")]
    starts = np.unique(part_of[between.left[edges]], return_index=True)[1].tolist()
    for start, end in pairwise([*starts, len(edges)]):
        own = edges[start:end]
        ends = np.stack([between.left[own], between.right[own]], axis=1)
        points = np.unique(ends)
        positions = np.searchsorted(points, ends)
        yield _Part(points=points.tolist(), edges=[(one, other) for one, other in positions.tolist()], weights=between.weight[own].tolist())


def _communities(part: _Part, sizes: Nodes, resolution: float) -> Iterable[list[int]]:
    """Return the groups of a part, as positions among its points."""
    if len(part.points) == 2:
        gain = part.weights[0] - resolution * float(sizes[part.points[0]] * sizes[part.points[1]])
        return [[0, 1]] if gain > 0 else [[0], [1]]
    igraph.set_random_number_generator(_Chance())
    graph = igraph.Graph(n=len(part.points), edges=part.edges)
    found = graph.community_leiden(
        objective_function="CPM",
        weights=part.weights,
        resolution=resolution,
        node_weights=[float(sizes[point]) for point in part.points],
        n_iterations=_ROUNDS,
    )
    return sorted(sorted(group) for group in found)


def _split(group: Sequence[int], part: _Part, sizes: Nodes, forbidden: dict[int, set[int]], resolution: float) -> Iterable[list[int]]:
    """Return the points of `group`, whole where nothing in it is forbidden, else put together anew from its best pairs without what is forbidden."""
    points = [part.points[position] for position in group]
    if not any(forbidden.get(point, set()) & set(points) for point in points):
        return [points]
    inside = set(points)
    weighed = [
        (-weight, part.points[one], part.points[other])
        for (one, other), weight in zip(part.edges, part.weights, strict=True)
        if part.points[one] in inside and part.points[other] in inside
    ]
    between = {(one, other): -weight for weight, one, other in weighed}
    home = {point: [point] for point in points}
    for _, one, other in sorted(weighed):
        first, second = home[one], home[other]
        if first is second or any(forbidden.get(point, set()) & set(second) for point in first):
            continue
        gain = sum(between.get((min(a, b), max(a, b)), 0.0) - resolution * float(sizes[a] * sizes[b]) for a in first for b in second)
        if gain > 0:
            first += second
            for point in second:
                home[point] = first
    return sorted({min(whole): sorted(whole) for whole in home.values()}.values())


def connected_parts(size: int, left: Nodes, right: Nodes) -> Nodes:
    """Return for each of `size` nodes the smallest node that it is connected with through the pairs, itself where there is none."""
    graph = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(size, size))
    number, part = connected_components(graph, directed=False)
    smallest: Nodes = np.full(number, size, dtype=np.int64)
    np.minimum.at(smallest, part, np.arange(size))
    return np.asarray(smallest[part])
