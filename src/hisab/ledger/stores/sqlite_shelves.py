"""The materialised register in SQLite: for each record that stands now, which entry says it.

It repeats nothing of what the entries say, so that it cannot contradict them; the view `register` shows both together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from hisab.ledger.rows import Record
from hisab.ledger.shelves import Shelf, record_of
from hisab.records.codec import entry_from_bytes
from hisab.records.errors import IntegrityError
from hisab.records.ids import ALGORITHM
from hisab.records.journal import Entry


class SqliteShelves:
    """Shelves in the table `records`. What is put and removed counts when the transaction around it does."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, shelf: Shelf, identifier: str) -> Any | None:
        """Return the record, or None where there is none."""
        query = "SELECT body FROM records JOIN entries USING (sequence) WHERE kind = ? AND id = ?"
        row = self._connection.execute(query, (shelf, identifier)).fetchone()
        return None if row is None else record_of(shelf, entry_from_bytes(row[0]))

    def holds(self, shelf: Shelf, identifier: str) -> bool:
        """True when the record is there."""
        query = "SELECT 1 FROM records WHERE kind = ? AND id = ?"
        return self._connection.execute(query, (shelf, identifier)).fetchone() is not None

    def put(self, shelf: Shelf, identifier: str, entry: Entry) -> None:
        """Keep the record that `entry` says, in the place of an earlier one."""
        self._connection.execute(
            "INSERT INTO records (kind, id, sequence) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET sequence = excluded.sequence",
            (shelf, identifier, entry.sequence),
        )

    def remove(self, shelf: Shelf, identifier: str) -> None:
        """Take the record away if it is there."""
        self._connection.execute("DELETE FROM records WHERE kind = ? AND id = ?", (shelf, identifier))

    def clear(self) -> None:
        """Take all records away."""
        self._connection.execute("DELETE FROM records")

    def records(self) -> Iterator[Record]:
        """Yield all records as they are kept, in the order in which they first came."""
        for kind, identifier, sequence in self._connection.execute("SELECT kind, id, sequence FROM records ORDER BY place"):
            if not (isinstance(kind, str) and isinstance(identifier, str) and isinstance(sequence, int)):
                raise IntegrityError("the table records is damaged: a row lacks a value")
            yield Record(kind=kind, id=identifier, sequence=sequence)

    def standing_entries(self) -> Iterator[Entry]:
        """Yield, by sequence, the entries that say any record that stands now."""
        query = "SELECT body FROM entries WHERE sequence IN (SELECT sequence FROM records) ORDER BY sequence"
        for (body,) in self._connection.execute(query):
            yield entry_from_bytes(body)

    def digest(self) -> str:
        """Return the hash over all records, their order included."""
        running = sha256()
        for record in self.records():
            running.update(f"{record.kind}\0{record.id}\0{record.sequence}\n".encode())
        return f"{ALGORITHM}:{running.hexdigest()}"
