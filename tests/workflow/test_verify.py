"""What was changed is found and named: an entry, a capture, a quotation, the register."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from hisab.records.errors import IntegrityError
from hisab.workflow.verify import verify_workspace
from hisab.workflow.workspace import Workspace, open_workspace

from .cases import LATER, MACHH, run_all, write_rows


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Workspace:
    run_all(tmp_path / "account", write_rows(tmp_path / "a.jsonl", [MACHH, LATER]))
    return open_workspace(tmp_path / "account")


def faults(workspace: Workspace) -> list[tuple[str, str]]:
    return [(fault.where, fault.what) for fault in verify_workspace(workspace)]


def change(workspace: Workspace, statement: str, *values: object) -> None:
    """Change the ledger's file behind its guards."""
    with closing(sqlite3.connect(workspace.directory / "ledger.db")) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement, values)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def test_a_whole_workspace_holds(workspace: Workspace) -> None:
    assert faults(workspace) == []


def test_any_changed_byte_of_any_entry_is_named(workspace: Workspace) -> None:
    chance = random.Random(7)
    with closing(sqlite3.connect(workspace.directory / "ledger.db")) as connection:
        bodies = connection.execute("SELECT sequence, body FROM entries").fetchall()
    for sequence, body in bodies:
        place = chance.randrange(len(body))
        changed = body[:place] + bytes([body[place] ^ (1 << chance.randrange(8))]) + body[place + 1 :]
        change(workspace, "UPDATE entries SET body = ? WHERE sequence = ?", changed, sequence)
        assert any(where == f"entry {sequence}" for where, _ in faults(workspace)), (sequence, place)
        change(workspace, "UPDATE entries SET body = ? WHERE sequence = ?", body, sequence)
    assert faults(workspace) == []


def test_a_quote_that_is_not_in_its_text_is_named(workspace: Workspace) -> None:
    with closing(sqlite3.connect(workspace.directory / "ledger.db")) as connection:
        sequence, body = connection.execute(
            "SELECT sequence, body FROM entries WHERE CAST(body AS TEXT) LIKE '%document_read%' ORDER BY sequence LIMIT 1"
        ).fetchone()
    change(workspace, "UPDATE entries SET body = ? WHERE sequence = ?", body.replace(b"killed at least 11", b"killed at least 19"), sequence)
    assert any(where == f"entry {sequence}" and "quotes words that are not at" in what for where, what in faults(workspace))


def test_a_changed_capture_is_named(workspace: Workspace) -> None:
    (capture,) = [path for path in (workspace.directory / "captures").rglob("*") if path.is_file()]
    capture.chmod(0o644)
    capture.write_bytes(capture.read_bytes().replace(b"11", b"12"))
    assert [where for where, _ in faults(workspace)] == [f"capture {capture.relative_to(workspace.directory / 'captures').as_posix()}"]


def test_a_missing_capture_is_named(workspace: Workspace) -> None:
    (capture,) = [path for path in (workspace.directory / "captures").rglob("*") if path.is_file()]
    capture.unlink()
    assert faults(workspace) == [(f"capture sha256:{capture.name}", f"sha256:{capture.name} is not there")]


def test_captures_that_are_all_gone_are_named(workspace: Workspace) -> None:
    (workspace.directory / "captures").rename(workspace.directory / "moved")
    assert len(faults(workspace)) == 1


def test_an_entry_that_was_taken_away_is_named(workspace: Workspace) -> None:
    change(workspace, "DELETE FROM entries WHERE sequence = 2")
    assert any("missing" in what for _, what in faults(workspace))


def test_a_register_that_was_changed_is_named_and_made_anew(workspace: Workspace) -> None:
    change(workspace, "DELETE FROM records WHERE kind = 'incident'")
    assert any(where.startswith("incident incident-00001") for where, _ in faults(workspace))
    with workspace.writing() as store:
        rebuilt = store.rebuild()
    assert rebuilt.before != rebuilt.after
    assert faults(workspace) == []


def test_where_the_register_cannot_be_read_the_proof_says_so(workspace: Workspace) -> None:
    change(workspace, "UPDATE entries SET body = ? WHERE sequence = 1", b"not an entry")
    found = faults(workspace)
    assert ("entry 1") in [where for where, _ in found]
    assert any(where == "the captures" for where, _ in found)


def test_no_changed_byte_of_the_ledger_s_file_makes_the_proof_break_down(workspace: Workspace) -> None:
    path = workspace.directory / "ledger.db"
    whole = path.read_bytes()
    chance = random.Random(3)
    for _ in range(80):
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with suppress(IntegrityError):
            verify_workspace(workspace)
    path.write_bytes(whole)
    assert faults(workspace) == []
