"""What lies under the marks of the map: coasts, boundaries, provinces, and the names of lands."""

from __future__ import annotations

import altair

from hisab.publishing.charts.drawing import Layer, Size, values
from hisab.publishing.charts.ink import RULE, SECOND
from hisab.publishing.charts.marks import Row, at_pixel, down_pixel, words
from hisab.publishing.charts.outlines import Outlines, Projection
from hisab.publishing.charts.words import Tongue, breadth, plain
from hisab.publishing.tongue import to_say

_LANDS = (
    (to_say("Afghanistan"), 63.9, 32.2),
    (to_say("Pakistan"), 69.0, 28.2),
    (to_say("Iran"), 60.6, 29.0),
    (to_say("India"), 76.4, 27.0),
    (to_say("Turkmenistan"), 61.3, 37.2),
    (to_say("China"), 77.6, 37.4),
)
"""Names of lands and where they stand (longitude, latitude), away from their towns."""


def land(outlines: Outlines, projection: Projection) -> Layer:
    """Return the lines of the land, each kind in its own look; those in dispute are broken."""
    kinds = ["province", "coast", "country", "disputed"]
    look = {
        "stroke": altair.Stroke("properties.kind:N", scale=altair.Scale(domain=kinds, range=[RULE, SECOND, SECOND, SECOND]), legend=None),
        "strokeWidth": altair.StrokeWidth("properties.kind:N", scale=altair.Scale(domain=kinds, range=[1, 0.7, 0.9, 0.9]), legend=None),
        "strokeDash": altair.StrokeDash("properties.kind:N", scale=altair.Scale(domain=kinds, range=[[1, 0], [1, 0], [1, 0], [3, 3]]), legend=None),
    }
    data = values(outlines.lines(pixel=projection.pixel), format=altair.TopoDataFormat(type="topojson", feature="lines"))
    shape = altair.Chart(data).mark_geoshape(filled=False, strokeJoin="round").encode(**look)
    drawn: Layer = shape.project(type="mercator", scale=projection.scale, translate=list(projection.shift))
    return drawn


def names(projection: Projection, size: Size, tongue: Tongue) -> Layer | None:
    """Return the names of lands, those that fit into the drawing."""
    rows: list[Row] = []
    for name, longitude, latitude in _LANDS:
        at, text = projection.place(longitude, latitude), plain(tongue.say(name), longest=20)
        half = breadth(text, size=size.letters) / 2
        if at is not None and half <= at[0] <= size.width - half:
            rows.append({"x": round(at[0], 1), "y": round(at[1], 1), "text": text})
    return words(rows, at_pixel("x"), down_pixel("y"), ink=SECOND)
