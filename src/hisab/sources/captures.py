"""Raw bytes by their sha256, written once and never changed.

A capture is either wholly there or not at all: bytes go to a hidden file beside the others, reach the disk, and are renamed into place.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hisab.records.errors import IntegrityError, MachineError
from hisab.records.findings import Finding, Severity
from hisab.records.ids import ALGORITHM, CaptureId

CHUNK = 1 << 20
"""Bytes that are read, hashed and written at a time."""

_UNFINISHED = ".unfinished-"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A capture's id and how many bytes it has."""

    id: CaptureId
    size: int


class CaptureStore:
    """The folder of captures: `ab/cd/abcd…`, each named by the 64 digits of its sha256."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def keep(self, data: bytes) -> CaptureId:
        """Keep `data`; keeping the same bytes again changes nothing."""
        return self.keep_chunks((data,)).id

    def keep_chunks(self, chunks: Iterable[bytes]) -> Kept:
        """Keep the bytes that `chunks` make together, holding one chunk at a time. What `chunks` raises passes through and leaves nothing behind."""
        with _machine_errors(self.directory):
            self.directory.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=self.directory)
        unfinished = Path(name)
        try:
            digest, size = self._write(descriptor, chunks)
            with _machine_errors(self.directory):
                unfinished.chmod(0o444)
                self._put(unfinished, digest)
        finally:
            unfinished.unlink(missing_ok=True)
        return Kept(id=CaptureId(f"{ALGORITHM}:{digest}"), size=size)

    def read(self, capture: CaptureId) -> bytes:
        """Return the bytes of `capture`; bytes that no longer have its hash are an integrity failure."""
        with self.open(capture) as stream:
            data = stream.read()
        if hashlib.sha256(data).hexdigest() != _digest_of(capture):
            raise IntegrityError(f"capture {capture} no longer has the bytes that were kept", hint="restore it from a copy of the workspace")
        return data

    def open(self, capture: CaptureId) -> BinaryIO:
        """Return `capture` as a stream, for reading piece by piece; its hash is not proved here."""
        try:
            return self._path(_digest_of(capture)).open("rb")
        except FileNotFoundError as error:
            raise IntegrityError(f"capture {capture} is not there", hint="restore it from a copy of the workspace") from error
        except OSError as error:
            raise MachineError(f"capture {capture} cannot be opened: {error.strerror}", hint="let the account that runs hisab read it") from error

    def check(self, known: Iterable[CaptureId] = ()) -> Iterator[Finding]:
        """Yield a finding for each capture whose bytes do not have its hash, each of `known` that is missing, each file that does not belong."""
        for path in sorted(path for path in self.directory.rglob("*") if path.is_file()):
            about = path.relative_to(self.directory).as_posix()
            if path.name.startswith(_UNFINISHED):
                yield _finding("capture-unfinished", Severity.NOTE, "was left by a run that was cut off", about, "no run needs it; delete it")
            elif not _DIGEST.fullmatch(path.name) or path != self._path(path.name):
                yield _finding("capture-stray", Severity.NOTE, "is not a capture", about, "nothing else belongs in this folder; move it away")
            elif self._digest(path) != path.name:
                yield _finding(
                    "capture-changed", Severity.ERROR, "no longer has the bytes that were kept", about, "restore it from a copy of the workspace"
                )
        for capture in known:
            if not self._path(_digest_of(capture)).is_file():
                yield _finding("capture-missing", Severity.ERROR, "is not there", capture, "restore it from a copy of the workspace")

    def _path(self, digest: str) -> Path:
        return self.directory / digest[:2] / digest[2:4] / digest

    def _digest(self, path: Path) -> str:
        with _machine_errors(self.directory), path.open("rb") as stream:
            return hashlib.file_digest(stream, ALGORITHM).hexdigest()

    def _write(self, descriptor: int, chunks: Iterable[bytes]) -> tuple[str, int]:
        """Write `chunks` to disk; return their digest and size. Only what the disk refuses is the machine's error."""
        digest, size = hashlib.sha256(), 0
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                with _machine_errors(self.directory):
                    _write_all(descriptor, chunk)
            with _machine_errors(self.directory):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return digest.hexdigest(), size

    def _put(self, unfinished: Path, digest: str) -> None:
        path = self._path(digest)
        if path.exists():
            if self._digest(path) != digest:
                raise IntegrityError(
                    f"capture {ALGORITHM}:{digest} no longer has the bytes that were kept", hint="restore it from a copy of the workspace"
                )
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.replace(path)
        for folder in (path.parent, path.parent.parent, self.directory):
            _sync_folder(folder)


def _digest_of(capture: CaptureId) -> str:
    algorithm, _, digest = capture.partition(":")
    if algorithm != ALGORITHM or not _DIGEST.fullmatch(digest):
        raise IntegrityError(f"{capture!r} is not the id of a capture: it must be {ALGORITHM}: and 64 hexadecimal digits")
    return digest


def _write_all(descriptor: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and has no need to
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _finding(code: str, severity: Severity, what: str, about: str, hint: str) -> Finding:
    return Finding(code=code, severity=severity, message=f"{about} {what}", about=about, hint=hint)


@contextmanager
def _machine_errors(directory: Path) -> Iterator[None]:
    """Turn what the disk refuses into what a person can do about it."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise MachineError(f"the disk that holds {directory} is full", hint="make room, then gather again: what was kept stays kept") from error
        raise MachineError(f"{directory} cannot be used: {error.strerror}", hint="let the account that runs hisab read and write there") from error
