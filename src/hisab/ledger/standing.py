"""The checkpoint that a register stands on, for who may read a ledger and not write to it."""

from __future__ import annotations

from itertools import islice

from hisab.ledger.merkle import Tree
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.records.errors import IntegrityError
from hisab.records.journal import Checkpoint, Register


def checkpoint_of(store: SqliteStore, register: Register, *, at: str) -> Checkpoint:
    """Return the checkpoint over the entries that `register` stands on: the one that the ledger keeps, else one that is made at `at` and not kept.

    Entries that no longer give the root of the newest checkpoint over them, or are fewer than it covers, are an integrity failure.
    """
    kept = store.checkpoints()
    if kept and kept[-1].size > store.tip().size:
        raise _changed(kept[-1])
    newest = next((each for each in reversed(kept) if each.size <= register.size), None)
    if newest is not None and newest.size == register.size and newest.head == register.head:
        return newest
    tree = Tree(row.body for row in islice(store.rows(), register.size))
    if newest is not None and tree.root(newest.size) != newest.root:
        raise _changed(newest)
    return Checkpoint(size=register.size, root=tree.root(), head=register.head, at=at)


def _changed(checkpoint: Checkpoint) -> IntegrityError:
    return IntegrityError(
        f"the entries are no longer those of the checkpoint over {checkpoint.size} entries", hint="hisab verify names all that is wrong."
    )
