"""Which records stand together on a page: the attacks of a year, a place, a community; the promises of a body; and every list that a number opens.

Made once for an edition, in no language. What stands on a shelf is what the figure of the same name counts, so that a number and its page agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from hisab.publishing.links import Addresses, FileNames
from hisab.publishing.listings import Listing, lists_of
from hisab.publishing.shelf import Shelf, dimension_of, latest_first, series_of
from hisab.records.figures import Attention, Edition
from hisab.records.ids import IncidentId, PromiseId
from hisab.vocabulary.tables import Vocabulary

FOLDERS: Mapping[str, str] = MappingProxyType(
    {"year": "years", "community": "communities", "country": "places", "province": "places", "district": "places"}
)
"""The kinds of shelf, and the folder of their pages."""
_NOT_STATED: Mapping[str, str] = MappingProxyType({"year": "not-known", "community": "not-stated", "country": "not-stated"})
"""The page of the attacks of which it is not known, for the kinds that have one; the provinces' and the districts' are lists."""


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
    lists, opens = lists_of(edition, addresses, shelves, names)
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


def _shelves(edition: Edition, vocabulary: Vocabulary, names: FileNames) -> Iterator[Shelf]:
    latest = {identifier: place for place, identifier in enumerate(sorted(edition.incidents, key=lambda each: latest_first(edition, each)))}
    places = _ids_of_paths(vocabulary)
    for series in series_of(edition):
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
