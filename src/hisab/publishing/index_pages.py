"""The pages from which others are found: incidents by year, places and communities, institutions and offices, promises by kind and standing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from hisab.publishing.body_pages import BodyLink, body_link
from hisab.publishing.drawn import Charts, shown
from hisab.publishing.lists import incident_rows, left_out_incidents, promise_sections, promises_by_kind
from hisab.publishing.numbers import word_published
from hisab.publishing.page import Writers, write_page
from hisab.publishing.parted import parted_pages
from hisab.publishing.parts import ROWS, Part
from hisab.publishing.press import Press
from hisab.publishing.rows import promise_row
from hisab.publishing.series_tables import SeriesTable, series_tables
from hisab.publishing.shelf import Shelf
from hisab.publishing.shelf_pages import ShelfLink, place_words, shelf_link, shelf_words
from hisab.publishing.standing import standing_page
from hisab.records.ids import IncidentId, PromiseId
from hisab.vocabulary.words import Status

LATEST = 40
"""Rows on the page of the incidents where there are more than one part's: the others stand under their years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNode:
    """A place under its own name, and the places within it."""

    name: str
    link: ShelfLink
    within: tuple[PlaceNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNode:
    """An institution and the offices of it from which something was promised; the institution is none where no table says whose they are."""

    institution: tuple[BodyLink, ...]
    offices: tuple[BodyLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The promises of one kind: how many stand how, in the order of the statuses, each with their page."""

    kind: str
    links: tuple[ShelfLink, ...]
    count: str


def index_pages(press: Press, charts: Charts) -> Writers:
    """Return what writes the pages from which others are found."""
    pages: dict[str, Callable[[], bytes]] = {
        "incidents.html": partial(_incidents, press),
        "places.html": partial(_places, press, charts),
        "institutions.html": partial(_institutions, press),
        "promises.html": partial(_promises, press, charts),
    }
    pages.update(_left_out(press))
    pages.update(_standing_pages(press))
    return pages


def _incidents(press: Press) -> bytes:
    counted, left_out = press.orders.counted_incidents, left_out_incidents(press)
    years = series_tables(press, "year")
    is_long = len(counted) > ROWS and bool(years)
    return write_page(
        press,
        "incidents.html",
        "incidents.html",
        title=press.tongue.say("Incidents"),
        years=tuple(_latest_first(table) for table in years),
        all_rows=incident_rows(press, counted[:LATEST] if is_long else counted),
        is_long=is_long,
        left_out=incident_rows(press, left_out) if len(left_out) <= ROWS else (),
        many_left_out=(press.tongue.some(len(left_out), "{n} incident", "{n} incidents"),) if len(left_out) > ROWS else (),
    )


def _latest_first(table: SeriesTable) -> SeriesTable:
    """Return the table of the years with the latest first, and what has no year last."""
    return replace(table, rows=(*(row for row in table.rows[::-1] if row.key), *(row for row in table.rows if not row.key)))


def _left_out(press: Press) -> Writers:
    left_out = left_out_incidents(press)
    if len(left_out) <= ROWS:
        return {}

    def show(part: Part[IncidentId]) -> dict[str, object]:
        return {"rows_of_part": incident_rows(press, part.items)}

    return parted_pages(
        press, "left-out.html", template="rows.html", items=left_out, size=ROWS, show=show, title=lambda: press.tongue.say("Left out of the figures")
    )


def _places(press: Press, charts: Charts) -> bytes:
    countries = tuple(_node(press, shelf) for shelf in press.shelves.of_kind("country"))
    communities = tuple(shelf_link(press, shelf) for shelf in press.shelves.of_kind("community"))
    return write_page(
        press,
        "places.html",
        "places.html",
        title=press.tongue.say("Places and communities"),
        charts=shown(press, charts, "map"),
        countries=countries,
        communities=communities,
    )


def _node(press: Press, shelf: Shelf) -> PlaceNode:
    narrower = {"country": "province", "province": "district"}.get(shelf.kind, "")
    within = [found for found in press.shelves.of_kind(narrower) if shelf.key and found.key.startswith(f"{shelf.key}/")]
    name = place_words(press, shelf.key.split("/")[-1:]) if shelf.key else shelf_words(press, shelf)
    return PlaceNode(name=name, link=shelf_link(press, shelf), within=tuple(_node(press, each) for each in within))


def _institutions(press: Press) -> bytes:
    shelves, vocabulary = press.shelves, press.vocabulary
    owners = {office: row["institution"] if (row := vocabulary.row("offices", office)) is not None else "" for office in shelves.offices}
    nodes = [
        BodyNode(
            institution=(body_link(press, "institutions", institution),),
            offices=tuple(body_link(press, "offices", office) for office, owner in owners.items() if owner == institution),
        )
        for institution in shelves.institutions
    ]
    alone = tuple(body_link(press, "offices", office) for office, owner in owners.items() if owner not in shelves.institutions)
    ordered = sorted(nodes, key=lambda node: node.institution[0].words)
    return write_page(
        press,
        "institutions.html",
        "institutions.html",
        title=press.tongue.say("Institutions and offices"),
        bodies=(*ordered, *((BodyNode(institution=(), offices=alone),) if alone else ())),
    )


def are_promises_many(press: Press) -> bool:
    """True when the promises do not all stand on one page, but on one for each kind and standing."""
    return len(press.edition.register.promises) > ROWS


def _promises(press: Press, charts: Charts) -> bytes:
    is_long = are_promises_many(press)
    return write_page(
        press,
        "promises.html",
        "promises.html",
        title=press.tongue.say("Promises"),
        charts=shown(press, charts, "standing_by_kind"),
        how_many=_how_many(press),
        sections=() if is_long else promise_sections(press),
        standings=_standings(press) if is_long else (),
    )


def _how_many(press: Press) -> str:
    """Return how many promises there are, and how many of them the figures count: the front page tells of these alone."""
    every, counted = len(press.edition.register.promises), len(press.orders.counted_promises)
    promises = press.tongue.some(every, "{n} promise", "{n} promises")
    if counted == every:
        return press.tongue.say("{promises}; the figures count all of them.", promises=promises)
    return press.tongue.some(
        counted,
        "{promises}; {n} of them follows an attack that the figures count, and they count it alone.",
        "{promises}; {n} of them follow an attack that the figures count, and they count these alone.",
        promises=promises,
    )


def _standings(press: Press) -> tuple[Standing, ...]:
    tongue, accounts = press.tongue, press.edition.promises
    found = []
    for kind, promises in promises_by_kind(press).items():
        counts = Counter(accounts[promise].status for promise in promises)
        links = tuple(
            ShelfLink(words=tongue.say(status.value), href=standing_page(kind, status), count=tongue.number(counts[status]))
            for status in Status
            if counts[status]
        )
        found.append(Standing(kind=tongue.say(kind), links=links, count=tongue.some(len(promises), "{n} promise", "{n} promises")))
    return tuple(found)


def _standing_pages(press: Press) -> Writers:
    pages: dict[str, Callable[[], bytes]] = {}
    if not are_promises_many(press):
        return pages

    def show(part: Part[PromiseId]) -> dict[str, object]:
        return {"rows_of_part": tuple(promise_row(press, each) for each in part.items)}

    for kind, promises in promises_by_kind(press).items():
        for status in Status:
            alike = tuple(each for each in promises if press.edition.promises[each].status == status)
            if alike:
                pages.update(
                    parted_pages(
                        press,
                        standing_page(kind, status),
                        template="rows.html",
                        items=alike,
                        size=ROWS,
                        show=show,
                        title=partial(_standing_words, press, kind, status),
                        word=lambda each: word_published(press.tongue, press.edition.promises[each].made_on),
                    )
                )
    return pages


def _standing_words(press: Press, kind: str, status: Status) -> str:
    return press.tongue.say("Promises, {kind}: {status}", kind=press.tongue.say(kind), status=press.tongue.say(status.value))
