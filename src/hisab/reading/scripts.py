"""Letters that look alike, brought to one form so that words are found however they were typed.

Urdu, Persian and Arabic keyboards give different letters for one, and each script has its own digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FOLDED = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ئ", "ك": "ک", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ة": "ه", "ۃ": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ۓ": "ے",
        "\u200c": " ", "\u200f": " ", "\u200e": " ", "\u00a0": " ", "’": "'", "‘": "'",
        "٬": ",", "٫": ".",
        **{chr(zero + value): str(value) for zero in (0x660, 0x6F0) for value in range(10)},
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Return `text` with one letter for those that are typed for each other, character by character, so that offsets stay true.

    Eastern digits become 0 to 9; the joiner that keeps two Persian letters apart and the marks of direction become blanks.
    """
    return text if text.isascii() else text.translate(_FOLDED)


_EZAFE = re.compile("\u0650(?!\\w)")
"""The zer that joins a word to the next, which a writer may leave out: "وزیرِ اعظم". Marks inside a word can make another: "مُرد", "مرد"."""


def without_ezafe(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` without the zer at the ends of words, and for each place in it, its end included, the place in `text`.

    The zer belongs to its word: what ends with the word ends behind it.
    """
    if text.isascii() or _EZAFE.search(text) is None:
        return text, range(len(text) + 1)
    dropped = {match.start() for match in _EZAFE.finditer(text)}
    places = [place for place in range(len(text)) if place not in dropped]
    return "".join(text[place] for place in places), (*places, len(text))


def typed_for(letter: str) -> tuple[str, ...]:
    """Return the letters of the Arabic script that are typed for `letter`, itself among them."""
    own = letter.translate(_FOLDED)
    return (own, *(chr(code) for code, folded in _FOLDED.items() if folded == own and own.isalpha()))


def is_in_arabic_script(text: str) -> bool:
    """True when most letters of `text` are Arabic ones."""
    if text.isascii():
        return False
    letters = sum(letter.isalpha() for letter in text)
    arabic = sum("\u0600" <= letter <= "\u06ff" and letter.isalpha() for letter in text)
    return 2 * arabic > letters
