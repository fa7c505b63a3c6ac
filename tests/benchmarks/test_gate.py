"""The gate raises floors by itself, lowers none without a reason, and refuses a corpus that changed."""

from __future__ import annotations

import tomllib

import pytest
from benchmarks.gate import FLOORS, compare, corpora, digest, pin

from tests.reading.cases import report

KNOWN = {"set": {"sha256": "0", "lowered": [], "floors": {"f1": 0.9}}}


def test_a_score_under_its_floor_is_named() -> None:
    assert compare("set", {"f1": 0.89}, KNOWN["set"]) == ["set: f1 is 0.890, its floor is 0.900"]


def test_a_score_at_its_floor_passes() -> None:
    assert compare("set", {"f1": 0.9}, KNOWN["set"]) == []


def test_a_score_without_a_floor_is_refused() -> None:
    assert compare("set", {"recall": 1.0}, KNOWN["set"])


def test_pinning_raises_a_floor() -> None:
    assert tomllib.loads(pin(KNOWN, {"set": ("1", {"f1": 0.95})}, reason=None))["set"] == {"sha256": "1", "lowered": [], "floors": {"f1": 0.95}}


def test_pinning_refuses_to_lower_a_floor_silently() -> None:
    with pytest.raises(SystemExit, match="say why"):
        pin(KNOWN, {"set": ("1", {"f1": 0.8})}, reason=None)


def test_a_lowered_floor_keeps_its_reason() -> None:
    pinned = tomllib.loads(pin(KNOWN, {"set": ("1", {"f1": 0.8})}, reason="the labels were wrong"))["set"]
    assert pinned["lowered"] == ["f1 from 0.900 to 0.800: the labels were wrong"]


def test_a_set_that_is_not_here_keeps_its_floors() -> None:
    assert tomllib.loads(pin(KNOWN, {"other": ("1", {"f1": 0.8})}, reason=None))["set"] == KNOWN["set"]


def test_the_pinned_file_has_a_floor_for_every_set_that_is_here() -> None:
    known = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    for corpus in corpora(FLOORS.parent, split="none"):
        if corpus.path.exists():
            assert known[corpus.name]["sha256"] == digest(corpus.path)


def test_every_labelled_report_is_a_document_that_can_be_read() -> None:
    for corpus in corpora(FLOORS.parent, split="none"):
        if corpus.path.exists():
            assert all(document.text == report(document.text).text and truth.identifier for document, truth in corpus.load(corpus.path))
