"""From layers of marks to a drawing: the frame that all charts have in common, and Vega-Lite behind one door.

Vega measures no text here: where labels stand is said by the chart, so that the same figures give the same bytes on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair
import vl_convert
from altair.utils.schemapi import debug_mode
from markupsafe import Markup

from hisab.publishing.charts.ink import PAPER
from hisab.publishing.charts.inline import inline
from hisab.publishing.charts.words import Tongue

FONT = "Atkinson Hyperlegible Next, system-ui, sans-serif"
_VERSION = "6.4"
"""Of Vega-Lite: the one whose specifications altair writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How broad a drawing is, and how high its letters are, in pixels. `name` is the class by which the style sheet shows one of the two."""

    name: str
    width: int
    letters: int


PAGE = Size(name="page", width=720, letters=14)
PHONE = Size(name="phone", width=340, letters=13)
SMALL = Size(name="small", width=340, letters=13)
"""For a chart of which a site has thousands: drawn once, and as broad on a page as on a telephone."""

Layer = altair.Chart | altair.LayerChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The space around the marks, and the height of all."""

    height: float
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0

    def inner_width(self, size: Size) -> float:
        """Return how much of the width is left for marks."""
        return size.width - self.left - self.right

    @property
    def inner_height(self) -> float:
        """How much of the height is left for marks."""
        return self.height - self.top - self.bottom


def values(rows: object, **form: object) -> altair.InlineData:
    """Return rows as the data of a layer.

    They are handed over as text: altair copies a specification many times over while it builds it, and would copy every row each time.
    `specify` puts them back.
    """
    return altair.InlineData(values=json.dumps(rows, ensure_ascii=False), **form)  # type: ignore[arg-type]


def specify(layers: Sequence[Layer | None], frame: Frame, size: Size, tongue: Tongue) -> str:
    """Return the Vega-Lite specification of `layers` in `frame`, as JSON; None is a layer without a mark."""
    chart = altair.layer(
        *(layer for layer in layers if layer is not None),
        width=frame.inner_width(size),
        height=frame.inner_height,
        autosize=altair.AutoSizeParams(type="none"),
        padding={"left": frame.left, "right": frame.right, "top": frame.top, "bottom": frame.bottom},
        config=altair.Config(
            aria=False, font=FONT, background=PAPER, view=altair.ViewConfig(stroke=None, clip=False), text=altair.MarkConfig(fontSize=size.letters)
        ),
    )
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["datasets"] = {name: json.loads(rows) for name, rows in spec["datasets"].items()}
    spec["usermeta"] = {"language": tongue.code}
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


def draw(build: Callable[[Size], str], *, title: str, description: str, sizes: Sequence[Size] = (PAGE, PHONE)) -> tuple[Markup, str]:
    """Return the drawing at each of `sizes`, and the specification of the first."""
    with debug_mode(False):  # altair would check every piece against the schema as it is made; a test checks whole specifications instead
        specs = [(size, build(size)) for size in sizes]
    drawings = [inline(render(spec), name=size.name, letters=size.letters, title=title, description=description) for size, spec in specs]
    return Markup("\n").join(drawings), specs[0][1]


@lru_cache(maxsize=256)
def render(spec: str) -> str:
    """Return the SVG that Vega makes of a specification; nothing is fetched for it."""
    return str(vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[]))
