"""Vega's SVG made fit to stand inside a page: flat, small, in the page's colours, with no id, no script, no address outside, no style of its own.

What this module does not know how to carry over is an error, never left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree
from markupsafe import Markup, escape

from hisab.publishing.charts.ink import VARIABLES
from hisab.publishing.charts.paths import place_path, write_number
from hisab.publishing.quotes import visible

Style = tuple[tuple[str, str], ...]

_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_TRANSLATE = re.compile(r"translate\((-?[\d.e-]+),\s*(-?[\d.e-]+)\)")
_USUAL = {"stroke-width": "1", "opacity": "1", "text-anchor": "start", "font-weight": "400", "stroke-miterlimit": "10", "fill-opacity": "1"}
_KEPT = (
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"),
    *("fill-opacity", "stroke-opacity", "opacity", "text-anchor", "font-weight"),
)
_BASE = "https://vega.github.io/vega-datasets/"
"""What vl-convert writes before an address that has no host."""
_HREF = re.compile(r"[A-Za-z0-9_./#%=?&~-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One path, or one line of words."""

    style: Style
    path: str = ""
    text: str = ""
    x: str = ""
    y: str = ""
    href: str = ""
    title: str = ""


def inline(svg: str, *, name: str, letters: int, title: str, description: str) -> Markup:
    """Return Vega's `svg` as an element for a page; `name` is its class, `letters` the height of its letters in pixels."""
    root = etree.fromstring(svg.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    width, height = (write_number(float(root.get(edge, "0")), places=0) for edge in ("width", "height"))
    pieces = [piece for piece in _pieces(root, 0.0, 0.0) if piece.path or piece.text]
    words = f"<title>{escape(visible(title))}</title><desc>{escape(visible(description))}</desc>"
    opening = f'<svg class="{escape(name)}" viewBox="0 0 {width} {height}" font-size="{letters}" fill="none" role="img">'
    return Markup(f"{opening}{words}{_written(pieces)}</svg>")  # noqa: S704 - every word above is escaped


def _pieces(node: etree._Element, x: float, y: float) -> Iterator[_Piece]:
    """Yield what `node` draws, moved to where its groups put it."""
    for child in node:
        if child.get("display") == "none" or child.tag == f"{_SVG}defs":
            continue
        here_x, here_y = _moved(child, x, y)
        match child.tag.removeprefix(_SVG) if isinstance(child.tag, str) else "":
            case "g":
                yield from _pieces(child, here_x, here_y)
            case "a":
                yield from _linked(child, here_x, here_y)
            case "path":
                yield _path(child, child.get("d", ""), here_x, here_y)
            case "line":
                end_x, end_y = (float(child.get(name, "0")) for name in ("x2", "y2"))
                yield _path(child, f"M0,0L{end_x},{end_y}", here_x, here_y)
            case "text":
                yield _words(child, here_x, here_y)
            case "rect" if node.get("viewBox"):
                continue  # the background: the page has its own
            case other:
                raise ValueError(f"a drawing holds {other!a}, which cannot be carried into a page")


def _linked(node: etree._Element, x: float, y: float) -> Iterator[_Piece]:
    href = (node.get(_LINK) or node.get("href") or "").removeprefix(_BASE)
    if not _HREF.fullmatch(href) or href.startswith("/"):
        raise ValueError(f"a drawing leads to {href!a}, which is no address within the site")
    for piece in _pieces(node, x, y):
        yield _Piece(style=piece.style, path=piece.path, text=piece.text, x=piece.x, y=piece.y, href=href, title=piece.title)


def _moved(node: etree._Element, x: float, y: float) -> tuple[float, float]:
    transform = node.get("transform", "")
    if _TRANSLATE.sub("", transform).strip():
        raise ValueError(f"a drawing turns or stretches something: {transform!a}")
    steps = _TRANSLATE.findall(transform)
    return x + sum(float(step[0]) for step in steps), y + sum(float(step[1]) for step in steps)


def _path(node: etree._Element, drawn: str, x: float, y: float) -> _Piece:
    style = _style(node)
    is_seen = any(name in {"fill", "stroke"} for name, _ in style)
    title = (node.get("aria-label") or "").strip()
    return _Piece(style=style, path=place_path(drawn, x, y) if is_seen else "", title=title)


def _words(node: etree._Element, x: float, y: float) -> _Piece:
    if len(node):
        raise ValueError("a drawing breaks words into lines")
    return _Piece(style=_style(node), text=(node.text or "").strip(), x=write_number(x), y=write_number(y))


def _style(node: etree._Element) -> Style:
    found = []
    for name in _KEPT:
        value = node.get(name)
        if value is None or value == _USUAL.get(name) or value in {"none", "transparent"}:
            continue
        if name in {"fill", "stroke"}:
            value = VARIABLES[value.lower()]
        found.append((name, value))
    has_stroke = any(name == "stroke" for name, _ in found)
    return tuple((name, value) for name, value in found if has_stroke or not name.startswith("stroke"))


def _written(pieces: list[_Piece]) -> str:
    return "".join(_written_run(href, list(run)) for href, run in groupby(pieces, key=lambda piece: piece.href))


def _written_run(href: str, run: list[_Piece]) -> str:
    """Return neighbouring pieces that lead to the same place; a link is left out of the order of tabs, since the table has it too."""
    written = "".join(_written_alike(style, list(alike)) for (style, _), alike in groupby(run, key=lambda piece: (piece.style, bool(piece.path))))
    if not href:
        return written
    title = next((f"<title>{escape(visible(piece.title))}</title>" for piece in run if piece.title), "")
    return f'<a href="{escape(href)}" tabindex="-1">{title}{written}</a>'


def _written_alike(style: Style, alike: list[_Piece]) -> str:
    look = "".join(f' {name}="{escape(value)}"' for name, value in style)
    if alike[0].path:
        return f'<path{look} d="{"".join(piece.path for piece in alike)}"/>'
    if len(alike) == 1:
        return _written_text(alike[0], look)
    return f"<g{look}>{''.join(_written_text(piece, '') for piece in alike)}</g>"


def _written_text(piece: _Piece, look: str) -> str:
    return f'<text x="{piece.x}" y="{piece.y}"{look}>{escape(visible(piece.text))}</text>'
