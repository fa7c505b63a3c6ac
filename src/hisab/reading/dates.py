"""Dates as reports write them in English, Urdu and Persian, resolved against the day the report was published.

A month and day without a year is the last such day up to the anchor; a weekday is the last such day up to and including the anchor.
Without an anchor only full dates resolve: the rest stays unread, it is never guessed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hisab.reading.dates_arabic import PATTERNS as _ARABIC_PATTERNS
from hisab.reading.dates_lunar import PATTERNS as _LUNAR_PATTERNS
from hisab.reading.kept import keep
from hisab.reading.numbers import parse_number
from hisab.reading.scripts import fold
from hisab.reading.spans_of_days import Resolver, ago, exact, last_such_day, make_date, month_before, month_span, week_before, year_span
from hisab.records.documents import Document
from hisab.records.values import DatePrecision, DateSpan

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if number} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?a:(?P<month>{_MONTH_NAMES}))(?:\.(?=\s*[\d,]))?"
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second",
    "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth",
    "thirty-first",
)  # fmt: skip
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_WEEKDAY = r"(?<!next\s)(?<!coming\s)(?a:(?P<weekday>" + "|".join(_WEEKDAYS) + r"))"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PARTS = r"(?:(?:early|late|mid)\s+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date at `[start, end)` of the text. `rule` names the pattern that read it."""

    start: int
    end: int
    span: DateSpan
    rule: str
    is_anchored: bool = True
    """False when only the shape of the words is known: good to tell two dates of one text apart, never to be written down."""


def _full(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    day = make_date(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))
    return exact(day) if day else None


def _iso(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    day = make_date(int(match["year"]), int(match["monthnumber"]), int(match["day"]))
    return exact(day) if day else None


def _without_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return last_such_day(anchor, _MONTHS[match["month"].lower()], int(match["day"])) if anchor else None


def _this_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    day = make_date(anchor.year, _MONTHS[match["month"].lower()], int(match["day"]))
    return exact(day) if day else None


def _ordinal_day(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    month, number = _MONTHS[match["month"].lower()], _ORDINALS[match["ordinal"].lower()]
    if match["year"]:
        day = make_date(int(match["year"]), month, number)
        return exact(day) if day else None
    return last_such_day(anchor, month, number) if anchor else None


def _days_of_month(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """Two days of one month: the span from the first to the last."""
    ends = [int(match["first"]), int(match["day"])]
    month = _MONTHS[match["month"].lower()]
    if match["year"]:
        year = int(match["year"])
    elif anchor is not None and (last := last_such_day(anchor, month, ends[1])) is not None and last.earliest is not None:
        year = last.earliest.year
    else:
        return None
    first, second = (make_date(year, month, end) for end in ends)
    return DateSpan(earliest=first, latest=second, precision=DatePrecision.RANGE) if first and second and first <= second else None


def _day_of_last_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    day = make_date(anchor.year - 1, _MONTHS[(match["month"] or match["month2"]).lower()], int(match["day"] or match["day2"]))
    return exact(day) if day else None


def _month_of_last_year(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return month_span(anchor.year - 1, _MONTHS[match["month"].lower()]) if anchor else None


def _month_of_year(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    return month_span(int(match["year"]), _MONTHS[match["month"].lower()])


def _bare_month(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    month = _MONTHS[match["month"].lower()]
    return month_span(anchor.year if month <= anchor.month else anchor.year - 1, month)


def _year(match: re.Match[str], _anchor: date | None) -> DateSpan | None:
    return year_span(int(match["year"]))


def _weekday(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    back = (anchor.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
    return exact(anchor - timedelta(days=back))


def _nearby_day(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    words = match.group().lower()
    back = 0 if words.startswith(("today", "earlier today", "this morning")) else 2 if words.startswith("the day before y") else 1
    return exact(anchor - timedelta(days=back))


def _ago(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    number = parse_number(match["count"])
    return ago(anchor, number, match["unit"].lower()) if anchor is not None and number is not None else None


def _week(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    if match["which"].lower() == "this":
        return DateSpan(earliest=anchor - timedelta(days=anchor.weekday()), latest=anchor, precision=DatePrecision.WEEK)
    return week_before(anchor)


def _last_month(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return month_before(anchor) if anchor else None


def _last_year(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return year_span(anchor.year - 1) if anchor else None


def _recent(_match: re.Match[str], anchor: date | None) -> DateSpan | None:
    return DateSpan(earliest=None, latest=anchor, precision=DatePrecision.BEFORE) if anchor else None


_COUNTED = r"(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+(?P<unit>(?a:day|week|fortnight|month|year))s?"
_IN_MONTH = tuple(name.lower() for name in calendar.month_abbr if name)
_IN_YEAR = ("19", "20")
_Hints = tuple[str, ...]
ENGLISH_RULES: tuple[tuple[str, re.Pattern[str], Resolver, _Hints], ...] = tuple(
    (name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), resolver, hints)
    for name, pattern, resolver, hints in (
        ("day of a month", rf"(?:the\s+)?(?P<ordinal>{_ORDINAL})\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _ordinal_day, _IN_MONTH),
        ("month day year", rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", _full, _IN_MONTH),
        ("day month year", rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _full, _IN_MONTH),
        ("iso", rf"{_YEAR}-(?P<monthnumber>[01]\d)-(?P<day>[0-3]\d)", _iso, _IN_YEAR),
        ("day of this year", rf"{_MONTH}\s+{_DAY}\s+this\s+year", _this_year, _IN_MONTH),
        ("month of year", rf"(?:in\s+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}", _month_of_year, _IN_MONTH),
        (
            "days of a month",
            rf"(?P<first>[0-3]?\d)(?:st|nd|rd|th)?\s*(?:and|or|to|-|–)\s*{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
            _days_of_month,
            _IN_MONTH,
        ),
        (
            "day of last year",
            rf"(?:{_MONTH}\s+{_DAY}|(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH_NAMES}))\s+last\s+year",
            _day_of_last_year,
            _IN_MONTH,
        ),
        ("month of last year", rf"{_MONTH}\s+(?:of\s+)?last\s+year", _month_of_last_year, _IN_MONTH),
        ("month day", rf"{_MONTH}\s+{_DAY}", _without_year, _IN_MONTH),
        ("day month", rf"{_DAY}\s+(?:of\s+)?{_MONTH}", _without_year, _IN_MONTH),
        ("last month", r"last\s+month|the\s+previous\s+month", _last_month, ("month",)),
        ("month", rf"(?:in|during|since|last|earlier\s+in|of)\s+{_MONTH}", _bare_month, _IN_MONTH),
        ("week", r"(?:(?:over|earlier|late|in)\s+(?:the\s+)?)?(?P<which>last|this)\s+week(?:end)?", _week, ("week",)),
        ("weekday", rf"(?:(?:on|last|this|past)\s+)?{_PARTS}{_WEEKDAY}(?:\s+(?:night|morning|evening|afternoon))?", _weekday, ("day",)),
        ("ago", rf"{_COUNTED}\s+(?:ago|earlier|before)", _ago, ("ago", "earlier", "before")),
        (
            "near",
            r"earlier\s+today|today|this\s+morning|(?:the\s+day\s+before\s+)?yesterday|last\s+(?:night|evening)|the\s+day\s+before(?!\s+(?:that|the))|a\s+night\s+earlier|the\s+previous\s+day",
            _nearby_day,
            ("today", "morning", "yesterday", "night", "evening", "before", "previous"),
        ),
        ("last year", r"last\s+year", _last_year, ("year",)),
        ("year", rf"(?:in|of|since|during|by)\s+{_YEAR}", _year, _IN_YEAR),
        ("year of an attack", rf"{_YEAR}(?=\s+(?:attack|bombing|massacre|blast))", _year, _IN_YEAR),
        ("recent", r"recent|recently|of\s+late", _recent, ("recent", "late")),
    )
)
"""Name, pattern, what resolves it, and words of which every match holds one: a text without them is not searched."""
LUNAR_RULES, ARABIC_RULES = (
    tuple((name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), resolver) for name, pattern, resolver in patterns)
    for patterns in (_LUNAR_PATTERNS, _ARABIC_PATTERNS)
)
_LUNAR_HINT = re.compile("far|rabi|jam|raj|ban|ram|shaw|zil|dhu|ash|tas|arb|eid|bak")
"""Of these letters every name of a lunar month or feast in the Latin script holds some."""
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_HINTS = frozenset(hints for *_, hints in ENGLISH_RULES)
_LIKE_OTHERS = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
"""Letters that a pattern without regard to case takes for these, and `str.lower` does not."""
_INVENTED_ANCHOR = date(2000, 12, 31)
_DATELINE = re.compile(rf"^\W*(?:[A-Z][\w.’' -]{{2,30}}),\s*(?P<date>{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?)\s*[:.(–—-]", re.IGNORECASE)
_PUBLISHED_LINE = re.compile(rf"\bpublished:?\s+(?:on\s+)?(?P<date>{_MONTH}\s+{_DAY},?\s+{_YEAR})", re.IGNORECASE)
_APPOSED = re.compile(r"\s{0,2},?\s{1,2}(?:the\s)?")
_VERBS = frozenset({"may", "march"})
"""In small letters these are months only beside a year: "they may", "they march 12 miles"."""


@keep
def find_dates(text: str, anchor: date | None) -> tuple[DateFound, ...]:
    """Return the dates of `text` that resolve, left to right, none inside another; earlier rules win their words."""
    return tuple(found for found in shape_dates(text, anchor) if found.is_anchored)


@keep
def shape_dates(text: str, anchor: date | None) -> tuple[DateFound, ...]:
    """Return all dates of `text`; without an anchor, those that need one get a span in an invented year and `is_anchored` False.

    A date that cannot be (31 February 2013) keeps its words: no other rule reads a part of them.
    """
    found: list[DateFound] = []
    taken: list[tuple[int, int]] = []
    for rule, match, resolver in _matches(text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        span = _resolve(resolver, match, anchor)
        shape = span or (_resolve(resolver, match, _INVENTED_ANCHOR) if anchor is None else None)
        if shape is not None:
            found.append(DateFound(start=match.start(), end=match.end(), span=shape, rule=rule, is_anchored=span is not None))
    return _without_named_weekdays(text, sorted(found, key=lambda date_found: date_found.start))


def _without_named_weekdays(text: str, found: list[DateFound]) -> tuple[DateFound, ...]:
    """Leave out a weekday that the day right behind it names as another than the last such: "on Tuesday, May 3", told on May 10."""
    named = {
        day.start
        for day, other in pairwise(found)
        if day.rule == "weekday" and _APPOSED.fullmatch(text[day.end : other.start]) and other.span.precision is DatePrecision.DAY
        if other.rule not in {"weekday", "near", "ago"} and other.span != day.span
    }
    return tuple(day for day in found if day.start not in named)


def _resolve(resolver: Resolver, match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """Return what `resolver` makes of the words; days before the calendar's first are none."""
    try:
        return resolver(match, anchor)
    except (OverflowError, ValueError):
        return None


def date_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of everything that is written like a date, resolved or not: numbers inside them count nobody."""
    return tuple((match.start(), match.end()) for _, match, _ in _matches(text))


@keep
def _matches(text: str) -> tuple[tuple[str, re.Match[str], Resolver], ...]:
    folded = fold(text)
    return tuple(
        (rule, match, resolver)
        for rule, pattern, resolver in rules_for(folded)
        for match in pattern.finditer(folded)
        if not (rule in {"month", "month day", "day month"} and match["month"] in _VERBS)
    )


def rules_for(folded: str) -> list[tuple[str, re.Pattern[str], Resolver]]:
    """Return the rules that may find something, in their order: those of whose hints the text holds one."""
    small = folded.translate(_LIKE_OTHERS).lower()
    held = {hints: any(hint in small for hint in hints) for hints in _HINTS}
    rules = [(rule, pattern, resolver) for rule, pattern, resolver, hints in ENGLISH_RULES if held[hints]]
    if _ARABIC_LETTER.search(folded):
        return [*rules, *LUNAR_RULES, *ARABIC_RULES]
    return [*rules, *LUNAR_RULES] if _LUNAR_HINT.search(small) else rules


def anchor_of(document: Document) -> date | None:
    """Return the day that the document's relative dates count from: its date, else a full dateline or a "published" line."""
    if document.published is not None:
        return document.published
    for pattern, window in ((_DATELINE, document.text[:120]), (_PUBLISHED_LINE, document.text[:600])):
        match = pattern.search(window)
        if match and match["year"]:
            found = find_dates(match["date"], None)
            if found:
                return found[0].span.latest
    return None


def dateline_end(text: str) -> int:
    """Return where a dateline ("QUETTA, Jan 8, 2021:") ends; 0 where the text begins without one."""
    match = _DATELINE.match(text) or re.match(r"^\W*[A-Z][A-Z ’'-]{2,30}(?:\s*\([A-Za-z/ ]{2,20}\))?\s*[:–—-]\s|^\([A-Z][a-z]+\)\s", text)
    return match.end() if match else 0
