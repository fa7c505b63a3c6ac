"""Which language a text is in, told from its letters and commonest words. It names English and Urdu; of all else it says nothing."""

from __future__ import annotations

import re

_LOOKED_AT = 4_000
"""Characters from the beginning that are looked at: a report says its language early."""

_URDU = frozenset("ٹڈڑںہۂۃے")
"""Letters of Urdu that Persian, Pashto and Arabic do not write."""

_NOT_URDU = frozenset("ټډړږښځڅېۍګڼڄڃڏڙٻڀٽڳڱڻݨەێۆڕڵ")
"""Letters of Pashto, Sindhi, Saraiki and Kurdish that Urdu does not write."""

_ENGLISH = frozenset(("the", "of", "and", "in", "to", "was", "were", "that", "for", "is", "by", "with", "has", "have", "had", "said", "at", "from"))
_ENGLISH_SHARE = 0.12
"""English prose is a quarter to a third such words; German, French or Malay stay under a twentieth."""

_URDU_SHARE = 0.02
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WORD = re.compile("[a-z]+")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


def guess_language(text: str) -> str | None:
    """Return "en", "ur" or None."""
    sample = text[:_LOOKED_AT]
    arabic = _ARABIC.findall(sample)
    latin = _LATIN.findall(sample)
    if len(arabic) > len(latin):
        urdu = sum(letter in _URDU for letter in arabic)
        others = sum(letter in _NOT_URDU for letter in arabic)
        return "ur" if urdu >= _URDU_SHARE * len(arabic) and urdu > 10 * others else None
    words = _WORD.findall(sample.lower())
    common = sum(word in _ENGLISH for word in words)
    letters = len(latin) if sample.isascii() else sum(map(str.isalpha, sample))
    return "en" if 2 * len(latin) > letters and common >= max(1, _ENGLISH_SHARE * len(words)) else None


def read_language(words: str | None, text: str) -> str | None:
    """Return the language as given, a tag such as "en-US" cut to its first part in lower case, or a guess from `text` where none is given."""
    if words is None or not words.strip():
        return guess_language(text)
    tag = _TAG.fullmatch(words.strip())
    return tag[1].lower() if tag else words.strip()
