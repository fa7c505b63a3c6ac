"""CSV → one document a row, streamed. The first row names the columns; commas, semicolons and tabs are told apart by it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from hisab import __version__
from hisab.records.findings import Finding, Severity
from hisab.sources.articles import Found, Provenance
from hisab.sources.lines import Line, read_lines
from hisab.sources.tables import read_row

DERIVED_BY = f"csv/hisab {__version__}"
_DELIMITERS = (",", ";", "\t", "|")


def read_csv(stream: BinaryIO, provenance: Provenance, *, row_limit: int) -> Iterator[Found]:
    """Yield what each row of `stream` holds. A row whose quotes do not close is a finding, and what can be read after it is read."""
    csv.field_size_limit(row_limit)  # the csv module keeps one limit for the whole process; its own, 131,072, cuts long articles short
    lines = read_lines(stream, about=provenance.about, limit=row_limit)
    header = _next_text(lines)
    delimiter = next((mark for mark in _DELIMITERS if "text" in _columns(header, mark)), None)
    if delimiter is None:
        yield Found(findings=(_no_text_column(provenance.about),))
        return
    yield from _read_rows(lines, _columns(header, delimiter), delimiter, provenance)


def _read_rows(lines: Iterator[Line], columns: tuple[str, ...], delimiter: str, provenance: Provenance) -> Iterator[Found]:
    odd_lines: list[Finding] = []
    last = 1

    def texts() -> Iterator[str]:
        nonlocal last
        for line in lines:
            last = line.number
            if line.finding:
                odd_lines.append(line.finding)
            if line.text is not None:
                yield line.text

    rows = csv.reader(texts(), delimiter=delimiter, strict=True)
    while True:
        first = last + 1
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            odd_lines.append(_broken(f"{provenance.about} line {first}", error, last))
            cells = []
        if odd_lines:
            yield Found(findings=tuple(odd_lines))
            odd_lines.clear()
        if any(cell.strip() for cell in cells):
            yield read_row(dict(zip(columns, cells, strict=False)), provenance.at(f"line {first}"), derived_by=DERIVED_BY)
    if odd_lines:
        yield Found(findings=tuple(odd_lines))


def _next_text(lines: Iterator[Line]) -> str:
    """Return the first line that is not blank, or nothing."""
    return next((line.text.lstrip("\ufeff") for line in lines if line.text is not None and line.text.strip("\ufeff \r\n")), "")


def _columns(header: str, delimiter: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), []))


def _no_text_column(about: str) -> Finding:
    return Finding(
        code="no-text-column",
        severity=Severity.ERROR,
        message=f"{about}: no column is named text in the first row, so none of its rows was read",
        about=about,
        hint="name the columns in the first row: url,title,published,text,language",
    )


def _broken(about: str, error: csv.Error, last: int) -> Finding:
    return Finding(
        code="csv-broken",
        severity=Severity.WARNING,
        message=f"{about}: this row, which goes on to line {last}, cannot be read ({error})",
        about=about,
        hint='put quotes around a field that holds commas or line ends, and write a quote inside it as ""',
    )
