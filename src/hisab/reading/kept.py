"""Keeps what was read from words that are asked for again: several rules, the builders and the verifier read the same sentences of one document.

Only functions that give the same for the same arguments, and values that cannot change, may be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_MOST = 4096
"""Answers kept of each function: those for a long document, at a few hundred bytes each; the ones longest unasked for go first."""
_Function = TypeVar("_Function", bound=Callable[..., object])
_kept: list[Callable[[], None]] = []


def keep(function: _Function) -> _Function:
    """Return `function`, which now works out its answer to the same arguments once."""
    cached = lru_cache(maxsize=_MOST)(function)
    _kept.append(cached.cache_clear)
    return cached  # type: ignore[return-value]


def forget() -> None:
    """Drop all that is kept. A measurement of speed does so before each document, since it reads the same ones again."""
    for clear in _kept:
        clear()
