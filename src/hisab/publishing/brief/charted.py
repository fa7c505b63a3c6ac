"""A chart of the site as a drawing of a brief: its lines in black and greys, its words set apart, nothing in it that leads anywhere.

Knows the flat SVG that the site's charts are: paths, lines of words, links around them, and colours as variables of the page's style. What it does
not know is an error, never left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from hisab.publishing.brief.content import Drawing, Label

_SVG = "{http://www.w3.org/2000/svg}"
_INKS = {"paper": "#fff", "rule": "#ccc", "second": "#555"}
"""The greys that stand on paper for variables of the page; every other colour of the page is black there, as in its own print style."""
_VARIABLE = re.compile(r"var\(--([a-z]+)\)")
_DRAWN = frozenset({"path", "line", "rect", "circle", "g"})
_PLACES = ("d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height")
_INKED = ("fill", "fill-opacity", "opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin")
_LINES = frozenset((*_PLACES, *_INKED))


def drawing_of(svg: str, *, alternative: str, caption: str) -> Drawing:
    """Return the last `<svg>` of a chart, which is the one for a narrow page, as a drawing."""
    root = etree.fromstring(f'<all xmlns="{_SVG[1:-1]}">{svg}</all>'.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    last = root[-1]
    width, height = (float(number) for number in (last.get("viewBox") or "").split()[2:])
    inherited = " ".join(f'{name}="{_ink(value)}"' for name, value in last.attrib.items() if name in {"fill", "stroke"})
    lines = "".join(_lines(last))
    return Drawing(
        svg=f'<svg xmlns="{_SVG[1:-1]}" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" {inherited}>{lines}</svg>',
        width=width,
        height=height,
        letters=float(last.get("font-size", "11")),
        labels=tuple(_labels(last, "start", is_lesser=False)),
        alternative=alternative,
        caption=caption,
    )


def _lines(node: etree._Element) -> Iterator[str]:
    for child in node:
        match _name(child):
            case "title" | "desc" | "text":
                continue
            case "a":
                yield from _lines(child)
            case name if name in _DRAWN:
                known = " ".join(f'{key}="{_ink(value)}"' for key, value in child.attrib.items() if key in _LINES)
                yield f"<{name} {known}>{''.join(_lines(child))}</{name}>"
            case other:
                raise ValueError(f"a chart holds {other!a}, which cannot be carried into a brief")


def _labels(node: etree._Element, anchor: str, *, is_lesser: bool) -> Iterator[Label]:
    for child in node:
        own = child.get("text-anchor", anchor)
        lesser = "second" in child.get("fill", "second" if is_lesser else "")
        if _name(child) == "text":
            yield Label(x=float(child.get("x", "0")), y=float(child.get("y", "0")), anchor=own, words="".join(child.itertext()), is_lesser=lesser)
        elif _name(child) in {"a", "g"}:
            yield from _labels(child, own, is_lesser=lesser)


def _name(node: etree._Element) -> str:
    return str(node.tag).removeprefix(_SVG)


def _ink(value: str) -> str:
    return _VARIABLE.sub(lambda found: _INKS.get(found.group(1), "#000"), value).replace('"', "").replace("<", "").replace("&", "")
