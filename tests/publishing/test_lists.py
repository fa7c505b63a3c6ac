"""Findings, by what they are and ask for: what all of them say stands there once."""

from __future__ import annotations

from hisab.publishing.lists import finding_groups
from hisab.records.figures import Edition
from hisab.records.findings import Finding, Severity
from hisab.vocabulary.tables import Vocabulary

from .measured import press_of


def no_date(line: int) -> Finding:
    about = f"press.jsonl line {line}"
    return Finding(code="no-date", severity=Severity.NOTE, message=f"{about}: no publication date is stated", about=about, hint="write the day")


def test_findings_of_one_code_stand_together_under_one_hint(edition: Edition, vocabulary: Vocabulary) -> None:
    odd = Finding(code="unsupported", severity=Severity.WARNING, message="its words do not carry the value", about="elsewhere", hint="read it")
    groups = finding_groups(press_of(edition, vocabulary), (odd, no_date(4), no_date(13)))
    assert [(group.code, group.count, group.hint) for group in groups] == [
        ("unsupported", "1 finding", "read it"),
        ("no-date", "2 findings", "write the day"),
    ]
    assert [group.anchor for group in groups] == ["findings-1", "findings-2"]


def test_what_a_finding_is_about_is_said_once(edition: Edition, vocabulary: Vocabulary) -> None:
    document = next(iter(edition.register.documents))
    known = Finding(code="unsupported", severity=Severity.WARNING, message="its words do not carry the value", about=document, hint="read it")
    first, second = finding_groups(press_of(edition, vocabulary), (known, no_date(4)))
    assert (first.lines[0].about, len(first.lines[0].document)) == ("", 1)
    assert (second.lines[0].about, second.lines[0].document) == ("", ())
