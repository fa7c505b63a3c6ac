"""A report that contradicts itself is read, and says so."""

from __future__ import annotations

import pytest

from hisab.reading.rules import RulesReader
from hisab.records.documents import Document
from hisab.records.findings import Severity
from hisab.vocabulary.tables import load_vocabulary
from tests.reading.learned.test_reader import document

READER = RulesReader(load_vocabulary())


def codes(found: Document) -> list[str]:
    return [finding.code for finding in READER.read(found).findings]


def test_two_numbers_that_cannot_both_be_right_are_said_and_kept() -> None:
    found = document("Gunmen killed 11 miners in Machh on Sunday. In the attack in Machh on Sunday, 14 miners were killed, police said.")
    reading = READER.read(found)
    (finding,) = [finding for finding in reading.findings if finding.code == "numbers-differ"]
    assert finding.severity is Severity.NOTE
    assert finding.passage is not None
    assert finding.passage.quote in found.text
    assert "killed 11" in finding.message or "11 miners" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 11 miners in Machh on Sunday. At least 10 miners were killed in the attack in Machh, police said.",
        "Gunmen killed 11 miners in Machh on Sunday. Two of the dead were brothers.",
        "Gunmen killed 11 miners in Machh on Sunday. In 2013, 84 people were killed in a bombing in Quetta.",
    ],
)
def test_numbers_that_can_all_be_right_are_no_contradiction(text: str) -> None:
    assert "numbers-differ" not in codes(document(text))
