"""The tables of the vocabulary: communities, groups, institutions, offices, tenures, places, homonyms and trigger words.

Each is a CSV file beside this module; a workspace adds rows of its own in `hand/`. Every row has a source, or it is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "communities": ("id", "name", "kind", "country", "spellings", "source"),
        "homonyms": ("spellings", "means", "source"),
        "groups": ("id", "name", "kind", "country", "spellings", "source"),
        "institutions": ("id", "name", "level", "country", "bears_duty", "spellings", "source"),
        "offices": ("id", "title", "level", "country", "institution", "bears_duty", "spellings", "source"),
        "tenures": ("person", "office", "start", "end", "spellings", "source"),
        "places": ("id", "name", "kind", "path", "latitude", "longitude", "precision", "spellings", "source"),
        "cues": ("set", "kind", "sense", "spellings", "source"),
        "stems": ("language", "kind", "spellings", "source"),
        "horizons": ("jurisdiction", "kind", "subtype", "days", "label", "version", "source"),
        "subtypes": ("kind", "subtype", "step", "testability", "spellings", "source"),
        "ladders": ("kind", "step", "label", "source"),
        "steps": ("action", "kind", "step", "relation", "source"),
        "names": ("language", "table", "of", "name", "source"),
    }
)
"""Every table and its columns."""
_NOT_READ_BY = frozenset({"horizons", "subtypes", "ladders", "steps", "names"})
"""Tables of the promise book and of the site, by which no text is read."""


class VocabularyError(ValueError):
    """A row that cannot be used; the message names the table, the row and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, its cells by column. `spellings` is split at `|`."""

    table: str
    cells: Mapping[str, str] = field(hash=False)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings, the usual one first."""
        return tuple(part.strip() for part in self.cells.get("spellings", "").split("|") if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All tables. A later row with an id that is there already adds its spellings to it."""

    tables: Mapping[str, tuple[Row, ...]] = field(hash=False)
    _by_id: Mapping[str, Mapping[str, Row]] = field(init=False, repr=False, compare=False, hash=False)
    _names: Mapping[tuple[str, str, str], str] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        index = {table: {row["id"]: row for row in reversed(rows) if "id" in row.cells} for table, rows in self.tables.items()}
        object.__setattr__(self, "_by_id", MappingProxyType(index))
        names = {(row["language"], row["table"], row["of"]): row["name"] for row in self.tables.get("names", ())}
        object.__setattr__(self, "_names", MappingProxyType(names))

    @property
    def digest(self) -> str:
        """Eight digits that change with any cell of a table by which texts are read; those of the book and of the site make no reader read anew."""
        running = sha256()
        for table, rows in sorted((table, rows) for table, rows in self.tables.items() if table not in _NOT_READ_BY):
            for row in rows:
                running.update("\0".join((table, *row.cells.values())).encode())
        return running.hexdigest()[:8]

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of `table`."""
        return self.tables[table]

    def name(self, table: str, identifier: str, *, language: str = "en") -> str:
        """Return the name that a page shows for an id of `table`, in `language` where it has one, else in English; the id where it is not known."""
        if name := self._names.get((language, table, identifier)):
            return name
        row = self.row(table, identifier)
        return identifier if row is None else row["title" if table == "offices" else "name"]

    def has_name(self, table: str, identifier: str, *, language: str) -> bool:
        """True when `identifier` (an id, or the name of a place or an official) has a name in `language`."""
        return (language, table, identifier) in self._names

    def row(self, table: str, identifier: str) -> Row | None:
        """Return the row of `table` with this id."""
        return self._by_id[table].get(identifier)


def parse_table(table: str, text: str, *, origin: str) -> tuple[Row, ...]:
    """Return the rows of a CSV text; a row that cannot be used is a `VocabularyError` that names the line it ends on."""
    columns = TABLES[table]
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
        raise VocabularyError(f"{origin}: the column {missing[0]!r} is missing; {table} has {', '.join(columns)}")
    rows = []
    for cells in reader:
        if fault := _fault(cells, columns):
            raise VocabularyError(f"{origin}, line {reader.line_num}: {fault}")
        rows.append(Row(table=table, cells=MappingProxyType({column: (cells.get(column) or "").strip() for column in columns})))
    return tuple(rows)


def _fault(cells: Mapping[str | None, object], columns: tuple[str, ...]) -> str | None:
    """Return why a row cannot be used, or None."""
    if None in cells:
        return "a row has more cells than there are columns; put a cell that holds a comma in quotation marks"
    if not str(cells.get("source") or "").strip():
        return "a row needs a source"
    if "id" in columns and not str(cells.get("id") or "").strip():
        return "a row needs an id"
    return None


def load_vocabulary(own_rows: Iterable[tuple[str, tuple[Row, ...]]] = ()) -> Vocabulary:
    """Return the package's tables with `own_rows` (table, rows) added."""
    tables = {table: list(rows) for table, rows in _packaged().items()}
    for table, rows in own_rows:
        for row in rows:
            _add(tables[table], row)
    return Vocabulary(tables=MappingProxyType({table: tuple(rows) for table, rows in tables.items()}))


def _add(rows: list[Row], row: Row) -> None:
    identifier = row.cells.get("id")
    for index, known in enumerate(rows):
        if identifier and known.cells["id"] == identifier:
            spellings = dict.fromkeys((*known.spellings, *row.spellings))
            rows[index] = Row(table=known.table, cells=MappingProxyType({**known.cells, "spellings": "|".join(spellings)}))
            return
    rows.append(row)


@lru_cache(maxsize=1)
def _packaged() -> Mapping[str, tuple[Row, ...]]:
    folder = files("hisab.vocabulary") / "data"
    return MappingProxyType(
        {table: parse_table(table, (folder / f"{table}.csv").read_text(encoding="utf-8"), origin=f"{table}.csv") for table in TABLES}
    )
