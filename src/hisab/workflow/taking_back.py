"""A person takes something back from what is published: words are withheld, an attack is rejected. Each is one entry in the journal."""

from __future__ import annotations

from collections.abc import Iterable

from hisab.records.documents import Document
from hisab.records.errors import UsageError
from hisab.records.ids import IncidentId, short_id
from hisab.records.journal import Redacted, Register, Rejected
from hisab.records.judgements import Anchor
from hisab.records.mentions import Mention
from hisab.records.redactions import Redaction, Rejection
from hisab.records.seams import Store
from hisab.records.taken_back import standing_redactions, standing_rejections


def withhold(store: Store, document: str, words: str, *, why: str, by: str, now: str, is_lifted: bool = False) -> bool:
    """Write down that `words` of a document are to be shown no longer, wherever they stand, or may be shown again; False where that is so already.

    `why` is published and may not hold the words. The words themselves are not written down: their place is.
    """
    found = _document(store.register(), document)
    start = found.text.find(words) if words.strip() else -1
    if start < 0:
        raise UsageError(f"these words do not stand in {short_id(found.id)}", hint="Give them as the report's text has them.")
    if words.casefold() in why.casefold():
        raise UsageError("the reason holds the words that are to be withheld", hint="The reason is published: say it without them.")
    redaction = Redaction(document=found.id, start=start, end=start + len(words), why=why, by=by, at=now, is_lifted=is_lifted)
    stands = any(each.key == redaction.key for each in standing_redactions(store.register()))
    if stands is not is_lifted:
        return False
    store.append([Redacted(redaction=redaction)], made_by=by, at=now)
    return True


def reject(store: Store, incident: str, *, why: str, by: str, now: str, document: str | None = None, is_lifted: bool = False) -> int:
    """Write down that the sources of an incident, or one of them, tell of no attack, or that they do after all; return how many entries are new."""
    register = store.register()
    current = register.current_incident(IncidentId(incident))
    if current is None:
        raise UsageError(f"there is no incident {incident}", hint="Give its id as its page has it.")
    only = _document(register, document).id if document is not None else None
    mentions = [register.mentions[mention] for mention in register.incidents[current].mentions]
    anchors = [_anchor(mention) for mention in mentions if only is None or mention.document == only]
    if not anchors:
        raise UsageError(f"{incident} does not rest on {document}", hint="Its page lists its sources.")
    standing = {rejection.anchor for rejection in standing_rejections(register)}
    new = [anchor for anchor in dict.fromkeys(anchors) if (anchor in standing) is is_lifted]
    _append(store, (Rejection(anchor=anchor, why=why, by=by, at=now, is_lifted=is_lifted) for anchor in new), by=by, now=now)
    return len(new)


def _append(store: Store, rejections: Iterable[Rejection], *, by: str, now: str) -> None:
    payloads = [Rejected(rejection=rejection) for rejection in rejections]
    if payloads:
        store.append(payloads, made_by=by, at=now)


def _anchor(mention: Mention) -> Anchor:
    return Anchor(document=mention.document, start=mention.passage.start, end=mention.passage.end, kind=mention.kind)


def _document(register: Register, wanted: str) -> Document:
    found = [document for identifier, document in register.documents.items() if wanted in {identifier, short_id(identifier)}]
    if len(found) != 1:
        raise UsageError(f"there is no document {wanted}", hint="Give its hash, or the twelve digits of its page.")
    return found[0]
