"""CSV: every whole row is read, every odd one is named."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.records.documents import Document
from hisab.records.findings import Finding
from hisab.records.ids import CaptureId
from hisab.sources.articles import Provenance
from hisab.sources.csv_tables import read_csv

PROVENANCE = Provenance(capture=CaptureId("sha256:0"), about="a.csv", today=date(2026, 1, 1))
HEADER = "url,title,published,text,language\n"
ROW = "https://example.org/a,After,2021-01-04,The words of it.,en\n"


def read(data: str | bytes, *, row_limit: int = 1_000_000) -> tuple[list[Document], list[Finding]]:
    found = list(read_csv(io.BytesIO(data.encode() if isinstance(data, str) else data), PROVENANCE, row_limit=row_limit))
    return [one.document for one in found if one.document], [finding for one in found for finding in one.findings]


def test_a_row_is_a_document() -> None:
    (document,), findings = read(HEADER + ROW)
    assert findings == []
    assert (document.address, document.title, document.published) == ("https://example.org/a", "After", date(2021, 1, 4))
    assert (document.text, document.language, document.source) == ("The words of it.", "en", "example.org")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_marks_between_columns_are_told_from_the_first_row(delimiter: str) -> None:
    (document,), _ = read(f"\ufeffTitle{delimiter} Text \r\nAfter{delimiter}Words, and more.\r\n")
    assert (document.title, document.text) == ("After", "Words, and more.")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip), min_size=1))
def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerows([["text"], *([text] for text in texts)])
    documents, _ = read(written.getvalue())
    assert [document.text for document in documents] == texts


def test_a_field_with_line_ends_is_named_by_its_first_line() -> None:
    documents, findings = read(HEADER + ',,,"One\ntwo\nthree",en\n' + ",,,,en\n")
    assert [document.text for document in documents] == ["One\ntwo\nthree"]
    assert [(finding.code, finding.about) for finding in findings] == [("no-date", "a.csv line 2"), ("row-without-text", "a.csv line 5")]


def test_an_article_longer_than_the_modules_own_limit_is_read() -> None:
    (document,), _ = read(HEADER + f'a,b,2021-01-04,"{"w" * 200_000}",en\n')
    assert len(document.text) == 200_000


def test_a_row_with_broken_quotes_is_a_finding_and_the_rest_is_read() -> None:
    documents, findings = read(HEADER + 'a,b,2021-01-04,"He said "no" twice",en\n' + ROW)
    assert [document.title for document in documents] == ["After"]
    assert [(finding.code, finding.about) for finding in findings] == [("csv-broken", "a.csv line 2")]


def test_a_quote_that_never_closes_is_a_finding() -> None:
    documents, findings = read(HEADER + ROW + 'a,b,2021-01-04,"never closed,en\n' + ROW)
    assert len(documents) == 1
    assert [(finding.code, finding.about) for finding in findings] == [("csv-broken", "a.csv line 3")]
    assert "line 4" in findings[0].message


def test_a_short_row_and_a_long_row_are_read() -> None:
    documents, _ = read("text,title,published\nWords.\nOther words.,After,2021-01-04,and,more\n")
    assert [(document.text, document.title) for document in documents] == [("Words.", None), ("Other words.", "After")]


def test_without_a_text_column_nothing_is_read_and_the_finding_says_so() -> None:
    documents, findings = read("url,body\nhttps://example.org/a,Words.\n")
    assert documents == []
    assert [finding.code for finding in findings] == ["no-text-column"]


def test_a_row_that_is_too_long_is_passed_over() -> None:
    documents, findings = read(HEADER + f"a,b,2021-01-04,{'w' * 3000},en\n" + ROW, row_limit=1000)
    assert [document.title for document in documents] == ["After"]
    assert [(finding.code, finding.about) for finding in findings] == [("too-large", "a.csv line 2")]


def test_a_table_saved_by_an_office_program_is_read_and_the_guess_is_said_once() -> None:
    row = "https://example.org/a,After,2021-01-04,“Quick justice” was promised to the families – nothing came.,en\n".encode("cp1252")
    documents, findings = read(HEADER.encode() + row * 3)
    assert [document.text[:15] for document in documents] == ["“Quick justice”"] * 3
    assert [finding.code for finding in findings] == ["encoding-guessed"]
