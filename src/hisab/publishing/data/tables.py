"""The codebook's own tables as CSV files, and every statement as a line of JSON."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

from hisab.publishing.data.cells import Cell, Cells
from hisab.publishing.data.rows import Line
from hisab.publishing.data.schemas import Codebook
from hisab.publishing.data.writer import CsvSheet, DataFile


class CsvTables:
    """Writes each table of the codebook as one CSV file."""

    def __init__(self, folder: Path, codebook: Codebook, files: ExitStack) -> None:
        self._codebook = codebook
        self._sheets = {table.name: CsvSheet(folder / f"{table.name}.csv", table.names, files) for table in codebook.tables}

    def take(self, line: Line) -> None:
        """Write the row to its table."""
        self._sheets[line.table].write(line.cells)

    def finish(self) -> tuple[DataFile, ...]:
        """Return the files."""
        return tuple(DataFile(name=f"{table.name}.csv", means=table.means, media_type="text/csv", table=table) for table in self._codebook.tables)


class StatementLines:
    """Writes every statement as one JSON object a line, with its sentence and its source; what is not stated is left out."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._file = files.enter_context((folder / "statements.jsonl").open("w", encoding="utf-8", newline="\n"))
        self._sources: dict[Cell, Cells] = {}
        self._sentences: dict[Cell, Cells] = {}

    def take(self, line: Line) -> None:
        """Remember sources and sentences; write a statement."""
        if line.table == "sources":
            self._sources[line.cells["id"]] = line.cells
        elif line.table == "sentences":
            self._sentences[line.cells["id"]] = line.cells
        elif line.table == "statements":
            self._write(line.cells)

    def _write(self, cells: Cells) -> None:
        source, sentence = self._sources[cells["document"]], self._sentences[cells["sentence"]]
        told = {name: sentence[name] for name in ("start", "end", "told_as")}
        report = {name: source[name] for name in ("outlet", "title", "published", "language", "address")}
        whole = {
            **_stated(cells),
            "sentence": {"id": sentence["id"], "words": sentence["sentence"], **_stated(told)},
            "source": {"id": source["id"], **_stated(report)},
        }
        self._file.write(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n")

    def finish(self) -> tuple[DataFile, ...]:
        """Return the file."""
        means = "Every statement with its sentence and its source, one JSON object a line, for programs"
        return (DataFile(name="statements.jsonl", means=means, media_type="application/jsonl"),)


def _stated(cells: Cells) -> dict[str, Cell]:
    return {name: cell for name, cell in cells.items() if cell not in (None, ())}
