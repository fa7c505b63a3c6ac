"""What sort of thing some bytes are, told from the name, the declared media type and the first few thousand bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from hisab.sources.encoding import marked_encoding

HEAD = 4096
"""Bytes that are looked at."""


class Medium(Enum):
    """The media that can be read; the value is the media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    JSON_LINES = "application/x-ndjson"
    JSON = "application/json"
    CSV = "text/csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """Something that cannot be read, in words, and what to do instead."""

    what: str
    hint: str


_BY_SUFFIX = {
    ".txt": Medium.TEXT, ".text": Medium.TEXT, ".md": Medium.TEXT,
    ".html": Medium.HTML, ".htm": Medium.HTML, ".xhtml": Medium.HTML, ".shtml": Medium.HTML,
    ".jsonl": Medium.JSON_LINES, ".ndjson": Medium.JSON_LINES, ".json": Medium.JSON,
    ".csv": Medium.CSV, ".tsv": Medium.CSV,
}  # fmt: skip
_BY_TYPE = {
    "text/html": Medium.HTML, "application/xhtml+xml": Medium.HTML,
    "application/json": Medium.JSON, "application/x-ndjson": Medium.JSON_LINES, "application/jsonl": Medium.JSON_LINES,
    "text/csv": Medium.CSV, "text/tab-separated-values": Medium.CSV,
}  # fmt: skip

_IMAGE = Unsupported(what="an image", hint="type out the words, or save what a text recognition program finds as .txt")
_RECORDING = Unsupported(what="sound or film", hint="save a transcript as .txt")
_PDF = Unsupported(what="a PDF", hint="save its text as .txt (pdftotext does it)")
_OFFICE = Unsupported(what="an office document", hint="save it as .txt, .html or, for a table, .csv")
_ARCHIVE = Unsupported(what="an archive", hint="unpack it and give the folder")
_FEED = Unsupported(what="XML or a feed", hint="give the addresses of the articles")
_PROGRAM = Unsupported(what="part of a web page or a program", hint="nothing in it is an article; move it away to be rid of this finding")

_UNSUPPORTED_SUFFIXES = (
    (".jpg .jpeg .png .gif .webp .bmp .tif .tiff .ico .svg .heic .avif", _IMAGE),
    (".mp3 .mp4 .m4a .wav .ogg .avi .mov .mkv .webm", _RECORDING),
    (".pdf", _PDF),
    (".doc .docx .odt .rtf .xls .xlsx .ods .ppt .pptx .epub .parquet", _OFFICE),
    (".zip .gz .bz2 .xz .zst .tar .tgz .7z .rar .warc .arc", _ARCHIVE),
    (".xml .rss .atom", _FEED),
    (".js .css .map .woff .woff2 .ttf .exe .dll .so .py .pyc .db .sqlite", _PROGRAM),
)
_UNSUPPORTED_BY_SUFFIX = {suffix: unsupported for suffixes, unsupported in _UNSUPPORTED_SUFFIXES for suffix in suffixes.split()}
_UNSUPPORTED_TYPES = (
    ("image/", _IMAGE), ("audio/", _RECORDING), ("video/", _RECORDING), ("application/pdf", _PDF), ("application/msword", _OFFICE),
    ("application/vnd.", _OFFICE), ("application/zip", _ARCHIVE), ("application/gzip", _ARCHIVE), ("application/rss+xml", _FEED),
    ("application/atom+xml", _FEED), ("text/css", _PROGRAM), ("text/javascript", _PROGRAM), ("application/javascript", _PROGRAM),
)  # fmt: skip
_MAGIC = (
    (b"%PDF-", _PDF), (b"PK\x03\x04", _OFFICE), (b"\xd0\xcf\x11\xe0\xa1\xb1", _OFFICE), (b"{\\rtf", _OFFICE), (b"PAR1", _OFFICE),
    (b"\x89PNG\r\n", _IMAGE), (b"\xff\xd8\xff", _IMAGE), (b"GIF8", _IMAGE), (b"RIFF", _RECORDING), (b"ID3", _RECORDING), (b"OggS", _RECORDING),
    (b"\x1f\x8b", _ARCHIVE), (b"BZh", _ARCHIVE), (b"\xfd7zXZ", _ARCHIVE), (b"7z\xbc\xaf", _ARCHIVE), (b"Rar!", _ARCHIVE),
    (b"WARC/", _ARCHIVE),
    (b"filedesc://", _ARCHIVE),
    (b"SQLite format 3", _PROGRAM), (b"\x7fELF", _PROGRAM),
)  # fmt: skip
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def recognise(head: bytes, *, name: str, media_type: str | None = None) -> Medium | Unsupported:
    """Return what the bytes that begin with `head` are. What the bytes show beats the declared type, which beats the name's ending."""
    suffix = PurePosixPath(name).suffix.lower()
    for magic, unsupported in _MAGIC:
        if head.startswith(magic):
            return unsupported
    declared = (media_type or "").partition(";")[0].strip().lower()
    for beginning, unsupported in _UNSUPPORTED_TYPES:
        if declared.startswith(beginning):
            return unsupported
    start = _characters(head).lstrip()
    medium = _BY_TYPE.get(declared) or _BY_SUFFIX.get(suffix)
    if medium is not None:
        return _settle_json(medium, start)
    if suffix in _UNSUPPORTED_BY_SUFFIX:
        return _UNSUPPORTED_BY_SUFFIX[suffix]
    return _sniff(start)


def _sniff(start: str) -> Medium | Unsupported:
    if start.startswith("<") and _PAGE.search(start):
        return Medium.HTML
    if start.startswith(("<?xml", "<rss", "<feed")):
        return _FEED
    if start.startswith("{") or re.match(r"\[\s*[{\]]", start):
        return _settle_json(Medium.JSON, start)
    return Medium.CSV if _is_table_header(start.partition("\n")[0]) else Medium.TEXT


def _is_table_header(line: str) -> bool:
    """True for the first row of a table of articles: it names a column `text` and another that an article has."""
    columns = {column.strip().strip('"').lower() for column in re.split(r"[,;\t]", line)}
    return "text" in columns and bool(columns & {"url", "title", "published", "language"})


def _settle_json(medium: Medium, start: str) -> Medium:
    """Tell one value over many lines from one value a line; a list is never read line by line."""
    if medium not in (Medium.JSON, Medium.JSON_LINES):
        return medium
    if start.startswith("["):
        return Medium.JSON
    first_line, newline, _ = start.partition("\n")
    is_one_a_line = not newline or first_line.rstrip().endswith("}")
    return Medium.JSON_LINES if medium is Medium.JSON_LINES or is_one_a_line else Medium.JSON


def _characters(head: bytes) -> str:
    return head.decode(marked_encoding(head) or "latin-1", "replace")
