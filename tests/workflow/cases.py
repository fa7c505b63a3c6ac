"""Invented reports, as many as a test needs, and one call for the whole way with the clock passed in."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hisab.ledger.stores.sqlite import SqliteStore
from hisab.records.journal import Entry
from hisab.workflow.gather import name_inputs
from hisab.workflow.progress import silently
from hisab.workflow.run import Outcome, run
from hisab.workflow.workspace import Workspace, create_workspace

NOW = "2021-02-01T06:00:00+00:00"
TODAY = date(2021, 2, 1)
_TOWNS = ("Quetta", "Machh", "Mastung", "Kabul", "Khuzdar", "Loralai")
_MINISTERS = ("The prime minister", "The interior minister", "The chief minister")

MACHH = {
    "text": "Gunmen killed at least 11 Hazara coal miners in Machh on January 3, 2021. "
    "The prime minister promised to pay compensation to the families of the victims.",
    "title": "Miners killed in Machh",
    "published": "2021-01-04",
    "language": "en",
    "url": "https://example.org/machh",
}
LATER = {
    "text": "Twelve Hazara coal miners were killed in Machh on January 3, 2021. Police arrested three suspects on Monday.",
    "title": "Toll rises in Machh",
    "published": "2021-01-06",
    "language": "en",
    "url": "https://example.org/later",
}


def made_up_report(chance: random.Random, number: int) -> dict[str, str]:
    """Return the `number`-th invented report, as a row of JSON Lines."""
    day = date(2013, 1, 1).toordinal() + chance.randint(0, 2500)
    struck, published = date.fromordinal(day), date.fromordinal(day + chance.randint(0, 3))
    town, dead, hurt = chance.choice(_TOWNS), chance.randint(2, 90), chance.randint(2, 200)
    words = (
        f"A bomb killed at least {dead} Hazara people and injured {hurt} others in {town} on {struck:%B} {struck.day}, {struck.year}. "
        f"{chance.choice(_MINISTERS)} vowed to bring the attackers to justice. Police arrested {chance.randint(2, 9)} suspects."
    )
    return {"text": words, "title": f"Report {number}", "published": published.isoformat(), "language": "en", "url": f"https://example.org/{number}"}


def write_rows(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    """Write `rows` as JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def write_reports(folder: Path, number: int, *, seed: int = 1) -> Path:
    """Write `number` invented reports, some in files of their own and the rest in a table, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    rows = [made_up_report(chance, each) for each in range(number)]
    alone = rows[: number // 4]
    for each, row in enumerate(alone):
        (folder / f"{each:04d}.txt").write_text(f"title: {row['title']}\ndate: {row['published']}\nurl: {row['url']}\n\n{row['text']}\n")
    write_rows(folder / "rows.jsonl", rows[len(alone) :])
    return folder


def run_all(
    directory: Path, *sources: Path, as_of: date | None = None, today: date = TODAY, now: str = NOW, communities: tuple[str, ...] = ()
) -> Outcome:
    """Run the whole way over `sources` into the workspace `directory`."""
    workspace = create_workspace(directory, communities=communities)
    inputs = name_inputs([str(source) for source in sources])
    return run(workspace, inputs, as_of=as_of, today=today, now=now, made_by="test", stdin=None, report=silently)


def entries_of(workspace: Workspace | Path) -> tuple[Entry, ...]:
    """Return the journal of a workspace."""
    directory = workspace if isinstance(workspace, Path) else workspace.directory
    with SqliteStore(directory / "ledger.db") as store:
        return tuple(store.entries())


def digest_of(directory: Path) -> str:
    """Return the hash of the register, which must be what the journal says."""
    with SqliteStore(directory / "ledger.db") as store:
        rebuilt = store.rebuild()
    assert rebuilt.before == rebuilt.after
    return rebuilt.after


def tree_of(directory: Path) -> dict[str, bytes]:
    """Return every file below `directory` with its bytes, but for the lock and SQLite's own."""
    skipped = (".lock", "ledger.db-wal", "ledger.db-shm")
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name not in skipped
    }
