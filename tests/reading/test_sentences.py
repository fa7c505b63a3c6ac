from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.reading.sentences import split_sentences

TEXTS = st.one_of(st.text(max_size=200), st.text(alphabet="aA1.?!۔؟\n ”\"'RsM(", max_size=80))


def split(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He got Rs. 500 today.",
        "Mr. Khan and Dr. Ali came.",
        "It began on Sept. 20 in Quetta.",
        "The bus left at 5 a.m. with nine miners.",
        "The police came at 5 p.m. Friday to the mine.",
        "The U.S. envoy spoke.",
        "Lt. Gen. Bajwa spoke.",
        "J. Khan spoke.",
        "It was mine No. 5 in Machh.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert split(f"{sentence} Then they left.") == [sentence, "Then they left."]


def test_a_time_of_day_before_a_capital_ends_the_sentence() -> None:
    assert split("It was 5 p.m. The bus left.") == ["It was 5 p.m.", "The bus left."]


@pytest.mark.parametrize(("text", "sentences"), [("one\ntwo", ["one", "two"]), ("one\n\ntwo", ["one", "two"]), ("one\n  \n", ["one"])])
def test_a_new_line_ends_a_sentence(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("پہلا جملہ۔ دوسرا جملہ۔", ["پہلا جملہ۔", "دوسرا جملہ۔"]),
        ("کیا ہوا؟ کچھ نہیں۔", ["کیا ہوا؟", "کچھ نہیں۔"]),
    ],
)
def test_urdu_marks_end_a_sentence(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert split("“We will pay.” He left.") == ["“We will pay.”", "He left."]


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_blanks_hold_no_sentence(text: str) -> None:
    assert split(text) == []


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_are_in_order_and_do_not_overlap(text: str) -> None:
    sentences = split_sentences(text)
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    assert all(sentence.start < sentence.end for sentence in sentences)
    assert all(first.end <= second.start for first, second in pairwise(sentences))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_sentence_is_what_stands_at_its_offsets(text: str) -> None:
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in split_sentences(text))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_character_but_blanks_is_outside_the_sentences(text: str) -> None:
    covered = {position for sentence in split_sentences(text) for position in range(sentence.start, sentence.end)}
    assert all(character.isspace() for position, character in enumerate(text) if position not in covered)
