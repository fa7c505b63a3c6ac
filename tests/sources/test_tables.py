"""Tables of articles: every whole row is read, every odd one is named."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.records.documents import Document
from hisab.records.findings import Finding
from hisab.records.ids import CaptureId
from hisab.sources.articles import Provenance
from hisab.sources.tables import read_json, read_json_lines

PROVENANCE = Provenance(capture=CaptureId("sha256:0"), about="a.jsonl", today=date(2026, 1, 1))
ROW = {"url": "https://www.example.org/a", "title": "After", "published": "2021-01-04", "text": "The words of it.", "language": "en"}


def lines(data: str | bytes, *, row_limit: int = 10_000) -> tuple[list[Document], list[Finding]]:
    found = list(read_json_lines(io.BytesIO(data.encode() if isinstance(data, str) else data), PROVENANCE, row_limit=row_limit))
    return [one.document for one in found if one.document], [finding for one in found for finding in one.findings]


def whole(data: str) -> tuple[list[Document], list[Finding]]:
    found = list(read_json(data.encode(), PROVENANCE, row_limit=10_000))
    return [one.document for one in found if one.document], [finding for one in found for finding in one.findings]


def test_a_row_is_a_document() -> None:
    (document,), findings = lines(json.dumps(ROW))
    assert findings == []
    assert (document.address, document.source, document.title) == ("https://www.example.org/a", "example.org", "After")
    assert (document.published, document.text, document.language) == (date(2021, 1, 4), "The words of it.", "en")


def test_other_names_of_the_fields_are_known() -> None:
    row = {"address": "https://example.org/a", "date": "2021-01-04", "lang": "ur", "source": "Example Times", "text": "The words."}
    (document,), _ = lines(json.dumps(row))
    assert (document.address, document.published, document.language, document.source) == (
        "https://example.org/a",
        date(2021, 1, 4),
        "ur",
        "Example Times",
    )


@given(st.text().filter(str.strip))
def test_the_text_is_the_field_as_given(text: str) -> None:
    written = "".join("\ufffd" if character == "\0" or "\ud800" <= character <= "\udfff" else character for character in text)
    (document,), _ = lines(json.dumps({"text": text}))
    assert document.text == written
    assert len(document.text) == len(json.loads(json.dumps(text)))


def test_characters_that_cannot_be_written_are_replaced_and_said() -> None:
    (document,), findings = lines('{"published": "2021-01-04", "text": "a\\ud83d b\\u0000 words"}')
    assert document.text == "a\ufffd b\ufffd words"
    assert [finding.code for finding in findings] == ["characters-replaced"]


def test_a_line_that_is_not_json_is_a_finding_and_the_rest_is_read() -> None:
    documents, findings = lines(f"{json.dumps(ROW)}\nnot json\n\n{json.dumps(ROW | {'title': 'Second'})}\n")
    assert [document.title for document in documents] == ["After", "Second"]
    assert [(finding.code, finding.about) for finding in findings] == [("not-json", "a.jsonl line 2")]


def test_a_line_cut_off_at_the_end_is_a_finding() -> None:
    documents, findings = lines(f'{json.dumps(ROW)}\n{{"text": "cut o')
    assert len(documents) == 1
    assert [(finding.code, finding.about) for finding in findings] == [("not-json", "a.jsonl line 2")]


@pytest.mark.parametrize("row", ["[1, 2]", "7", '"words"', "null", "{}", '{"text": null}', '{"text": ["a"]}', '{"text": "  "}'])
def test_a_row_without_text_is_a_finding(row: str) -> None:
    documents, findings = lines(row)
    assert documents == []
    assert [finding.code for finding in findings] == ["row-without-text"]


def test_a_line_nested_without_end_is_a_finding() -> None:
    _, findings = lines("[" * 9_000, row_limit=10_000)
    assert [finding.code for finding in findings] == ["not-json"]


def test_a_line_that_is_too_long_is_passed_over() -> None:
    documents, findings = lines(f"{json.dumps(ROW | {'text': 'w' * 50_000})}\n{json.dumps(ROW)}\n")
    assert [document.text for document in documents] == ["The words of it."]
    assert [(finding.code, finding.about) for finding in findings] == [("too-large", "a.jsonl line 1")]


def test_a_line_in_another_encoding_is_read_alone_so() -> None:
    odd = b'{"published": "2021-01-04", "text": "\x93Quick justice\x94 was promised to the families \x96 nothing came of it."}'
    documents, findings = lines("\n".join([json.dumps(ROW | {"text": "ہزارہ"}, ensure_ascii=False), ""]).encode() + odd + b"\n" + odd)
    assert [document.text[:8] for document in documents] == ["ہزارہ", "“Quick j", "“Quick j"]
    assert [(finding.code, finding.about) for finding in findings] == [("encoding-guessed", "a.jsonl line 2")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_is_believed(encoding: str) -> None:
    documents, findings = lines((json.dumps(ROW) + "\r\n").encode(encoding) * 1)
    assert (len(documents), findings) == (1, [])


def test_an_imprecise_date_is_no_day() -> None:
    (document,), findings = lines(json.dumps(ROW | {"published": "2012-07"}))
    assert document.published is None
    assert [finding.code for finding in findings] == ["date-imprecise"]
    (document,), findings = lines(json.dumps(ROW | {"published": 2012}))
    assert document.published is None
    assert [finding.code for finding in findings] == ["date-imprecise"]


def test_a_list_and_a_single_object_are_read() -> None:
    documents, _ = whole(json.dumps([ROW, ROW | {"title": "Second"}], indent=2))
    assert [document.title for document in documents] == ["After", "Second"]
    documents, _ = whole(json.dumps(ROW, indent=2))
    assert [document.title for document in documents] == ["After"]


def test_an_odd_item_of_a_list_is_named() -> None:
    documents, findings = whole(json.dumps([ROW, 7]))
    assert len(documents) == 1
    assert [(finding.code, finding.about) for finding in findings] == [("row-without-text", "a.jsonl item 2")]


def test_a_list_that_is_cut_off_is_a_finding_that_says_where() -> None:
    documents, findings = whole(json.dumps([ROW])[:-1])
    assert documents == []
    assert [finding.code for finding in findings] == ["not-json"]
    assert "line 1, column" in findings[0].message


def test_objects_one_after_another_are_read_as_lines() -> None:
    documents, findings = whole(f"{{broken\n{json.dumps(ROW)}\n")
    assert len(documents) == 1
    assert [(finding.code, finding.about) for finding in findings] == [("not-json", "a.jsonl line 1")]
