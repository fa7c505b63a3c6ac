"""The outlines of the map: provinces of Pakistan and Afghanistan, and the lines around them; and where a point of the earth lies in the drawing.

The lines are Natural Earth's (public domain), cut by `tools/cut_map.py`: kept as they are on the ground, those in dispute marked as such.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import hypot, log, pi, radians, tan
from typing import Any

XY = tuple[float, float]
Ring = tuple[XY, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Mercator's map of a frame (west, south, east, north; degrees) on a drawing `width` pixels broad."""

    frame: tuple[float, float, float, float]
    width: float

    @property
    def scale(self) -> float:
        """Pixels for a radian of longitude."""
        return self.width / radians(self.frame[2] - self.frame[0])

    @property
    def pixel(self) -> float:
        """How many degrees of longitude a pixel is broad."""
        return (self.frame[2] - self.frame[0]) / self.width

    @property
    def height(self) -> float:
        """How many pixels high the frame is."""
        return self.scale * (_northing(self.frame[3]) - _northing(self.frame[1]))

    @property
    def shift(self) -> XY:
        """Where longitude 0, latitude 0 lies."""
        return -self.scale * radians(self.frame[0]), self.scale * _northing(self.frame[3])

    def place(self, longitude: float, latitude: float) -> XY | None:
        """Return where a point lies in the drawing, None where it lies outside."""
        west, south, east, north = self.frame
        if not (west <= longitude <= east and south <= latitude <= north):
            return None
        return self.scale * radians(longitude) + self.shift[0], self.shift[1] - self.scale * _northing(latitude)


def _northing(latitude: float) -> float:
    return log(tan(pi / 4 + radians(latitude) / 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """The topology as it was cut, its frame, and the rings of each province (longitude, latitude) by its path in the gazetteer."""

    topology: Mapping[str, Any]
    frame: tuple[float, float, float, float]
    provinces: Mapping[tuple[str, ...], tuple[Ring, ...]]

    def lines(self, *, pixel: float) -> Mapping[str, Any]:
        """Return the topology of the lines alone, less the bends that a drawing with pixels of so many degrees could not show."""
        wanted = sorted({index if index >= 0 else ~index for index in _indexes(self.topology["objects"]["lines"])})
        places = {index: place for place, index in enumerate(wanted)}
        tolerance = 0.9 * pixel / self.topology["transform"]["scale"][0]
        return {
            "type": "Topology",
            "transform": self.topology["transform"],
            "objects": {"lines": _renumbered(self.topology["objects"]["lines"], places)},
            "arcs": [_thinned(self.topology["arcs"][index], tolerance) for index in wanted],
        }


def _indexes(node: Any) -> Iterator[int]:
    """Yield the arcs that a part of a topology is made of; `~index` is the arc run backwards."""
    if isinstance(node, int):
        yield node
    children = node.get("geometries") or node.get("arcs") or [] if isinstance(node, dict) else node if isinstance(node, list) else []
    for child in children:
        yield from _indexes(child)


def _renumbered(node: Any, places: Mapping[int, int]) -> Any:
    if isinstance(node, int):
        return places[node] if node >= 0 else ~places[~node]
    if isinstance(node, list):
        return [_renumbered(child, places) for child in node]
    return {name: _renumbered(child, places) if name in {"geometries", "arcs"} else child for name, child in node.items()}


def _thinned(arc: Sequence[Sequence[int]], tolerance: float) -> list[list[int]]:
    """Return an arc of steps without the corners that lie nearer than `tolerance` to the line without them (Douglas and Peucker 1973)."""
    points: list[tuple[int, int]] = []
    for step_x, step_y in arc:
        x, y = points[-1] if points else (0, 0)
        points.append((x + step_x, y + step_y))
    kept = sorted(_corners(points, 0, len(points) - 1, tolerance) | {0, len(points) - 1})
    steps, before = [], (0, 0)
    for index in kept:
        steps.append([points[index][0] - before[0], points[index][1] - before[1]])
        before = points[index]
    return steps


def _corners(points: Sequence[tuple[int, int]], first: int, last: int, tolerance: float) -> set[int]:
    if last - first < 2:
        return set()
    (x1, y1), (x2, y2) = points[first], points[last]
    length = hypot(x2 - x1, y2 - y1)

    def distance(index: int) -> float:
        x, y = points[index]
        return hypot(x - x1, y - y1) if not length else abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length

    farthest = max(range(first + 1, last), key=distance)
    if distance(farthest) <= tolerance:
        return set()
    return {farthest} | _corners(points, first, farthest, tolerance) | _corners(points, farthest, last, tolerance)


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Return the outlines that the package ships."""
    topology = json.loads((files(__package__) / "outlines.json").read_text(encoding="utf-8"))
    west, south, east, north = topology["frame"]
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    provinces = {
        tuple(shape["properties"]["path"].split("/")): tuple(_rings(shape, arcs)) for shape in topology["objects"]["provinces"]["geometries"]
    }
    return Outlines(topology=topology, frame=(west, south, east, north), provinces=provinces)


def _arc(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Ring:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return tuple(points)


def _rings(shape: Mapping[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for polygon in polygons:
        for ring in polygon:
            points: list[XY] = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += arc if not points else arc[1:]
            yield tuple(points)


def hatch(rings: Sequence[Ring], *, pitch: float) -> list[tuple[XY, XY]]:
    """Return slanting lines, `pitch` pixels apart, that fill `rings` (pixels) from edge to edge, with what lies in a hole left out."""
    turned = [[(x + y, y - x) for x, y in ring] for ring in rings]  # the lines are level here, and rise by 45 degrees in the drawing
    heights = [y for ring in turned for _, y in ring]
    found = []
    for row in range(int(min(heights) // pitch) + 1, int(max(heights) // pitch) + 1):
        level = row * pitch + 0.013  # no corner lies on a line
        ends = sorted(_crossings(turned, level))
        for start, end in zip(ends[::2], ends[1::2], strict=False):
            found.append((((start - level) / 2, (start + level) / 2), ((end - level) / 2, (end + level) / 2)))
    return found


def _crossings(rings: Sequence[Sequence[XY]], level: float) -> Iterator[float]:
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > level) is not (y2 > level):
                yield x1 + (level - y1) * (x2 - x1) / (y2 - y1)
