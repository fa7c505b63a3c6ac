"""Something that has been opened and gives bytes: what gathering needs to know of a file, a stream or a fetched page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hisab.records.findings import Finding, Severity
from hisab.sources.captures import CHUNK


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Bytes in chunks and what came with them. `size` is None where it is not known before the end."""

    chunks: Iterator[bytes]
    name: str
    size: int | None = None
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


class SourceUnreadableError(Exception):
    """One input gives no bytes, or not all of them. It never leaves this room: gathering makes it its finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class SourceTooLargeError(Exception):
    """One input has more bytes than it may have. It never leaves this room."""


@contextmanager
def open_file(path: Path, *, origin: str) -> Iterator[Opened]:
    """Open `path`; it is read while the block lasts."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise SourceUnreadableError(unreadable(origin, error)) from error
    with stream:
        size = os.fstat(stream.fileno()).st_size
        yield Opened(chunks=read_chunks(stream, origin=origin), name=origin, size=size or None)


def read_chunks(stream: BinaryIO, *, origin: str) -> Iterator[bytes]:
    """Yield the rest of `stream`, a piece at a time."""
    while True:
        try:
            chunk = stream.read(CHUNK)
        except OSError as error:
            raise SourceUnreadableError(unreadable(origin, error)) from error
        if not chunk:
            return
        yield chunk


def limit_chunks(chunks: Iterator[bytes], limit: int | None) -> Iterator[bytes]:
    """Yield `chunks` while they are no more than `limit` bytes together."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if limit is not None and size > limit:
            raise SourceTooLargeError
        yield chunk


def unreadable(origin: str, error: OSError) -> Finding:
    """Return the finding for a file or folder that the machine does not let us read."""
    return Finding(
        code="unreadable",
        severity=Severity.ERROR,
        message=f"{origin} cannot be read: {error.strerror or type(error).__name__}",
        about=origin,
        hint="let the account that runs hisab read it, then gather again",
    )
