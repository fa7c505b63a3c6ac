"""The proof of the ledger: every hash, link, checkpoint, id and quotation, and the register against the journal.

Believes nothing that the store says of itself. What it cannot see without a checkpoint kept elsewhere: that the newest entries, and every
checkpoint over them, were taken away or written anew together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hisab.ledger.acyclic import acyclic
from hisab.ledger.chain import body_of
from hisab.ledger.evidence import find_broken_evidence
from hisab.ledger.merkle import Tree
from hisab.ledger.replay import fold
from hisab.ledger.rows import Row, Rows
from hisab.ledger.shelves import MemoryShelves, Shelf
from hisab.records.codec import entry_from_bytes
from hisab.records.errors import IntegrityError
from hisab.records.findings import Finding
from hisab.records.ids import FIRST_PREVIOUS, content_id
from hisab.records.journal import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that does not hold: `where` it is ("entry 7", "document sha256:…"), and `what` is wrong, in words."""

    where: str
    what: str


def verify(store: Rows, *, captures: Iterable[Finding] = ()) -> tuple[Fault, ...]:
    """Return everything that does not hold in `store`; none when the ledger is whole.

    `captures` are the findings of whoever can see the kept bytes; each is a fault.
    """
    with acyclic():
        faults = tuple(_find_faults(store))
    return faults + tuple(Fault(where=finding.about, what=finding.message) for finding in captures)


def _find_faults(store: Rows) -> Iterator[Fault]:
    journal = _JournalCheck()
    with store.snapshot():
        yield from _while_readable("the entries", journal.check_all(store))
        yield from _while_readable("the checkpoints", _check_checkpoints(store, journal))
        yield from _while_readable("the register", _check_records(store, journal))
        yield from _while_readable("the store", _check_files(store))


def _check_files(store: Rows) -> Iterator[Fault]:
    for words in store.damage():
        yield Fault(where="the store", what=words)


def _while_readable(where: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    try:
        yield from faults
    except IntegrityError as error:
        yield Fault(where=where, what=f"cannot be read to the end: {error.message}")


class _JournalCheck:
    """Goes through the rows once, in order, and keeps what the later checks need."""

    def __init__(self) -> None:
        self.hashes: list[str] = []
        """The hash that each entry's bytes give."""
        self.tree = Tree()
        self.shelves = _NotedShelves()
        self.is_replayed = True
        """False once an entry could not be folded: what comes behind it cannot be judged."""
        self._last = 0
        self._kept_hash: str = FIRST_PREVIOUS

    def check_all(self, store: Rows) -> Iterator[Fault]:
        """Yield what is wrong with each row in its place."""
        try:
            for row in store.rows():
                yield from self._check(row)
        except IntegrityError:
            self.is_replayed = False
            raise

    def _check(self, row: Row) -> Iterator[Fault]:
        where = f"entry {row.sequence}"
        if row.sequence != self._last + 1:
            yield Fault(where=where, what=f"stands behind entry {self._last}; what was between them is missing")
            self.is_replayed = False
        try:
            entry = entry_from_bytes(row.body)
        except IntegrityError as error:
            yield Fault(where=where, what=error.message)
            self.is_replayed = False
            actual = content_id(row.body)
        else:
            yield from self._check_entry(entry, row)
            actual = entry.hash
        if actual != row.hash:
            yield Fault(where=where, what="its bytes do not give its hash: one of them was changed")
        self.tree.add(row.body)
        self.hashes.append(actual)
        self._last, self._kept_hash = row.sequence, row.hash

    def _check_entry(self, entry: Entry, row: Row) -> Iterator[Fault]:
        where = f"entry {row.sequence}"
        if entry.sequence != row.sequence:
            yield Fault(where=where, what=f"its bytes are those of entry {entry.sequence}")
        if entry.previous != self._kept_hash:
            yield Fault(where=where, what="does not name the hash of the entry before it")
        if body_of(entry) != row.body:
            yield Fault(where=where, what="its bytes are not the canonical bytes of what they say")
        for words in find_broken_evidence(entry, self.shelves):
            yield Fault(where=where, what=words)
        if self.is_replayed:
            try:
                fold(entry, self.shelves)
            except IntegrityError as error:
                yield Fault(where=where, what=error.message)
                self.is_replayed = False


def _check_checkpoints(store: Rows, journal: _JournalCheck) -> Iterator[Fault]:
    size_before = -1
    for checkpoint in store.checkpoints():
        where = f"checkpoint over {checkpoint.size} entries"
        if checkpoint.size <= size_before:
            yield Fault(where=where, what=f"does not cover more than the one before it, which covers {size_before}")
        size_before = checkpoint.size
        if not 0 <= checkpoint.size <= journal.tree.size:
            yield Fault(where=where, what=f"there are only {journal.tree.size} entries: the last ones are missing")
            continue
        if journal.tree.root(checkpoint.size) != checkpoint.root:
            yield Fault(where=where, what="its root is not the root over these entries: they or the checkpoint were changed")
        head = journal.hashes[checkpoint.size - 1] if checkpoint.size else FIRST_PREVIOUS
        if head != checkpoint.head:
            yield Fault(where=where, what=f"its head is not the hash of entry {checkpoint.size}")


def _check_records(store: Rows, journal: _JournalCheck) -> Iterator[Fault]:
    if not journal.is_replayed:
        yield Fault(where="the register", what="was not compared with the journal, because the journal cannot be replayed")
        return
    kept = [(record.kind, record.id, record.sequence) for record in store.records()]
    said = [(shelf.value, identifier, sequence) for (shelf, identifier), sequence in journal.shelves.said_by.items()]
    if kept == said:
        return
    for kind, identifier, sequence in sorted(set(said) - set(kept)):
        yield Fault(where=f"{kind} {identifier}", what=f"the register does not have it from entry {sequence}, which says it")
    for kind, identifier, sequence in sorted(set(kept) - set(said)):
        yield Fault(where=f"{kind} {identifier}", what=f"the register has it from entry {sequence}, which does not say it, or no longer")
    if sorted(kept) == sorted(said):
        yield Fault(where="the register", what="holds its records in another order than the journal gives")


class _NotedShelves:
    """Shelves in memory that note which entry said each record, in the order of a replay."""

    def __init__(self) -> None:
        self._shelves = MemoryShelves()
        self.said_by: dict[tuple[Shelf, str], int] = {}

    def get(self, shelf: Shelf, identifier: str) -> Any | None:
        return self._shelves.get(shelf, identifier)

    def holds(self, shelf: Shelf, identifier: str) -> bool:
        return self._shelves.holds(shelf, identifier)

    def put(self, shelf: Shelf, identifier: str, entry: Entry) -> None:
        self._shelves.put(shelf, identifier, entry)
        self.said_by[shelf, identifier] = entry.sequence

    def remove(self, shelf: Shelf, identifier: str) -> None:
        self._shelves.remove(shelf, identifier)
        self.said_by.pop((shelf, identifier), None)
