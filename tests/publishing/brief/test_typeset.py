"""The PDF: the same bytes each time, its own fonts, marked up for readers, and no word of it is an instruction."""

from __future__ import annotations

import sys

import pytest

from hisab.publishing.brief.content import Brief
from hisab.publishing.brief.typeset import printable, typeset
from hisab.records.errors import MachineError
from hisab.records.figures import Edition

from .conftest import Compose, at_length, printed, repeating

HOSTILE = (
    '#panic() #import "@preview/x:1.0.0" $ * _ @note [x] ] } \\ \\u{0} `raw` <label> // /* = heading - list {page} '
    "\u202eesrever\u202c \u2066x\u2069 \x07 " + "w" * 10_000
)


def test_the_same_brief_gives_the_same_bytes(brief: Brief) -> None:
    assert typeset(brief) == typeset(brief)


def test_it_is_marked_up_titled_and_made_for_keeping(brief: Brief) -> None:
    content = typeset(brief)
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"<pdfaid:part>2<", b"<pdfuaid:part>1<"):
        assert mark in content or mark in printed(brief).streams, mark
    assert b"/Author" not in content


def test_only_the_fonts_of_the_package_are_inside(brief: Brief) -> None:
    assert printed(brief).fonts <= {
        "Hisab-Serif-Regular",
        "Hisab-Serif-SemiBold",
        "Hisab-Serif-Italic",
        "Hisab-Sans-Regular",
        "Noto-Nastaliq-Urdu-Regular",
    }


def test_urdu_is_set_from_right_to_left_in_nastaliq(edition: Edition, compose: Compose) -> None:
    brief = compose(edition, language="ur")
    content = printed(brief)
    assert brief.direction == "rtl"
    assert "Noto-Nastaliq-Urdu-Regular" in content.fonts
    assert b"/Lang(ur)" in content.content


def test_hostile_words_are_words(edition: Edition, compose: Compose) -> None:
    brief = compose(at_length(repeating(edition), HOSTILE))
    assert printed(brief).pages <= 6


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize(
    "words", ["नमस्ते दुनिया कैसे हैं आप सब", "Здравствуй, мир", "𝕏 ☃ 漢字", "\ud800", "", "q\u0304 ب\u0301 x\u064e", "\u0301", "نی\u200cست \u200d"]
)
def test_characters_without_a_glyph_never_stop_the_print(edition: Edition, compose: Compose, words: str, language: str) -> None:
    assert printed(compose(at_length(edition, words), language=language)).pages >= 1


def test_a_character_that_no_font_holds_is_shown_by_its_code_point() -> None:
    assert printable("snow ☃") == "snow [U+2603]"
    assert printable("\u202e") == "[U+202E]"
    assert printable("漢" * 13) == "[…]"
    assert printable("Łódź – “a” کوئٹہ") == "Łódź – “a” کوئٹہ"


def test_without_the_typesetter_it_says_what_to_install(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MachineError, match="typesetter") as raised:
        typeset(brief)
    assert "hisab[brief]" in raised.value.hint
