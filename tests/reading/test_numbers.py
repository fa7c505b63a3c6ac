from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.reading.numbers import find_numbers, is_measure, parse_number

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spell(number: int, *, joiner: str = "and ") -> str:
    """Write `number`, below a hundred thousand, in English words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    scale, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    many, rest = divmod(number, scale)
    link = joiner if rest < 100 else ""
    return f"{spell(many, joiner=joiner)} {name}" + (f" {link}{spell(rest, joiner=joiner)}" if rest else "")


def read(text: str) -> list[str]:
    """Write each number as `value` or `low..high`, its qualifier before it."""
    found = find_numbers(text)
    return [
        f"{number.qualifier + ' ' if number.qualifier else ''}{number.value}{f'..{number.high}' if number.high is not None else ''}"
        for number in found
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("11 miners", "11"),
        ("eleven miners", "11"),
        ("Eleven miners", "11"),
        ("twenty-one people", "21"),
        ("twenty one people", "21"),
        ("a hundred people", "100"),
        ("a hundred and five people", "105"),
        ("one hundred and five people", "105"),
        ("three hundred thousand and four", "300004"),
        ("two dozen people", "24"),
        ("a dozen people", "12"),
        ("two lakh people", "200000"),
        ("one crore five lakh", "10500000"),
    ],
)
def test_a_number_in_words_or_digits_is_read(text: str, number: str) -> None:
    assert read(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,000,000 people", "1000000"), ("12,500 people", "12500"), ("1,00,000 people", "100000"), ("12,34,567 people", "1234567")],
)
def test_commas_group_the_western_and_the_indian_way(text: str, number: str) -> None:
    assert read(text) == [number]


@pytest.mark.parametrize(("text", "number"), [("12 lakh people", "1200000"), ("2 million people", "2000000"), ("3 thousand families", "3000")])
def test_a_scale_behind_digits_is_part_of_the_number(text: str, number: str) -> None:
    assert read(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10 to 13 people", "10..13"),
        ("10-13 people", "10..13"),
        ("10–13 people", "10..13"),
        ("four or five men", "4..5"),
        ("from 10 to 13 men", "10..13"),
        ("between 10 and 13 men", "10..13"),
    ],
)
def test_a_range_keeps_both_ends(text: str, number: str) -> None:
    assert read(text) == [number]


def test_a_number_alone_in_brackets_is_an_age_or_the_same_number_again() -> None:
    assert find_numbers("Rahim Dad (35) was there") == ()
    (again,) = find_numbers("eleven (11) miners")
    assert ("eleven (11) miners"[again.start : again.end], again.value) == ("eleven (11)", 11)


@pytest.mark.parametrize(
    ("text", "is_one"), [("16 hours", True), ("two-day sit-in", True), ("16 گھنٹے", True), ("16 soldiers", False), ("16 metros", False)]
)
def test_hours_and_miles_are_measures(text: str, is_one: bool) -> None:
    (number,) = find_numbers(text)
    assert is_measure(text, number.end) is is_one


def test_a_smaller_second_number_makes_no_range() -> None:
    assert read("13 to 10 people") == ["13", "10"]


@pytest.mark.parametrize("text", ["four and two", "eleven and five"])
def test_and_joins_only_the_parts_of_one_number(text: str) -> None:
    assert len(find_numbers(text)) == 2


@pytest.mark.parametrize(
    "words", ["at least", "no fewer than", "not less than", "more than", "over", "as many as", "up to", "nearly", "almost", "about", "some", "only"]
)
def test_a_qualifier_before_the_number_belongs_to_it(words: str) -> None:
    assert read(f"killed {words} 11 people") == [f"{words} 11"]


@pytest.mark.parametrize(("text", "number"), [("11 or more people", "or more 11"), ("11+ people", "+ 11")])
def test_a_qualifier_behind_the_number_belongs_to_it(text: str, number: str) -> None:
    assert read(text) == [number]


def test_the_span_holds_the_qualifier_and_the_range() -> None:
    text = "killed at least 10 to 13 people"
    found = find_numbers(text)[0]
    assert text[found.start : found.end] == "at least 10 to 13"


def test_a_protest_over_the_dead_is_not_more_than_them() -> None:
    assert read("the sit-in over 11 miners") == ["11"]


@pytest.mark.parametrize("text", ["8.5 per cent", "50%", "50 %", "50 percent", "50 per cent", "fifty per cent"])
def test_a_share_is_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["at 10:30am", "at 10am", "at 5 p.m.", "at 5 pm", "at 10:30", "at five o’clock"])
def test_a_time_of_day_is_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["the 3rd day", "16/02/2013", "Rs500", "$500", "AK-47", "N-25", "2.5", "dozens of people", "hundreds of people"])
def test_ordinals_decimals_names_and_vague_words_are_no_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("words", ["²", "", "many", "1" * 5000, "ſix"])
def test_words_that_spell_no_number_give_none(words: str) -> None:
    assert parse_number(words) is None


def test_a_line_of_digits_too_long_for_a_number_is_left_out() -> None:
    assert read("1" * 5000) == []


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 99_999), st.sampled_from(["and ", ""]))
def test_every_number_written_in_words_is_read_back(number: int, joiner: str) -> None:
    words = spell(number, joiner=joiner)
    assert parse_number(words) == number
    assert [(found.start, found.end, found.value) for found in find_numbers(words)] == [(0, len(words), number)]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_digits_with_commas_are_read_back(number: int) -> None:
    assert read(f"{number:,} people") == [str(number)]
