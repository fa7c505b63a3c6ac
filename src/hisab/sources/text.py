"""Plain text → one document. The words stay exactly as they were saved; only a header above them is taken off."""

from __future__ import annotations

import re

from hisab import __version__
from hisab.records.findings import Finding, Severity
from hisab.sources.articles import Article, Found, Provenance, to_document
from hisab.sources.encoding import decode

DERIVED_BY = f"text/hisab {__version__}"

_HEADER_FIELDS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "source",
    "url": "address",
    "address": "address",
    "language": "language",
}
_HEADER_LINE = re.compile(r"(?P<name>[A-Za-z]+)[ \t]*:(?P<words>.*)")
_LONGEST_HEADER = 20
"""Lines; a text that goes on longer without a blank line has no header."""

_OPENING_DATE = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})(?=\s)")


def read_text(data: bytes, provenance: Provenance, *, charset: str | None = None) -> Found:
    """Return the document of a plain text file; a byte order mark is dropped and line ends become `\\n`."""
    decoded = decode(data, about=provenance.about, declared=charset)
    if decoded.text is None or "\0" in decoded.text:
        return Found(findings=(_binary(provenance.about),))
    article = split_header(decoded.text.replace("\r\n", "\n"))
    found = to_document(article, provenance, derived_by=DERIVED_BY)
    return Found(document=found.document, findings=decoded.findings + found.findings)


def split_header(text: str) -> Article:
    """Return the article of `text`: leading lines such as `title: …` up to a blank line are read and taken off.

    Lines are a header only when all of them, from the first one to the blank one, bear a known name. Without a date there,
    a text that begins with the word date and a day, such as `date 2021-01-04 The recent…`, states its date so and keeps it.
    """
    fields, rest = _read_header(text)
    if "published" not in fields and (opening := _OPENING_DATE.match(rest)):
        fields["published"] = opening[1]
    return Article(text=rest, **fields)


def _read_header(text: str) -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    position = 0
    for _ in range(_LONGEST_HEADER):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)]
        if not line.strip():
            return (fields, text[end + 1 :]) if fields and end >= 0 else ({}, text)
        match = _HEADER_LINE.fullmatch(line)
        if match is None or match["name"].lower() not in _HEADER_FIELDS or end < 0:
            return {}, text
        fields.setdefault(_HEADER_FIELDS[match["name"].lower()], match["words"].strip())
        position = end + 1
    return {}, text


def _binary(about: str) -> Finding:
    return Finding(
        code="binary",
        severity=Severity.WARNING,
        message=f"{about} is not text in any known encoding",
        about=about,
        hint="if it should be text, save it again as UTF-8",
    )
