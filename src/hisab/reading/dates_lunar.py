"""Days of the lunar Hijri year: "10 Muharram 1433", "on Ashura", "۹ محرم".

Each is two days, as the moon is seen in one country and not yet in another: the day of the Umm al-Qura calendar (`hijridate`) and the one after.
A feast is read as a day only where the words say that something happened on it: "an Ashura procession" names no day. In the years that the calendar
does not cover nothing is read.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from hisab.reading.scripts import fold
from hisab.reading.spans_of_days import Resolver
from hisab.records.values import DatePrecision, DateSpan

_MONTH_WORDS = (
    "m[ou]harr?am|محرم(?: الحرام)?",
    "saff?ar(?!\\w)|صفر(?: المظفر)?",
    "rabi[- ](?:al|ul|ul-)[- ]?aww?al|rabiul[- ]aww?al|ربیع الاول",
    "rabi[- ](?:al|us|ul)[- ]?(?:thani|sani|akhir)|rabius[- ]sani|ربیع الثانی",
    "jam[au]da?i?[- ](?:al|ul)[- ]?(?:aww?al|ula)|جمادی الاول(?:ی)?",
    "jam[au]da?i?[- ](?:al|us|ul)[- ]?(?:thani|sani|akhir)|جمادی الثانی",
    "rajab|رجب(?: المرجب)?",
    "sha['’]?a?ban|شعبان(?: المعظم)?",
    "rama[dz]h?an|ramzan|رمضان(?: المبارک)?",
    "shaww?al|شوال(?: المکرم)?",
    "zil[- ]?qa[’']?d(?:a|ah)?|dhu[- ]al[- ]qi?a?[’']?dah?|ذی ?قعدہ|ذوالقعدہ|ذی ?القعده",
    "zil[- ]?haj(?:j|jah?)?|dhu[- ]al[- ]hijjah?|ذوالحجہ|ذی ?الحج(?:ہ)?|ذی ?حجہ",
)
_FEAST_WORDS = (
    ("ash(?:u|oo|ou)ra|yaum-[ie]-ash(?:u|oo)r(?:a)?|عاشور(?:ا|ہ|)", 1, 10),
    ("tas(?:u|oo)['’]?a|تاسوعا", 1, 9),
    ("arba['’]?e?een|اربعین", 2, 20),
    ("eid[- ](?:mi?lad|i-milad)(?:[- ]un[- ]nabi)?|عید میلاد(?: ?النبی)?", 3, 12),
    ("eid[- ](?:ul|al|e|i)[- ]?fitr|عید ?الفطر|عید فطر", 10, 1),
    ("eid[- ](?:ul|al|e|i)[- ]?(?:a[dz]h?ha|azha)|bakra? eid|عید ?الاضحی|عید قربان|بقر ?عید", 12, 10),
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|ویں)?"
_AFTER_HIJRA = r"(?P<year>1[34]\d\d)(?:\s{0,2}(?:AH|A\.H\.|ھ|ه|هجری قمری|قمری))?"


def _month_of(text: str) -> int:
    return next(number for number, words in enumerate(_MONTHS, start=1) if re.fullmatch(words, text, re.IGNORECASE))


def _two_days(day: date, *, last: date | None = None) -> DateSpan:
    after = day + timedelta(days=1)
    return DateSpan(earliest=day, latest=min(after, last) if last else after, precision=DatePrecision.RANGE)


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        found: date = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None
    return date(found.year, found.month, found.day)


def _last(anchor: date, month: int, day: int) -> DateSpan | None:
    """Return the last such day up to and including `anchor`."""
    try:
        year = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().year
    except OverflowError:
        return None
    days = (_gregorian(candidate, month, day) for candidate in (year, year - 1))
    return next((_two_days(found, last=anchor) for found in days if found and found <= anchor), None)


def _full(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    found = _gregorian(int(match["year"]), _month_of(match["lunar"]), int(match["day"]))
    return _two_days(found) if found else None


def _without_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return _last(anchor, _month_of(match["lunar"]), int(match["day"])) if anchor else None


def _feast(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    month, day = next((month, day) for words, month, day in _FEASTS if re.fullmatch(words, match["feast"], re.IGNORECASE))
    if not match["gregorian"]:
        return _last(anchor, month, day) if anchor else None
    year = int(match["gregorian"])
    first, last = (Gregorian(year, *ends).to_hijri().year for ends in ((1, 1), (12, 31)))
    found = [one for hijri in range(first, last + 1) if (one := _gregorian(hijri, month, day)) is not None and one.year == year]
    return _two_days(found[0]) if len(found) == 1 else None


_MONTHS = tuple(fold(words) for words in _MONTH_WORDS)
_FEASTS = tuple((fold(words), month, day) for words, month, day in _FEAST_WORDS)
_LUNAR = f"(?P<lunar>{'|'.join(_MONTHS)})"
_FEAST = f"(?P<feast>{'|'.join(words for words, _, _ in _FEASTS)})"
_NOT_A_DAY = r"(?!,?\s{0,2}\d)(?!\s{1,2}(?:mourn|proces|gather|march|pilgrim|worship|devot|ceremon|commemor|people|men\b))"
"""Behind a month: a year, or those whom the number counts ("12 Muharram mourners")."""
_IN_YEAR = r"(?:,?\s{1,2}(?:in\s{1,2}|of\s{1,2}|سال\s{1,2})?(?P<gregorian>(?:19|20)\d\d))?"
PATTERNS: tuple[tuple[str, str, Resolver], ...] = (
    ("lunar day month year", rf"{_DAY}\s{{1,2}}(?:of\s{{1,2}})?{_LUNAR},?\s{{1,2}}{_AFTER_HIJRA}", _full),
    ("lunar day month", rf"{_DAY}\s{{1,2}}(?:of\s{{1,2}})?{_LUNAR}{_NOT_A_DAY}", _without_year),
    ("lunar day month", rf"{_LUNAR}\s{{1,2}}{_DAY}(?!,?\s{{0,2}}\d)", _without_year),
    (
        "feast",
        rf"(?:on\s{{1,2}}(?:the\s{{1,2}}day\s{{1,2}}of\s{{1,2}})?|{fold('یوم')}\s|{fold('روز')}\s){_FEAST}(?:\s{{1,2}}day)?{_IN_YEAR}(?!\s{{1,2}}(?:procession|gathering|ceremon))",
        _feast,
    ),
    ("feast", rf"{_FEAST}\s{{1,2}}{fold('کے')}\s{{1,2}}(?:{fold('روز')}|{fold('دن')}){_IN_YEAR}", _feast),
)
"""Name, pattern over folded text, and what resolves it, as `dates` runs them."""
