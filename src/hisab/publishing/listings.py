"""The list that each number opens: a page that holds exactly what the number counts, a shelf's where there is one, else a list of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hisab.publishing.links import Addresses, FileNames
from hisab.publishing.shelf import Shelf, dimension_of, series_of
from hisab.records.figures import Edition, Point, Series

FULL = 200
"""A place or community with more attacks than this shows its latest in rows and all of them in a list, a line each; years show every row."""
OPEN_LIST = 100
"""A figure that counted more records than this has their list on pages of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The records that numbers counted, on pages of their own. A title are texts in English, said one after the other; each number has its own."""

    titles: tuple[tuple[str, ...], ...]
    href: str
    counted: tuple[str, ...]


def lists_of(
    edition: Edition, addresses: Addresses, shelves: Mapping[tuple[str, str], Shelf], names: FileNames
) -> tuple[dict[str, Listing], dict[str, str]]:
    """Return every list by the name of the first number that opens it, and the page that each number opens."""
    lists: dict[str, Listing] = {}
    opens: dict[str, str] = {}
    for series in series_of(edition):
        for point in series.points:
            shelf = shelves.get((dimension_of(series), point.key))
            if shelf is not None and point.counted and point.counted == shelf.counted:
                opens[point_name(series, point)] = shelf.href
    known: dict[tuple[str, ...], str] = {}
    for name, title, counted in (*_countings(edition), *_long_shelves(shelves.values())):
        if name in opens or not counted:
            continue
        if len(counted) == 1 and counted[0] in edition.incidents:
            opens[name] = addresses.incident(counted[0])
            continue
        first = known.setdefault(counted, name)
        opens[name] = opens[first] if first in lists else names.page("lists", name, is_id=True)
        titles = lists[first].titles if first in lists else ()
        lists[first] = Listing(titles=(*titles, title), href=opens[name], counted=counted)
    return lists, opens


def point_name(series: Series, point: Point) -> str:
    """Return the name under which the number of a row opens its list."""
    return f"{series.name.replace('_', '-')}-{point.key or 'not-stated'}"


_Counting = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A name, its title, and the ids counted."""


def _countings(edition: Edition) -> Iterator[_Counting]:
    for figure in edition.figures:
        if len(figure.counted) > OPEN_LIST:
            yield f"figure-{figure.name.replace('_', '-')}", (figure.label,), figure.counted
    account = edition.account
    if account is None:
        return
    for series in (*account.series, account.trend):
        for point in series.points:
            yield point_name(series, point), (series.label, point.label), point.counted
    for lull in account.lulls:
        yield lull.name.replace("_", "-"), (lull.label,), lull.counted
    yield "attention-median", (account.median_attention.label,), account.median_attention.counted
    for total in account.control_totals:
        yield f"total-{total.mention}", ("attacks that are counted beside the total",), total.counted
        yield f"total-unsure-{total.mention}", ("attacks that may belong to the total",), total.unsure
    if account.overlap.lower_bound is not None:
        yield "killed-lower-bound", (account.overlap.lower_bound.label,), account.overlap.lower_bound.counted
    yield from _of_outlets((row.incident, row.lists) for row in account.overlap.rows)


def _long_shelves(shelves: Iterable[Shelf]) -> Iterator[_Counting]:
    """Yield the lists of the places and communities that have more attacks than their page has rows; the latest first."""
    for shelf in shelves:
        if shelf.kind != "year" and len(shelf.incidents) > FULL:
            yield f"all-{shelf.kind}-{shelf.key}", (f"attacks recorded, by {shelf.kind}", shelf.label), shelf.incidents


def _of_outlets(rows: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[_Counting]:
    told: dict[str, list[str]] = defaultdict(list)
    alone: dict[str, list[str]] = defaultdict(list)
    by_number: dict[int, list[str]] = defaultdict(list)
    for incident, outlets in rows:
        by_number[len(outlets)].append(incident)
        for outlet in outlets:
            told[outlet].append(incident)
            if len(outlets) == 1:
                alone[outlet].append(incident)
    for outlet, found in sorted(told.items()):
        yield f"outlet-{outlet}", ("attacks that an outlet tells of", outlet), tuple(found)
        yield f"only-outlet-{outlet}", ("attacks that no other outlet tells of", outlet), tuple(alone[outlet])
    for number, found in sorted(by_number.items()):
        yield f"outlets-{number}", ("attacks by the number of outlets that tell of them", str(number)), tuple(found)
