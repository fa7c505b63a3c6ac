"""One SQLite file with all tables, their keys and indexes, and a search over the sentences; Datasette opens it as it is."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hisab.publishing.data.cells import plain
from hisab.publishing.data.rows import Line
from hisab.publishing.data.schemas import Codebook, Table
from hisab.publishing.data.writer import DataFile
from hisab.records.errors import MachineError

_BATCH = 2000
_NAME = "hisab.sqlite"


class Database:
    """Writes the tables of the codebook into a new database. The same rows give the same bytes."""

    def __init__(self, folder: Path, codebook: Codebook, files: ExitStack) -> None:
        self._folder, self._codebook = folder, codebook
        self._connection = sqlite3.connect(folder / _NAME, isolation_level=None)
        files.callback(self._connection.close)
        self._waiting: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self._names = {table.name: table.names for table in codebook.tables}
        self._insert = {table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.names))})" for table in codebook.tables}  # noqa: S608
        self._run("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA page_size = 4096", "BEGIN")
        self._run(*(_create(table) for table in codebook.tables))

    def take(self, line: Line) -> None:
        """Keep a row, and write when many are kept."""
        rows = self._waiting[line.table]
        rows.append(tuple(plain(line.cells.get(name)) for name in self._names[line.table]))
        if len(rows) >= _BATCH:
            self._flush(line.table)

    def finish(self) -> tuple[DataFile, ...]:
        """Write what is left, the indexes and the search, and return the files."""
        for table in self._codebook.tables:
            self._flush(table.name)
        self._run(*(statement for table in self._codebook.tables for statement in _indexes(table)))
        self._run(
            "CREATE VIRTUAL TABLE sentences_fts USING fts5(sentence, content='sentences', content_rowid='rowid', tokenize='unicode61')",
            "INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild')",
            "COMMIT",
        )
        self._connection.close()
        (self._folder / "metadata.json").write_text(json.dumps(_metadata(self._codebook), indent=1) + "\n", encoding="utf-8")
        return (
            DataFile(name=_NAME, means="All tables in one SQLite database, with a search over the sentences", media_type="application/vnd.sqlite3"),
            DataFile(name="metadata.json", means="What Datasette shows beside the database", media_type="application/json"),
        )

    def _flush(self, table: str) -> None:
        with _disk_named():
            self._connection.executemany(self._insert[table], self._waiting[table])
        self._waiting[table].clear()

    def _run(self, *statements: str) -> None:
        with _disk_named():
            for statement in statements:
                self._connection.execute(statement)


@contextmanager
def _disk_named() -> Iterator[None]:
    """Say in words what a person must do when the disk does not take the database."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise MachineError(f"the database of the data could not be written: {error}", hint="Is there room on the disk?") from error


def _create(table: Table) -> str:
    columns = [f'"{column.name}" {column.stored_as}{" NOT NULL" if column.is_required else ""}' for column in table.columns]
    key = [f'PRIMARY KEY ("{table.key}")'] if table.key else []
    foreign = [f'FOREIGN KEY ("{column}") REFERENCES {target} ("{at}")' for column, target, at in table.foreign]
    return f"CREATE TABLE {table.name} ({', '.join((*columns, *key, *foreign))})"


def _indexes(table: Table) -> list[str]:
    extra = {"statements": ("field",), "incidents": ("date_earliest",), "promises": ("status",)}.get(table.name, ())
    columns = (*(column for column, _, _ in table.foreign), *extra)
    return [f'CREATE INDEX {table.name}_{column} ON {table.name} ("{column}")' for column in columns]


def _metadata(codebook: Codebook) -> dict[str, object]:
    tables = {
        table.name: {"description": table.means, "columns": {column.name: column.means for column in table.columns}} for table in codebook.tables
    }
    tables["sentences"]["fts_table"] = "sentences_fts"
    return {
        "title": "Hisab: an account of attacks and promises",
        "description": " ".join(codebook.caveats),
        "databases": {"hisab": {"tables": tables}},
    }
