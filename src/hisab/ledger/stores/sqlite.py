"""The journal in one SQLite file: the default store, for one person or one machine, without a server.

Every append is one transaction that is on the disk when it returns (write-ahead log, synchronous FULL). The head is read inside the
transaction, so that two processes never write two entries behind the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from hisab.ledger.acyclic import acyclic
from hisab.ledger.chain import Tip, follow, write_entry
from hisab.ledger.evidence import require_evidence
from hisab.ledger.merkle import Tree
from hisab.ledger.replay import fold
from hisab.ledger.rows import Rebuilt, Record, Row
from hisab.ledger.shelves import load_register
from hisab.ledger.stores.sqlite_file import Opener, find_damage, open_ledger, plain_errors
from hisab.ledger.stores.sqlite_shelves import SqliteShelves
from hisab.records.codec import entry_from_bytes
from hisab.records.errors import IntegrityError
from hisab.records.ids import EntryHash
from hisab.records.journal import Checkpoint, Entry, Payload, Register

_PAGE = 1000
"""Entries fetched at once. Between pages nothing is held open, so that the reader of `entries` may append meanwhile."""


class SqliteStore:
    """A ledger in the SQLite file at `path`, made if there is none. Waits `patience` seconds while another process writes.

    `opened_by` says how the file is opened; by `open_to_read` it is never changed, and what would change it is a `MachineError`.
    """

    def __init__(self, path: Path, *, patience: float = 10.0, opened_by: Opener = open_ledger) -> None:
        self._path = path
        self._connection = opened_by(path, patience=patience)
        self._shelves = SqliteShelves(self._connection)

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the store cannot be used any more."""
        self._connection.close()

    def append(self, payloads: Iterable[Payload], *, made_by: str, at: str) -> tuple[Entry, ...]:
        """Append all of `payloads` or, when anything fails, none; what no journal can hold is an integrity failure."""
        given = tuple(payloads)  # before the lock is taken: making them may take its time
        appended = []
        with self._writing():
            tip = self.tip()
            for payload in given:
                entry, body = write_entry(payload, tip, made_by=made_by, at=at)
                require_evidence(entry, self._shelves)
                fold(entry, self._shelves)
                tip = follow(entry, tip)
                self._connection.execute("INSERT INTO entries (sequence, hash, body) VALUES (?, ?, ?)", (entry.sequence, entry.hash, body))
                appended.append(entry)
        return tuple(appended)

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Yield the entries with a sequence above `after`, in order."""
        for row in self.rows(after=after):
            try:
                entry = entry_from_bytes(row.body)
            except IntegrityError as error:
                raise IntegrityError(f"entry {row.sequence}: {error.message}", hint="hisab verify names all that is wrong.") from error
            yield entry

    def checkpoint(self, *, at: str) -> Checkpoint:
        """Return the checkpoint over all entries, made and kept when the newest does not cover them.

        Entries that no longer give the newest root, or are fewer than it covers, are an integrity failure: nothing is put on top of them.
        """
        with self._writing():
            tip = self.tip()
            newest = max(self.checkpoints(), key=lambda checkpoint: checkpoint.size, default=None)
            if newest is not None and newest.size == tip.size and newest.head == tip.head:
                return newest
            tree = Tree(row.body for row in self.rows())
            if newest is not None and (newest.size > tree.size or tree.root(newest.size) != newest.root):
                raise IntegrityError(
                    f"the entries are no longer those of the checkpoint over {newest.size} entries", hint="hisab verify names all that is wrong."
                )
            made = Checkpoint(size=tip.size, root=tree.root(), head=tip.head, at=at)
            self._connection.execute("INSERT INTO checkpoints (size, root, head, at) VALUES (?, ?, ?, ?)", (made.size, made.root, made.head, made.at))
        return made

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Return all checkpoints, oldest first."""
        with plain_errors(self._path):
            rows = self._connection.execute("SELECT size, root, head, at FROM checkpoints ORDER BY size").fetchall()
        if not all(isinstance(value, str) for _, *values in rows for value in values):
            raise IntegrityError(f"{self._path} is damaged: a checkpoint lacks a value")
        return tuple(Checkpoint(size=size, root=root, head=EntryHash(head), at=at) for size, root, head, at in rows)

    def register(self) -> Register:
        """Return the state that the journal amounts to, from the records kept beside it; equal to a replay, which `verify` proves."""
        with self.snapshot(), acyclic():
            return load_register(self._shelves.records(), self._shelves.standing_entries(), tip=self.tip())

    def rebuild(self) -> Rebuilt:
        """Throw the materialised register away and make it again from the journal; the two hashes are equal unless it was changed."""
        with self._writing(), acyclic():
            before = self._shelves.digest()
            self._shelves.clear()
            tip = Tip()
            for entry in self.entries():
                tip = follow(entry, tip)
                fold(entry, self._shelves)
            return Rebuilt(before=before, after=self._shelves.digest())

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within it, all reads see one state of the store, whoever writes meanwhile."""
        with plain_errors(self._path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._end()

    def rows(self, *, after: int = 0) -> Iterator[Row]:
        """Yield the entries with a sequence above `after` as they are kept, by sequence."""
        query = "SELECT sequence, CAST(hash AS BLOB), body FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ?"
        while True:
            with plain_errors(self._path):
                page = self._connection.execute(query, (after, _PAGE)).fetchall()
            for sequence, written_hash, body in page:
                if not (isinstance(written_hash, bytes) and isinstance(body, bytes)):
                    raise IntegrityError(f"{self._path} is damaged: entry {sequence} has no hash or no body")
                yield Row(sequence=sequence, hash=written_hash.decode(errors="replace"), body=body)
            if len(page) < _PAGE:
                return
            after = page[-1][0]

    def records(self) -> Iterator[Record]:
        """Yield the materialised register as it is kept, in the order in which records first came."""
        with plain_errors(self._path):
            yield from self._shelves.records()

    def damage(self) -> tuple[str, ...]:
        """Return what SQLite's own check of the file finds wrong, and which of its guards are not as they were made."""
        with plain_errors(self._path):
            return find_damage(self._connection)

    def tip(self) -> Tip:
        """Return how many entries there are, and the hash of the last one."""
        row = self._connection.execute("SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1").fetchone()
        return Tip() if row is None else Tip(size=row[0], head=EntryHash(row[1]))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with plain_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                self._end()

    def _end(self) -> None:
        """Take back what was not committed; a full disk may have done so already."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
