"""What changed since earlier editions, with the reason and what took its place, and how much is kept back; also a feed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from hisab.publishing.corrections import Correction, corrections_of
from hisab.publishing.numbers import word_date
from hisab.publishing.press import Press
from hisab.publishing.quotes import visible
from hisab.records.ids import short_id

FEED = "corrections.xml"
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A record that took the place of another: its id and its page."""

    identifier: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One correction as the page shows it. `href` is the page of what changed, empty where it has none; `when` is empty where that is not known."""

    anchor: str
    identifier: str
    href: str
    what: str
    reason: str
    when: str
    at: str
    successors: tuple[Successor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """How many values of a field the profile keeps back; no value is told."""

    means: str
    count: str


def corrections(press: Press) -> tuple[Shown, ...]:
    """Return every correction, the latest first."""
    return tuple(_shown(press, each) for each in corrections_of(press.edition.register))


def _shown(press: Press, correction: Correction) -> Shown:
    tongue, register, addresses = press.tongue, press.edition.register, press.addresses
    record, href = correction.record, ""
    if record in register.incidents or record in register.retired:
        href = addresses.incident(record)
    elif record in register.documents:
        href = addresses.document(record)
    return Shown(
        anchor=f"c-{re.sub(r'[^A-Za-z0-9-]+', '-', correction.key)}",
        identifier=record if record.startswith("incident-") else short_id(record),
        href=href,
        what=tongue.say(correction.what),
        reason=tongue.retell(correction.reason),
        when=word_date(tongue, date.fromisoformat(correction.at[:10])) if correction.at else "",
        at=correction.at or press.edition.checkpoint.at,
        successors=tuple(Successor(identifier=each, href=addresses.incident(each)) for each in correction.successors),
    )


def kept_back(press: Press) -> tuple[KeptBack, ...]:
    """Return how many values that readers read are kept back, by field of the profile."""
    veil = press.veil
    found = Counter(
        veil.field_of(mention, argument)
        for mention in press.edition.register.mentions.values()
        for argument in mention.arguments
        if veil.withholds(mention, argument)
    )
    return tuple(KeptBack(means=press.tongue.say(what), count=press.tongue.number(count)) for what, count in sorted(found.items()))


def corrections_feed(press: Press) -> bytes:
    """Return the corrections as an Atom feed (RFC 4287).

    An entry whose time the journal does not tell bears that of the edition's checkpoint.
    """
    ElementTree.register_namespace("", _ATOM)
    at, tongue = press.edition.checkpoint.at, press.tongue
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": tongue.code})
    _add(feed, "id", "urn:hisab:corrections")
    _add(feed, "title", tongue.say("Hisab: what changed since earlier editions"))
    _add(feed, "updated", at)
    ElementTree.SubElement(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name").text = "Hisab"
    for each in corrections(press):
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"urn:hisab:correction:{each.anchor}")
        _add(entry, "title", f"{each.identifier}: {each.what}")
        _add(entry, "updated", each.at)
        now = tongue.list_of(tuple(successor.identifier for successor in each.successors))
        where = tongue.say("It is now {record}.", record=now) if each.successors else tongue.say("No record takes its place.")
        _add(entry, "content", f"{each.reason}{tongue.stop} {where}")
        ElementTree.SubElement(entry, f"{{{_ATOM}}}link", {"href": f"corrections.html#{each.anchor}"})
    written = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = visible(text)
