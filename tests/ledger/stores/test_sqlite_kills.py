"""Real processes, really killed: what was committed stays, and the next run goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from hisab.ledger.replay import replay
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.ledger.verify import verify

from ..cases import AT
from ..notation import parse

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

WRITER = """
import sys
from itertools import count
from pathlib import Path
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.records.findings import Finding, Severity
from hisab.records.journal import FindingRaised

path, name, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with SqliteStore(path) as store:
    for number in range(limit):
        about = f"{name} {number} " + "word " * 300
        payloads = [FindingRaised(finding=Finding(code="odd", severity=Severity.NOTE, message="odd", about=about))] * (1 + number % 7)
        entries = store.append(payloads, made_by=name, at="2021-01-04T06:00:00Z")
        for entry in entries:
            print("entry", entry.sequence, entry.hash, flush=True)
        if number % 5 == 4:
            print("checkpoint", store.checkpoint(at="2021-01-04T06:00:00Z").size, flush=True)
"""

CHECKPOINTER = """
import sys
from itertools import count
from pathlib import Path
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.records.findings import Finding, Severity
from hisab.records.journal import FindingRaised

with SqliteStore(Path(sys.argv[1])) as store:
    for number in count():
        store.append([FindingRaised(finding=Finding(code="odd", severity=Severity.NOTE, message="odd", about=str(number)))], made_by="test", at="now")
        print("begin", flush=True)
        print("checkpoint", store.checkpoint(at="now").size, flush=True)
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


def kill_after(process: subprocess.Popen[str], seconds: float) -> list[list[str]]:
    """Kill `process` that long after its first word, and return the lines it had wholly said."""
    assert process.stdout is not None
    first = process.stdout.readline()
    sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    return [line.split() for line in (first + said).splitlines(keepends=True) if line.endswith("\n")]


def test_a_killed_process_loses_nothing_that_it_had_committed(tmp_path: Path) -> None:
    path, random = tmp_path / "ledger.db", Random(1947)
    promised: dict[int, str] = {}
    checkpointed: set[int] = set()
    deadline = monotonic() + 60
    for number in range(8):
        assert monotonic() < deadline
        for word, *said in kill_after(start(WRITER, path, f"round {number}", 10**9), random.uniform(0.0, 0.4)):
            if word == "entry":
                promised[int(said[0])] = said[1]
            else:
                checkpointed.add(int(said[0]))
        with SqliteStore(path) as store:
            kept = {entry.sequence: entry.hash for entry in store.entries()}
            assert promised.items() <= kept.items()
            assert checkpointed <= {checkpoint.size for checkpoint in store.checkpoints()}
            assert verify(store) == ()
            assert store.register() == replay(store.entries())
            (entry,) = store.append(parse("find after-the-kill: x"), made_by="test", at=AT)
            assert entry.sequence == len(kept) + 1
            promised[entry.sequence] = entry.hash
    assert checkpointed


def test_a_process_killed_while_it_makes_a_ledger_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    random = Random(2013)
    program = "import sys; print('begin', flush=True)\n" + WRITER
    for number in range(6):
        path = tmp_path / f"ledger-{number}.db"
        kill_after(start(program, path, "test", 10**9), random.uniform(0.0, 0.25))
        with SqliteStore(path) as store:
            store.append(parse("find after-the-kill: x"), made_by="test", at=AT)
            assert verify(store) == ()


def test_a_process_killed_while_it_makes_a_checkpoint_leaves_the_earlier_ones_whole(tmp_path: Path) -> None:
    path, random = tmp_path / "ledger.db", Random(1998)
    with SqliteStore(path) as store:  # enough entries that most of the time goes into checkpoints
        store.append(parse("\n".join(f"find n{number}: x" for number in range(3000))), made_by="test", at=AT)
    for _ in range(5):
        said = kill_after(start(CHECKPOINTER, path), random.uniform(0.05, 0.3))
        made = {int(words[1]) for words in said if words[0] == "checkpoint"}
        with SqliteStore(path) as store:
            assert made <= {checkpoint.size for checkpoint in store.checkpoints()}
            assert verify(store) == ()
            store.checkpoint(at=AT)
            assert verify(store) == ()


def test_two_processes_that_append_at_once_make_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    writers = [start(WRITER, path, name, 100) for name in ("left", "right")]
    said = [writer.communicate(timeout=60)[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    sequences = sorted(int(line.split()[1]) for words in said for line in words.splitlines() if line.startswith("entry"))
    with SqliteStore(path) as store:
        entries = list(store.entries())
        assert sequences == [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
        assert {entry.made_by for entry in entries} == {"left", "right"}
        assert verify(store) == ()
