"""Parts of corpora are found, read and left out with a word."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from benchmarks.parts import find_part, make_document, print_table, share, write_rows


def test_packed_and_plain_parts_read_the_same(tmp_path: Path) -> None:
    line = json.dumps({"text": "quoted “words”"}) + "\n\n"
    (tmp_path / "one.jsonl").write_text(line, encoding="utf-8")
    with gzip.open(tmp_path / "two.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(line)
    read = [list(part.rows()) for name in ("one", "two") if (part := find_part(tmp_path, name))]
    assert read == [[{"text": "quoted “words”"}]] * 2


def test_an_absent_part_is_none_and_says_where_it_was_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert find_part(tmp_path, "test") is None
    assert str(tmp_path) in capsys.readouterr().out


def test_what_was_predicted_is_written_only_where_asked(tmp_path: Path) -> None:
    write_rows(None, "rows.jsonl", [1])
    write_rows(tmp_path / "new", "rows.jsonl", [{"row": 1}])
    assert [path.name for path in tmp_path.rglob("*.jsonl")] == ["rows.jsonl"]


def test_a_day_that_is_none_leaves_the_document_undated() -> None:
    assert make_document("a", published="2018-03-20").published == date(2018, 3, 20)
    assert make_document("a", published="soon").published is None


def test_two_texts_are_two_documents() -> None:
    assert make_document("a").id != make_document("b").id


def test_a_share_of_nothing_is_no_figure() -> None:
    assert (share([]), share([True, False])) == (None, 0.5)


def test_a_missing_figure_is_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("title", ("a", "b"), [("ours", [None, 0.5]), ("rows", [3, "x"])])
    assert " ".join(capsys.readouterr().out.split()) == "title a b ours - 0.500 rows 3 x"
