"""The map of attacks: a full mark where the place itself is known, a ring where the district is, slanting lines where only the province is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, inf, sqrt

import altair
from markupsafe import Markup

from hisab.publishing.charts.chart import Chart, Note, labels_of, same_rows
from hisab.publishing.charts.drawing import PAGE, Frame, Layer, Size, draw, specify, values
from hisab.publishing.charts.ink import INK, PAPER, SECOND
from hisab.publishing.charts.land import land, names
from hisab.publishing.charts.marks import FEWEST_TOP, Row, at_pixel, down_pixel, lines, words
from hisab.publishing.charts.outlines import XY, Outlines, Projection, hatch, outlines
from hisab.publishing.charts.placing import Cluster, Exactness, Placed, Spot, by_province, clusters_of, place_spot
from hisab.publishing.charts.words import Tongue, count_words, plain
from hisab.publishing.data.points import Districts
from hisab.publishing.data.redaction import Profile
from hisab.publishing.tongue import to_say

_LEAST = {Exactness.PLACE: 3.0, Exactness.DISTRICT: 6.0}
"""The smallest radius of a mark, in pixels: a ring is never as small as a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Map:
    """Everything that is drawn, at one size."""

    size: Size
    projection: Projection
    outlines: Outlines
    placed: tuple[Placed, ...]
    per_person: float

    def radius(self, people: int, exactness: Exactness) -> float:
        """Return the radius whose disc is as large as `people` ask for."""
        return max(_LEAST[exactness], round(sqrt(people * self.per_person), 1))


def map_of(spots: Iterable[Spot], tongue: Tongue, *, profile: Profile, districts: Districts) -> Chart:
    """Return the map of `spots`. It never shows a point that `profile` keeps in the data."""
    shipped = outlines()
    placed = tuple(place_spot(spot, profile=profile, districts=districts, outlines=shipped) for spot in spots)
    drawn = [one for one in placed if one.exactness is not Exactness.UNPLACED]
    title = tongue.say("where attacks were recorded")
    description = _description(placed, tongue)
    svg, spec = draw(lambda size: _spec(placed, size, tongue), title=title, description=description) if drawn else (Markup(""), "")
    header = (to_say("date"), to_say("place"), to_say("known to"), to_say("people killed"))
    return Chart(
        labels=labels_of(tongue),
        name="map",
        title=title,
        description=description,
        svg=svg,
        spec=spec,
        caption=_caption(tongue) if drawn else "",
        notes=(*_unplaced(placed, tongue), *((Note(words=_boundaries(tongue)),) if drawn else ())),
        header=tuple(tongue.say(word) for word in header),
        rows=tuple(_row(one, tongue) for one in placed),
        hrefs=tuple(one.spot.href for one in placed),
    )


def _description(placed: Sequence[Placed], tongue: Tongue) -> str:
    number = {exactness: sum(one.exactness is exactness for one in placed) for exactness in Exactness}
    attacks = tongue.some(len(placed), "{n} attack", "{n} attacks")
    told = tongue.say(
        "{attacks}: {places} known to the place, {districts} to the district, {provinces} to the province, {unplaced} not on the map.",
        attacks=attacks,
        places=number[Exactness.PLACE],
        districts=number[Exactness.DISTRICT],
        provinces=number[Exactness.PROVINCE],
        unplaced=number[Exactness.UNPLACED],
    )
    return f"{told} {same_rows(tongue)}"


def _caption(tongue: Tongue) -> str:
    return tongue.say(
        "A full mark stands at the place; a ring stands for a district and is not a point; slanting lines fill a province of which no more is known "
        "or shown. Marks grow with the people killed, by the lowest number; a thin circle around shows the highest. "
        "A number counts attacks that share a mark."
    )


def _boundaries(tongue: Tongue) -> str:
    return tongue.say(
        "Boundaries: Natural Earth, simplified, as they are kept on the ground. They say nothing about any claim. "
        "Broken lines are disputed between states."
    )


def _unplaced(placed: Sequence[Placed], tongue: Tongue) -> tuple[Note, ...]:
    """Return what is not on the map, one line an attack."""
    return tuple(
        Note(
            words=tongue.say("Not on the map: {where}, {day}; {why}.", where=plain(one.spot.where), day=plain(one.spot.day), why=tongue.say(one.why)),
            href=one.spot.href,
        )
        for one in placed
        if one.exactness is Exactness.UNPLACED
    )


def _row(one: Placed, tongue: Tongue) -> tuple[str, ...]:
    return plain(one.spot.day), plain(one.spot.where), tongue.say(one.exactness.value), count_words(one.spot.killed, tongue)


def _spec(placed: tuple[Placed, ...], size: Size, tongue: Tongue) -> str:
    shipped = outlines()
    projection = Projection(frame=shipped.frame, width=size.width)
    coarse = {exactness: clusters_of(placed, exactness, projection) for exactness in _LEAST}
    most = max([FEWEST_TOP, *(cluster.high for clusters in coarse.values() for cluster in clusters)])
    largest = 20 if size is PAGE else 13
    drawing = _Map(size=size, projection=projection, outlines=shipped, placed=placed, per_person=largest * largest / most)
    layers = [
        land(shipped, projection),
        names(projection, size, tongue),
        *_provinces(drawing, [mark for clusters in coarse.values() for mark in clusters]),
    ]
    for exactness in (Exactness.DISTRICT, Exactness.PLACE):
        layers += _marks(drawing, coarse[exactness], exactness)
    layers.append(_numbers(drawing, coarse))
    return specify(layers, Frame(height=round(projection.height, 1)), size, tongue)


def _provinces(drawing: _Map, marks: Sequence[Cluster]) -> list[Layer | None]:
    """Return the slanting lines of every province that has attacks of its own, and how many these are, where no mark stands."""
    strokes: list[Row] = []
    labels: list[Row] = []
    near = [place for mark in marks for place in _taken(drawing, mark)]
    reach = max((drawing.radius(mark.high, Exactness.DISTRICT) for mark in marks), default=0) + 12
    for province, spots in by_province(drawing.placed).items():
        rings = [tuple(_pixels(drawing.projection, ring)) for ring in drawing.outlines.provinces[province]]
        found = hatch(rings, pitch=11 if drawing.size is PAGE else 8)
        strokes += [_stroke(start, end) for start, end in found]
        x, y = free_middle(found, near, reach=reach) if found else rings[0][0]
        labels.append({"x": round(x, 1), "y": round(y + drawing.size.letters * 0.35, 1), "text": f"{len(spots):,}"})
    x_axis, y_axis = at_pixel("x"), down_pixel("y")
    return [lines(strokes, x_axis, y_axis, ink=SECOND, width=0.6), words(labels, x_axis, y_axis, bold=True)] if labels else []


def _stroke(start: XY, end: XY) -> Row:
    return {"x": round(start[0], 1), "y": round(start[1], 1), "x2": round(end[0], 1), "y2": round(end[1], 1)}


def _pixels(projection: Projection, ring: Sequence[XY]) -> Iterable[XY]:
    """Yield a ring's corners in pixels; those that lie outside the frame are put on its edge."""
    west, south, east, north = projection.frame
    for longitude, latitude in ring:
        at = projection.place(min(max(longitude, west), east), min(max(latitude, south), north))
        if at is not None:
            yield at


def _taken(drawing: _Map, mark: Cluster) -> tuple[XY, ...]:
    """Return where other words would not be seen: on a mark, and on its number."""
    beside = mark.x + drawing.radius(mark.high, Exactness.DISTRICT) + 9
    return ((mark.x, mark.y), (beside, mark.y)) if len(mark.spots) > 1 else ((mark.x, mark.y),)


def free_middle(strokes: Sequence[tuple[XY, XY]], taken: Sequence[XY], *, reach: float) -> XY:
    """Return the middle of the longest stroke that is farther than `reach` from all that is taken, of equals one amid the others.

    Where none is so far, that of the farthest.
    """
    order = sorted(range(len(strokes)), key=lambda index: (-abs(strokes[index][1][0] - strokes[index][0][0]), abs(index - len(strokes) // 2)))
    middles = [((strokes[index][0][0] + strokes[index][1][0]) / 2, (strokes[index][0][1] + strokes[index][1][1]) / 2) for index in order]

    def room(middle: XY) -> float:
        return min((hypot(middle[0] - x, middle[1] - y) for x, y in taken), default=inf)

    return next((middle for middle in middles if room(middle) > reach), max(middles, key=room))


def _marks(drawing: _Map, clusters: Sequence[Cluster], exactness: Exactness) -> list[Layer | None]:
    """Return the marks of one exactness, each with a thin circle where more may have been killed."""
    low: list[Row] = [_mark(cluster, drawing.radius(cluster.low, exactness)) for cluster in clusters]
    high: list[Row] = [
        _mark(cluster, drawing.radius(cluster.high, exactness))
        for cluster in clusters
        if drawing.radius(cluster.high, exactness) > drawing.radius(cluster.low, exactness)
    ]
    x, y = at_pixel("x"), down_pixel("y")
    size = altair.Size("area:Q", scale=None, legend=None)
    layers: list[Layer | None] = []
    if high:
        outer = altair.Chart(values(high)).mark_point(shape="circle", filled=False, stroke=INK, strokeWidth=0.7, opacity=1)
        layers.append(outer.encode(x=x, y=y, size=size))
    for is_linked in (True, False):
        rows = [row for row in low if bool(row["href"]) is is_linked]
        if not rows:
            continue
        chart = altair.Chart(values(rows))
        look = (
            chart.mark_point(shape="circle", fill=INK, stroke=PAPER, strokeWidth=0.8, opacity=1, aria=is_linked)
            if exactness is Exactness.PLACE
            else chart.mark_point(shape="circle", filled=False, stroke=INK, strokeWidth=1.8, opacity=1, aria=is_linked)
        )
        marks = look.encode(x=x, y=y, size=size)
        layers.append(marks.encode(href=altair.Href("href:N"), description=altair.Description("title:N")) if is_linked else marks)
    return layers


def _mark(cluster: Cluster, radius: float) -> Row:
    """Return one mark; it leads to the page of its attack where it stands for one alone."""
    alone = cluster.spots[0] if len(cluster.spots) == 1 else None
    title = f"{plain(alone.where)}, {plain(alone.day)}" if alone else ""
    return {"x": cluster.x, "y": cluster.y, "area": round(4 * radius * radius, 2), "href": alone.href if alone else "", "title": title}


def _numbers(drawing: _Map, marks: dict[Exactness, tuple[Cluster, ...]]) -> Layer | None:
    """Return beside every mark that several attacks share how many they are."""
    rows: list[Row] = []
    for exactness, clusters in marks.items():
        for cluster in clusters:
            if len(cluster.spots) > 1:
                reach = drawing.radius(cluster.high, exactness) + 4
                is_far_right = cluster.x + reach + 40 > drawing.size.width
                x = cluster.x - reach - 8 * len(str(len(cluster.spots))) if is_far_right else cluster.x + reach
                rows.append({"x": round(x, 1), "y": cluster.y + 5, "text": f"{len(cluster.spots):,}"})
    return words(rows, at_pixel("x"), down_pixel("y"), align="left", bold=True)
