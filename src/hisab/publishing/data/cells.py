"""One cell of a table: what may stand in it, and how it is written so that no program that opens the file is turned against its reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None
"""A typed value; a tuple is several values, None is "not stated"."""

Cells: TypeAlias = Mapping[str, Cell]
"""A row: its cells by column."""

SEPARATOR = "; "
_COMMAND = re.compile(r"'*[\s\ufeff]*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet may take for a command, and the same behind apostrophes that stand there already."""


def joined(values: tuple[str, ...]) -> str:
    """Return several values as one text, each without the mark that parts them."""
    return SEPARATOR.join(value.replace(";", ",") for value in values)


def plain(cell: Cell) -> str | int | float | None:
    """Return the cell as one value without a CSV file's guards: lists joined, booleans as words."""
    if cell is None or cell in ("", ()):
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return joined(cell) if isinstance(cell, tuple) else cell


def guarded(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet would run it; `unguarded` takes exactly that one away."""
    return f"'{text}" if _COMMAND.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _COMMAND.match(text) else text


def written(cell: Cell) -> str:
    """Return the cell as a CSV file holds it; numbers keep their sign, texts that look like a command get an apostrophe."""
    value = plain(cell)
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else str(value)
