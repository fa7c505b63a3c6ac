"""What a report's words say of it."""

from __future__ import annotations

import numpy as np

from hisab.linking.words import Rarity, count_shares, key_of, marks_of, rare_names, split_words, vector_of, weigh_words

KEY = 5690812640760997297
RARITY = Rarity(shares={"the": 0.9, "police": 0.5}, rarest=0.001)


def likeness(one: str, other: str) -> float:
    return float(vector_of(weigh_words(one, RARITY)) @ vector_of(weigh_words(other, RARITY)))


def test_a_word_that_every_report_has_weighs_less_than_one_of_a_single_report() -> None:
    weights = weigh_words("the police of tarkhun", RARITY)
    assert weights["the"] < weights["police"] < weights["tarkhun"]


def test_a_name_weighs_double_unless_it_is_also_written_small() -> None:
    weights = weigh_words("Tarkhun bridge. Bridge", RARITY)
    assert weights["tarkhun"] == 2 * weigh_words("tarkhun", RARITY)["tarkhun"]
    assert weights["bridge"] < weights["tarkhun"]


def test_words_of_scripts_without_capitals_are_words() -> None:
    assert split_words("علمدار روڈ پر 3 دھماکے") == ("علمدار", "روڈ", "دھماکے")


def test_texts_with_the_same_rare_words_are_alike() -> None:
    assert likeness("the police at tarkhun bridge", "the police of tarkhun bridge") > 0.9
    assert likeness("the police at tarkhun bridge", "the police of another town") < 0.5


def test_a_text_without_words_has_a_vector_of_zeros() -> None:
    assert not np.any(vector_of(weigh_words("3, 4 … 5", RARITY)))


def test_a_word_of_too_few_reports_is_not_written_down() -> None:
    rarity = count_shares(["the police", "the governor", "the police"], at_least=2)
    assert set(rarity.shares) == {"the", "police"}


def test_the_marks_of_a_text_are_its_heaviest_words() -> None:
    assert marks_of({"a": 1.0, "c": 3.0, "b": 3.0}) == ("b", "c", "a")


def test_rare_names_are_what_is_never_written_small_and_stands_in_few_reports() -> None:
    rarity = Rarity(shares={"police": 0.5, "tarkhun": 0.005}, rarest=0.001)
    assert rare_names("Police at Tarkhun bridge. Bridge of Zamar, THE END", rarity) == ("zamar", "tarkhun")


def test_a_report_has_at_most_forty_rare_names() -> None:
    names = [f"Na{chr(97 + one)}{chr(97 + other)}" for one in range(10) for other in range(10)]
    assert rare_names(" ".join(names), RARITY) == tuple(sorted(name.casefold() for name in names))[:40]


def test_a_key_is_the_same_everywhere_and_tells_its_parts_apart() -> None:
    assert key_of("place", 1) == KEY
    assert key_of("ab", "c") != key_of("a", "bc")
