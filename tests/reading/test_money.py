from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.reading import money
from hisab.reading.money import find_money

from .cases import write_money


def read(text: str) -> list[str]:
    return [write_money(amount) for _, _, amount in find_money(text)]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Rs2.5 million", "2500000 Rs"),
        ("Rs. 1,000,000", "1000000 Rs"),
        ("Rs 10 lakh", "1000000 Rs"),
        ("Rs 5,00,000", "500000 Rs"),
        ("Rs2.5m", "2500000 Rs"),
        ("Rs.2 billion", "2000000000 Rs"),
        ("PKR 100", "100 PKR"),
        ("twelve crore rupees", "120000000 Rs"),
        ("ten lakh rupees", "1000000 Rs"),
        ("seventy-five thousand rupees", "75000 Rs"),
        ("1.5 million rupees", "1500000 Rs"),
        ("a million rupees", "1000000 Rs"),
        ("half a million rupees", "500000 Rs"),
        ("$500", "500 USD"),
        ("US$500", "500 USD"),
        ("1000 dollars", "1000 USD"),
        ("Afs 50,000", "50000 AFN"),
        ("50,000 afghanis", "50000 AFN"),
        ("INR 200", "200 INR"),
        ("€300", "300 EUR"),
        ("صدهزار افغانی", "100000 AFN"),
        ("۵۰ هزار کلدار", "50000 PKR"),
    ],
)
def test_an_amount_is_read_in_whole_units_of_its_currency(text: str, money: str) -> None:
    assert read(f"They were promised {text}.") == [money]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Rs2.5 million per family", "2500000 Rs per family"),
        ("Rs2.5 million for each family", "2500000 Rs per family"),
        ("Rs2.5 million to each victim’s family", "2500000 Rs per family"),
        ("Rs500,000 per death", "500000 Rs per dead"),
        ("Rs 10 lakh for the heirs of each of the dead", "1000000 Rs per dead"),
        ("$5,000 per victim", "5000 USD per dead"),
        ("Rs200,000 for the injured", "200000 Rs per injured"),
        ("Rs 2.5 lakh each for the wounded", "250000 Rs per injured"),
    ],
)
def test_for_whom_the_amount_is_belongs_to_it(text: str, money: str) -> None:
    assert read(text) == [money]


def test_the_span_holds_for_whom_it_is() -> None:
    text = "announced Rs2.5 million per family, and left"
    assert [text[start:end] for start, end, _ in find_money(text)] == ["Rs2.5 million per family"]


def test_a_comma_behind_the_amount_is_not_in_its_span() -> None:
    text = "Rs500,000, and left"
    assert [text[start:end] for start, end, _ in find_money(text)] == ["Rs500,000"]


def test_two_amounts_are_two() -> None:
    assert read("Rs2.5 million for each family and Rs500,000 for the injured") == ["2500000 Rs per family", "500000 Rs per injured"]


@pytest.mark.parametrize("text", ["Rs", "Rs.", "Rs. for the families", "Rs,,", "rupees", "million rupees were", "hours 5", "the dollars"])
def test_a_currency_without_an_amount_gives_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["Rs2-3 million", "Rs 10 to 15 lakh", "2 to 3 million rupees"])
def test_neither_end_of_a_range_of_money_is_an_amount(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["Rſ 500", "5 croreſ rupees"])
def test_letters_that_only_look_like_the_words_are_not_read(text: str) -> None:
    assert read(text) == []


@given(
    st.lists(
        st.sampled_from(["Rs", "rs.", "PKR", "Afs", "US$", "$", "₨", "€", "5", "2.5", "1,000", "half", "a", "an", "ten", "million", "crore", "rupees",
                         "Dollars", "taka", "İ", "ſ", ",", "per family"]),
        min_size=1, max_size=6,
    ),
    st.sampled_from(["", " "]),
)  # fmt: skip
@settings(deadline=None, max_examples=300)
def test_no_sentence_is_passed_over_that_holds_an_amount(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert money.HINT.search(text.lower()) or not money.AMOUNT.search(text)
