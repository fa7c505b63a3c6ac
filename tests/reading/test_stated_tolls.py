"""The toll that a Persian or Urdu sentence states plainly, though nobody marked it."""

from __future__ import annotations

import pytest

from hisab.reading.stated_tolls import find_stated_tolls
from tests.reading.cases import lexicon

STATED = (
    ("بمبی پیش دروازه ترکید و شانزده دانش‌آموز را کشت.", 16),
    ("تفنگداران چهار دکان‌دار را کشتند.", 4),
    ("هفت کارگر شنبه در بازار با تیر کشته شدند.", 7),
    ("۱۲ نفر در این حمله کشته شدند و ۲۰ نفر زخمی شدند.", 12),
    ("پانچ افراد ہلاک ہو گئے۔", 5),
    ("بم دھماکے میں نو مزدور موقع پر ہلاک ہو گئے۔", 9),
    ("دو افراد نے تین مزدوروں کو قتل کر دیا۔", 3),
    ("دھماکے میں دس افراد زندگی کی بازی ہار گئے۔", 10),
    ("تین استانیاں چل بسیں۔", 3),
    ("آٹھ مسافروں کو گولیوں سے بھون دیا گیا۔", 8),
)
UNSTATED = (
    "چهار مرد مسلح معلم صنف چهارم را از تخته‌ی درس کشیدند و کشتند.",
    "۳۱ تن کشته و زخمی شده‌اند.",
    "تین نوجوانوں نے پجاری کو قتل کر دیا۔",
    "سه تن از مهاجمان کشته شدند.",
    "چهار مهاجم کشته شدند.",
    "دو حملہ آوروں کو ہلاک کر دیا گیا۔",
)


@pytest.mark.parametrize(("sentence", "killed"), STATED)
def test_a_plain_toll_is_read(sentence: str, killed: int) -> None:
    assert [found.count.best for found in find_stated_tolls(sentence, lexicon())] == [killed]


@pytest.mark.parametrize("sentence", UNSTATED)
def test_a_number_of_those_who_struck_or_were_also_wounded_is_no_toll(sentence: str) -> None:
    assert list(find_stated_tolls(sentence, lexicon())) == []
