"""Inputs become captures and documents, in order, each kept before it is read."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hisab.records.codec import document_id
from hisab.records.errors import MachineError, UsageError
from hisab.sources.batches import Gathered
from hisab.sources.captures import CaptureStore
from hisab.sources.gather import Limits, gather
from hisab.sources.inputs import list_inputs

NOW = "2026-01-01T09:00:00Z"
DATED = "date: 2021-01-04\n\n"


@pytest.fixture
def store(tmp_path: Path) -> CaptureStore:
    return CaptureStore(tmp_path / "captures")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "given").mkdir()
    return tmp_path / "given"


def run(folder: Path, store: CaptureStore, limits: Limits | None = None) -> list[Gathered]:
    return list(gather(list_inputs([str(folder)]), store, now=NOW, limits=limits))


def findings(gathered: list[Gathered]) -> list[tuple[str, str]]:
    return [(finding.code, finding.about) for one in gathered for finding in one.findings]


def texts(gathered: list[Gathered]) -> list[str]:
    return [document.text for one in gathered for document in one.documents]


def from_stdin(data: bytes, store: CaptureStore) -> list[Gathered]:
    return list(gather(list_inputs(["-"]), store, now=NOW, stdin=io.BytesIO(data)))


def test_each_input_gives_its_capture_and_its_document(folder: Path, store: CaptureStore) -> None:
    (folder / "a.txt").write_text(DATED + "Words.")
    (one,) = run(folder, store)
    assert one.capture
    assert (one.capture.origin, one.capture.media_type, one.capture.size) == ("a.txt", "text/plain", 24)
    assert (one.capture.fetched_at, one.capture.address, one.capture.headers) == (NOW, None, ())
    (document,) = one.documents
    assert document.capture == one.capture.id
    assert document.id == document_id(document)
    assert document.published == date(2021, 1, 4)
    assert one.findings == ()
    assert store.read(one.capture.id) == (DATED + "Words.").encode()


def test_bytes_are_kept_before_they_are_read(folder: Path, store: CaptureStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError

    (folder / "a.txt").write_text("Words.")
    monkeypatch.setattr("hisab.sources.gather.read_text", crash)
    with pytest.raises(RuntimeError):
        run(folder, store)
    assert len([path for path in store.directory.rglob("*") if path.is_file()]) == 1


def test_every_medium_of_a_folder_is_read(folder: Path, store: CaptureStore) -> None:
    (folder / "a.txt").write_text(DATED + "One.")
    (folder / "b.jsonl").write_text('{"text": "Two.", "published": "2021-01-04"}\n')
    (folder / "c.csv").write_text("text,published\nThree.,2021-01-04\n")
    (folder / "d.json").write_text('[{"text": "Four.", "published": "2021-01-04"}]')
    (folder / "e.html").write_text(
        '<html><head><meta name="date" content="2021-01-04"></head><body><p>The fifth is a page of few words.</p></body></html>'
    )
    (folder / "f").write_text(DATED + "Six.")
    gathered = run(folder, store)
    assert texts(gathered) == ["One.", "Two.", "Three.", "Four.", "The fifth is a page of few words.", "Six."]
    assert findings(gathered) == [("short-article-text", "e.html")]


def test_what_cannot_be_read_is_a_finding_and_is_not_kept(folder: Path, store: CaptureStore) -> None:
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 and more")
    (folder / "c.txt").write_text(DATED + "Words.")
    gathered = run(folder, store)
    assert findings(gathered) == [("empty", "a.txt"), ("unsupported-type", "b.pdf")]
    assert [one.capture is None for one in gathered] == [True, True, False]


def test_bytes_that_are_no_text_are_kept_and_said(folder: Path, store: CaptureStore) -> None:
    (folder / "a.txt").write_bytes(b"words\0words")
    (one,) = run(folder, store)
    assert one.capture
    assert findings([one]) == [("binary", "a.txt")]


def test_a_file_that_cannot_be_opened_is_a_finding_and_the_rest_is_read(folder: Path, store: CaptureStore, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("Words.")
    (folder / "b.txt").write_text(DATED + "Other words.")
    really = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, *arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    gathered = run(folder, store)
    assert findings(gathered) == [("unreadable", "a.txt")]
    assert texts(gathered) == ["Other words."]


def test_a_file_that_breaks_off_while_it_is_read_is_a_finding(store: CaptureStore) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "Input/output error")
            return super().read(size)

    gathered = list(gather(list_inputs(["-"]), store, now=NOW, stdin=Broken(b"words " * 10)))
    assert findings(gathered) == [("unreadable", "standard input")]
    assert [path for path in store.directory.rglob("*") if path.is_file()] == []


def test_a_full_disk_stops_the_run_and_what_was_kept_stays(folder: Path, store: CaptureStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    (folder / "a.txt").write_text(DATED + "Words.")
    (folder / "b.txt").write_text(DATED + "Other words.")
    gathering: Iterator[Gathered] = gather(list_inputs([str(folder)]), store, now=NOW)
    first = next(gathering)
    monkeypatch.setattr("hisab.sources.captures.os.write", refuse)
    with pytest.raises(MachineError, match="full"):
        next(gathering)
    assert first.capture
    assert list(store.check([first.capture.id])) == []


def test_standard_input_is_json_lines_or_text_by_its_first_byte(store: CaptureStore) -> None:
    rows = from_stdin(b'{"text": "One.", "published": "2021-01-04"}\n{"text": "Two.", "published": "2021-01-04"}\n', store)
    assert texts(rows) == ["One.", "Two."]
    words = from_stdin(b" date 2021-01-04 The recent words.", store)
    assert texts(words) == [" date 2021-01-04 The recent words."]
    assert words[0].capture
    assert words[0].capture.origin == "standard input"


def test_standard_input_that_is_not_open_is_an_error(store: CaptureStore) -> None:
    with pytest.raises(UsageError, match="standard input"):
        list(gather(list_inputs(["-"]), store, now=NOW))


def test_the_same_document_comes_as_often_as_it_is_there_and_each_repeat_is_named(folder: Path, store: CaptureStore) -> None:
    row = json.dumps({"text": "Words.", "published": "2021-01-04"})
    (folder / "a.jsonl").write_text(f"{row}\n{row}\n")
    (folder / "b.csv").write_text("text,published\nWords.,2021-01-04\n")
    gathered = run(folder, store)
    assert texts(gathered) == ["Words.", "Words.", "Words."]
    assert len({document.id for one in gathered for document in one.documents}) == 1
    assert findings(gathered) == [("duplicate", "a.jsonl line 2"), ("duplicate", "b.csv line 2")]


def test_one_address_with_two_texts_is_two_documents(folder: Path, store: CaptureStore) -> None:
    for name, words in (("a.txt", "Eleven were killed."), ("b.txt", "Ten were killed.")):
        (folder / name).write_text(f"url: https://example.org/a\n{DATED}{words}")
    gathered = run(folder, store)
    assert len({document.id for one in gathered for document in one.documents}) == 2
    assert len({document.address for one in gathered for document in one.documents}) == 1


def test_a_long_table_comes_in_batches_and_its_capture_with_the_first(folder: Path, store: CaptureStore) -> None:
    rows = [json.dumps({"text": f"Words {number}.", "published": "2021-01-04"}) for number in range(1200)]
    (folder / "a.jsonl").write_text("\n".join(rows))
    gathered = run(folder, store)
    assert [len(one.documents) for one in gathered] == [500, 500, 200]
    assert [one.capture is not None for one in gathered] == [True, False, False]


def test_a_table_is_read_as_far_as_it_is_asked_for(folder: Path, store: CaptureStore, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.jsonl").write_text('{"text": "Words."}\n' * 2000)
    monkeypatch.setattr("hisab.sources.batches.BATCH", 1)
    first = next(gather(list_inputs([str(folder)]), store, now=NOW))
    assert texts([first]) == ["Words."]


def test_a_text_or_page_over_its_limit_is_a_finding_and_a_table_is_not(folder: Path, store: CaptureStore) -> None:
    (folder / "a.txt").write_text("w" * 101)
    (folder / "b.html").write_text("<html>" + "w" * 101)
    (folder / "c.jsonl").write_text('{"published": "2021-01-04", "text": "Words."}\n' + '{"published": "2021-01-04", "text": "More."}\n' * 1)
    gathered = run(folder, store, Limits(text=100, page=100, row=50))
    assert findings(gathered) == [("too-large", "a.txt"), ("too-large", "b.html")]
    assert texts(gathered) == ["Words.", "More."]


def test_a_stream_over_its_limit_is_a_finding_too(store: CaptureStore) -> None:
    gathered = list(gather(list_inputs(["-"]), store, now=NOW, stdin=io.BytesIO(b"w" * 101), limits=Limits(text=100)))
    assert findings(gathered) == [("too-large", "standard input")]


def test_a_sparse_file_over_the_limit_is_passed_over_unread(folder: Path, store: CaptureStore) -> None:
    with (folder / "a.txt").open("wb") as stream:
        stream.write(b"words")
        stream.truncate(100_000_001)
    assert findings(run(folder, store)) == [("too-large", "a.txt")]


def test_a_text_of_nine_megabytes_is_read(folder: Path, store: CaptureStore) -> None:
    with (folder / "a.txt").open("wb") as stream:
        stream.write(DATED.encode())
        for _ in range(9):
            stream.write(b"The words of it go on and on. \r\n" * 31_250)
    (one,) = run(folder, store)
    assert findings([one]) == []
    assert len(one.documents[0].text) == 9 * 31_250 * 31


def test_a_text_of_a_hundred_megabytes_is_a_finding_and_the_next_report_is_read(folder: Path, store: CaptureStore) -> None:
    with (folder / "a.txt").open("wb") as stream:
        for _ in range(100):
            stream.write(b"The words of it go on and on. \r\n" * 31_250)
    (folder / "b.txt").write_text(DATED + "Words.")
    first, second = run(folder, store)
    assert findings([first]) == [("too-large", "a.txt")]
    assert len(second.documents) == 1


def test_a_report_dated_where_the_day_began_already_is_not_from_the_future(folder: Path, store: CaptureStore) -> None:
    (folder / "a.txt").write_text("date: 2026-01-02\n\nWords.")
    evening = list(gather(list_inputs([str(folder)]), store, now="2026-01-01T20:00:00Z"))
    assert findings(evening) == []
    morning = list(gather(list_inputs([str(folder)]), store, now="2026-01-01T08:00:00Z"))
    assert findings(morning) == [("date-in-future", "a.txt")]
    assert morning[0].documents == evening[0].documents


def test_the_same_folder_gives_the_same_every_time(folder: Path, store: CaptureStore) -> None:
    (folder / "a.txt").write_text("Words.")
    (folder / "b.jsonl").write_text('{"text": "One."}\nodd\n')
    assert run(folder, store) == run(folder, store)
