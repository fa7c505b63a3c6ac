import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from hisab.publishing.quotes import Span, excerpt, highlight, language_tag, outside_address, visible


def plain(marked: Markup) -> str:
    return Markup(re.sub(r"<[^>]*>", "", marked)).unescape()


def test_nested_spans_nest() -> None:
    spans = [Span(start=0, end=9, style="mention", anchor="a"), Span(start=2, end=4, style="value", anchor="b")]
    assert highlight("abcdefghi", spans) == '<mark class="mention" id="a">ab<mark class="value" id="b">cd</mark>efghi</mark>'


def test_overlapping_spans_are_split_and_keep_one_anchor_each() -> None:
    spans = [Span(start=0, end=4, style="mention", anchor="a"), Span(start=2, end=6, style="value", anchor="b")]
    assert highlight("abcdef", spans) == '<mark class="mention" id="a">ab<mark class="value" id="b">cd</mark></mark><mark class="value">ef</mark>'


def test_two_spans_on_the_same_words_both_have_their_anchor() -> None:
    marked = highlight("abc", [Span(start=0, end=3, style="value", anchor="a"), Span(start=0, end=3, style="value", anchor="b")])
    assert 'id="a"' in marked
    assert 'id="b"' in marked


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=6)


@given(st.text(alphabet="ab<&> \u202e", min_size=20, max_size=20), SPANS)
def test_marking_changes_no_character_and_closes_what_it_opens(text: str, edges: list[list[int]]) -> None:
    spans = [Span(start=start, end=end, style="mention", anchor=f"s{index}") for index, (start, end) in enumerate(edges)]
    marked = highlight(text, spans)
    assert plain(marked) == visible(text)
    assert marked.count("<mark") == marked.count("</mark>")
    assert re.findall(r'id="(s\d+)"', marked).__len__() == sum(start < end for start, end in edges)


def test_an_excerpt_says_where_it_was_cut() -> None:
    text = "word " * 100
    shown = excerpt(text, [Span(start=250, end=254, style="mention")], context=20)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(plain(shown)) < 60


def test_characters_that_turn_the_line_are_shown() -> None:
    assert visible("a\u202eb\u2066c\x00d\ud800e") == "a⟦U+202E⟧b⟦U+2066⟧c⟦U+0000⟧d⟦U+D800⟧e"


def test_urdu_marks_of_direction_stay() -> None:
    assert visible("می\u200cخواهم\u200f") == "می\u200cخواهم\u200f"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a.example/\u202e", "https://a b", None, ""]
)
def test_only_plain_web_addresses_can_be_followed(address: str | None) -> None:
    assert outside_address(address) is None


def test_a_web_address_can_be_followed() -> None:
    assert outside_address("https://courier.example/a?b=1&c=2") == "https://courier.example/a?b=1&c=2"


@pytest.mark.parametrize(("language", "tag"), [("ur", "ur"), ("zh-Hant", "zh-Hant"), ('en" onload="x', ""), (None, "")])
def test_a_language_that_is_no_tag_is_unknown(language: str | None, tag: str) -> None:
    assert language_tag(language) == tag
