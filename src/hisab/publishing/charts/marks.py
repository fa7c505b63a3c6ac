"""The marks and axes that charts have in common: plain bars, lines and words, in the inks of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import altair

from hisab.publishing.charts.drawing import Frame, Layer, Size, values
from hisab.publishing.charts.ink import INK, PAPER, RULE, SECOND
from hisab.publishing.charts.words import Tongue, fit

Row = dict[str, object]
Align = Literal["left", "center", "right"]

FEWEST_TOP = 10
"""A scale of people never ends below ten, so that a single death does not fill the chart."""


def steps_to(top: float, *, most: float = 5) -> tuple[int, ...]:
    """Return the round numbers beside a scale that ends at `top`: from 0, in steps of 1, 2 or 5 with noughts, `most` of them above 0."""
    step = next(unit * 10**power for power in range(12) for unit in (1, 2, 5) if top / (unit * 10**power) <= most)
    return tuple(range(0, int(top) + 1, step))


def years_on(first: int, last: int, *, most: int) -> list[int]:
    """Return the years that are named below a chart from `first` to `last`, `most` of them at most."""
    span = last - first + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if span / step <= most)
    return [year for year in range(first, last + 1) if year % step == 0] or [first]


def across(domain: tuple[float, float], named: Sequence[float], size: Size, *, format: str = "d") -> altair.X:  # noqa: A002 - Vega-Lite's own words
    """Return the axis along the foot of a chart."""
    axis = altair.Axis(
        values=list(named),
        format=format,
        grid=False,
        domainColor=INK,
        tickColor=INK,
        tickSize=5,
        labelColor=SECOND,
        labelFontSize=size.letters,
        labelPadding=5,
        labelBound=False,
        labelOverlap=False,
        labelFlush=False,
        labelLimit=0,
        title=None,
        offset=0,
    )
    scale = altair.Scale(domain=list(domain), nice=False, zero=False)
    return altair.X("x:Q", axis=axis, scale=scale)


def up(top: float, named: Sequence[float], size: Size) -> altair.Y:
    """Return the scale at the left, with a thin line across for each number that it names."""
    axis = altair.Axis(
        values=list(named),
        format=",d",
        grid=True,
        gridColor=RULE,
        domain=False,
        ticks=False,
        labelColor=SECOND,
        labelFontSize=size.letters,
        labelPadding=6,
        labelBound=False,
        labelOverlap=False,
        labelLimit=0,
        title=None,
        offset=0,
    )
    return altair.Y("y:Q", axis=axis, scale=altair.Scale(domain=[0, top], nice=False))


def bars(rows: Sequence[Row], x: altair.X, y: altair.Y, *, is_open: bool = False, ink: str = INK) -> Layer | None:
    """Return bars from `x` to `x2` and `y` to `y2`: solid, or open with a thin edge."""
    if not rows:
        return None
    chart = altair.Chart(values(rows))
    mark = chart.mark_rect(fill=PAPER, stroke=ink, strokeWidth=1) if is_open else chart.mark_rect(fill=ink)
    drawn: Layer = mark.encode(x=x, x2=altair.X2("x2"), y=y, y2=altair.Y2("y2"))
    return drawn


def lines(rows: Sequence[Row], x: altair.X, y: altair.Y, *, ink: str = INK, width: float = 1, dash: Sequence[float] | None = None) -> Layer | None:
    """Return straight lines from `x`, `y` to `x2`, `y2`."""
    if not rows:
        return None
    chart = altair.Chart(values(rows))
    mark = chart.mark_rule(stroke=ink, strokeWidth=width) if dash is None else chart.mark_rule(stroke=ink, strokeWidth=width, strokeDash=list(dash))
    drawn: Layer = mark.encode(x=x, x2=altair.X2("x2"), y=y, y2=altair.Y2("y2"))
    return drawn


def dots(rows: Sequence[Row], x: altair.X, y: altair.Y, *, radius: float, ink: str = INK, is_open: bool = False) -> Layer | None:
    """Return round marks: solid, or open with a thin edge."""
    if not rows:
        return None
    chart = altair.Chart(values(rows))
    area = 4 * radius * radius  # Vega takes the area of the square around a mark
    mark = (
        chart.mark_point(shape="circle", size=area, fill=PAPER, stroke=ink, strokeWidth=1.2, opacity=1)
        if is_open
        else chart.mark_point(shape="circle", size=area, fill=ink, stroke=None, opacity=1)
    )
    drawn: Layer = mark.encode(x=x, y=y)
    return drawn


def words(
    rows: Sequence[Row], x: altair.X, y: altair.Y, *, align: Align = "center", ink: str = INK, up_by: float = 0, bold: bool = False
) -> Layer | None:
    """Return the words `text` at `x` and `y`, set on their foot."""
    if not rows:
        return None
    chart = altair.Chart(values(rows))
    weight: Literal[400, 600] = 600 if bold else 400
    drawn: Layer = chart.mark_text(align=align, baseline="alphabetic", dy=-up_by, fill=ink, fontWeight=weight, limit=0).encode(
        x=x, y=y, text=altair.Text("text:N")
    )
    return drawn


def at_pixel(name: str) -> altair.X:
    """Return a place across in pixels, without an axis."""
    return altair.X(f"{name}:Q", scale=None, axis=None)


def down_pixel(name: str) -> altair.Y:
    """Return a place down in pixels, without an axis."""
    return altair.Y(f"{name}:Q", scale=None, axis=None)


def unit_words(unit: str, frame: Frame, size: Size, tongue: Tongue) -> Layer | None:
    """Return the words over the scale, at the side on which the page begins to read."""
    is_left = tongue.direction == "ltr"
    row: Row = {"x": -frame.left if is_left else frame.inner_width(size), "y": -24, "text": fit(unit, size.width * 0.95, size=size.letters)}
    return words([row], at_pixel("x"), down_pixel("y"), align="left" if is_left else "right", ink=SECOND)
