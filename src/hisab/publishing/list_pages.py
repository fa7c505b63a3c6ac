"""The pages that list one sort of record, in parts where it is long: actions, totals, sources, findings, and the lists that numbers open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hisab.publishing.counted_line import counted_line
from hisab.publishing.listings import Listing
from hisab.publishing.lists import (
    action_sections,
    document_lines,
    documents_by_date,
    finding_groups,
    findings_by_gravity,
    outlets,
    total_mentions,
    totals,
)
from hisab.publishing.numbers import word_published
from hisab.publishing.page import Writers
from hisab.publishing.parted import parted_pages
from hisab.publishing.parts import LINES, Part
from hisab.publishing.press import ENTRIES, Press, actions_in_order
from hisab.publishing.tongue import to_say
from hisab.records.documents import Document
from hisab.records.findings import Finding
from hisab.records.ids import ActionId
from hisab.records.mentions import Mention

FINDINGS = 300


def list_pages(press: Press) -> Writers:
    """Return what writes the pages that list one sort of record."""
    pages: dict[str, Callable[[], bytes]] = {**_actions(press), **_totals(press), **_sources(press), **_findings(press)}
    for listing in press.shelves.lists.values():
        pages.update(_listing(press, listing))
    return pages


def _actions(press: Press) -> Writers:
    def show(part: Part[ActionId]) -> dict[str, object]:
        return {"sections": action_sections(press, part.items)}

    return parted_pages(
        press,
        "actions.html",
        template="actions.html",
        items=actions_in_order(press.edition),
        size=ENTRIES,
        show=show,
        title=_said(press, to_say("Actions")),
    )


def _totals(press: Press) -> Writers:
    def show(part: Part[Mention]) -> dict[str, object]:
        return {"totals": totals(press, part.items)}

    title = _said(press, to_say("Totals that bodies have stated"))
    return parted_pages(press, "totals.html", template="totals.html", items=total_mentions(press), size=ENTRIES, show=show, title=title)


def _sources(press: Press) -> Writers:
    def show(part: Part[Document]) -> dict[str, object]:
        return {"outlets": outlets(press) if part.number == 1 else (), "documents": document_lines(press, part.items)}

    return parted_pages(
        press,
        "sources.html",
        template="sources.html",
        items=documents_by_date(press),
        size=LINES,
        show=show,
        title=_said(press, to_say("Sources")),
        word=lambda document: word_published(press.tongue, document.published),
    )


def _findings(press: Press) -> Writers:
    def show(part: Part[Finding]) -> dict[str, object]:
        return {"findings": finding_groups(press, part.items)}

    return parted_pages(
        press,
        "findings.html",
        template="findings.html",
        items=findings_by_gravity(press),
        size=FINDINGS,
        show=show,
        title=_said(press, to_say("Findings")),
    )


def _listing(press: Press, listing: Listing) -> Writers:
    def show(part: Part[str]) -> dict[str, object]:
        return {
            "lines": tuple(counted_line(press, identifier) for identifier in part.items),
            "also": tuple(_title(press, title) for title in listing.titles[1:]),
            "how_many": press.tongue.some(len(listing.counted), "{n} record counted", "{n} records counted"),
        }

    return parted_pages(
        press, listing.href, template="listing.html", items=listing.counted, size=LINES, show=show, title=partial(_title, press, listing.titles[0])
    )


def _title(press: Press, title: tuple[str, ...]) -> str:
    first, *others = (press.tongue.retell(words) for words in title)
    return ": ".join((f"{first[:1].upper()}{first[1:]}", *others))


def _said(press: Press, text: str) -> Callable[[], str]:
    return lambda: press.tongue.say(text)
