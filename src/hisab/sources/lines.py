"""Long files line by line, each line decoded on its own: one bad byte spoils one line, and no line can fill the memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from hisab.records.findings import Finding, Severity
from hisab.sources.encoding import decode, marked_encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with its end, counted from one. `text` is None for a line that cannot be read; `finding` says what is odd about it."""

    number: int
    text: str | None
    finding: Finding | None = None


def read_lines(stream: BinaryIO, *, about: str, limit: int) -> Iterator[Line]:
    """Yield the lines of `stream`; one of more than `limit` characters is passed over. A guessed encoding serves for all lines after it."""
    encoding = marked_encoding(stream.read(4)) or "utf-8"
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape" if encoding.startswith("utf-8") else "replace", newline="")
    try:
        yield from _read(text, about=about, limit=limit)
    finally:
        text.detach()  # the stream stays with whoever opened it


def _read(text: io.TextIOWrapper, *, about: str, limit: int) -> Iterator[Line]:
    guessed: str | None = None
    number = 0
    while line := text.readline(limit + 1):
        number += 1
        here = f"{about} line {number}"
        if len(line) > limit and not line.endswith(("\n", "\r")):
            _skip_line(text, limit)
            yield Line(number=number, text=None, finding=too_long(here, limit))
        elif _is_escaped(line):
            decoded = decode(line.encode("utf-8", "surrogateescape"), about=here, declared=guessed)
            guessed = decoded.encoding if decoded.encoding != "utf-8" else guessed
            yield Line(
                number=number, text=decoded.text, finding=next(iter(decoded.findings), None) if decoded.text is not None else _undecodable(here)
            )
        else:
            yield Line(number=number, text=line)


def too_long(about: str, limit: int) -> Finding:
    """Return the finding for a line or row that is longer than `limit`."""
    return Finding(
        code="too-large",
        severity=Severity.WARNING,
        message=f"{about} is longer than {limit:,} characters and was passed over",
        about=about,
        hint="one line must hold one article; look whether line ends were lost",
    )


def _undecodable(about: str) -> Finding:
    return Finding(
        code="binary",
        severity=Severity.WARNING,
        message=f"{about} is not text in any known encoding",
        about=about,
        hint="save the file again as UTF-8",
    )


def _is_escaped(line: str) -> bool:
    if line.isascii():
        return False
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _skip_line(text: io.TextIOWrapper, limit: int) -> None:
    while (rest := text.readline(limit)) and not rest.endswith(("\n", "\r")):
        pass
