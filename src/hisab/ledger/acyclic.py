"""Rest for the search for reference cycles while many frozen values are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def acyclic() -> Iterator[None]:
    """Within it Python does not look for reference cycles; counting references frees memory as ever.

    Frozen nouns hold no cycles, and looking for them among the values of 100,000 entries took more than half of the time of a replay
    (`benchmarks/ledger.py`: 3.5 s with the search, 1.9 s without).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
