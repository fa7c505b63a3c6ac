"""A brief as one HTML file: style, fonts and pictures inside, no script, no request to anywhere; it prints as it reads."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from importlib.resources import files

from markupsafe import Markup

from hisab.publishing.brief.content import Brief, Drawing
from hisab.publishing.render import render
from hisab.publishing.tongue import tongue_of

_FACES = (
    ("Hisab Serif", "normal", 400, "source-serif-4-latin-400-normal"),
    ("Hisab Serif", "italic", 400, "source-serif-4-latin-400-italic"),
    ("Hisab Serif", "normal", 600, "source-serif-4-latin-600-normal"),
    ("Hisab Sans", "normal", 400, "atkinson-hyperlegible-next-latin-400-normal"),
)
_NASTALIQ = ("Noto Nastaliq Urdu", "normal", 400, "noto-nastaliq-urdu-arabic-400-normal")


def write_page(brief: Brief) -> bytes:
    """Return the brief as HTML in UTF-8."""
    faces = Markup(_faces(needs_urdu=brief.direction == "rtl"))  # noqa: S704 - made of our own fonts alone
    return render("brief.html", {"brief": brief, "faces": faces, "drawn": _drawn}, tongue=tongue_of(brief.language))


def _drawn(drawing: Drawing) -> Markup:
    """Return the lines of a drawing as markup, open at its end: this room draws them, and no word is in them."""
    return Markup(drawing.svg.removesuffix("</svg>"))  # noqa: S704 - no word of a source is in it


@lru_cache(maxsize=2)
def _faces(*, needs_urdu: bool) -> str:
    place = files("hisab.publishing") / "static" / "fonts"
    rules = []
    for family, style, weight, name in (*_FACES, *((_NASTALIQ,) if needs_urdu else ())):
        font = b64encode((place / f"{name}.woff2").read_bytes()).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};src:url(data:font/woff2;base64,{font}) format("woff2")}}'
        )
    return "\n".join(rules)
