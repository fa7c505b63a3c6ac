"""Windows hold every token once, in order, whole sentences where they fit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.reading.learned.windows import LIMIT, cut_windows, is_in_capitals
from hisab.reading.sentences import split_sentences
from tests.reading.learned.scripted import tokenize


@given(st.lists(st.integers(1, 700), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_token_is_in_one_window_and_none_is_longer_than_the_limit(lengths: list[int]) -> None:
    text = " ".join("word " * (length - 1) + "end." for length in lengths)
    windows = list(cut_windows(text, split_sentences(text), tokenize))
    starts = [start for window in windows for start in window.tokens.starts]
    assert starts == [start for start, _ in tokenize(text)[1]]
    assert all(len(window.tokens.ids) <= LIMIT for window in windows)


def test_sentences_stay_whole_where_they_fit() -> None:
    text = "one two three. " + "word " * (LIMIT - 3) + "end. four five."
    windows = list(cut_windows(text, split_sentences(text), tokenize))
    assert [len(window.sentences) for window in windows] == [1, 1, 1]


def test_a_text_without_words_has_no_window() -> None:
    assert list(cut_windows(" \n ", split_sentences(" \n "), tokenize)) == []


def test_the_tokens_of_a_stretch_of_the_text() -> None:
    text = "Gunmen shot eleven miners."
    (window,) = cut_windows(text, split_sentences(text), tokenize)
    assert window.tokens.within(text.index("eleven"), text.index(" miners")) == (2, 3)
    assert window.tokens.within(len(text), len(text) + 5) is None


def test_a_wire_in_capitals_is_cut_as_if_it_were_in_small_letters() -> None:
    asked: list[str] = []

    def listen(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        asked.append(text)
        ids, places = tokenize(text)
        return list(ids), list(places)

    (window,) = cut_windows("GUNMEN SHOT İSMET.", split_sentences("GUNMEN SHOT İSMET."), listen)
    assert asked == ["gunmen shot İsmet."]
    assert len(window.tokens.ids) == 4
    assert not is_in_capitals("BBC: Gunmen shot eleven miners.")
    assert not is_in_capitals("حملہ")


def test_a_zer_that_joins_two_words_is_not_shown_to_the_encoder_and_stays_in_the_first() -> None:
    text = "وزیرِ اعظم نے کہا"
    (window,) = cut_windows(text, split_sentences(text), tokenize)
    assert [text[start:end] for start, end in zip(window.tokens.starts, window.tokens.ends, strict=True)] == ["وزیرِ", "اعظم", "نے", "کہا"]
    assert window.tokens.ids == next(cut_windows("وزیر اعظم نے کہا", split_sentences("وزیر اعظم نے کہا"), tokenize)).tokens.ids
