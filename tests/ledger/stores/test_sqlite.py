from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hisab.ledger.stores.sqlite import SqliteStore
from hisab.ledger.stores.sqlite_file import SCHEMA_VERSION
from hisab.ledger.verify import verify
from hisab.records.errors import IntegrityError, MachineError, UsageError

from ..cases import AT, EVERY_KIND
from ..notation import parse
from ..store_contract import StoreContract


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(path) as opened:
        yield opened


class TestSqliteStore(StoreContract):
    """The contract of all stores, on SQLite."""


def ask(path: Path, question: str, *values: object) -> list[Any]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(question, values).fetchall()


def test_the_ledger_is_still_there_when_it_is_opened_again(path: Path) -> None:
    with SqliteStore(path) as store:
        entries = store.append(parse(EVERY_KIND), made_by="test", at=AT)
        checkpoint = store.checkpoint(at=AT)
        register = store.register()
    with SqliteStore(path) as store:
        assert tuple(store.entries()) == entries
        assert store.checkpoints() == (checkpoint,)
        assert store.register() == register


def test_every_commit_is_synced_to_the_disk(path: Path) -> None:
    with SqliteStore(path) as store:
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET body = x'00' WHERE sequence = 1",
        "DELETE FROM entries WHERE sequence = 1",
        "INSERT OR REPLACE INTO entries VALUES (1, 'x', x'00')",
        "INSERT OR REPLACE INTO entries SELECT 20, hash, body FROM entries WHERE sequence = 1",
        "INSERT INTO entries VALUES (99, 'x', x'00')",
        "UPDATE checkpoints SET root = 'x'",
        "DELETE FROM checkpoints",
        "INSERT OR REPLACE INTO checkpoints VALUES (1, 'x', 'x', 'x')",
        "INSERT OR REPLACE INTO checkpoints VALUES (19, 'x', 'x', 'x')",
    ],
)
def test_nothing_appended_can_be_changed_in_sql(path: Path, change: str) -> None:
    with SqliteStore(path) as store:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
        store.checkpoint(at=AT)
    with pytest.raises(sqlite3.IntegrityError, match="only appended"):
        ask(path, change)


def test_the_tables_are_strict(path: Path) -> None:
    SqliteStore(path).close()
    for table in ("entries", "checkpoints", "records"):
        ((made,),) = ask(path, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", table)
        assert made.endswith("STRICT")


def test_the_register_can_be_asked_in_sql(path: Path) -> None:
    with SqliteStore(path) as store:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
        register = store.register()
    counted = dict(ask(path, "SELECT kind, count(*) FROM register WHERE body IS NOT NULL GROUP BY kind"))
    assert counted == {
        "capture": 2,
        "document": 2,
        "reading": 2,
        "mention": len(register.mentions),
        "incident": 1,
        "retired": 1,
        "promise": 1,
        "action": 1,
        "suggestions": 1,
        "finding": 2,
    }
    kinds = ask(path, "SELECT json_extract(body, '$.kind') FROM register WHERE kind = 'mention'")
    assert [kind for (kind,) in kinds] == [mention.kind.value for mention in register.mentions.values()]


def test_a_file_that_is_no_database_is_not_a_ledger(path: Path) -> None:
    path.write_bytes(b"This is an article, and not a database at all. " * 40)
    with pytest.raises(UsageError, match="is not a Hisab ledger") as raised:
        SqliteStore(path)
    assert raised.value.hint


def test_another_programs_database_is_not_a_ledger(path: Path) -> None:
    ask(path, "CREATE TABLE entries (sequence INTEGER PRIMARY KEY)")
    with pytest.raises(UsageError, match="is not a Hisab ledger"):
        SqliteStore(path)
    assert ask(path, "SELECT count(*) FROM sqlite_schema") == [(1,)]


def test_an_empty_file_is_not_taken_for_a_new_ledger(path: Path) -> None:
    path.touch()
    with pytest.raises(UsageError, match="is not a Hisab ledger"):
        SqliteStore(path)


def test_a_ledger_of_a_newer_hisab_is_not_touched(path: Path) -> None:
    SqliteStore(path).close()
    ask(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(UsageError, match="made by a newer hisab") as raised:
        SqliteStore(path)
    assert "Update hisab" in raised.value.hint


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="cannot be made") as raised:
        SqliteStore(tmp_path / "nowhere" / "ledger.db")
    assert "folder" in raised.value.hint


def test_making_a_ledger_leaves_no_other_file(path: Path) -> None:
    SqliteStore(path).close()
    assert [found.name for found in path.parent.iterdir()] == ["ledger.db"]


def test_a_ledger_that_another_process_writes_to_is_waited_for_and_then_named(path: Path) -> None:
    with SqliteStore(path, patience=0.1) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MachineError, match="locked") as raised:
            store.append(parse("find a: x"), made_by="test", at=AT)
        assert "Another hisab is writing" in raised.value.hint
        other.execute("ROLLBACK")
        assert store.append(parse("find a: x"), made_by="test", at=AT)


def test_a_locked_ledger_can_still_be_read(path: Path) -> None:
    with SqliteStore(path, patience=0.1) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        entries = store.append(parse("find a: x"), made_by="test", at=AT)
        other.execute("BEGIN IMMEDIATE")
        assert tuple(store.entries()) == entries
        assert verify(store) == ()


def test_a_full_disk_leaves_what_was_there_and_nothing_half_written(path: Path) -> None:
    with SqliteStore(path) as store:
        before = store.append(parse(EVERY_KIND), made_by="test", at=AT)
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(MachineError, match="full") as raised:
            store.append(parse("\n".join(f"find n{number}: x" for number in range(3000))), made_by="test", at=AT)
        assert "Free space" in raised.value.hint
        assert tuple(store.entries()) == before
        assert verify(store) == ()
    with SqliteStore(path) as store:
        store.append(parse("find after: x"), made_by="test", at=AT)
        assert verify(store) == ()


def test_a_disk_that_is_really_full_leaves_what_was_there(tmp_path: Path) -> None:
    disk = tmp_path / "small"
    disk.mkdir()
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, "-t", "tmpfs", "-o", "size=600k", "none", disk], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk; the test above fills a file instead")
    try:
        with SqliteStore(disk / "ledger.db") as store:
            appended = 0

            def append_for_ever() -> None:
                nonlocal appended
                while appended < 100_000:
                    appended += len(store.append(parse("\n".join(f"find n{number}: x" for number in range(50))), made_by="test", at=AT))

            with pytest.raises(MachineError, match="full") as raised:
                append_for_ever()
            assert "Free space" in raised.value.hint
            assert appended >= 50
            assert sum(1 for _ in store.entries()) == appended
            assert verify(store) == ()
        shutil.copytree(disk, tmp_path / "roomier")  # with the write-ahead log, which a full disk leaves beside the file
    finally:
        subprocess.run(["umount", disk], check=True)
    with SqliteStore(tmp_path / "roomier" / "ledger.db") as store:
        store.append(parse("find after: x"), made_by="test", at=AT)
        assert sum(1 for _ in store.entries()) == appended + 1
        assert verify(store) == ()


def test_a_ledger_that_may_only_be_read_says_so(path: Path) -> None:
    with SqliteStore(path) as store:
        store.append(parse("find a: x"), made_by="test", at=AT)
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(MachineError, match="readonly") as raised:
            store.append(parse("find b: x"), made_by="test", at=AT)
        assert "cannot be written" in raised.value.hint
        assert verify(store) == ()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_file_without_the_right_to_write_is_a_machine_error(path: Path) -> None:
    with SqliteStore(path) as store:
        store.append(parse("find a: x"), made_by="test", at=AT)
    program = f"""
import os
from pathlib import Path
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.records.errors import MachineError
os.chmod({str(path)!r}, 0o444); os.chmod({str(path.parent)!r}, 0o555)
for folder in Path({str(path)!r}).parents[1:4]:
    if os.geteuid() == 0: os.chmod(folder, 0o755)
if os.geteuid() == 0: os.setuid(65534)
try:
    with SqliteStore(Path({str(path)!r})) as store:
        store.checkpoint(at="now")
except MachineError as error:
    print("MachineError:", error.hint)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("MachineError: ")
    assert "right to write" in done.stdout or "you may read and write" in done.stdout


def test_a_ledger_cut_short_is_damaged_and_no_traceback(path: Path) -> None:
    with SqliteStore(path) as store:
        store.append(parse(EVERY_KIND), made_by="test", at=AT)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    def read_all() -> None:
        with SqliteStore(path) as store:
            tuple(store.entries())
            store.register()

    with pytest.raises(IntegrityError, match="is damaged"):
        read_all()
