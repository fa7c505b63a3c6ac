"""What the benchmark of the first paint opens, hands out and says; the browser itself is not asked here."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.request import urlopen

import pytest
from benchmarks.paint import LIMIT_S, ONE_WORD, Painted, is_missed, newest, pages_to_open, serving, tell


def painted(*firsts: float) -> list[Painted]:
    return [Painted(first_s=first, largest_s=first + 0.1, bytes=40_000) for first in firsts]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for folder in ("incidents", "promises", "documents"):
        (tmp_path / folder).mkdir()
        for name, size in (("a", 10), ("b", 30), ("c", 20)):
            (tmp_path / folder / f"{name}.html").write_bytes(b"x" * size)
    return tmp_path


def test_the_heaviest_page_of_each_kind_is_opened_and_the_urdu_beside_the_english(edition: Path) -> None:
    pages = pages_to_open(edition)
    assert pages == (
        *("index.html", "incidents/b.html", "promises/b.html", "documents/b.html", "figures.html"),
        *("ur/index.html", "ur/incidents/b.html"),
    )


def test_files_are_handed_out_as_they_are_and_a_page_of_one_word_beside_them(edition: Path) -> None:
    with serving(edition) as address:
        with urlopen(f"{address}incidents/a.html") as answer:
            assert answer.read() == b"x" * 10
            assert answer.headers["Content-Encoding"] is None
        with urlopen(f"{address}{ONE_WORD}") as answer:
            assert b"<p>Word</p>" in answer.read()


def test_the_median_misses_or_meets_the_limit_and_one_slow_opening_does_not() -> None:
    assert not is_missed(painted(0.4, 0.5, 3.0))
    assert is_missed(painted(0.4, LIMIT_S, 1.2))


def test_a_line_says_how_heavy_and_how_soon() -> None:
    assert tell("index.html", painted(0.4, 0.5, 3.0)) == "index.html: 40 kB; first paint 0.50 s (quickest 0.40, slowest 3.00), largest 0.60 s"


def test_the_newest_edition_is_the_one_published_last(tmp_path: Path) -> None:

    for name, at in (("2026-b", 1_000), ("2026-a", 2_000)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (at, at))
    assert newest(tmp_path).name == "2026-a"
