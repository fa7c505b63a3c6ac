"""Number words of Urdu and Persian, as folded by `scripts.fold`, and the words that qualify a number in them.

Words that are more often something else ("اسی" is 80 and "this very", "نه" is 9 and "no") count only before people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hisab.reading.scripts import fold

_URDU = [
    "ایک", "دو", "تین", "چار", "پانچ", "چھ", "سات", "آٹھ", "نو", "دس", "گیارہ", "بارہ", "تیرہ", "چودہ", "پندرہ", "سولہ", "سترہ",
    "اٹھارہ", "انیس", "بیس", "اکیس", "بائیس", "تئیس", "چوبیس", "پچیس", "چھبیس", "ستائیس", "اٹھائیس", "انتیس", "تیس", "اکتیس", "بتیس",
    "تینتیس", "چونتیس", "پینتیس", "چھتیس", "سینتیس", "اڑتیس", "انتالیس", "چالیس", "اکتالیس", "بیالیس", "تینتالیس", "چوالیس",
    "پینتالیس", "چھیالیس", "سینتالیس", "اڑتالیس", "انچاس", "پچاس", "اکاون", "باون", "ترپن", "چون", "پچپن", "چھپن", "ستاون", "اٹھاون",
    "انسٹھ", "ساٹھ", "اکسٹھ", "باسٹھ", "تریسٹھ", "چونسٹھ", "پینسٹھ", "چھیاسٹھ", "سڑسٹھ", "اڑسٹھ", "انہتر", "ستر", "اکہتر", "بہتر",
    "تہتر", "چوہتر", "پچہتر", "چھہتر", "ستتر", "اٹھہتر", "اناسی", "اسی", "اکیاسی", "بیاسی", "تراسی", "چوراسی", "پچاسی", "چھیاسی",
    "ستاسی", "اٹھاسی", "نواسی", "نوے", "اکیانوے", "بانوے", "ترانوے", "چورانوے", "پچانوے", "چھیانوے", "ستانوے", "اٹھانوے", "ننانوے",
]  # fmt: skip
_URDU_VARIANTS = {"چھے": 6, "چھہ": 6, "اٹھ": 8, "تیئیس": 23, "تیئس": 23, "بایس": 22, "ستایس": 27, "اٹھایس": 28, "پچھتر": 75}
_PERSIAN = [
    "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده",
    "هجده", "نوزده",
]  # fmt: skip
_PERSIAN_VARIANTS = {"نُه": 9, "هژده": 18, "هیجده": 18, "شانزه": 16}
_PERSIAN_TENS = {word: 10 * value for value, word in enumerate(["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"], start=2)}
_PERSIAN_HUNDREDS = {
    "دویست": 200,
    "دوصد": 200,
    "سیصد": 300,
    "سه صد": 300,
    "چهارصد": 400,
    "پانصد": 500,
    "پنجصد": 500,
    "ششصد": 600,
    "هفتصد": 700,
    "هشتصد": 800,
    "نهصد": 900,
}
HUNDREDS = {"سو": 100, "صد": 100, "درجن": 12}
"""Words for a hundred or a dozen; they multiply what stands before them."""
SCALES = {
    fold(word): value
    for word, value in {
        "ہزار": 1_000, "هزار": 1_000, "لاکھ": 100_000, "لک": 100_000, "کروڑ": 10_000_000, "کرور": 10_000_000, "ارب": 1_000_000_000,
        "ملین": 1_000_000, "میلیون": 1_000_000, "ملیون": 1_000_000, "میلیارد": 1_000_000_000,
    }.items()
}  # fmt: skip
_ONES = {fold(word): value for value, word in enumerate(_URDU, start=1)} | {fold(word): value for word, value in _URDU_VARIANTS.items()}
_ONES |= {fold(word): value for value, word in enumerate(_PERSIAN, start=1)} | _PERSIAN_VARIANTS
_TENS = dict(_PERSIAN_TENS)
_TENS_HUNDREDS = {word: value for word, value in _PERSIAN_HUNDREDS.items() if " " not in word}
SMALL: dict[str, int] = {**_ONES, **_TENS, **_TENS_HUNDREDS}
"""What each word adds; compounds are joined by "و" in Persian and stand side by side in Urdu only around a hundred or more."""
_DOUBTFUL = frozenset(fold(word) for word in ("اسی", "نہ", "نه", "یک", "ایک", "نو", "چون", "سی", "ده", "دہ", "لک"))
_PEOPLE = "|".join(
    fold(word)
    for word in (
        "افراد", "فرد", "شخص", "اشخاص", "لوگ", "آدمی", "نفر", "تن", "کشته", "زخمی", "شہید", "ہلاک", "جاں", "مزدور", "زائرین", "اہلکار",
        "سپاہی", "طالب", "خواتین", "بچے",
        "غیرنظامی", "غیر", "کارگر", "معدنچی", "شهید", "مسافر", "نمازی", "زن", "مرد", "کودک", "دانش", "سرباز", "شاگرد", "کان", "ہزارہ",
        "شیعہ", "شہری", "عام", "بے", "پولیس", "قربانی", "بچہ", "چوکیدار", "جنازه", "خاتون", "عورت", "نوجوان", "طالبعلم", "استاد", "ڈاکٹر",
        "میت", "میتیں", "لاش", "لاشیں", "کارکن", "تاجر", "محافظ", "اموات", "جانیں", "نعش", "حجام", "کسان", "دکاندار", "ڈرائیور", "مسلمان", "مسیحی",
        "احمدی", "سکھ", "ہندو", "استانی", "اساتذہ", "ماہی گیر", "چرواہے", "کشاورز", "آموزگار", "معلم", "پیکر", "جسد", "نظامی", "عزادار", "نمازگزار",
        "دست فروش", "چوپان", "کولبر", "دانشجو", "سکنه", "باشنده", "هموطن",
    )
)  # fmt: skip
_ENDED = "|".join(fold(ending) for ending in ("وں", "وؤں", "یں", "ین", "ان", "یان", "گان", "ها", "های", "ات", "ی"))
_BEFORE_PEOPLE = rf"(?=\s{{1,3}}(?:[^\W\d]+\s{{1,3}})?(?:{_PEOPLE})(?:{_ENDED})?(?!\w)|\s{{1,3}}(?:سے|از)\s)"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_PLAIN_ONES = _any(set(_ONES) - _DOUBTFUL)
_ALL_ONES = _any(_ONES)
SCALE = _any(SCALES)
_HUNDRED = _any(HUNDREDS)
_BELOW_HUNDRED = rf"(?:(?:{_any(_TENS)})\s{{1,3}}و\s{{0,3}}(?:{_ALL_ONES})|(?:{_any(_TENS)})|(?:{_ALL_ONES}))"
_COMPOUND = (
    rf"(?:(?:{_ALL_ONES})\s{{1,3}}(?:{_HUNDRED})|(?:{_any(_TENS_HUNDREDS)})|صد)(?:\s{{1,3}}(?:و\s{{1,3}})?{_BELOW_HUNDRED}(?!\w))?"
    rf"|(?:{_any(_TENS)})\s{{1,3}}و\s{{0,3}}(?:{_ALL_ONES})"
)
_LARGE = rf"(?:{_COMPOUND}|{_BELOW_HUNDRED})\s{{0,3}}(?:{SCALE})(?:\s{{1,3}}(?:و\s{{1,3}})?(?:{_COMPOUND}|{_BELOW_HUNDRED})(?!\w))?"
IN_WORDS = rf"(?:{_LARGE}|{_COMPOUND}|(?:{_any(set(_TENS) - _DOUBTFUL)}|{_PLAIN_ONES})|(?:{_any(_DOUBTFUL)}){_BEFORE_PEOPLE})"
"""A number in words, as a pattern over folded text."""
GLUED = re.compile(rf"(?P<number>{_any({**SMALL, **HUNDREDS})})(?P<scale>{SCALE})")
"""A number and its thousand written as one word: "صدهزار"."""
ADDED = re.compile(rf"^و(?=(?:{_ALL_ONES})$)")
"""The "and" that is written on to the number behind it: "بیست ویک"."""

LOWER_BOUNDS = frozenset(
    fold(words)
    for words in ("کم از کم", "کم سے کم", "حداقل", "دست کم", "دستکم", "بیش از", "بیشتر از", "سے زائد", "سے زیادہ", "سے بھی زائد", "سے بھی زیادہ")
)
QUALIFIER_BEFORE = "|".join(
    fold(words).replace(" ", r"\s{1,3}")
    for words in ("کم از کم", "کم سے کم", "حداقل", "دست کم", "دستکم", "بیش از", "بیشتر از", "تقریباً", "تقریبا", "حدود", "نزدیک به", "لگ بھگ")
)
QUALIFIER_AFTER = "|".join(fold(words).replace(" ", r"\s{1,3}") for words in ("سے زائد", "سے زیادہ", "سے بھی زائد", "سے بھی زیادہ"))
