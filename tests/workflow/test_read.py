"""One document that breaks the reader is a finding and stops no other; what was read is not read again."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import hisab
from hisab.records.documents import Document
from hisab.records.errors import MachineError
from hisab.records.mentions import ReaderVersion, Reading
from hisab.workflow.progress import Progress, silently
from hisab.workflow.read import read_pending
from hisab.workflow.workspace import Workspace, open_workspace

from .cases import LATER, MACHH, NOW, run_all, write_rows


class FragileReader:
    """Breaks on every text that speaks of a toll that rises."""

    def __init__(self, version: str = "1") -> None:
        self._version = version
        self.read_titles: list[str | None] = []

    @property
    def version(self) -> ReaderVersion:
        return ReaderVersion(name="fragile", version=self._version)

    def read(self, document: Document) -> Reading:
        self.read_titles.append(document.title)
        if document.title == LATER["title"]:
            raise RecursionError
        return Reading(document=document.id, reader=self.version, mentions=(), findings=())


def workspace_of(tmp_path: Path) -> Workspace:
    run_all(tmp_path / "account", write_rows(tmp_path / "a.jsonl", [LATER, MACHH]))
    return open_workspace(tmp_path / "account")


def test_a_document_that_breaks_the_reader_is_a_finding_and_the_rest_is_read(tmp_path: Path) -> None:
    reader = FragileReader()
    with workspace_of(tmp_path).writing() as store:
        assert read_pending(store, reader, now=NOW, made_by="test", report=silently) == 2
        register = store.register()
    findings = [finding for reading in register.readings.values() for finding in reading.findings]
    assert [(finding.code, finding.severity) for finding in findings] == [("reader-failed", "error")]
    assert "RecursionError" in findings[0].message
    assert reader.read_titles == [LATER["title"], MACHH["title"]]


def test_what_this_version_has_read_is_not_read_again_and_another_version_reads_anew(tmp_path: Path) -> None:
    with workspace_of(tmp_path).writing() as store:
        counts = [read_pending(store, FragileReader(version), now=NOW, made_by="test", report=silently) for version in ("1", "1", "2")]
    assert counts == [2, 0, 2]


class FailingReader(FragileReader):
    """Its machine fails from the second document on, until it is mended."""

    is_mended = False

    def read(self, document: Document) -> Reading:
        if self.read_titles and not self.is_mended:
            raise MachineError("the server is gone")
        self.read_titles.append(document.title)
        return Reading(document=document.id, reader=self.version, mentions=(), findings=())


def test_a_machine_that_fails_stops_the_reading_and_what_was_read_is_kept(tmp_path: Path) -> None:
    reader = FailingReader()
    with workspace_of(tmp_path).writing() as store:
        with pytest.raises(MachineError, match="the server is gone"):
            read_pending(store, reader, now=NOW, made_by="test", report=silently)
        assert [reading.reader.name for reading in store.register().readings.values()].count("fragile") == 1
        reader.is_mended = True
        assert read_pending(store, reader, now=NOW, made_by="test", report=silently) == 1
    assert reader.read_titles == [LATER["title"], MACHH["title"]]


def test_what_could_not_be_read_is_tried_again_and_written_down_only_when_it_is_new(tmp_path: Path) -> None:
    reader = FragileReader()
    with workspace_of(tmp_path).writing() as store:
        sizes = []
        for _ in range(2):
            read_pending(store, reader, now=NOW, made_by="test", report=silently)
            sizes.append(store.register().size)
    assert sizes[0] == sizes[1]
    assert reader.read_titles == [LATER["title"], MACHH["title"], LATER["title"]]


def test_each_document_is_a_step_of_the_progress(tmp_path: Path) -> None:
    steps: list[Progress] = []
    with workspace_of(tmp_path).writing() as store:
        read_pending(store, FragileReader(), now=NOW, made_by="test", report=steps.append)
    assert [(step.stage, step.done, step.total) for step in steps] == [("read", 1, 2), ("read", 2, 2)]


def test_only_the_guard_of_reading_catches_everything() -> None:
    package = Path(hisab.__file__).parent
    broad = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    ]
    assert broad == ["workflow/read.py"]


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or "Exception" in {getattr(name, "id", "") for name in ast.walk(handler.type)}
