"""Rows of words, each with a strip below it: what lulls and promises have in common. A strip begins where the page begins to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hisab.publishing.charts.drawing import Frame, Layer, Size, specify
from hisab.publishing.charts.ink import INK, SECOND
from hisab.publishing.charts.marks import Row, at_pixel, bars, down_pixel, lines, words
from hisab.publishing.charts.words import Tongue, fit

PITCH, THICKNESS = 46, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Words and a strip: solid to `solid`, open to `open`, a thin line on to `whole`; `tick` is a mark across it. All are in one unit."""

    words: str
    solid: float
    open: float
    whole: float
    tick: float | None = None
    ink: str = INK


def specify_strips(strips: Sequence[Strip], size: Size, tongue: Tongue) -> str:
    """Return the specification of `strips`, one below the other, on one scale."""
    frame = Frame(height=PITCH * len(strips) + 4, left=1, right=5, top=0, bottom=0)
    width = frame.inner_width(size)
    longest = max([1.0, *(max(strip.solid, strip.open, strip.whole, strip.tick or 0) for strip in strips)])

    def at(number: float) -> float:
        share = round(width * number / longest, 2)
        return share if tongue.direction == "ltr" else round(width - share, 2)

    x, y = at_pixel("x"), down_pixel("y")
    rows = list(enumerate(strips))
    layers: list[Layer | None] = [
        lines([_line(at(strip.open), at(strip.whole), index) for index, strip in rows if strip.whole > strip.open], x, y, ink=SECOND),
    ]
    for ink in dict.fromkeys(strip.ink for strip in strips):
        alike = [(index, strip) for index, strip in rows if strip.ink == ink]
        layers.append(
            bars([_box(at(each.solid), at(each.open), index) for index, each in alike if each.open > each.solid], x, y, is_open=True, ink=ink)
        )
        layers.append(bars([_box(at(0), at(each.solid), index) for index, each in alike if each.solid], x, y, ink=ink))
    layers += [
        lines([_tick(at(0), index) for index, _ in rows], x, y),
        lines([_tick(at(strip.tick), index) for index, strip in rows if strip.tick is not None], x, y, ink=SECOND, width=2),
        words(
            [{"x": at(0), "y": index * PITCH + 18, "text": fit(strip.words, width, size=size.letters)} for index, strip in rows],
            x,
            y,
            align="left" if tongue.direction == "ltr" else "right",
        ),
    ]
    return specify(layers, frame, size, tongue)


def _box(start: float, end: float, index: int) -> Row:
    top = index * PITCH + 27
    return {"x": min(start, end), "x2": max(start, end), "y": top, "y2": top + THICKNESS}


def _line(start: float, end: float, index: int) -> Row:
    middle = index * PITCH + 27 + THICKNESS / 2
    return {"x": start, "x2": end, "y": middle, "y2": middle}


def _tick(at: float, index: int) -> Row:
    top = index * PITCH + 27
    return {"x": at, "x2": at, "y": top - 4, "y2": top + THICKNESS + 4}
