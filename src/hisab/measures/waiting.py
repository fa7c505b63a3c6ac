"""How long it took until anything followed: days from the word to its first corroborated follow-up.

The estimate is that of Kaplan and Meier (1958, JASA 53:457-481), as scipy has it: a deliverable without a follow-up counts as waiting up to the
last day that somebody's search reached, and no longer. Where nobody looked it is left out, and counted as left out: it is not "no follow-up".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hisab.measures.book import BookLine
from hisab.measures.status import CORROBORATED, STEPS
from hisab.records.measured import Days
from hisab.vocabulary.words import SourceRole

_HALF = 0.5 + 1e-9
"""A product of fractions that is one half can come out a hair above it."""


def wait_of(line: BookLine, *, as_of: date) -> tuple[int, bool] | None:
    """Return after how many days a line had its first follow-up (True), or for how many it is known to have had none; None where nobody looked."""
    if line.made_on is None:
        return None
    made_on = line.made_on
    followed = [
        link.done_on
        for link in line.links
        if link.known_on <= as_of
        and link.reviewers
        and link.relation in STEPS
        and link.grade in CORROBORATED
        and link.source is not SourceRole.PROMISOR
        and not link.is_suspect_killed
        and link.done_on >= made_on
    ]
    if followed:
        return (min(followed) - made_on).days, True
    looked = [min(search.until, search.looked_on) for search in line.searches if search.looked_on <= as_of]
    until = max(looked, default=made_on)
    return ((until - made_on).days, False) if until > made_on else None


def count_days(lines: Iterable[BookLine], *, as_of: date) -> tuple[tuple[str, ...], Days]:
    """Return the lines that entered, and the median of their days; lines that are not trackable are for the caller to leave out."""
    every = tuple(lines)
    waits = {line.id: wait for line in every if (wait := wait_of(line, as_of=as_of)) is not None}
    events = [days for days, is_event in waits.values() if is_event]
    waiting = [days for days, is_event in waits.values() if not is_event]
    median = _median(events, waiting) if events else None
    return tuple(sorted(waits)), Days(median=median, n=len(waits), events=len(events), left_out=len(every) - len(waits))


def _median(events: list[int], waiting: list[int]) -> int | None:
    """Return the first day by which half had a follow-up; None where fewer had."""
    from scipy.stats import CensoredData, ecdf  # noqa: PLC0415 - it takes a while to load, and many books do not need it

    survival: Any = ecdf(CensoredData(uncensored=events, right=waiting)).sf
    return next((int(day) for day, share in zip(survival.quantiles, survival.probabilities, strict=True) if share <= _HALF), None)
