"""Amounts of money as South Asian papers write them: Rs2.5 million, Rs 10 lakh, 1.5 million rupees, $500."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.numbers import SCALES, parse_number, scaled
from hisab.records.values import Money

_SCALE = "|".join(sorted(SCALES, key=len, reverse=True)) + "|m|bn"
_AMOUNT = re.compile(
    rf"(?P<sign>Rs\.?|PKR|INR|Afs?\.?|AFN|USD|US\$|\$|₨|€|£)\s?(?P<signed>\d[\d,]*(?:\.\d+)?)\s*-?(?P<signed_scale>{_SCALE})?(?![\w])"
    rf"|(?P<named>\d[\d,]*(?:\.\d+)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a|half\s+a)(?=\s))\s*(?P<named_scale>{_SCALE})?\s+"
    r"(?P<name>rupees|afghanis|dollars|taka)\b",
    re.IGNORECASE,
)
_CURRENCIES = {
    "rs": "PKR", "pkr": "PKR", "₨": "PKR", "rupees": "PKR", "inr": "INR", "af": "AFN", "afs": "AFN", "afn": "AFN", "afghanis": "AFN",
    "usd": "USD", "us$": "USD", "$": "USD", "dollars": "USD", "€": "EUR", "£": "GBP", "taka": "BDT",
}  # fmt: skip
_SHORT_SCALES = {"m": "million", "bn": "billion"}
_PER = re.compile(
    r"^\W*(?:(?:in\s+)?(?:compensation\s+)?(?:would\s+go\s+)?(?:as\s+compensation\s+)?(?:each\s+)?(?:for|to|per)\s+)?"
    r"(?:(?:the\s+)?(?P<family>famil(?:y|ies)\s+of\s+each|(?:each|every|per)\s+(?:victim[’']s\s+)?family|each\s+of\s+the\s+families|victim[’']s\s+family)"
    r"|(?:the\s+)?(?P<dead>(?:heirs\s+of\s+)?each\s+(?:of\s+the\s+)?(?:dead|deceased|victim|slain)(?:\s+(?:man|person|miner|worker))?|per\s+death|a\s+death)"
    r"|(?P<injured>(?:each\s+of\s+)?the\s+(?:injured|wounded)|each\s+injured|per\s+injured|each\s+(?:of\s+the\s+)?wounded))",
    re.IGNORECASE,
)


def find_money(text: str) -> Iterator[tuple[int, int, Money]]:
    """Yield the amounts of `text` as (start, end, money), left to right; "per family" and its like are part of the span.

    `Rs` is read as the Pakistani rupee: the vocabulary's first country. An amount of India is written INR, or is a person's correction.
    """
    for match in _AMOUNT.finditer(text):
        money = _money(match)
        if money is None:
            continue
        per = _PER.match(text[match.end() : match.end() + 60])
        if per is None or per.lastgroup is None:
            yield match.start(), match.end(), money
        else:
            yield match.start(), match.end() + per.end(), Money(amount=money.amount, currency=money.currency, per=per.lastgroup)


def _money(match: re.Match[str]) -> Money | None:
    if match["signed"]:
        amount = scaled(match["signed"], _scale(match["signed_scale"]))
        return Money(amount=amount, currency=_CURRENCIES[match["sign"].lower().rstrip(".")])
    digits = match["named"]
    if not digits[0].isdigit():
        value = 1 if digits.lower() == "a" else parse_number(digits)
        if value is None:
            return None
        digits = str(value)
    return Money(amount=scaled(digits, _scale(match["named_scale"])), currency=_CURRENCIES[match["name"].lower()])


def _scale(word: str | None) -> str | None:
    return _SHORT_SCALES.get(word.lower(), word) if word else None
