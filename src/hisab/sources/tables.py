"""Tables of articles: JSON Lines, JSON and CSV → one document a row, streamed.

A row's `text` becomes the document's text as it is given, so that offsets count in the field itself.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from hisab import __version__
from hisab.records.findings import Finding, Severity
from hisab.sources.articles import Article, Found, Provenance, to_document
from hisab.sources.encoding import decode
from hisab.sources.lines import read_lines

JSON_LINES_BY = f"json-lines/hisab {__version__}"
JSON_BY = f"json/hisab {__version__}"

FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "address": ("url", "address", "link"),
    "title": ("title", "headline"),
    "published": ("published", "date"),
    "language": ("language", "lang"),
    "source": ("source", "outlet"),
}
"""What a field of an article may be called in a table, the first one that holds something speaks."""


def read_json_lines(stream: BinaryIO, provenance: Provenance, *, row_limit: int) -> Iterator[Found]:
    """Yield what each line of `stream` holds; a line that is not JSON is a finding, and the rest is read."""
    for line in read_lines(stream, about=provenance.about, limit=row_limit):
        if line.finding:
            yield Found(findings=(line.finding,))
        if line.text is not None and line.text.strip():
            yield _read_line(line.text, provenance.at(f"line {line.number}"))


def read_json(data: bytes, provenance: Provenance, *, row_limit: int) -> Iterator[Found]:
    """Yield what one JSON object, or each object of a list, holds; several objects in one file are read as JSON Lines."""
    decoded = decode(data, about=provenance.about)
    if decoded.findings:
        yield Found(findings=decoded.findings)
    try:
        value = json.loads(decoded.text or "")
    except (ValueError, RecursionError) as error:
        if (decoded.text or "").lstrip().startswith("{"):
            yield from read_json_lines(io.BytesIO(data), provenance, row_limit=row_limit)
        else:
            yield Found(findings=(_not_json(provenance.about, error),))
        return
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield read_row(item, provenance.at(f"item {number}"), derived_by=JSON_BY)
    else:
        yield read_row(value, provenance, derived_by=JSON_BY)


def read_row(row: object, provenance: Provenance, *, derived_by: str) -> Found:
    """Return the document of one row, whose fields go by the names of `FIELD_NAMES`."""
    if not isinstance(row, Mapping):
        return Found(findings=(_odd_row(provenance.about, "is not an object with named fields"),))
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return Found(findings=(_odd_row(provenance.about, "has no text"),))
    fields = {field: _first_words(row, names) for field, names in FIELD_NAMES.items()}
    return to_document(Article(text=text, **fields), provenance, derived_by=derived_by)


def _read_line(line: str, provenance: Provenance) -> Found:
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Found(findings=(_not_json(provenance.about, error),))
    return read_row(row, provenance, derived_by=JSON_LINES_BY)


def _first_words(row: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _not_json(about: str, error: ValueError | RecursionError) -> Finding:
    where = f" ({error.msg} at line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
    return Finding(
        code="not-json",
        severity=Severity.WARNING,
        message=f"{about} is not JSON{where}",
        about=about,
        hint="write one whole JSON object a line, or one list in the file; other lines were read",
    )


def _odd_row(about: str, what: str) -> Finding:
    return Finding(
        code="row-without-text",
        severity=Severity.WARNING,
        message=f"{about} {what}",
        about=about,
        hint='a row needs a field "text" with the words of the article',
    )
