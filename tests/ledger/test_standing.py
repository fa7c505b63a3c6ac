"""The checkpoint of a register, told without writing to the ledger."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from hisab.ledger.standing import checkpoint_of
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.ledger.stores.sqlite_file import open_to_read
from hisab.records.errors import IntegrityError, MachineError

from .cases import AT, EVERY_KIND
from .notation import parse

MORE = "gather C: A third report on what happened in Machh."


@pytest.fixture(name="ledger")
def _ledger(tmp_path: Path) -> Path:
    with SqliteStore(tmp_path / "ledger.db") as store:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
    return tmp_path / "ledger.db"


def test_the_checkpoint_is_the_one_that_the_ledger_would_keep(ledger: Path) -> None:
    with SqliteStore(ledger, opened_by=open_to_read) as store:
        told = checkpoint_of(store, store.register(), at=AT)
        assert store.checkpoints() == ()
    with SqliteStore(ledger) as store:
        assert told == store.checkpoint(at=AT)


def test_one_that_is_kept_is_told_as_it_was_made(ledger: Path) -> None:
    with SqliteStore(ledger) as store:
        kept = store.checkpoint(at=AT)
        assert checkpoint_of(store, store.register(), at="2030-01-01T00:00:00+00:00") == kept


def test_entries_behind_the_register_are_not_under_its_checkpoint(ledger: Path) -> None:
    with SqliteStore(ledger) as store:
        register = store.register()
        before = checkpoint_of(store, register, at=AT)
        store.append(parse(MORE), made_by="test", at=AT)
        assert checkpoint_of(store, register, at=AT) == before


def test_a_root_that_no_longer_holds_is_an_integrity_failure(ledger: Path) -> None:
    with SqliteStore(ledger) as store:
        store.checkpoint(at=AT)
        store.append(parse(MORE), made_by="test", at=AT)
        register = store.register()
    connection = sqlite3.connect(ledger)
    connection.execute("DROP TRIGGER checkpoints_are_never_changed")
    connection.execute("UPDATE checkpoints SET root = 'sha256:' || hex(zeroblob(32))")
    connection.commit()
    connection.close()
    with SqliteStore(ledger, opened_by=open_to_read) as store, pytest.raises(IntegrityError, match="no longer those of the checkpoint"):
        checkpoint_of(store, register, at=AT)


def test_a_checkpoint_over_more_entries_than_there_are_is_an_integrity_failure(ledger: Path) -> None:
    with SqliteStore(ledger) as store:
        made = store.checkpoint(at=AT)
        register = store.register()
    connection = sqlite3.connect(ledger)
    connection.execute("INSERT INTO checkpoints (size, root, head, at) VALUES (?, ?, ?, ?)", (made.size + 5, made.root, made.head, made.at))
    connection.commit()
    connection.close()
    with SqliteStore(ledger) as store, pytest.raises(IntegrityError, match=f"the checkpoint over {made.size + 5} entries"):
        checkpoint_of(store, replace(register), at=AT)


def test_a_ledger_that_is_open_to_be_read_cannot_be_changed(ledger: Path) -> None:
    before = ledger.read_bytes()
    with SqliteStore(ledger, opened_by=open_to_read) as store:
        assert store.tip().size == store.register().size
        with pytest.raises(MachineError):
            store.append(parse(MORE), made_by="test", at=AT)
        with pytest.raises(MachineError):
            store.checkpoint(at=AT)
    assert ledger.read_bytes() == before


def test_reading_makes_no_ledger_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(MachineError):
        SqliteStore(tmp_path / "ledger.db", opened_by=open_to_read)
    assert list(tmp_path.iterdir()) == []
