from __future__ import annotations

from pathlib import Path

import pytest

from hisab.publishing import search
from hisab.publishing.search import write_index
from hisab.records.errors import MachineError

PAGE = '<!doctype html><html lang="{}"><title>t</title><main data-pagefind-body><h1>Orrin</h1><p>Eleven miners</p></main></html>'


def folder_of_pages(place: Path) -> Path:
    for language in ("en", "ur", "fa", "ps"):
        page = place / language / "page.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(language), encoding="utf-8")
    return place


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for number in range(4):
        place = folder_of_pages(tmp_path / str(number))
        written.append({path.relative_to(place): path.read_bytes() for path in write_index(place)})
    assert written[0]
    assert written == [written[0]] * 4


def test_what_cannot_be_indexed_is_said(tmp_path: Path) -> None:
    place = tmp_path / "empty"
    place.mkdir()
    with pytest.raises(MachineError, match="could not be made"):
        write_index(place)


def test_a_missing_program_is_said_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: None)
    with pytest.raises(MachineError, match="pagefind is not there") as caught:
        write_index(tmp_path)
    assert caught.value.hint == "pip install pagefind-bin"
