"""Dates in Urdu, Persian and Dari: both calendars, weekdays, so long ago."""

from __future__ import annotations

from datetime import date

import pytest

from hisab.reading.dates import find_dates

ANCHOR = date(2021, 1, 4)  # a Monday


def read(text: str) -> list[tuple[str, str]]:
    return [(str(found.span.earliest), str(found.span.latest)) for found in find_dates(text, ANCHOR)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("اتوار کو مچ میں", ("2021-01-03", "2021-01-03")),
        ("جمعرات کی رات", ("2020-12-31", "2020-12-31")),
        ("3 جنوری 2021ء کو", ("2021-01-03", "2021-01-03")),
        ("ستائیس نومبر کو", ("2020-11-27", "2020-11-27")),
        ("گزشتہ سال فروری میں", ("2020-02-01", "2020-02-29")),
        ("گزشتہ روز", ("2021-01-03", "2021-01-03")),
        ("دو روز قبل", ("2021-01-02", "2021-01-02")),
        ("2013ء میں", ("2013-01-01", "2013-12-31")),
        ("۱۸ ثور ۱۴۰۰", ("2021-05-08", "2021-05-08")),
        ("۱۱ جوزای ۱۳۹۷", ("2018-06-01", "2018-06-01")),
        ("هشتم جدی", ("2020-12-28", "2020-12-28")),
        ("بیست و چهارم قوس", ("2020-12-14", "2020-12-14")),
        ("۹ خرداد ۸۶", ("2007-05-30", "2007-05-30")),
        ("یکشنبه‌شب", ("2021-01-03", "2021-01-03")),
        ("در سال ۱۳۹۹", ("2020-03-20", "2021-03-20")),
        ("دیروز", ("2021-01-03", "2021-01-03")),
    ],
)
def test_dates(text: str, days: tuple[str, str]) -> None:
    assert read(text) == [days]


@pytest.mark.parametrize("text", ["کل", "پیر صاحب", "اس ہفتے نہیں", "سی و دوم ثور", "12 افراد"])
def test_words_that_fix_no_day_are_left(text: str) -> None:
    assert read(text) == []


def test_without_a_day_to_count_from_only_full_dates_resolve() -> None:
    assert [str(found.span.earliest) for found in find_dates("اتوار کو اور 3 جنوری 2021ء کو", None)] == ["2021-01-03"]
