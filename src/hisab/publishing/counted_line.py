"""One line for each record that a number counted, whatever it is."""

from __future__ import annotations

from dataclasses import dataclass

from hisab.publishing.press import Press
from hisab.publishing.rows import happened, promised
from hisab.records.errors import IntegrityError
from hisab.records.ids import ActionId, DocumentId, IncidentId, MentionId, PromiseId


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedLine:
    """One record that a figure counted; `detail` is its own number, empty where it has none."""

    words: str
    href: str
    detail: str = ""


def counted_line(press: Press, identifier: str) -> CountedLine:
    """Return the line of a record; one that is not in the register is an integrity failure."""
    register, tongue = press.edition.register, press.tongue
    if identifier in register.incidents:
        shown = happened(press, IncidentId(identifier))
        return CountedLine(words=tongue.all_of((shown.place, shown.day)), href=shown.href, detail=shown.killed)
    owner, _, subtype = identifier.partition("#")
    if owner in register.promises:
        promise = promised(press, PromiseId(owner))
        kind = f"{promise.kind} ({tongue.say(subtype)})" if subtype else promise.kind
        return CountedLine(words=tongue.all_of((kind, promise.by, promise.made)), href=promise.href)
    if identifier in register.actions:
        action = press.edition.actions[ActionId(identifier)]
        return CountedLine(words=tongue.say(action.kind), href=press.addresses.action(identifier))
    if identifier in register.documents:
        document = register.documents[DocumentId(identifier)]
        return CountedLine(words=press.title(document) if document.title else document.source, href=press.addresses.document(identifier))
    if identifier in register.mentions:
        mention = register.mentions[MentionId(identifier)]
        return CountedLine(
            words=tongue.say("{kind} in {outlet}", kind=tongue.say(mention.kind.value), outlet=press.document(mention).source),
            href=press.addresses.sentence(mention),
        )
    raise IntegrityError(f"a figure counted {identifier!a}, which is not in the register", hint="Measure the register anew and publish again.")
