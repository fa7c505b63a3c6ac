"""The command that takes the pictures of the documents: it writes what it says, small, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
import tools.pictures
from playwright.sync_api import Browser
from tools.pictures import MOST_BYTES, MOST_BYTES_IN_ALL, pictures_of, promise_with_a_law, write_pictures

ROOT = Path(__file__).parents[2]


def test_every_picture_is_written_as_webp_and_weighs_little(browser: Browser, site: Path, tmp_path: Path) -> None:
    (tmp_path / "old.webp").write_bytes(b"of a page that is no more")
    paths = write_pictures(browser, site, tmp_path)
    assert sorted(path.name for path in paths) == sorted(path.name for path in tmp_path.iterdir()) == sorted(each.file for each in pictures_of(site))
    for path in paths:
        data = path.read_bytes()
        assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
        assert len(data) < MOST_BYTES
    again = write_pictures(browser, site, tmp_path / "again")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in paths]


def test_pictures_that_weigh_too_much_are_refused_and_nothing_is_written(
    browser: Browser, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools.pictures, "MOST_BYTES", 1_000)
    with pytest.raises(ValueError, match=r"too heavy: front\.webp"):
        write_pictures(browser, site, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_promise_beside_which_a_law_stands_is_chosen_before_a_heavier_one(tmp_path: Path) -> None:
    (tmp_path / "promises").mkdir()
    for name, text in (("a", "long " * 50), ("b", "a law may grant this already"), ("c", "a law may grant this already, and more")):
        (tmp_path / "promises" / f"{name}.html").write_text(text, encoding="utf-8")
    assert promise_with_a_law(tmp_path) == "promises/b.html"


def test_the_pictures_of_the_documents_are_those_that_the_command_takes(site: Path) -> None:
    there = sorted((ROOT / "docs" / "pictures").iterdir())
    assert [path.name for path in there] == sorted(each.file for each in pictures_of(site))
    assert all(path.stat().st_size < MOST_BYTES for path in there)
    assert sum(path.stat().st_size for path in there) < MOST_BYTES_IN_ALL
