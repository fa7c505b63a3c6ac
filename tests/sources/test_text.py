"""Plain text stays as it was saved."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.records.codec import document_id
from hisab.records.documents import Document
from hisab.records.ids import CaptureId
from hisab.sources.articles import Found, Provenance
from hisab.sources.text import read_text

PROVENANCE = Provenance(capture=CaptureId("sha256:0"), about="a.txt", today=date(2026, 1, 1))


def read(data: str | bytes) -> Found:
    return read_text(data.encode() if isinstance(data, str) else data, PROVENANCE)


def document(data: str | bytes) -> Document:
    found = read(data).document
    assert found
    return found


def codes(data: str | bytes) -> list[str]:
    return [finding.code for finding in read(data).findings]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")).filter(str.strip))
def test_text_without_a_header_comes_back_as_it_was(text: str) -> None:
    assert document("words\n" + text).text == "words\n" + text


def test_a_header_is_read_and_taken_off() -> None:
    found = document(
        "Title: After the attack\nDate: 2021-01-04\nsource: Example Times\nURL: https://example.org/a\nlanguage: ur\n\nFirst line.\n\nSecond.\n"
    )
    assert found.text == "First line.\n\nSecond.\n"
    assert (found.title, found.published, found.source) == ("After the attack", date(2021, 1, 4), "Example Times")
    assert (found.address, found.language) == ("https://example.org/a", "ur")


def test_published_and_address_are_names_of_a_header_too() -> None:
    found = document("published: 2021-01-04\r\naddress: https://www.example.org/a\r\n\r\nWords.\r\nMore.")
    assert (found.published, found.address, found.source) == (date(2021, 1, 4), "https://www.example.org/a", "example.org")
    assert found.text == "Words.\nMore."


@pytest.mark.parametrize(
    "text", ["title: only this line", "title: a\nNot a field.\n\nWords", "Note: a\n\nWords", "Source said: a\nb", "\ntitle: a\n\nWords"]
)
def test_lines_that_are_not_wholly_a_header_are_text(text: str) -> None:
    assert document(text).text == text


def test_a_text_that_begins_with_a_date_states_it_and_keeps_it() -> None:
    found = document(" date 2021-01-04 The recent killing of coalminers.")
    assert found.published == date(2021, 1, 4)
    assert found.text == " date 2021-01-04 The recent killing of coalminers."


def test_a_header_speaks_before_an_opening_date() -> None:
    assert document("date: 2021-01-05\n\ndate 2021-01-04 Words.").published == date(2021, 1, 5)


def test_a_date_in_the_middle_of_a_text_is_not_its_own() -> None:
    assert document("On date 2021-01-04 it was.").published is None
    assert codes("On date 2021-01-04 it was.") == ["no-date"]


def test_nothing_is_known_of_bare_words() -> None:
    found = document("Words of nobody.")
    assert (found.source, found.title, found.address, found.published) == ("unknown source", None, None, None)
    assert found.derived_by.startswith("text/hisab ")


def test_the_id_is_the_contents() -> None:
    assert document("Words.").id == document_id(document("Words.")) == document(b"\xef\xbb\xbfWords.").id
    assert document("Words.").id != document("Other words.").id


@pytest.mark.parametrize("data", ["", "  \n\t", "title: a\n\n  \n"])
def test_no_words_are_a_finding(data: str) -> None:
    assert read(data).document is None
    assert codes(data) == ["empty"]


@pytest.mark.parametrize("data", [b"words\0words", b"W\0o\0r\0d\0s\0", bytes(range(256)) * 20])
def test_bytes_that_are_no_text_are_a_finding(data: bytes) -> None:
    assert read(data).document is None
    assert codes(data) == ["binary"]


def test_a_wrong_encoding_is_read_and_said() -> None:
    data = "date 2021-01-04 “Quick justice” was promised to the families – nothing came.".encode("cp1252")
    assert "“Quick justice”" in document(data).text
    assert codes(data) == ["encoding-guessed"]


def test_an_address_that_is_none_is_a_finding() -> None:
    text = "url: ftp://example.org/a\ndate: 2021-01-04\n\nWords."
    assert document(text).address is None
    assert codes(text) == ["address-unreadable"]
