"""What was put right: records merged or withdrawn, with the reason and what took their place, and how much is kept back; also a feed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from hisab.publishing.press import Press
from hisab.publishing.quotes import visible
from hisab.publishing.tongue import Tongue, to_say
from hisab.records.ids import short_id

FEED = "corrections.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_MERGED, _WITHDRAWN = to_say("merged"), to_say("withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One record that is no longer one of its own; `successor` is the page of the record that took its place, empty where none did."""

    anchor: str
    identifier: str
    what: str
    reason: str
    successor: str
    successor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """How many values of a field the profile keeps back; no value is told."""

    means: str
    count: str


def corrections(press: Press) -> tuple[Correction, ...]:
    """Return every correction, incidents first, by id."""
    return tuple(_corrections(press))


def _corrections(press: Press) -> Iterator[Correction]:
    register, tongue = press.edition.register, press.tongue
    for incident, retired in sorted(register.retired.items()):
        if incident not in register.incidents:
            now = register.current_incident(incident)
            where = press.addresses.incident(now) if now else ""
            yield _correction(tongue, incident, retired.reason, what=_MERGED if now else _WITHDRAWN, where=where, successor=now or "")
    for subject, withdrawn in sorted(register.withdrawn.items()):
        yield _correction(tongue, subject, withdrawn.reason, what=_WITHDRAWN, where="", successor="")


def _correction(tongue: Tongue, identifier: str, reason: str, *, what: str, where: str, successor: str) -> Correction:
    return Correction(
        anchor=f"c-{re.sub(r'[^A-Za-z0-9-]+', '-', short_id(identifier))}",
        identifier=identifier,
        what=tongue.say(what),
        reason=tongue.retell(reason),
        successor=where,
        successor_id=successor,
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

    The journal has no time for each correction that an edition could show: every entry bears the time of the edition's checkpoint.
    """
    ElementTree.register_namespace("", _ATOM)
    at, tongue = press.edition.checkpoint.at, press.tongue
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": tongue.code})
    _add(feed, "id", "urn:hisab:corrections")
    _add(feed, "title", tongue.say("Hisab: records that were merged or withdrawn"))
    _add(feed, "updated", at)
    ElementTree.SubElement(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name").text = "Hisab"
    for each in corrections(press):
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"urn:hisab:correction:{each.identifier}:{each.what}")
        _add(entry, "title", f"{each.identifier}: {each.what}")
        _add(entry, "updated", at)
        where = tongue.say("It is now {record}.", record=each.successor_id) if each.successor_id else tongue.say("No record takes its place.")
        _add(entry, "content", f"{each.reason}{tongue.stop} {where}")
        ElementTree.SubElement(entry, f"{{{_ATOM}}}link", {"href": f"corrections.html#{each.anchor}"})
    written = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = visible(text)
