"""Puts scored pairs together into groups: Leiden communities with the constant Potts model. The only module that imports igraph.

Plain connected components chain: one wrong pair joins two attacks. The constant Potts model (Traag, Van Dooren, Nesterov 2011) joins two groups
only where their pairs score more than `resolution` on average, pairs without a score counting as zero. Whole numbers and arrays in, an array out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import igraph
import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.int64]
RESOLUTION = 0.35
"""Chosen on half of the shooting reports (benchmarks/violent_corpus.py): from 0.25 to 0.5 hardly a difference."""
_SEED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Scored pairs of nodes: three arrays of one length, each pair once."""

    left: Nodes
    right: Nodes
    weight: NDArray[np.float64]


class _Chance:
    """The random numbers that igraph asks for, the same in every run."""

    def __init__(self) -> None:
        self._generator = np.random.Generator(np.random.PCG64(_SEED))

    def random(self) -> float:
        return float(self._generator.random())

    def randint(self, low: int, high: int) -> int:
        return int(self._generator.integers(low, high + 1))

    def gauss(self, mean: float, deviation: float) -> float:
        return float(self._generator.normal(mean, deviation))


@dataclass(slots=True)
class _Part:
    """A connected part of the graph in its own numbers: `sizes` are how many nodes each of its points stands for."""

    points: list[int] = field(default_factory=list)
    edges: list[tuple[int, int]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


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
    labels = points.copy()
    for part in _parts(size, points, pairs):
        groups = _communities(part, sizes, resolution)
        for group in groups:
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


def _parts(size: int, points: Nodes, pairs: Pairs) -> Iterable[_Part]:
    """Yield the connected parts of two points and more, each with its points and edges in order."""
    left, right = np.minimum(points[pairs.left], points[pairs.right]), np.maximum(points[pairs.left], points[pairs.right])
    keys, inverse = np.unique((left * size + right)[left != right], return_inverse=True)
    if not len(keys):
        return
    weights = np.bincount(inverse, weights=pairs.weight[left != right])
    ends = np.stack([keys // size, keys % size], axis=1)
    members = np.unique(ends)
    component = np.array(igraph.Graph(n=len(members), edges=np.searchsorted(members, ends).tolist()).connected_components().membership)
    order = np.argsort(component, kind="stable")
    edge_component = component[np.searchsorted(members, ends[:, 0])]
    edge_order = np.argsort(edge_component, kind="stable")
    number = int(component.max()) + 1
    node_bounds = np.searchsorted(component[order], np.arange(number + 1))
    edge_bounds = np.searchsorted(edge_component[edge_order], np.arange(number + 1))
    for index in range(number):
        own = members[order[node_bounds[index] : node_bounds[index + 1]]]
        chosen = edge_order[edge_bounds[index] : edge_bounds[index + 1]]
        edges = np.searchsorted(own, ends[chosen])
        yield _Part(points=own.tolist(), edges=[(one, other) for one, other in edges.tolist()], weights=weights[chosen].tolist())


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
        n_iterations=-1,
    )
    return sorted(sorted(group) for group in found)


def _split(
    group: Sequence[int], part: _Part, sizes: Nodes, forbidden: dict[int, set[int]], resolution: float
) -> Iterable[list[int]]:
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
    parts = np.arange(size, dtype=np.int64)
    ends = np.unique(np.concatenate([left, right]))
    edges = np.stack([np.searchsorted(ends, left), np.searchsorted(ends, right)], axis=1).tolist()
    membership = np.array(igraph.Graph(n=len(ends), edges=edges).connected_components().membership, dtype=np.int64)
    smallest = np.full(int(membership.max(initial=-1)) + 1, size, dtype=np.int64)
    np.minimum.at(smallest, membership, ends)
    parts[ends] = smallest[membership]
    return parts
