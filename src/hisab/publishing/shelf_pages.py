"""The pages of years, places and communities: the attacks that stand together, their figures, their threads and their rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from hisab.publishing.figure import Threads, threads_of
from hisab.publishing.listings import FULL
from hisab.publishing.page import Writers
from hisab.publishing.parted import parted_pages
from hisab.publishing.parts import ROWS, Part
from hisab.publishing.press import Press
from hisab.publishing.rows import incident_row, promises_in_order, word_when
from hisab.publishing.series_tables import Cell, cell_of
from hisab.publishing.shelf import Shelf, dimension_of
from hisab.publishing.tongue import Tongue, to_say
from hisab.publishing.wordings import name_of, word_path
from hisab.records.figures import Point, Series
from hisab.records.ids import IncidentId, PromiseId

_KINDS: Mapping[str, str] = {
    "year": to_say("year"),
    "community": to_say("community"),
    "country": to_say("country"),
    "province": to_say("province"),
    "district": to_say("district"),
}
_DEPTHS: Mapping[str, int] = {"country": 1, "province": 2, "district": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfLink:
    """The way to another page of the same sort, with how many attacks stand there."""

    words: str
    href: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfFigure:
    """One figure of the shelf: its number and its name, its interval and note in words."""

    cell: Cell
    label: str
    href: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfPage:
    """All that the page shows beside its rows. `around` are the wider places, `within` the narrower; `everything` leads to all attacks in lines."""

    kind: str
    around: tuple[ShelfLink, ...]
    within: tuple[ShelfLink, ...]
    figures: tuple[ShelfFigure, ...]
    threads: Threads
    told: tuple[str, ...]
    everything: tuple[ShelfLink, ...]


def shelf_pages(press: Press) -> Writers:
    """Return what writes the pages of every year, place and community."""
    pages: dict[str, Callable[[], bytes]] = {}
    for shelf in press.shelves.shelves.values():
        pages.update(_pages(press, shelf))
    return pages


def _pages(press: Press, shelf: Shelf) -> Writers:
    rows = shelf.incidents if shelf.kind == "year" or len(shelf.incidents) <= FULL else shelf.incidents[:ROWS]

    def show(part: Part[IncidentId]) -> dict[str, object]:
        page = (_page(press, shelf, shown=len(rows)),) if part.number == 1 else ()
        return {"pages_of_shelf": page, "rows_of_part": tuple(incident_row(press, each) for each in part.items), "first": shelf.href}

    return parted_pages(
        press,
        shelf.href,
        template="shelf.html",
        items=rows,
        size=ROWS,
        show=show,
        title=partial(shelf_words, press, shelf),
        word=lambda each: word_when(press.tongue, press.edition.incidents[each].date),
    )


def shelf_words(press: Press, shelf: Shelf) -> str:
    """Return the name of a shelf."""
    if not shelf.key:
        unknown = {"year": to_say("Date not known"), "community": to_say("Community not stated"), "country": to_say("Place not stated")}
        return press.tongue.say(unknown[shelf.kind])
    if shelf.kind == "community":
        return name_of(press.tongue, shelf.key, ("communities",), press.vocabulary)
    return place_words(press, shelf.key.split("/")) if shelf.kind in _DEPTHS else shelf.label


def place_words(press: Press, path: list[str]) -> str:
    """Return the last place of a path and what it lies in."""
    return word_path(press.tongue, path, press.vocabulary)


def shelf_link(press: Press, shelf: Shelf) -> ShelfLink:
    """Return the way to a shelf."""
    return ShelfLink(words=shelf_words(press, shelf), href=shelf.href, count=press.tongue.some(len(shelf.incidents), "{n} attack", "{n} attacks"))


def _page(press: Press, shelf: Shelf, *, shown: int) -> ShelfPage:
    everything = press.shelves.opens.get(f"all-{shelf.kind}-{shelf.key}", "")
    return ShelfPage(
        kind=press.tongue.say(_KINDS[shelf.kind]),
        around=_around(press, shelf),
        within=_within(press, shelf),
        figures=tuple(_figures(press, shelf)),
        threads=threads_of(press, shelf.incidents, promises_after(press, shelf.incidents), table=everything or "#rows"),
        told=_told(press, shelf, shown),
        everything=(_all_of(press, shelf, everything),) if everything else (),
    )


def promises_after(press: Press, incidents: tuple[IncidentId, ...]) -> tuple[PromiseId, ...]:
    """Return the promises that are suggested to follow any of these attacks, the earliest first."""
    found = {promise for incident in incidents for promise in press.following.promises.get(incident, ())}
    return promises_in_order(press, found)


def _around(press: Press, shelf: Shelf) -> tuple[ShelfLink, ...]:
    path = shelf.key.split("/")
    keys = [(kind, "/".join(path[:depth])) for kind, depth in _DEPTHS.items() if depth < _DEPTHS.get(shelf.kind, 0)]
    return tuple(shelf_link(press, found) for key in keys if (found := press.shelves.shelves.get(key)) is not None)


def _within(press: Press, shelf: Shelf) -> tuple[ShelfLink, ...]:
    narrower = {"country": "province", "province": "district"}.get(shelf.kind)
    if narrower is None or not shelf.key:
        return ()
    return tuple(shelf_link(press, found) for found in press.shelves.of_kind(narrower) if found.key.startswith(f"{shelf.key}/"))


def _figures(press: Press, shelf: Shelf) -> list[ShelfFigure]:
    labels = {"attacks": to_say("attacks recorded"), "people_killed": to_say("people killed"), "people_injured": to_say("people injured")}
    return [
        ShelfFigure(
            cell=cell_of(press, series, point),
            label=press.tongue.say(labels[series.name.partition("_by_")[0]]),
            href=f"figures.html#by-{shelf.kind}",
            notes=(press.tongue.retell(point.note),) if point.note else (),
        )
        for series, point in _points(press, shelf)
    ]


def _points(press: Press, shelf: Shelf) -> list[tuple[Series, Point]]:
    account = press.edition.account
    several = [series for series in account.series if dimension_of(series) == shelf.kind] if account is not None else []
    return [(series, point) for series in several for point in series.points if point.key == shelf.key]


def _told(press: Press, shelf: Shelf, shown: int) -> tuple[str, ...]:
    tongue = press.tongue
    told = []
    if shelf.key and shelf.kind in {"country", "province"}:
        alone = sum(_depth(press, incident) == _DEPTHS[shelf.kind] for incident in shelf.incidents)
        told += [_alone(tongue, shelf.kind, alone)] if alone else []
    if shelf.kind == "year" and not shelf.key:
        told.append(tongue.say("Here stand the attacks whose days are not stated, or may lie in more than one year."))
    if shown < len(shelf.incidents):
        told.append(tongue.some(shown, "The latest {n} attack stands in a row.", "The latest {n} attacks stand in rows."))
    return tuple(told)


def _alone(tongue: Tongue, kind: str, alone: int) -> str:
    if kind == "country":
        return tongue.some(
            alone,
            "Of {n} attack the sources state no place narrower than this country; it stands here.",
            "Of {n} attacks the sources state no place narrower than this country; they stand here.",
        )
    return tongue.some(
        alone,
        "Of {n} attack the sources state no place narrower than this province; it stands here.",
        "Of {n} attacks the sources state no place narrower than this province; they stand here.",
    )


def _depth(press: Press, incident: IncidentId) -> int:
    place = press.edition.incidents[incident].place
    return len(place.path) if place is not None else 0


def _all_of(press: Press, shelf: Shelf, href: str) -> ShelfLink:
    words = press.tongue.some(len(shelf.incidents), "{n} attack, in a line", "All {n} attacks, a line each")
    return ShelfLink(words=words, href=href, count="")
