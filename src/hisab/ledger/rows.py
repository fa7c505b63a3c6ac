"""What a store holds, as it holds it: rows that are not yet believed. `verify` reads these, and any store can show them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from hisab.records.journal import Checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry as it is kept: `hash` and `body` should agree, and `verify` says whether they do."""

    sequence: int
    hash: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the materialised register as it is kept: the record `id` of `kind` is the one that entry `sequence` says."""

    kind: str
    id: str
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The hash of the materialised register before it was thrown away, and after it was made again from the journal."""

    before: str
    after: str


class Rows(Protocol):
    """A store laid open for checking. Reading what cannot be read is an integrity failure."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Within it, all reads see one state of the store, whoever writes meanwhile."""
        ...

    def rows(self) -> Iterator[Row]:
        """Yield all entries as they are kept, by sequence."""
        ...

    def records(self) -> Iterator[Record]:
        """Yield the materialised register as it is kept, in the order in which records first came."""
        ...

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Return all checkpoints as they are kept, by size."""
        ...

    def damage(self) -> tuple[str, ...]:
        """Return what the store's own check of its files finds wrong, in words."""
        ...
