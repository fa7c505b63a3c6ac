"""Amounts of money as South Asian papers write them: Rs2.5 million, Rs 10 lakh, 1.5 million rupees, $500."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hisab.reading.kept import keep
from hisab.reading.numbers import IN_WORDS, SCALES, find_numbers, parse_number, scaled
from hisab.reading.scripts import fold
from hisab.records.values import Money

_SCALE = "|".join(sorted(SCALES, key=len, reverse=True)) + "|m|bn"
_DIGITS = r"\d+(?:,\d+)*(?:\.\d+)?"
AMOUNT = re.compile(
    rf"(?<![A-Za-z])(?P<sign>(?a:Rs\.?|PKR|INR|Afs?\.?|AFN|USD|US\$|\$|₨|€|£))\s?(?P<signed>{_DIGITS})(?![\d,]*\d)(?:\s*-?(?P<signed_scale>(?a:{_SCALE}))(?!\w))?(?!\w)"
    rf"|(?<![\w.,-])(?:(?P<named>{_DIGITS})(?:\s*(?P<named_scale>(?a:{_SCALE})))?|(?P<half>half)\s+an?\s+(?P<half_scale>(?a:{_SCALE}))"
    rf"|(?P<words>{IN_WORDS}|an?))\s+(?P<name>(?a:rupees|afghanis|dollars|taka))\b",
    re.IGNORECASE,
)
HINT = re.compile(r"(?:rs\.?|pkr|inr|afs?\.?|afn|usd|\$|₨|€|£)\s?\d|rupees|afghanis|dollars|taka")
"""What every `AMOUNT` holds; few sentences do, and the rest is not searched for one."""
_RANGE_BEFORE = re.compile(r"\d\s*(?:-|–|\bto\b)\s*$", re.IGNORECASE)
_RANGE_AFTER = re.compile(rf"\s*(?:-|–|to\b)\s*(?:Rs\.?\s?)?\d[\d.,]*\s*(?:{_SCALE})\b", re.IGNORECASE)
"""A range of money ("Rs2-3 million") is no amount: neither end alone was said."""
_CURRENCIES = {
    "rs": "Rs", "pkr": "PKR", "₨": "Rs", "rupees": "Rs", "inr": "INR", "af": "AFN", "afs": "AFN", "afn": "AFN", "afghanis": "AFN",
    "usd": "USD", "us$": "USD", "$": "USD", "dollars": "USD", "€": "EUR", "£": "GBP", "taka": "BDT",
}  # fmt: skip
_ARABIC_CURRENCIES = {fold(name): currency for name, currency in (
    ("روپے", "Rs"), ("روپیہ", "Rs"), ("روپیے", "Rs"), ("روپئے", "Rs"), ("روپیه", "Rs"), ("روپیوں", "Rs"), ("افغانی", "AFN"), ("کلدار", "PKR"),
    ("ریال", "IRR"), ("ڈالر", "USD"), ("دالر", "USD"), ("دلار", "USD"), ("یورو", "EUR"), ("ٹکا", "BDT"),
)}  # fmt: skip
_TOMAN = frozenset({"تومان", "تومن"})
"""Ten rials."""
_ARABIC_NAME = re.compile(rf"\s*(?P<name>{'|'.join((*_ARABIC_CURRENCIES, *_TOMAN))})(?!\w)")
_DECIMAL_BEFORE = re.compile(r"\d[.,/]$")
_SHORT_SCALES = {"m": "million", "bn": "billion"}
_PER = re.compile(
    r"^\W*(?:(?:in\s+)?(?:compensation\s+)?(?:would\s+go\s+)?(?:as\s+compensation\s+)?(?:each\s+)?(?:for|to)\s+)?"
    r"(?:(?:the\s+)?(?P<family>famil(?:y|ies)\s+of\s+each|(?:each|every|per)\s+(?:victim[’']s\s+)?family|each\s+of\s+the\s+families|victim[’']s\s+family)"
    r"|(?:the\s+)?(?P<dead>(?:heirs\s+of\s+)?(?:each|every|per)\s+(?:of\s+the\s+)?(?:dead|deceased|victim|slain)(?:\s+(?:man|person|miner|worker))?|per\s+death|a\s+death)"
    r"|(?P<injured>(?:each\s+of\s+)?the\s+(?:injured|wounded)|(?:each|per)\s+(?:injured|wounded)|each\s+(?:of\s+the\s+)?wounded))",
    re.IGNORECASE,
)


@keep
def find_money(text: str) -> tuple[tuple[int, int, Money], ...]:
    """Return the amounts of `text` as (start, end, money), left to right; "per family" and its like are part of the span.

    `Rs` and "rupees" stay `Rs`: several countries have one, and the words do not say which.
    """
    return (*_in_arabic_script(text), *_in_latin_script(text))


def _in_latin_script(text: str) -> Iterator[tuple[int, int, Money]]:
    """Yield amounts whose sign stands before a number or whose currency stands behind one."""
    if not HINT.search(text.lower()):
        return
    for match in AMOUNT.finditer(text):
        money = _money(match)
        if money is None or _is_range(text, match):
            continue
        per = _PER.match(text[match.end() : match.end() + 60])
        if per is None or per.lastgroup is None:
            yield match.start(), match.end(), money
        else:
            yield match.start(), match.end() + per.end(), Money(amount=money.amount, currency=money.currency, per=per.lastgroup)


def _in_arabic_script(text: str) -> Iterator[tuple[int, int, Money]]:
    """Yield amounts whose currency stands behind a number in Urdu or Persian: "25 لاکھ روپے", "۵۰ هزار افغانی"."""
    folded = fold(text)
    if not any(name in folded for name in (*_ARABIC_CURRENCIES, *_TOMAN)):
        return
    for number in find_numbers(folded):
        name = _ARABIC_NAME.match(folded, number.end)
        decimal = _DECIMAL_BEFORE.search(folded, max(0, number.start - 12), number.start)
        if name is not None and decimal is None and number.high is None and number.qualifier is None:
            is_toman = name["name"] in _TOMAN
            currency = "IRR" if is_toman else _ARABIC_CURRENCIES[name["name"]]
            yield number.start, name.end(), Money(amount=Decimal(number.value * (10 if is_toman else 1)), currency=currency)


def _money(match: re.Match[str]) -> Money | None:
    if match["signed"]:
        amount = scaled(match["signed"], _scale(match["signed_scale"]))
        return Money(amount=amount, currency=_CURRENCIES[match["sign"].lower().rstrip(".")])
    currency = _CURRENCIES[match["name"].lower()]
    if match["half"]:
        return Money(amount=scaled("0.5", _scale(match["half_scale"])), currency=currency)
    if match["named"]:
        return Money(amount=scaled(match["named"], _scale(match["named_scale"])), currency=currency)
    value = parse_number(match["words"])
    return Money(amount=Decimal(value), currency=currency) if value is not None else None


def _is_range(text: str, match: re.Match[str]) -> bool:
    if _RANGE_BEFORE.search(text[: match.start()]):
        return True
    return bool(match["signed"] and not match["signed_scale"] and _RANGE_AFTER.match(text, match.end()))


def _scale(word: str | None) -> str | None:
    return _SHORT_SCALES.get(word.lower(), word) if word else None
