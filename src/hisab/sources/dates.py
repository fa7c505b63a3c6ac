"""Publication dates as outlets and people write them. A date that is not a day is no date here: it becomes a finding, never a guess.

`htmldate` and `dateparser` are not used: for "2012-07" they answer with a day of that month, taken from today's date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from hisab.records.findings import Finding, Severity

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_END = r"(?![\d])"
_ISO_DAY = re.compile(rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_END}(?:[T ,].*)?", re.DOTALL)
_COMPACT_DAY = re.compile(rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T.*)?", re.DOTALL)
_NAMED_DAY = tuple(
    re.compile(rf"(?:[A-Za-z]{{3,9}}\.?,? +)?{words}{_END}.*", re.DOTALL)
    for words in (rf"{_DAY} +{_MONTH},? +{_YEAR}", rf"{_MONTH} +{_DAY},? +{_YEAR}")
)
_IMPRECISE = re.compile(rf"{_YEAR}(?:[-/.](?:0?[1-9]|1[0-2]))?|(?P<name>[A-Za-z]{{3,9}})\.?,? +\d{{4}}")
_HINT = "write the day the report came out as YYYY-MM-DD"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """The day that words give, or the code of the finding that says why they give none."""

    day: date | None = None
    trouble: str | None = None


def read_date(words: str) -> ReadDate:
    """Return the day of `words`. An instant gives its day at the offset that it is written in."""
    words = words.strip()
    for pattern in (_ISO_DAY, _COMPACT_DAY, *_NAMED_DAY):
        match = pattern.fullmatch(words)
        day = _day_of(match) if match else None
        if day is not None:
            return ReadDate(day=day)
    imprecise = _IMPRECISE.fullmatch(words)
    if imprecise and (imprecise["name"] is None or _month_number(imprecise["name"])):
        return ReadDate(trouble="date-imprecise")
    return _read_mail_date(words)


def publication_date(words: str | None, *, about: str, today: date) -> tuple[date | None, Finding | None]:
    """Return the day that `words` give and what was odd about them; `today` is the day on which the words were gathered."""
    if words is None or not words.strip():
        return None, _finding("no-date", Severity.NOTE, "no publication date is stated", about)
    read = read_date(words)
    shown = repr(words.strip()[:40])
    if read.trouble == "date-imprecise":
        return None, _finding("date-imprecise", Severity.NOTE, f"{shown} does not name a day", about)
    if read.day is None:
        return None, _finding("date-unreadable", Severity.WARNING, f"{shown} cannot be read as a date", about)
    if read.day > today:
        return read.day, _finding("date-in-future", Severity.WARNING, f"{shown} lay in the future when the report was gathered", about)
    return read.day, None


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = int(parts["month"]) if "month" in parts else _month_number(parts["name"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Return 1 to 12, or 0 for what is no English month; three letters or "Sept" are enough."""
    name = name.lower()
    return next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name) and len(name) >= 3), 0)


def _read_mail_date(words: str) -> ReadDate:
    try:
        instant: datetime = parsedate_to_datetime(words)
    except (ValueError, IndexError):
        return ReadDate(trouble="date-unreadable")
    return ReadDate(day=instant.date())


def _finding(code: str, severity: Severity, message: str, about: str) -> Finding:
    return Finding(code=code, severity=severity, message=f"{about}: {message}", about=about, hint=_HINT)
