"""Numbers in Urdu and Persian words and digits, with what qualifies them."""

from __future__ import annotations

import pytest

from hisab.reading.numbers import find_numbers


def read(text: str) -> list[tuple[int, str | None]]:
    return [(number.value, number.qualifier) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("کم از کم گیارہ افراد ہلاک اور 20 سے زائد زخمی ہوئے", [(11, "کم از کم"), (20, "سے زائد")]),
        ("ایک سو پانچ افراد", [(105, None)]),
        ("دو سو بیس لوگ", [(220, None)]),
        ("۲۵ لاکھ روپے", [(2_500_000, None)]),
        ("پچیس لاکھ روپے", [(2_500_000, None)]),
        ("اسی دوران بارہ مزدور ہلاک", [(12, None)]),
        ("اسی افراد ہلاک", [(80, None)]),
        ("پانچ درجن زخمی", [(60, None)]),
        ("چهل و پنج نفر کشته و ۱۲۰ تن زخمی شدند", [(45, None), (120, None)]),
        ("صد و بیست نفر", [(120, None)]),
        ("دست‌کم بیست‌وسه تن", [(23, "دست کم")]),
        ("سی‌ویک کشته", [(31, None)]),
        ("سی ویک کشته", [(31, None)]),
        ("صدهزار افغانی", [(100_000, None)]),
        ("پنجصدهزار افغانی", [(500_000, None)]),
        ("چهار هزاره کشته شدند", [(4, None)]),
        ("نه، کسی نمرد", []),
        ("نه تن کشته شدند", [(9, None)]),
        ("یک حمله", []),
    ],
)
def test_words_and_digits(text: str, numbers: list[tuple[int, str | None]]) -> None:
    assert read(text) == numbers


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("دو تین افراد", [(2, 3)]),
        ("دس بارہ افراد", [(10, 12)]),
        ("چالیس سے پچاس افراد ہلاک ہوئے", [(40, 50)]),
        ("۴۰ تا ۵۰ تن کشته شدند", [(40, 50)]),
        ("2001 سے 2500 افراد", [(2001, None), (2500, None)]),
        ("پانچ سے دس لاکھ روپے", [(5, None), (1_000_000, None)]),
        ("5 10 افراد", [(5, None), (10, None)]),
    ],
)
def test_a_range_is_one_number(text: str, ranges: list[tuple[int, int | None]]) -> None:
    assert [(number.value, number.high) for number in find_numbers(text)] == ranges


def test_offsets_are_those_of_the_text_as_written() -> None:
    text = "در این حمله دست‌کم ۵۰ نفر کشته شدند"
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == "دست‌کم ۵۰"


@pytest.mark.parametrize("letters", ["گیارہ", "گياره", "گیاره"])
def test_it_does_not_matter_on_which_keyboard_a_word_was_typed(letters: str) -> None:
    assert read(f"{letters} افراد") == [(11, None)]
