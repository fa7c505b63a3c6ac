"""The rules that read a document have a name of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hisab.reading import version


def test_the_rules_have_eight_digits_that_stay() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", version.rules_digest())
    assert version.rules_digest() == version.rules_digest.__wrapped__()


def test_they_change_with_a_line_of_any_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "learned").mkdir()
    (tmp_path / "learned" / "words.py").write_text("one", encoding="utf-8")
    (tmp_path / "model.bin").write_text("no rule", encoding="utf-8")
    monkeypatch.setattr(version, "files", {"hisab.reading": tmp_path}.__getitem__)
    before = version.rules_digest.__wrapped__()
    (tmp_path / "model.bin").write_text("another", encoding="utf-8")
    assert version.rules_digest.__wrapped__() == before
    (tmp_path / "learned" / "words.py").write_text("two", encoding="utf-8")
    assert version.rules_digest.__wrapped__() != before
