"""What the tables hold: every column with its type and meaning, read once from the file beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_TYPES: Mapping[str, str] = MappingProxyType(
    {"string": "string", "list": "string", "date": "date", "integer": "integer", "number": "number", "boolean": "boolean"}
)
_STORED: Mapping[str, str] = MappingProxyType(
    {"string": "TEXT", "list": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "TEXT"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `kind` is a word of the file: string, list, date, integer, number or boolean."""

    name: str
    kind: str
    is_required: bool
    means: str

    @property
    def schema_type(self) -> str:
        """The type in the words of Table Schema."""
        return _TYPES[self.kind]

    @property
    def stored_as(self) -> str:
        """The type in the words of SQLite."""
        return _STORED[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table. `foreign` gives for a column the table and column that its values stand in."""

    name: str
    means: str
    key: str | None
    columns: tuple[Column, ...]
    foreign: tuple[tuple[str, str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All tables, the rules of inclusion and what the data cannot see."""

    version: str
    criteria: tuple[str, ...]
    caveats: tuple[str, ...]
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """Return the table of this name."""
        return next(table for table in self.tables if table.name == name)


@lru_cache(maxsize=1)
def load_codebook() -> Codebook:
    """Return the codebook that the package ships."""
    read = tomllib.loads((files(__package__) / "schemas.toml").read_text(encoding="utf-8"))
    common = [_column(*cells) for cells in read["common"]["columns"]]
    return Codebook(
        version=read["version"],
        criteria=tuple(read["criteria"]),
        caveats=tuple(read["caveats"]),
        tables=tuple(_table(entry, common) for entry in read["tables"]),
    )


def text_table(name: str, means: str, columns: Mapping[str, str], *, key: str | None = None) -> Table:
    """Return a table of texts: a shape whose columns someone else has named; `columns` gives each its meaning here."""
    found = tuple(Column(name=column, kind="string", is_required=False, means=meaning) for column, meaning in columns.items())
    return Table(name=name, means=means, key=key, columns=found)


def _table(entry: Mapping[str, Any], common: list[Column]) -> Table:
    foreign = tuple((column, *target.split(".")) for column, target in entry.get("foreign", {}).items())
    columns = (*(_column(*cells) for cells in entry["columns"]), *common)
    return Table(name=entry["name"], means=entry["means"], key=entry["key"], columns=columns, foreign=foreign)


def _column(name: str, kind: str, means: str) -> Column:
    return Column(name=name, kind=kind.removesuffix("!"), is_required=kind.endswith("!"), means=means)
