"""A ledger's SQLite file: its tables, how it is made and opened, and what its errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from hisab.records.errors import HisabError, IntegrityError, MachineError, UsageError

APPLICATION_ID = 0x48495341
"""`HISA`, in the file's header: what tells a ledger from any other SQLite file."""

SCHEMA_VERSION = 1


class Opener(Protocol):
    """Opens a ledger's file; waits up to `patience` seconds for another writer."""

    def __call__(self, path: Path, *, patience: float) -> sqlite3.Connection:
        """Return a connection to the ledger at `path`."""
        ...


SCHEMA = """
CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE checkpoints (
    size INTEGER PRIMARY KEY,
    root TEXT NOT NULL,
    head TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

-- The register, materialised: which entry says each record that stands now. Written in the same transaction as the entries, and made anew
-- by `rebuild`. A record that is said anew keeps its place, so that the order of places is the order of a replay.
CREATE TABLE records (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    UNIQUE (kind, id)
) STRICT;

-- The same with what is said, as JSON, for whoever asks in SQL.
CREATE VIEW register AS
SELECT records.kind, records.id, records.sequence, CASE records.kind
    WHEN 'capture' THEN json_extract(CAST(body AS TEXT), '$.payload.capture')
    WHEN 'document' THEN json_extract(CAST(body AS TEXT), '$.payload.document')
    WHEN 'reading' THEN json_extract(CAST(body AS TEXT), '$.payload.reading')
    WHEN 'mention' THEN (
        SELECT value FROM json_each(CAST(body AS TEXT), '$.payload.reading.mentions') WHERE json_extract(value, '$.id') = records.id
    )
    WHEN 'incident' THEN json_extract(CAST(body AS TEXT), '$.payload.incident')
    WHEN 'retired' THEN json_extract(CAST(body AS TEXT), '$.payload')
    WHEN 'promise' THEN json_extract(CAST(body AS TEXT), '$.payload.promise')
    WHEN 'action' THEN json_extract(CAST(body AS TEXT), '$.payload.action')
    WHEN 'suggestions' THEN json_extract(CAST(body AS TEXT), '$.payload.suggestions')
    WHEN 'finding' THEN json_extract(CAST(body AS TEXT), '$.payload.finding')
END AS body
FROM records JOIN entries ON entries.sequence = records.sequence
ORDER BY records.place;

CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are only appended'); END;

CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are only appended'); END;

-- INSERT OR REPLACE fires no DELETE trigger.
CREATE TRIGGER entries_are_only_appended BEFORE INSERT ON entries
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries) OR EXISTS (SELECT 1 FROM entries WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'entries are only appended'); END;

CREATE TRIGGER checkpoints_are_never_changed BEFORE UPDATE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are only appended'); END;

CREATE TRIGGER checkpoints_are_never_deleted BEFORE DELETE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are only appended'); END;

CREATE TRIGGER checkpoints_are_only_appended BEFORE INSERT ON checkpoints
WHEN NEW.size <= (SELECT coalesce(max(size), -1) FROM checkpoints)
BEGIN SELECT RAISE(ABORT, 'checkpoints are only appended'); END;
"""

_BEFORE_THE_FIRST = "SELECT sequence FROM entries WHERE sequence < 1"
_FREE_SPACE = "Free space on the disk and run the command again; nothing of it was written."
_HINTS = {
    sqlite3.SQLITE_FULL: _FREE_SPACE,
    sqlite3.SQLITE_IOERR: "The disk is full or failing. Nothing of this command was written; put the disk right and run it again.",
    sqlite3.SQLITE_BUSY: "Another hisab is writing to this ledger. Wait until it is done, then run the command again.",
    sqlite3.SQLITE_LOCKED: "Another hisab is writing to this ledger. Wait until it is done, then run the command again.",
    sqlite3.SQLITE_READONLY: "The file or its folder cannot be written. Give yourself the right to write both.",
    sqlite3.SQLITE_CANTOPEN: "Check that the folder exists and that you may read and write it.",
    sqlite3.SQLITE_PERM: "Give yourself the right to read and write the file and its folder.",
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Say in a person's words what the machine could not do; a damaged file is an integrity failure, our own bug stays as it is."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise IntegrityError(f"{path} is damaged: {error.reason}", hint="Keep the damaged file, and go on from the newest whole copy.") from error
    except sqlite3.DatabaseError as error:
        told = _tell(error, path)
        if told is None:
            raise
        raise told from error


def _tell(error: sqlite3.DatabaseError, path: Path) -> HisabError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return IntegrityError(f"{path} is damaged: {error}") if "decode to UTF-8" in str(error) else None
    primary = code & 0xFF  # the rest of an extended code only says where
    if primary in _HINTS:
        return MachineError(f"{path}: {error}", hint=_HINTS[primary])
    if primary == sqlite3.SQLITE_CORRUPT:
        return IntegrityError(f"{path} is damaged: {error}", hint="Keep the damaged file, and go on from the newest whole copy.")
    if primary == sqlite3.SQLITE_NOTADB:
        return _not_a_ledger(path)
    return None


def open_ledger(path: Path, *, patience: float) -> sqlite3.Connection:
    """Return a connection to the ledger at `path`, made if there is no file; waits up to `patience` seconds for another writer."""
    with plain_errors(path):
        if not path.exists():
            _make_ledger(path)
        connection = _connect(path, patience=patience)
        try:
            _require_ledger(connection, path)
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection


def open_to_read(path: Path, *, patience: float) -> sqlite3.Connection:
    """Return a connection to the ledger at `path` that cannot change it; that there is no file is a `MachineError`."""
    with plain_errors(path):
        connection = _connect(path, patience=patience, mode="ro")
        try:
            _require_ledger(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path, *, patience: float, mode: str = "rw") -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=patience)


def _require_ledger(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise _not_a_ledger(path)
    if version > SCHEMA_VERSION:
        raise UsageError(f"{path} was made by a newer hisab (ledger version {version})", hint="Update hisab, then run the command again.")


def _not_a_ledger(path: Path) -> UsageError:
    return UsageError(f"{path} is not a Hisab ledger", hint="Name another file. If this one was a ledger, it is damaged.")


def _make_ledger(path: Path) -> None:
    """Make an empty ledger at `path` in one step: a process killed on the way leaves no half-made file there.

    So an empty file is never a ledger that is still to be made; it is one that was lost.
    """
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".hisab-") as folder:
            made = Path(folder, "ledger.db")
            with closing(sqlite3.connect(made, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(SCHEMA)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            _put_in_place(made, path)
    except OSError as error:
        raise MachineError(f"{path} cannot be made: {error.strerror}", hint=_HINTS[sqlite3.SQLITE_CANTOPEN]) from error


def _put_in_place(made: Path, path: Path) -> None:
    try:
        os.link(made, path)
    except FileExistsError:  # another process was quicker, and its ledger is as good
        return
    except OSError:  # a filesystem without links, such as a memory stick's
        if not path.exists():
            made.rename(path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def find_damage(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return, in words, what SQLite's own check finds wrong, and each table or trigger that is not as `SCHEMA` makes it."""
    found = [words for (words,) in connection.execute("PRAGMA integrity_check") if words != "ok"]
    found.extend(f"an entry is kept under {sequence}, before the first" for (sequence,) in connection.execute(_BEFORE_THE_FIRST))
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(SCHEMA)
        expected, actual = _definitions(made), _definitions(connection)
    found.extend(f"{name} is not as hisab made it" for name in sorted(expected.keys() | actual.keys()) if expected.get(name) != actual.get(name))
    return tuple(found)


def _definitions(connection: sqlite3.Connection) -> dict[str, str]:
    query = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'view', 'trigger')"
    return dict(connection.execute(query).fetchall())
