"""A run that is killed loses nothing that it had committed, and the next one ends where a run without a kill ends."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hisab.workflow.verify import verify_workspace
from hisab.workflow.workspace import open_workspace

from .cases import NOW, digest_of, entries_of, run_all, tree_of, write_reports

_REPORTS = 120
_ROUNDS = 3
_KILLS = 3
_PAUSE = 0.1
"""The longest pause, in seconds, between a step of the run and the kill: most steps are shorter."""
_PROGRAM = f"""
import sys
from datetime import date
from pathlib import Path
from hisab.workflow.gather import name_inputs
from hisab.workflow.run import run
from hisab.workflow.workspace import create_workspace
print("begun", flush=True)
def report(step):
    print(step.stage, flush=True)
workspace = create_workspace(Path(sys.argv[2]))
run(workspace, name_inputs([sys.argv[1]]), as_of=date(2021, 2, 1), today=date(2021, 2, 1), now={NOW!r}, made_by="test", stdin=None, report=report)
print("done", flush=True)
"""


@pytest.fixture(scope="module", name="reports")
def _reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("kills") / "reports", _REPORTS)


@pytest.fixture(scope="module", name="whole")
def _whole(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> tuple[Path, int]:
    """A workspace whose run was never stopped, and how many steps that run told of."""
    directory = tmp_path_factory.mktemp("kills") / "whole"
    return directory, _run_to_the_end(reports, directory)


def _start(reports: Path, directory: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, str(reports), str(directory)], stdout=subprocess.PIPE, text=True)


def _run_to_the_end(reports: Path, directory: Path) -> int:
    """Run, and return how many steps the run told of."""
    with _start(reports, directory) as process:
        words, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    _, *steps, last = words.splitlines()
    assert last == "done"
    return len(steps)


def _run_and_kill(reports: Path, directory: Path, *, steps: int, pause: float) -> bool:
    """Start a run, kill it `pause` seconds after that many steps, and return whether it was still running."""
    with _start(reports, directory) as process:
        assert process.stdout is not None
        for _ in range(1 + steps):
            process.stdout.readline()
        time.sleep(pause)
        is_running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
    return is_running


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("seed", range(_ROUNDS))
def test_killed_at_any_moment_the_next_run_ends_as_if_nothing_had_happened(tmp_path: Path, reports: Path, whole: tuple[Path, int], seed: int) -> None:
    undisturbed, steps = whole
    chance = random.Random(seed)
    directory = tmp_path / "account"
    committed: tuple[str, ...] = ()
    kills = 0
    for _ in range(_KILLS):
        kills += _run_and_kill(reports, directory, steps=chance.randrange(steps), pause=chance.uniform(0.0, _PAUSE))
        if (directory / "ledger.db").exists():
            kept = tuple(entry.hash for entry in entries_of(directory))
            assert kept[: len(committed)] == committed
            committed = kept
            assert verify_workspace(open_workspace(directory)) == ()
    _run_to_the_end(reports, directory)
    assert kills
    assert [entry.hash for entry in entries_of(directory)] == [entry.hash for entry in entries_of(undisturbed)]
    assert digest_of(directory) == digest_of(undisturbed)
    assert verify_workspace(open_workspace(directory)) == ()
    ours, theirs = tree_of(directory), tree_of(undisturbed)
    assert {name: body for name, body in ours.items() if name != "ledger.db"} == {name: body for name, body in theirs.items() if name != "ledger.db"}


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_killed_as_each_step_begins_the_last_run_ends_as_if_nothing_had_happened(tmp_path: Path, reports: Path, whole: tuple[Path, int]) -> None:
    directory = tmp_path / "account"
    for stage in ("begun", "gather", "read", "link", "publish"):
        with _start(reports, directory) as process:
            assert process.stdout is not None
            while process.stdout.readline() != f"{stage}\n":
                assert process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=30)
    _run_to_the_end(reports, directory)
    assert digest_of(directory) == digest_of(whole[0])
    assert verify_workspace(open_workspace(directory)) == ()


def test_what_a_killed_run_left_half_made_is_cleared_away(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports", 4)
    directory = tmp_path / "account"
    run_all(directory, reports)
    before = tree_of(directory)
    (directory / "captures" / ".unfinished-x").write_bytes(b"half")
    (directory / "editions" / ".2021-02-01-0.writing-x").mkdir()
    (directory / "editions" / ".2021-02-01-0.writing-x" / "index.html").write_text("half")
    run_all(directory, reports)
    assert tree_of(directory) == before
