import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from hisab.publishing.data.schemas import load_codebook

from .readback import rows


@pytest.fixture
def database(data: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{data / 'hisab.sqlite'}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


def test_every_table_has_as_many_rows_as_its_csv_file(database: sqlite3.Connection, data: Path) -> None:
    for table in load_codebook().tables:
        (number,) = database.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        assert number == len(rows(data, f"{table.name}.csv")), table.name


def test_every_foreign_key_leads_to_a_row(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_sentences_can_be_searched(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT s.incident FROM sentences_fts JOIN sentences s ON s.rowid = sentences_fts.rowid WHERE sentences_fts MATCH 'gunmen'"
    ).fetchall()
    assert found == [("incident-00001",)]


def test_every_foreign_key_has_an_index(database: sqlite3.Connection) -> None:
    indexed = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for table in load_codebook().tables:
        assert {f"{table.name}_{column}" for column, _, _ in table.foreign} <= indexed


def test_texts_in_the_database_have_no_apostrophe_before_them(hostile_data: Path) -> None:
    connection = sqlite3.connect(hostile_data / "hisab.sqlite")
    outlets = {outlet for (outlet,) in connection.execute("SELECT outlet FROM sources")}
    connection.close()
    assert "=cmd|' /C calc'!A0" in outlets
