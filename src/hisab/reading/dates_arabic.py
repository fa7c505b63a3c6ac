"""Dates in Urdu, Persian and Dari, as folded by `scripts.fold`: Gregorian and solar Hijri days, weekdays, so long ago.

The Urdu "کل" is yesterday and tomorrow, and fixes no day. Lunar months are in `dates_lunar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

import jdatetime

from hisab.reading.numbers import find_numbers
from hisab.reading.numbers_arabic import SMALL
from hisab.reading.scripts import fold
from hisab.reading.spans_of_days import Resolver, ago, exact, last_such_day, make_date, month_before, month_span, week_before, year_span
from hisab.records.values import DatePrecision, DateSpan

_GREGORIAN = (
    "جنوری|ژانویه|جنوري", "فروری|فوریه|فبروری", "مارچ|مارس", "اپریل|آوریل|آپریل", "مئی|مه|می", "جون|ژوئن|ژوین",
    "جولائی|ژوئیه|ژوییه|جولای", "اگست|آگست|اوت",
    "ستمبر|سپتامبر|سپتمبر", "اکتوبر|اکتبر|اکتوبر", "نومبر|نوامبر", "دسمبر|دسامبر",
)  # fmt: skip
_SOLAR = (
    "حمل|فروردین", "ثور|اردیبهشت", "جوزا|خرداد", "سرطان|تیر", "اسد|مرداد|امرداد", "سنبله|شهریور", "میزان|مهر", "عقرب|آبان", "قوس|آذر",
    "جدی|دی", "دلو|بهمن", "حوت|اسفند",
)  # fmt: skip
_MONTHS = {fold(word): number for number, words in enumerate(_GREGORIAN, start=1) for word in words.split("|")}
_SOLAR_MONTHS = {fold(word): number for number, words in enumerate(_SOLAR, start=1) for word in words.split("|")}
_ORDINAL_WORDS = (
    "اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "یازدهم", "دوازدهم", "سیزدهم", "چهاردهم", "پانزدهم",
    "شانزدهم", "هفدهم", "هجدهم", "نوزدهم", "بیستم", "بیست و یکم", "بیست و دوم", "بیست و سوم", "بیست و چهارم", "بیست و پنجم",
    "بیست و ششم", "بیست و هفتم", "بیست و هشتم", "بیست و نهم", "سی ام", "سی و یکم",
)  # fmt: skip
_WEEKDAY_WORDS = (
    "پیر|دوشنبه|دو شنبه|سوموار", "منگل|سه شنبه|سهشنبه", "بدھ|چهارشنبه|چهار شنبه", "جمعرات|پنجشنبه|پنج شنبه", "جمعہ|جمعے|جمعه",
    "ہفتہ|ہفتے|شنبه|سنیچر", "اتوار|یکشنبه|یک شنبه",
)  # fmt: skip
_ORDINALS = {**{fold(word): number for number, word in enumerate(_ORDINAL_WORDS, start=1)}, "یکم": 1}
_WEEKDAYS = {fold(word): number for number, words in enumerate(_WEEKDAY_WORDS) for word in words.split("|")}
_UNIT_WORDS = {"day": "روز|دن|روزه", "week": "ہفتے|ہفتہ|ہفتوں|هفته", "month": "ماہ|مہینے|مہینوں|ماه", "year": "سال|برس|سالوں|برسوں"}
_UNITS = {fold(word): unit for unit, words in _UNIT_WORDS.items() for word in words.split("|")}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=lambda word: (-len(word), word)))


_DAY_WORDS = {**{word: number for word, number in SMALL.items() if 1 <= number <= 31}, **_ORDINALS}
_DAY = rf"(?<!سی و )(?<!بیست و )(?P<day>[0-3]?\d|{_any(_DAY_WORDS)})(?:\s{{0,3}}-?\s{{0,3}}(?:ام|م))?"
_MONTH = rf"(?:ماه\s{{1,3}})?(?P<month>{_any(_MONTHS)})(?:\s{{1,3}}ماه)?"
_SOLAR_MONTH = rf"(?:ماه\s{{1,3}})?(?P<month>{_any(_SOLAR_MONTHS)})(?:ی|\s?ماه)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?:\s?ء|\s{1,3}میلادی|\s{1,3}عیسوی)?"
_SOLAR_YEAR = r"(?P<year>1[34]\d\d|[6-9]\d(?!\d))(?:\s{1,3}(?:هجری\s{1,3})?(?:شمسی|خورشیدی))?"
_COUNT = r"(?P<count>\d{1,2}|[^\W\d]+)"


def _day(match: re.Match[str]) -> int:
    words = re.sub(r"\s{1,3}", " ", match["day"])
    return _DAY_WORDS[words] if words in _DAY_WORDS else int(words)


def _full(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    found = make_date(int(match["year"]), _MONTHS[match["month"]], _day(match))
    return exact(found) if found else None


def _without_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return last_such_day(anchor, _MONTHS[match["month"]], _day(match)) if anchor else None


def _month_of_year(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    return month_span(int(match["year"]), _MONTHS[match["month"]])


def _solar(year: int, month: int, day: int) -> date | None:
    """Return the day; a year of two digits is of the fourteenth century, as papers write it."""
    year += 1300 if year < 100 else 0
    try:
        found: date = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        return None
    return found


def _solar_full(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    found = _solar(int(match["year"]), _SOLAR_MONTHS[match["month"]], _day(match))
    return exact(found) if found else None


def _solar_without_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    year = jdatetime.date.fromgregorian(date=anchor).year
    for candidate in (year, year - 1):
        found = _solar(candidate, _SOLAR_MONTHS[match["month"]], _day(match))
        if found and found <= anchor:
            return exact(found)
    return None


def _solar_month(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    year, month = int(match["year"]), _SOLAR_MONTHS[match["month"]]
    first = _solar(year, month, 1)
    after = _solar(year + month // 12, month % 12 + 1, 1)
    return DateSpan(earliest=first, latest=after - timedelta(days=1), precision=DatePrecision.MONTH) if first and after else None


def _solar_year(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    year = int(match["year"])
    first, after = _solar(year, 1, 1), _solar(year + 1, 1, 1)
    return DateSpan(earliest=first, latest=after - timedelta(days=1), precision=DatePrecision.YEAR) if first and after else None


def _bare_month(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    month = _MONTHS[match["month"]]
    return month_span(anchor.year if month <= anchor.month else anchor.year - 1, month)


def _month_of_last_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return month_span(anchor.year - 1, _MONTHS[match["month"]]) if anchor else None


def _day_of_last_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    found = make_date(anchor.year - 1, _MONTHS[match["month"]], _day(match)) if anchor else None
    return exact(found) if found else None


def _year(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    return year_span(int(match["year"]))


def _weekday(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    return exact(anchor - timedelta(days=(anchor.weekday() - _WEEKDAYS[re.sub(r"\s{1,3}", " ", match["weekday"])]) % 7))


def _today(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return exact(anchor) if anchor else None


def _yesterday(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return exact(anchor - timedelta(days=1)) if anchor else None


def _ago(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    numbers = find_numbers(match["count"] + fold(" افراد"))
    if anchor is None or len(numbers) != 1:
        return None
    return ago(anchor, numbers[0].value, _UNITS[match["unit"]])


def _last_week(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return week_before(anchor) if anchor else None


def _last_month(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return month_before(anchor) if anchor else None


def _last_year(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return year_span(anchor.year - 1) if anchor else None


_LAST_YEAR = fold(r"(?:گزشتہ|گذشتہ|پچھلے)\s{1,3}(?:سال|برس)|سال\s{1,3}گذشته|پارسال")
_PLAIN_DAYS = _any(fold(word) for word in ("منگل", "جمعرات", "جمعہ", "جمعے", "اتوار"))
_URDU_DAY_AFTER = fold(r"\s{1,3}(?:کو|کی\s{1,3}(?:صبح|شام|رات|شب|دوپہر|سہ)|کے\s{1,3}(?:روز|دن))")
_PERSIAN_DAYS = _any([word for word in _WEEKDAYS if word.endswith(fold("شنبه"))])
PATTERNS: tuple[tuple[str, str, Resolver], ...] = (
    ("day month year", rf"{_DAY}\s{{1,3}}{_MONTH}\s{{0,3}}،?\s{{0,3}}(?:سال\s{{1,3}})?{_YEAR}", _full),
    ("solar day month year", rf"{_DAY}\s{{1,3}}{_SOLAR_MONTH}\s{{0,3}}،?\s{{0,3}}(?:سال\s{{1,3}})?{_SOLAR_YEAR}", _solar_full),
    ("month of year", rf"{_MONTH}\s{{1,3}}(?:سال\s{{1,3}})?{_YEAR}", _month_of_year),
    ("solar month of year", rf"{_SOLAR_MONTH}\s{{1,3}}(?:سال\s{{1,3}})?{_SOLAR_YEAR}", _solar_month),
    ("day of last year", rf"(?:{_LAST_YEAR})\s{{1,3}}{_DAY}\s{{1,3}}{_MONTH}", _day_of_last_year),
    ("day of last year", rf"{_DAY}\s{{1,3}}{_MONTH}\s{{1,3}}(?:{_LAST_YEAR})", _day_of_last_year),
    ("month of last year", rf"(?:{_LAST_YEAR})\s{{1,3}}{_MONTH}", _month_of_last_year),
    ("month of last year", rf"{_MONTH}\s{{1,3}}(?:{_LAST_YEAR})", _month_of_last_year),
    ("day month", rf"{_DAY}\s{{1,3}}{_MONTH}", _without_year),
    ("solar day month", rf"{_DAY}\s{{1,3}}{_SOLAR_MONTH}", _solar_without_year),
    ("weekday", rf"(?:{fold('گزشتہ')}\s{{1,3}}|{fold('بروز')}\s{{1,3}})?(?P<weekday>{_any(_WEEKDAYS)})(?:{_URDU_DAY_AFTER})", _weekday),
    ("weekday", rf"(?:{fold('گزشتہ')}\s{{1,3}}|{fold('بروز')}\s{{1,3}})?(?P<weekday>{_PLAIN_DAYS})(?=\s|$|[،۔,.])", _weekday),
    ("weekday", rf"(?:روز\s{{1,3}}|شام\s{{1,3}}|صبح\s{{1,3}}|شب\s{{1,3}})?(?P<weekday>{_PERSIAN_DAYS})(?:\s{{1,3}}گذشته)?", _weekday),
    ("weekday", rf"(?:روز|شام|صبح|ظهر|شب)\s{{1,3}}(?P<weekday>{fold('جمعه')})", _weekday),
    ("ago", rf"{_COUNT}\s{{1,3}}(?P<unit>{_any(_UNITS)})\s{{1,3}}(?:{fold('قبل')}|{fold('پہلے')}|پیش)", _ago),
    ("near", fold(r"گزشتہ\s{1,3}(?:روز|شب|رات)|گذشتہ\s{1,3}(?:روز|شب|رات)|دیروز|دیشب|شب\s{1,3}گذشته"), _yesterday),
    ("near", fold("امروز|آج"), _today),
    ("last week", fold(r"(?:گزشتہ|گذشتہ|پچھلے)\s{1,3}ہفتے|هفته\s{1,3}گذشته"), _last_week),
    ("last month", fold(r"(?:گزشتہ|گذشتہ|پچھلے)\s{1,3}(?:ماہ|مہینے)|ماه\s{1,3}گذشته"), _last_month),
    ("month", rf"{_MONTH}\s{{1,3}}(?:{fold('میں')}|{fold('کے')})", _bare_month),
    ("month", rf"(?:در|{fold('گزشتہ')})\s{{1,3}}{_MONTH}", _bare_month),
    ("last year", _LAST_YEAR, _last_year),
    ("year", rf"(?:سال\s{{1,3}}|سن\s{{1,3}}|{fold('سنہ')}\s{{1,3}}){_YEAR}|(?P<bare>(?:19|20)\d\d)(?:\s?ء)", lambda match,
    _: year_span(int(match["year"] or match["bare"]))),
    ("year", rf"(?P<year>(?:19|20)\d\d)\s{{1,3}}(?:{fold('میں')}|{fold('کے')})", _year),
    ("solar year", rf"سال\s{{1,3}}{_SOLAR_YEAR}", _solar_year),
)  # fmt: skip
"""Name, pattern over folded text, and what resolves it, as `dates` runs them."""
