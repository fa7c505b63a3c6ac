"""What a report's words say of it: a vector in which rare words weigh most, the few words that mark it best, and its rare names.

How rare a word is comes with the model and not from the ledger, so that a new report changes nobody else's vector: what is linked
today step by step is what is linked tomorrow all at once.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from math import log

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 1024
"""Words are folded into this many numbers with random signs (feature hashing, Weinberger et al. 2009); cosines keep to within about 0.03."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_MARKS = 12
_NAME_WEIGHT = 2.0
"""A word that is never written small weighs double: on the shooting reports, names tell more than other words (benchmarks/violent_corpus.py)."""
_RARE_NAME = 0.01
"""A name that stands in more of the reports than this is a town's, a party's or a minister's, and is shared by many attacks."""
_MOST_NAMES = 40

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """In what share of reports each frequent word stands; every other word is `rarest`, the share of a word of one report."""

    shares: Mapping[str, float]
    rarest: float

    def share(self, word: str) -> float:
        """Return the share of reports in which `word` stands."""
        return max(self.shares.get(word, self.rarest), self.rarest)

    def weight(self, word: str) -> float:
        """Return how much `word` tells: the logarithm of how rarely it stands in a report."""
        return -log(self.share(word))


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of three letters and more, in small letters; numbers are left to the counts."""
    return tuple(_WORD.findall(text.casefold()))


def count_shares(texts: Iterable[str], *, at_least: int) -> Rarity:
    """Return the shares of the words that stand in `at_least` of `texts`; fewer would name people."""
    documents = 0
    held: Counter[str] = Counter()
    for text in texts:
        documents += 1
        held.update(set(split_words(text)))
    shares = {word: round(number / documents, 5) for word, number in sorted(held.items()) if number >= at_least}
    return Rarity(shares=shares, rarest=round(1 / documents, 5) if documents else 1.0)


def weigh_words(text: str, rarity: Rarity) -> dict[str, float]:
    """Return the weight of each word of `text`: its rarity, once for the word and less for each time it is said again; names weigh double."""
    written = Counter(_WORD.findall(text))
    small = {word for word in written if not word[0].isupper()}
    counted: Counter[str] = Counter()
    for word, number in written.items():
        counted[word.casefold()] += number
    return {word: (1 + log(number)) * rarity.weight(word) * (1.0 if word in small else _NAME_WEIGHT) for word, number in counted.items()}


def rare_names(text: str, rarity: Rarity) -> tuple[str, ...]:
    """Return the words that `text` never writes small and few reports have, at most 40, the rarest first; of equals the first in the alphabet.

    What is in capitals throughout is no name here, and a script without capitals shows none.
    """
    written = set(_WORD.findall(text))
    small = {word.casefold() for word in written if not word[0].isupper() or word.isupper()}
    names = {word.casefold() for word in written} - small
    shares = {name: share for name in names if (share := rarity.share(name)) <= _RARE_NAME}
    return tuple(sorted(shares, key=lambda name: (shares[name], name))[:_MOST_NAMES])


def vector_of(weights: Mapping[str, float]) -> Vector:
    """Return the weights folded into `DIMENSIONS` numbers, of length one; all zero where there is no word."""
    vector = np.zeros(DIMENSIONS, dtype=np.float64)
    for word, weight in sorted(weights.items()):
        digest = zlib.crc32(word.encode())
        vector[digest % DIMENSIONS] += weight if digest & (1 << 20) else -weight
    length = float(np.linalg.norm(vector))
    return (vector / length if length else vector).astype(np.float32)


def marks_of(weights: Mapping[str, float]) -> tuple[str, ...]:
    """Return the words that weigh most, the heaviest first; of equals the first in the alphabet."""
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:_MARKS])


def key_of(*parts: object) -> int:
    """Return a whole number of 63 bits that stands for `parts`, the same on every machine."""
    return int.from_bytes(blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest()) >> 1
