"""The seam of the exporters: each is fed every row of one traversal, writes its files, and says what they are for."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from hisab.publishing.data.cells import Cell, Cells, written
from hisab.publishing.data.rows import Line
from hisab.publishing.data.schemas import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file of the data: its name, what it is for, and its columns where it is a table."""

    name: str
    means: str
    media_type: str
    table: Table | None = None


class Exporter(Protocol):
    """Writes some files from the rows of one traversal."""

    def take(self, line: Line) -> None:
        """Take the next row."""
        ...

    def finish(self) -> Iterable[DataFile]:
        """Write what is left and return what was written."""
        ...


class CsvSheet:
    """One CSV file in UTF-8 with a header, lines ended by CR and LF as RFC 4180 has it, its cells guarded."""

    def __init__(self, path: Path, names: Iterable[str], files: ExitStack) -> None:
        self._names = tuple(names)
        self._file: TextIO = files.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._rows = csv.writer(self._file)
        self._rows.writerow(self._names)

    def write(self, cells: Cells) -> None:
        """Write one row; a column that the row does not have stays empty."""
        self._rows.writerow([written(cells.get(name)) for name in self._names])

    def write_texts(self, texts: Iterable[str]) -> None:
        """Write one row of texts as they are, without guards; for tags that a format asks for."""
        self._rows.writerow(list(texts))


class Shape:
    """A CSV file that another community has shaped: one row an incident, made from its row and the rows of its sources."""

    def __init__(self, folder: Path, described: DataFile, files: ExitStack, *, row: Callable[[Cells, tuple[Cells, ...]], Cells]) -> None:
        if described.table is None:
            raise ValueError(f"{described.name} has no columns")
        self._described, self._row = described, row
        self._sheet = CsvSheet(folder / described.name, described.table.names, files)
        self._sources: dict[Cell, Cells] = {}

    def take(self, line: Line) -> None:
        """Remember a source; write an incident."""
        if line.table == "sources":
            self._sources[line.cells["id"]] = line.cells
        elif line.table == "incidents":
            self._sheet.write(self._row(line.cells, sources_of(line.cells, self._sources)))

    def finish(self) -> tuple[DataFile, ...]:
        """Return the file."""
        return (self._described,)


def sources_of(incident: Cells, sources: dict[Cell, Cells]) -> tuple[Cells, ...]:
    """Return the rows of the sources of an incident."""
    documents = incident["documents"]
    return tuple(sources[each] for each in documents) if isinstance(documents, tuple) else ()


def texts(cell: Cell) -> tuple[str, ...]:
    """Return a cell of several values as texts."""
    if isinstance(cell, tuple):
        return cell
    return () if cell is None else (str(cell),)


def stamp(cells: Cells) -> str:
    """Return review state, checkpoint and codebook in words, for shapes that have no column for them."""
    return f"{cells['review_state']}; checkpoint {cells['checkpoint']}; codebook {cells['codebook']}"
