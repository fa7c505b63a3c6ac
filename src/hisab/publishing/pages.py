"""The catalogue of the site's pages and of their charts' data: what writes each, by its path. Nothing is written before it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hisab.publishing.body_pages import body_pages
from hisab.publishing.conformance_page import demands
from hisab.publishing.corrections_page import FEED, corrections, corrections_feed, kept_back
from hisab.publishing.document_page import document_page
from hisab.publishing.drawn import Charts, Drawn, chart_files
from hisab.publishing.figures_page import figures_pages
from hisab.publishing.front import front_page, recipes, toll_recipes
from hisab.publishing.incident_page import incident_page
from hisab.publishing.index_pages import are_promises_many, index_pages
from hisab.publishing.list_pages import list_pages
from hisab.publishing.outlet_tables import outlet_pages
from hisab.publishing.page import Writers, write_page
from hisab.publishing.parts import LINES
from hisab.publishing.press import Press
from hisab.publishing.promise_page import promise_page
from hisab.publishing.rows import came_of, happened, promised
from hisab.publishing.search import search_pages
from hisab.publishing.shelf_pages import shelf_pages
from hisab.publishing.tongue import to_say
from hisab.publishing.wordings import INCLUDED, NEVER_CLAIMED
from hisab.records.ids import DocumentId, IncidentId, PromiseId

CHARTED = ("figures.html", "places.html", "promises.html")
"""The pages that list and carry charts."""


def pages_of(press: Press) -> Writers:
    """Return what writes each page of the site in the press's language, by its path in the site; nothing is written before it is called.

    The data of the charts is among them, the data page is not. A chart is drawn when the first page or file asks for it, and kept.
    """
    charts = _charts(press)
    pages: dict[str, Callable[[], bytes]] = {
        **_fixed_pages(press),
        **index_pages(press, charts),
        **list_pages(press),
        **figures_pages(press, charts),
        **outlet_pages(press),
        **shelf_pages(press),
        **body_pages(press),
        **search_pages(press),
        **_record_pages(press),
        **chart_files(charts),
        FEED: partial(corrections_feed, press),
    }
    return {f"{press.tongue.folder}{path}": write for path, write in pages.items()}


def _fixed_pages(press: Press) -> dict[str, Callable[[], bytes]]:
    writers: tuple[tuple[str, str, Callable[[Press], dict[str, object]]], ...] = (
        ("index.html", "Hisab · حساب", lambda press: {"page": front_page(press)}),
        ("threads.html", to_say("Threads as a table"), _threads_table),
        ("counted.html", to_say("How this was counted"), _counted),
        ("corrections.html", to_say("Corrections"), lambda press: {"all": corrections(press), "kept": kept_back(press)}),
        ("conformance.html", to_say("What standards ask"), lambda press: {"all": demands(press)}),
    )
    return {path: partial(_fixed, press, path, title, values) for path, title, values in writers}


def _fixed(press: Press, path: str, title: str, values: Callable[[Press], dict[str, object]]) -> bytes:
    return write_page(press, path, path, title=press.tongue.say(title), **values(press))


def _counted(press: Press) -> dict[str, object]:
    tongue = press.tongue
    included, never = (tuple(tongue.say(line) for line in lines) for lines in (INCLUDED, NEVER_CLAIMED))
    return {"recipes": recipes(press), "tolls": toll_recipes(press), "included": included, "never": never}


def _threads_table(press: Press) -> dict[str, object]:
    """Return the rows of the picture; where they are more than a page can hold, only that the years and the kinds list them."""
    accounts = press.edition.incidents
    incidents, promises = press.orders.counted_incidents, press.orders.counted_promises
    earliest_first = incidents[::-1]
    ordered = sorted(earliest_first, key=lambda incident: accounts[incident].date is None)
    are_many = len(incidents) > LINES and bool(press.shelves.shelves), len(promises) > LINES and are_promises_many(press)
    return {
        "all_attacks": () if are_many[0] else tuple(happened(press, incident) for incident in ordered),
        "all_promises": () if are_many[1] else tuple((promised(press, promise), came_of(press, promise)) for promise in promises),
        "many_attacks": (press.tongue.some(len(incidents), "{n} attack", "{n} attacks"),) if are_many[0] else (),
        "many_promises": (press.tongue.some(len(promises), "{n} promise", "{n} promises"),) if are_many[1] else (),
    }


def _record_pages(press: Press) -> dict[str, Callable[[], bytes]]:
    register, addresses = press.edition.register, press.addresses
    retired = sorted(register.retired.keys() - register.incidents.keys())
    return {
        **{addresses.incident(each): partial(_incident, press, each) for each in sorted(register.incidents)},
        **{addresses.incident(each): partial(_moved, press, each) for each in retired},
        **{addresses.promise(each): partial(_promise, press, each) for each in sorted(register.promises)},
        **{addresses.document(each): partial(_document, press, each) for each in sorted(register.documents)},
    }


def _incident(press: Press, identifier: IncidentId) -> bytes:
    shown = incident_page(press, identifier)
    return write_page(press, press.addresses.incident(identifier), "incident.html", title=shown.title, page=shown, curve=_curve(press, identifier))


def _charts(press: Press) -> Charts:
    from hisab.publishing.plotted import charts_of  # noqa: PLC0415 - it takes half a second, which no other command of the program should wait

    return charts_of(press)


def _curve(press: Press, identifier: IncidentId) -> tuple[Drawn, ...]:
    from hisab.publishing.plotted import attention_curve  # noqa: PLC0415 - as above

    return attention_curve(press, identifier)


def _moved(press: Press, identifier: IncidentId) -> bytes:
    register, addresses = press.edition.register, press.addresses
    now = register.current_incident(identifier)
    reason = press.tongue.retell(register.retired[identifier].reason)
    moved = {"identifier": identifier, "successors": (addresses.incident(now),) if now else (), "reason": reason}
    title = press.tongue.say("{record} is no longer a record of its own", record=identifier)
    return write_page(press, addresses.incident(identifier), "moved.html", title=title, **moved)


def _promise(press: Press, identifier: PromiseId) -> bytes:
    words = promise_page(press, identifier)
    return write_page(press, press.addresses.promise(identifier), "promise.html", title=words.title, page=words)


def _document(press: Press, identifier: DocumentId) -> bytes:
    text = document_page(press, identifier)
    return write_page(press, press.addresses.document(identifier), "document.html", title=text.title, page=text)
