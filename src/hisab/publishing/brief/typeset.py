"""A brief as PDF: tagged, for long keeping (PDF/A-2a) and for screen readers (PDF/UA-1), with its own fonts inside.

The words go to the typesetter as data, never as markup, so nothing in them can be an instruction. Nothing of the machine goes in: no system font,
no clock, no package from a network. The same brief gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING
from unicodedata import normalize

from hisab.publishing.brief.content import Brief
from hisab.publishing.quotes import visible
from hisab.records.errors import MachineError

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: tuple[PDFStandard, ...] = ("a-2a", "ua-1")
_LONE_MARK = re.compile(r"[\u0300-\u036f]|(?<![\u0600-\u06ff\u0750-\u077f])[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
"""A mark that stands on a letter with which it makes no character, or an Arabic one on another letter: no one font has both."""
_FEW_UNSHOWN = 12
"""With more characters that no font holds, words are left out whole: a line of code points helps nobody."""


def typeset(brief: Brief) -> bytes:
    """Return the brief as PDF. Without the typesetter, which is an extra, that is a `MachineError`."""
    try:
        import typst  # noqa: PLC0415 - an extra of 80 MB that only this needs
    except ImportError as error:
        raise MachineError(
            "the typesetter that makes PDF is not installed", hint="pip install 'hisab[brief]', or ask for --format html, which prints well"
        ) from error
    place = files("hisab.publishing.brief")
    with as_file(place / "fonts") as fonts:
        made: bytes = typst.compile(
            (place / "brief.typ").read_bytes(),
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]),
            sys_inputs={"brief": json.dumps(_printable(asdict(brief), brief.language), ensure_ascii=False)},
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=0,
        )
    return made


def _printable(value: object, language: str) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: each if key == "svg" else _printable(each, language) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(each, language) for each in value]
    return value


def printable(words: str) -> str:
    """Return `words` with characters shown by their code point that would turn a line, or that no font of the brief can set.

    Where these are many, as in a script of which there is no font, "[…]" stands for all the words.
    """
    seen = _LONE_MARK.sub(_by_code, normalize("NFC", visible(words).translate({0x27E6: "[", 0x27E7: "]"})))
    unshown = _unshown().findall(seen)
    return "[…]" if len(unshown) > _FEW_UNSHOWN else _unshown().sub(_by_code, seen)


def _by_code(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()[-1]):04X}]"


@lru_cache(maxsize=1)
def _unshown() -> re.Pattern[str]:
    lines = (files("hisab.publishing.brief") / "fonts" / "covered.txt").read_text(encoding="ascii").splitlines()
    to_class: Callable[[str], str] = lambda line: "-".join(f"\\U{int(code, 16):08x}" for code in line.split("-"))  # noqa: E731
    return re.compile(f"[^\\n\u200c-\u200f{''.join(to_class(line) for line in lines if not line.startswith('#'))}]")
