"""Captures are whole or absent, and never change unseen."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.records.errors import IntegrityError, MachineError
from hisab.records.ids import CaptureId
from hisab.sources.captures import CaptureStore

DATA = b"the bytes of a report"
DIGEST = hashlib.sha256(DATA).hexdigest()


def files(directory: Path) -> list[str]:
    return sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())


def codes(store: CaptureStore, *known: CaptureId) -> list[str]:
    return [finding.code for finding in store.check(known)]


def test_bytes_are_kept_under_their_hash_and_cannot_be_written_to(tmp_path: Path) -> None:
    capture = CaptureStore(tmp_path).keep(DATA)
    assert capture == f"sha256:{DIGEST}"
    assert files(tmp_path) == [f"{DIGEST[:2]}/{DIGEST[2:4]}/{DIGEST}"]
    assert (tmp_path / files(tmp_path)[0]).stat().st_mode & 0o777 == 0o444


def test_keeping_the_same_bytes_again_changes_nothing(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    store.keep(DATA)
    kept = tmp_path / files(tmp_path)[0]
    before = kept.stat()
    assert store.keep(DATA) == f"sha256:{DIGEST}"
    after = kept.stat()  # the time of reading may change
    assert (after.st_ino, after.st_size, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_size,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )
    assert len(files(tmp_path)) == 1


@given(pieces=st.lists(st.binary()))
def test_pieces_make_the_same_capture_as_the_whole(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    store = CaptureStore(tmp_path_factory.mktemp("captures"))
    kept = store.keep_chunks(pieces)
    assert kept.id == store.keep(b"".join(pieces))
    assert kept.size == len(b"".join(pieces))
    assert store.read(kept.id) == b"".join(pieces)


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_is_the_machines_error_and_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = CaptureStore(tmp_path)
    monkeypatch.setattr(f"hisab.sources.captures.os.{call}", refuse)
    with pytest.raises(MachineError, match="full") as raised:
        store.keep(DATA)
    assert "make room" in raised.value.hint
    assert files(tmp_path) == []


def test_a_folder_that_refuses_writing_is_the_machines_error(tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("a file is in the way")
    with pytest.raises(MachineError, match="cannot be used"):
        CaptureStore(tmp_path / "captures").keep(DATA)


def test_a_source_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield DATA
        raise ConnectionError

    with pytest.raises(ConnectionError):
        CaptureStore(tmp_path).keep_chunks(broken())
    assert files(tmp_path) == []


def test_a_short_write_is_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr("hisab.sources.captures.os.write", lambda descriptor, data: really(descriptor, bytes(data)[:3]))
    store = CaptureStore(tmp_path)
    assert store.read(store.keep(DATA)) == DATA


def test_changed_bytes_are_found_by_reading_by_keeping_and_by_checking(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    capture = store.keep(DATA)
    path = tmp_path / files(tmp_path)[0]
    path.chmod(0o644)
    path.write_bytes(DATA[:-1] + b"!")
    with pytest.raises(IntegrityError, match="no longer"):
        store.read(capture)
    with pytest.raises(IntegrityError, match="no longer"):
        store.keep(DATA)
    assert codes(store, capture) == ["capture-changed"]


def test_a_missing_capture_is_found(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    capture = CaptureId(f"sha256:{DIGEST}")
    with pytest.raises(IntegrityError, match="not there"):
        store.read(capture)
    assert codes(store, capture) == ["capture-missing"]


def test_what_does_not_belong_is_named_and_whole_captures_are_not(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    store.keep(DATA)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / ".unfinished-abc").write_bytes(b"half")
    assert sorted(codes(store)) == ["capture-stray", "capture-unfinished"]


@pytest.mark.parametrize("identifier", ["md5:" + "0" * 32, "sha256:../../etc/passwd", DIGEST])
def test_an_id_of_another_shape_is_an_error(tmp_path: Path, identifier: str) -> None:
    with pytest.raises(IntegrityError, match="not the id"):
        CaptureStore(tmp_path).read(CaptureId(identifier))
