"""Attacks that stand together on a page, because one row of the figures counts them."""

from __future__ import annotations

from dataclasses import dataclass

from hisab.records.figures import Edition, Series
from hisab.records.ids import IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The attacks that one row of the figures counts. `key` is the row's, empty for those of which it is not known; the latest stand first."""

    kind: str
    key: str
    label: str
    href: str
    counted: tuple[str, ...]
    incidents: tuple[IncidentId, ...]


def dimension_of(series: Series) -> str:
    """Return what the rows of a series stand for: "year" of "attacks_by_year"."""
    return series.name.partition("_by_")[2]


def series_of(edition: Edition) -> tuple[Series, ...]:
    """Return the series of an edition; none where nothing was measured."""
    return edition.account.series if edition.account is not None else ()


def latest_first(edition: Edition, identifier: str) -> tuple[int, str]:
    """Return the key by which attacks are listed: the latest first, the undated last."""
    when = edition.incidents[identifier].date
    day = when and (when.latest or when.earliest)
    return (-day.toordinal() if day else 0, identifier)
