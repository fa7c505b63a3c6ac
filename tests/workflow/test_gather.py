"""What is new is written down once, in the input's order; what is known is passed over."""

from __future__ import annotations

from pathlib import Path

from hisab.records.journal import CaptureTaken, DocumentGathered, FindingRaised
from hisab.workflow.gather import gather_into, name_inputs
from hisab.workflow.progress import Progress
from hisab.workflow.workspace import create_workspace

from .cases import LATER, MACHH, NOW, entries_of, write_rows


def gather(directory: Path, *sources: Path) -> tuple[int, list[Progress]]:
    workspace = create_workspace(directory)
    steps: list[Progress] = []
    inputs = name_inputs([str(source) for source in sources])
    with workspace.writing() as store:
        return gather_into(workspace, store, inputs, now=NOW, made_by="test", stdin=None, report=steps.append), steps


def kinds(directory: Path) -> list[type]:
    return [type(entry.payload) for entry in entries_of(directory)]


def test_a_document_that_comes_twice_is_kept_once_and_named(tmp_path: Path) -> None:
    new, _ = gather(tmp_path / "account", write_rows(tmp_path / "a.jsonl", [MACHH, LATER, MACHH]))
    assert new == 2
    assert kinds(tmp_path / "account") == [CaptureTaken, DocumentGathered, DocumentGathered, FindingRaised]


def test_a_table_with_one_more_row_adds_one_document(tmp_path: Path) -> None:
    gather(tmp_path / "account", write_rows(tmp_path / "a.jsonl", [MACHH]))
    new, _ = gather(tmp_path / "account", write_rows(tmp_path / "a.jsonl", [MACHH, LATER]))
    assert new == 1
    assert kinds(tmp_path / "account") == [CaptureTaken, DocumentGathered, CaptureTaken, DocumentGathered]


def test_the_same_finding_is_raised_once(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    for _ in range(2):
        gather(tmp_path / "account", tmp_path / "empty.txt")
    assert kinds(tmp_path / "account") == [FindingRaised]


def test_each_input_is_a_step_of_the_progress(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    _, steps = gather(tmp_path / "account", tmp_path / "empty.txt", write_rows(tmp_path / "a.jsonl", [MACHH]))
    assert [(step.stage, step.done, step.total) for step in steps] == [("gather", 1, 2), ("gather", 2, 2)]
