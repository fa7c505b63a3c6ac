"""Who held an office, and what was promised from it in that time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderAccount:
    """One holder of an office and the promises given from it, by their ids, in the order in which they were made.

    `person` is None where no source names one and the tables of terms tell nobody either. `start` and `end` are the term's days, half-open, None
    where the tables do not have it. Of `unnamed`, which are among `promises`, no source names the speaker: the term alone says who held the
    office that day.
    """

    person: str | None
    start: date | None
    end: date | None
    promises: tuple[str, ...]
    unnamed: tuple[str, ...] = ()
