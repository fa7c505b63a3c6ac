"""An account of some days: the attacks that surely lie in them, with the figures over these alone.

What was promised after them keeps what it repeats: the earlier word may lie before those days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hisab.measures.figures import measure_figures
from hisab.records.figures import Edition, IncidentAccount
from hisab.vocabulary.tables import Vocabulary

OUTSIDE = "its day lies outside the days of this account"
UNPLACED = "its day is not known well enough to say whether it lies in the days of this account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The edition of some days, and the attacks of which it cannot be told whether they lie in them."""

    edition: Edition
    unplaced: tuple[str, ...]


def measure_period(edition: Edition, *, since: date, until: date, vocabulary: Vocabulary) -> Period:
    """Return `edition` for the days from `since` to `until`, both of them in it; what it left out before stays left out."""
    incidents = {identifier: _within(account, since, until) for identifier, account in edition.incidents.items()}
    measured = measure_figures(replace(edition, incidents=incidents), vocabulary=vocabulary)
    return Period(edition=replace(measured, repeats=edition.repeats), unplaced=_unplaced(incidents))


def _within(account: IncidentAccount, since: date, until: date) -> IncidentAccount:
    if account.left_out is not None:
        return account
    span = account.date
    first, last = (span.earliest, span.latest) if span is not None else (None, None)
    if (last is not None and last < since) or (first is not None and first > until):
        return replace(account, left_out=OUTSIDE)
    is_inside = first is not None and last is not None and since <= first and last <= until
    return account if is_inside else replace(account, left_out=UNPLACED)


def _unplaced(incidents: Mapping[str, IncidentAccount]) -> tuple[str, ...]:
    return tuple(sorted(identifier for identifier, account in incidents.items() if account.left_out == UNPLACED))
