"""The scorer of killed and injured: what is wrong scores as wrong, and rows that are zero are kept out of the second share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.gva_counts import NOBODY, first_number, main, read_main, score
from benchmarks.shootings import Shot

from tests.reading.cases import reader


def shots(*pairs: tuple[int, int]) -> list[Shot]:
    return [Shot(killed=killed, injured=injured) for killed, injured in pairs]


def test_shares_are_exact_matches_and_rows_not_zero_are_apart() -> None:
    truths = shots((0, 0), (1, 0), (2, 3), (0, 1))
    said = shots((0, 0), (1, 0), (1, 3), (1, 0))
    assert list(score(truths, said)) == pytest.approx([2 / 4, 1 / 2, 3 / 4, 1 / 2])


def test_no_row_that_is_not_zero_is_no_figure() -> None:
    assert score(shots((0, 0)), shots((0, 0))) == (1.0, None, 1.0, None)


def test_the_peer_takes_the_first_number_close_before_the_word() -> None:
    assert first_number("Two men were killed and five people were injured; nine were killed in May.") == Shot(killed=2, injured=5)
    assert first_number("Five shots were heard, and nobody came to harm.") == NOBODY


def test_the_reader_is_asked_for_the_main_incident() -> None:
    text = "Gunmen killed 11 Hazara coal miners in Machh on Sunday. In 2013 a bomb in Quetta killed 84 people."
    assert read_main(reader(), text, published="2021-01-04").killed == 11
    assert read_main(reader(), "It rained.", published=None) == NOBODY


def test_an_absent_part_is_skipped_with_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 0
    assert "skipped, there is no part 'dev'" in capsys.readouterr().out


def test_another_part_is_measured_by_the_same_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"text": "A man was shot and killed on Monday.", "publish_date": "2018-03-20", "n_killed": 1, "n_injured": 0}
    (tmp_path / "test.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["--data", str(tmp_path), "--split", "test", "--out", str(tmp_path / "out")]) == 0
    assert "gva_counts, test: 1 reports" in capsys.readouterr().out
    assert json.loads((tmp_path / "out" / "gva_counts_test.jsonl").read_text(encoding="utf-8"))["killed"][:2] == [1, 1]
