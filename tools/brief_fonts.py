"""Makes the fonts of the printed brief from the web fonts of the site, and the list of characters that they hold.

A typesetter reads TrueType and takes one file a style, so each web font is unpacked and the files of one style that hold different
characters get families of their own. The new names are no reserved font names, as the licences ask of changed fonts.

    python tools/brief_fonts.py FOLDER_OF_WOFF2... OUT
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = (
    ("source-serif-4-latin-400-normal", "Hisab Serif", "Regular"),
    ("source-serif-4-latin-400-italic", "Hisab Serif", "Italic"),
    ("source-serif-4-latin-600-normal", "Hisab Serif", "SemiBold"),
    ("source-serif-4-latin-ext-400-normal", "Hisab Serif Extended", "Regular"),
    ("source-serif-4-latin-ext-400-italic", "Hisab Serif Extended", "Italic"),
    ("source-serif-4-latin-ext-600-normal", "Hisab Serif Extended", "SemiBold"),
    ("atkinson-hyperlegible-next-latin-400-normal", "Hisab Sans", "Regular"),
    ("atkinson-hyperlegible-next-latin-600-normal", "Hisab Sans", "SemiBold"),
    ("noto-nastaliq-urdu-arabic-400-normal", "Noto Nastaliq Urdu", "Regular"),
)
FAMILY, STYLE, FULL, POSTSCRIPT, OWN_FAMILY, OWN_STYLE = 1, 2, 4, 6, 16, 17


def main() -> None:
    """Write the fonts and `covered.txt` to the last folder that is named."""
    *folders, out = map(Path, sys.argv[1:])
    held: set[int] = set()
    for name, family, style in FONTS:
        source = next(path for folder in folders for path in folder.glob(f"{name}.woff2"))
        font = TTFont(source, recalcTimestamp=False)
        font.flavor = None
        _rename(font, family, style)
        font.save(out / f"{family.lower().replace(' ', '-')}-{style.lower()}.ttf")
        held.update(code for code in font.getBestCmap() if code >= 0x20)
    lines = [f"{first:04X}-{last:04X}" for first, last in _ranges(sorted(held))]
    (out / "covered.txt").write_text(
        "# The characters that the fonts of this folder hold, first to last.\n" + "\n".join(lines) + "\n", encoding="ascii"
    )


def _rename(font: TTFont, family: str, style: str) -> None:
    table = font["name"]
    for record in list(table.names):
        if record.nameID in {OWN_FAMILY, OWN_STYLE, 21, 22, 25}:
            table.removeNames(nameID=record.nameID)
    compact = f"{family} {style}"
    for number, words in (
        (FAMILY, family),
        (STYLE, style),
        (FULL, compact),
        (POSTSCRIPT, compact.replace(" ", "-")),
        (OWN_FAMILY, family),
        (OWN_STYLE, style),
    ):
        table.setName(words, number, 3, 1, 0x409)


def _ranges(codes: list[int]) -> list[tuple[int, int]]:
    runs = (list(run) for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]))
    return [(run[0][1], run[-1][1]) for run in runs]


if __name__ == "__main__":
    main()
