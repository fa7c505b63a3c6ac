"""Which records stand together on a page: the attacks of a year, a place, a community; the promises of a body; and every list that a number opens.

Made once for an edition, in no language. What stands on a shelf is what the figure of the same name counts, so that a number and its page agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from hisab.publishing.links import Addresses, FileNames
from hisab.records.figures import Attention, Edition, Point, Series
from hisab.records.ids import IncidentId, PromiseId
from hisab.vocabulary.tables import Vocabulary

FOLDERS: Mapping[str, str] = MappingProxyType(
    {"year": "years", "community": "communities", "country": "places", "province": "places", "district": "places"}
)
"""The kinds of shelf, and the folder of their pages."""
_NOT_STATED: Mapping[str, str] = MappingProxyType({"year": "not-known", "community": "not-stated", "country": "not-stated"})
"""The page of the attacks of which it is not known, for the kinds that have one; the provinces' and the districts' are lists."""
FULL = 200
"""A place or community with more attacks than this shows its latest in rows and all of them in a list, a line each; years show every row."""
OPEN_LIST = 100
"""A figure that counted more records than this has their list on pages of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The attacks that one row of the figures counts. `key` is the row's, empty for those of which it is not known; the latest stand first."""

    kind: str
    key: str
    label: str
    href: str
    counted: tuple[str, ...]
    incidents: tuple[IncidentId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The records that numbers counted, on pages of their own. A title are texts in English, said one after the other; each number has its own."""

    titles: tuple[tuple[str, ...], ...]
    href: str
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """All shelves by kind and key, those of each attack, and the promises of each body in the order in which they were made.

    `lists` has all lists by the name of the first number that opens them; `opens` the page that a number of that name opens: a record's, a
    shelf's or a list's. `bodies` are the pages of the offices and institutions. `attention` has how fast the reports of each attack died away.
    """

    shelves: Mapping[tuple[str, str], Shelf]
    of_incident: Mapping[str, tuple[Shelf, ...]]
    institutions: Mapping[str, tuple[PromiseId, ...]]
    offices: Mapping[str, tuple[PromiseId, ...]]
    bodies: Mapping[tuple[str, str], str]
    lists: Mapping[str, Listing]
    opens: Mapping[str, str]
    attention: Mapping[str, Attention]

    def of_kind(self, kind: str) -> tuple[Shelf, ...]:
        """Return the shelves of a kind, in the order of the figures."""
        return tuple(shelf for (known, _), shelf in self.shelves.items() if known == kind)

    def body(self, table: str, identifier: str | None) -> str:
        """Return the page of an institution or an office; empty where it has none."""
        return self.bodies.get((table, identifier), "") if identifier else ""


def shelves_of(edition: Edition, vocabulary: Vocabulary, addresses: Addresses) -> Shelves:
    """Return the shelves of an edition."""
    names = FileNames()
    shelves = {(shelf.kind, shelf.key): shelf for shelf in _shelves(edition, vocabulary, names)}
    of_incident: dict[str, list[Shelf]] = defaultdict(list)
    for shelf in shelves.values():
        for incident in shelf.counted:
            of_incident[incident].append(shelf)
    institutions, offices = _promises_of_bodies(edition, vocabulary)
    lists, opens = _lists(edition, addresses, shelves, names)
    tables = (("institutions", institutions), ("offices", offices))
    return Shelves(
        shelves=MappingProxyType(shelves),
        of_incident=MappingProxyType({incident: tuple(found) for incident, found in of_incident.items()}),
        institutions=MappingProxyType(institutions),
        offices=MappingProxyType(offices),
        bodies=MappingProxyType(
            {(table, key): names.page(table, key, is_id=vocabulary.row(table, key) is not None) for table, found in tables for key in sorted(found)}
        ),
        lists=MappingProxyType(lists),
        opens=MappingProxyType(opens),
        attention=MappingProxyType({one.incident: one for one in edition.account.attention} if edition.account is not None else {}),
    )


def dimension_of(series: Series) -> str:
    """Return what the rows of a series stand for: "year" of "attacks_by_year"."""
    return series.name.partition("_by_")[2]


def _series(edition: Edition) -> tuple[Series, ...]:
    return edition.account.series if edition.account is not None else ()


def _shelves(edition: Edition, vocabulary: Vocabulary, names: FileNames) -> Iterator[Shelf]:
    latest = {identifier: place for place, identifier in enumerate(sorted(edition.incidents, key=lambda each: latest_first(edition, each)))}
    places = _ids_of_paths(vocabulary)
    for series in _series(edition):
        kind = dimension_of(series)
        if series.name.startswith("attacks_by_") and kind in FOLDERS:
            for point in series.points:
                if point.key or kind in _NOT_STATED:
                    yield Shelf(
                        kind=kind,
                        key=point.key,
                        label=point.label,
                        href=_page_of(kind, point.key, vocabulary, places, names),
                        counted=point.counted,
                        incidents=tuple(IncidentId(each) for each in sorted(point.counted, key=latest.__getitem__)),
                    )


def latest_first(edition: Edition, identifier: str) -> tuple[int, str]:
    """Return the key by which attacks are listed: the latest first, the undated last."""
    when = edition.incidents[identifier].date
    day = when and (when.latest or when.earliest)
    return (-day.toordinal() if day else 0, identifier)


def _page_of(kind: str, key: str, vocabulary: Vocabulary, places: Mapping[str, str], names: FileNames) -> str:
    folder = FOLDERS[kind]
    if not key:
        return names.page(folder, _NOT_STATED[kind], is_id=True)
    if kind == "year":
        return names.page(folder, key, is_id=True)
    if kind == "community":
        return names.page(folder, key, is_id=vocabulary.row("communities", key) is not None)
    return names.page(folder, places.get(key, key), is_id=key in places)


def _ids_of_paths(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the id of the gazetteer's row for every path that only one row has."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in vocabulary.rows("places"):
        found[row["path"]].append(row["id"])
    return {path: ids[0] for path, ids in found.items() if path and len(ids) == 1}


def _promises_of_bodies(edition: Edition, vocabulary: Vocabulary) -> tuple[dict[str, tuple[PromiseId, ...]], dict[str, tuple[PromiseId, ...]]]:
    institutions: dict[str, list[PromiseId]] = defaultdict(list)
    offices: dict[str, list[PromiseId]] = defaultdict(list)
    made = edition.promises
    for identifier in sorted(edition.register.promises, key=lambda each: (made[each].made_on or date.max, each)):
        office = made[identifier].office
        row = vocabulary.row("offices", office) if office else None
        institution = made[identifier].institution or (row["institution"] if row is not None else None)
        if institution:
            institutions[institution].append(identifier)
        if office:
            offices[office].append(identifier)
    return {key: tuple(found) for key, found in institutions.items()}, {key: tuple(found) for key, found in offices.items()}


def _lists(
    edition: Edition, addresses: Addresses, shelves: Mapping[tuple[str, str], Shelf], names: FileNames
) -> tuple[dict[str, Listing], dict[str, str]]:
    lists: dict[str, Listing] = {}
    opens: dict[str, str] = {}
    for series in _series(edition):
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
