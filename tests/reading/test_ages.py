"""A number beside a person that says how old they were."""

from __future__ import annotations

import pytest

from hisab.reading.ages import is_age, is_among_ages
from hisab.reading.numbers import find_numbers

AGES = (
    "Gerald Holt, 39, was found dead.",
    "The teacher, 48, died.",
    "Student, 14, dead after a shooting.",
    "Avery Dad, who was almost 2, was found dead.",
    "The senseless death of 3 yr old by armed men.",
    "GRANT COUNTY (LEX 18) Police say that a teen died.",
    "A trooper identified as Karan Dad 42 and his driver were killed.",
    "A boy aged 12 was killed.",
)
NO_AGES = (
    "On Sunday, 39 people were killed.",
    "Workers, 14 of them from one village, were killed.",
    "Two of the miners died.",
    "At least 18 died.",
)


@pytest.mark.parametrize("sentence", AGES)
def test_an_age(sentence: str) -> None:
    assert any(is_age(sentence, number) for number in find_numbers(sentence))


@pytest.mark.parametrize("sentence", NO_AGES)
def test_no_age(sentence: str) -> None:
    assert not any(is_age(sentence, number) for number in find_numbers(sentence))


def test_one_of_several_ages() -> None:
    sentence = "Two boys, ages 7 and 10, and three women were killed."
    boys, seven, ten, women = find_numbers(sentence)
    assert is_among_ages(sentence, boys.end, seven)
    assert is_among_ages(sentence, boys.end, ten)
    assert not is_among_ages(sentence, boys.end, women)
