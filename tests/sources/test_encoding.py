"""Certain encodings are read silently, guesses say so, damage is counted."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.sources.encoding import decode

WORDS = "“Quick justice” was promised to the families of the miners – nothing came of it, they said. "
ARABIC = "قتل أحد عشر عاملا من عمال المناجم في بلوشستان يوم الأحد وقالت الشرطة"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(b"x" + text.encode(), about="a.txt")
    assert (decoded.text, decoded.findings) == ("x" + text, ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le")],
)
def test_a_byte_order_mark_is_believed_and_dropped(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + WORDS.encode(encoding), about="a.txt")
    assert (decoded.text, decoded.findings) == (WORDS, ())


@pytest.mark.parametrize(("words", "encoding"), [(WORDS, "cp1252"), (ARABIC, "cp1256"), ("plain words. " * 9000 + "don’t", "cp1252")])
def test_another_encoding_is_guessed_and_the_guess_is_a_finding(words: str, encoding: str) -> None:
    decoded = decode(words.encode(encoding), about="a.txt")
    assert decoded.text == words
    assert decoded.encoding == encoding
    assert [finding.code for finding in decoded.findings] == ["encoding-guessed"]


def test_a_declared_encoding_is_no_guess() -> None:
    decoded = decode(WORDS.encode("cp1252"), about="a.html", declared="windows-1252")
    assert (decoded.text, decoded.findings) == (WORDS, ())


def test_a_declared_encoding_that_does_not_exist_is_passed_over() -> None:
    assert decode(b"words", about="a.html", declared="klingon").text == "words"
    assert decode(WORDS.encode("cp1252"), about="a.html", declared="klingon").text == WORDS


def test_a_text_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    decoded = decode(("ہزارہ برادری " * 20).encode()[:-2], about="a.txt")
    assert decoded.text
    assert decoded.text.startswith("ہزارہ برادری ")
    assert [finding.code for finding in decoded.findings] == ["characters-replaced"]


def test_noise_is_no_text() -> None:
    assert decode(bytes(range(128, 256)) + bytes(range(256)) * 8, about="a.bin").text is None
