"""What two annotators' labels are compared by."""

from __future__ import annotations

from pathlib import Path

from training.agreement import sentence_pairs, value_pairs, word_pairs, write_blank
from training.notation import parse_report, parse_reports

from tests.training.test_examples import REPORT

FIRST = parse_report(REPORT.format(number=7))
SECOND = parse_report(
    REPORT.format(number=7).replace("killed=11|", "killed=>=11|").replace("[[p1.kind|the killers would be caught]]", "the killers would be caught")
)


def test_values_on_overlapping_words_are_paired() -> None:
    assert list(value_pairs(FIRST, SECOND)) == [("11", ">=11"), ("3/part", "3/part")]


def test_words_are_paired_with_the_roles_that_lie_on_them() -> None:
    differing = [pair for pair in word_pairs(FIRST, SECOND) if pair[0] != pair[1]]
    assert differing == [("p.kind", "")] * 5


def test_sentences_are_paired_class_by_class() -> None:
    assert all(one == two for _, one, two in sentence_pairs(FIRST, SECOND))


def test_the_tenth_is_written_without_labels(tmp_path: Path) -> None:
    write_blank([FIRST, parse_report(REPORT.format(number=8))], tmp_path)
    (blank,) = parse_reports((tmp_path / "en" / "second.txt").read_text(encoding="utf-8"))
    assert (blank.text, blank.labels) == (FIRST.text, ())
