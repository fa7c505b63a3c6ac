"""The figures of an account as tables: one for each of year, community, place and the like, every number with the list that it opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hisab.publishing.listings import point_name
from hisab.publishing.numbers import NOT_STATED, word_range
from hisab.publishing.press import Press
from hisab.publishing.shelf import dimension_of
from hisab.publishing.tongue import Tongue, to_say
from hisab.publishing.wordings import name_of, name_of_place, word_path
from hisab.records.figures import Interval, Point, Series

_HEADINGS: Mapping[str, str] = {
    "year": to_say("By year"),
    "community": to_say("By community"),
    "country": to_say("By country"),
    "province": to_say("By province"),
    "district": to_say("By district"),
    "place": to_say("By place"),
    "claimed_by": to_say("By group that claimed it"),
    "attributed_to": to_say("By group that others named"),
    "method": to_say("By method"),
}
_COLUMNS: Mapping[str, str] = {
    "year": to_say("Year"),
    "community": to_say("Community"),
    "country": to_say("Country"),
    "province": to_say("Province"),
    "district": to_say("District"),
    "place": to_say("Place"),
    "claimed_by": to_say("Claimed by"),
    "attributed_to": to_say("Attributed to"),
    "method": to_say("Method"),
}
_TABLES: Mapping[str, tuple[str, ...]] = {"community": ("communities",), "claimed_by": ("groups",), "attributed_to": ("groups",)}
_PATHS = frozenset({"country", "province", "district"})
"""The dimensions whose keys are paths: the names of places, one within the other."""
_HARMS = ("attacks", "people_killed", "people_injured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number, the page that it opens (empty for none), and its interval in words (empty for none)."""

    words: str
    href: str
    interval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row: what it is for, with its page, its numbers, and what must be said beside them. `key` is empty where it is not known."""

    label: str
    href: str
    cells: tuple[Cell, ...]
    notes: tuple[str, ...]
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesTable:
    """The series of one dimension side by side. `recipes` and `caveats` are each said once."""

    name: str
    heading: str
    column: str
    rows: tuple[TableRow, ...]
    recipes: tuple[str, ...]
    caveats: tuple[str, ...]

    @property
    def has_notes(self) -> bool:
        """True when something must be said beside one of the rows."""
        return any(row.notes for row in self.rows)

    @property
    def has_intervals(self) -> bool:
        """True when one of the rows has an interval."""
        return any(row.cells[0].interval for row in self.rows)


def series_tables(press: Press, only: str = "") -> tuple[SeriesTable, ...]:
    """Return a table for each dimension that the account's figures are told by, or for one of them alone."""
    account = press.edition.account
    if account is None:
        return ()
    by_dimension: dict[str, dict[str, Series]] = {}
    for series in account.series:
        by_dimension.setdefault(dimension_of(series), {})[series.name.partition("_by_")[0]] = series
    return tuple(_table(press, dimension, found) for dimension, found in by_dimension.items() if only in {"", dimension})


def _table(press: Press, dimension: str, found: Mapping[str, Series]) -> SeriesTable:
    several = [found[harm] for harm in _HARMS if harm in found]
    tongue = press.tongue
    return SeriesTable(
        name=dimension.replace("_", "-"),
        heading=table_heading(tongue, dimension),
        column=tongue.say(_COLUMNS.get(dimension, dimension)),
        rows=tuple(_row(press, dimension, several, points) for points in zip(*(series.points for series in several), strict=True)),
        recipes=_once(tongue, (series.recipe for series in several)),
        caveats=_once(tongue, (series.caveat for series in several)),
    )


def table_heading(tongue: Tongue, dimension: str) -> str:
    """Return the heading of the table of a dimension."""
    return tongue.say(_HEADINGS.get(dimension, dimension))


def _once(tongue: Tongue, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(tongue.retell(text) for text in dict.fromkeys(texts))


def _row(press: Press, dimension: str, several: Iterable[Series], points: tuple[Point, ...]) -> TableRow:
    shelf = press.shelves.shelves.get((dimension, points[0].key))
    return TableRow(
        label=row_label(press, dimension, points[0]),
        href=shelf.href if shelf is not None else "",
        cells=tuple(cell_of(press, series, point) for series, point in zip(several, points, strict=True)),
        notes=_once(press.tongue, (point.note for point in points if point.note)),
        key=points[0].key,
    )


def row_label(press: Press, dimension: str, point: Point) -> str:
    """Return what a row is for, in the page's language."""
    if not point.key:
        return press.tongue.say("date not known") if dimension == "year" else press.tongue.say(NOT_STATED)
    if dimension in _TABLES:
        is_group = _TABLES[dimension] == ("groups",)
        return press.doer(point.key, ("groups",)) if is_group else name_of(press.tongue, point.key, _TABLES[dimension], press.vocabulary)
    if dimension in _PATHS:
        return word_path(press.tongue, point.key.split("/"), press.vocabulary)
    if dimension == "place":
        return name_of_place(press.tongue, point.key, point.label, press.vocabulary)
    return press.tongue.say(point.label) if dimension == "method" else point.label


def cell_of(press: Press, series: Series, point: Point) -> Cell:
    """Return the number of a row with the page that it opens."""
    return Cell(
        words=word_range(press.tongue, point.value),
        href=press.shelves.opens.get(point_name(series, point), ""),
        interval=word_interval(press.tongue, point.interval) if point.interval is not None else "",
    )


def word_interval(tongue: Tongue, interval: Interval) -> str:
    """Return the bounds of an interval: "1.2 to 7.2", "at least 3.1"."""
    low, high = (_word_number(bound) if bound is not None else "" for bound in (interval.low, interval.high))
    if low and high:
        return tongue.say("{low} to {high}", low=low, high=high)
    if low:
        return tongue.say("at least {n}", n=low)
    return tongue.say("at most {n}", n=high) if high else tongue.say("not known")


def _word_number(number: float) -> str:
    """Return a bound as finely as it tells anything: "134", "13.1", "0.03", "0"."""
    if number >= 100 or number == 0:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2f}"
