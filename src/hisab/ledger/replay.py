"""`register = replay(entries)`: the state is what the journal says, and nothing else. Pure; knows no store, file or clock."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from hisab.ledger.acyclic import acyclic
from hisab.ledger.chain import Tip, follow
from hisab.ledger.shelves import MemoryShelves, Shelf, Shelves
from hisab.records.errors import IntegrityError
from hisab.records.ids import IncidentId, MentionId
from hisab.records.journal import (
    ActionLinked,
    CaptureTaken,
    DocumentGathered,
    DocumentRead,
    Entry,
    FindingRaised,
    IncidentLinked,
    IncidentRetired,
    Judged,
    PromiseLinked,
    Redacted,
    Register,
    Rejected,
    Searched,
    SubjectWithdrawn,
)
from hisab.records.mentions import Reading
from hisab.records.subjects import Incident, Suggestion


def replay(entries: Iterable[Entry], *, start: Register | None = None) -> Register:
    """Return the register that `entries` amount to, or, behind `start`, what `start` and they amount to together.

    How entries are cut into chunks makes no difference. A broken chain or an impossible history is an integrity failure that names the entry.
    """
    register = start or Register()
    shelves = MemoryShelves.from_register(register)
    tip = Tip(size=register.size, head=register.head)
    with acyclic():
        for entry in entries:
            tip = follow(entry, tip)
            fold(entry, shelves)
        return shelves.register(tip)


def fold(entry: Entry, shelves: Shelves) -> None:
    """Put what `entry` says on `shelves`.

    What it speaks of must be there: a document's capture, a reading's document, a link's mentions and incidents, and the
    subject that is retired or withdrawn. A successor must be linked before the incident it succeeds is retired.
    """
    payload = entry.payload
    match payload:
        case CaptureTaken(capture=capture):
            shelves.put(Shelf.CAPTURE, capture.id, entry)
        case DocumentGathered(document=document):
            _require(shelves.holds(Shelf.CAPTURE, document.capture), entry, f"rests on the capture {document.capture}, which was never taken")
            shelves.put(Shelf.DOCUMENT, document.id, entry)
        case DocumentRead(reading=reading):
            _require(shelves.holds(Shelf.DOCUMENT, reading.document), entry, f"reads the document {reading.document}, which was never gathered")
            _keep_reading(reading, entry, shelves)
        case FindingRaised() | Judged() | Searched() | Redacted() | Rejected():
            _keep_word(payload, entry, shelves)
        case IncidentLinked(incident=incident):
            _require(not shelves.holds(Shelf.RETIRED, incident.id), entry, f"links the incident {incident.id}, which is retired")
            _require_mentions(incident.mentions, entry, shelves)
            _keep_parted(incident, entry, shelves)
            shelves.put(Shelf.INCIDENT, incident.id, entry)
            _keep_suggestions(incident.id, payload.suggestions, entry, shelves)
        case IncidentRetired(incident=retired, successor=successor):
            _require(shelves.holds(Shelf.INCIDENT, retired), entry, f"retires {retired}, which is no incident")
            stands = successor is None or (successor != retired and shelves.holds(Shelf.INCIDENT, successor))
            _require(stands, entry, f"gives {retired} the successor {successor}, which is no incident")
            shelves.put(Shelf.RETIRED, retired, entry)
            shelves.remove(Shelf.INCIDENT, retired)
            shelves.remove(Shelf.SUGGESTIONS, retired)
        case PromiseLinked(promise=promise):
            _require_mentions(promise.mentions, entry, shelves)
            _require_incidents(promise.incidents, entry, shelves)
            shelves.put(Shelf.PROMISE, promise.id, entry)
            shelves.remove(Shelf.WITHDRAWN, promise.id)
            _keep_suggestions(promise.id, payload.suggestions, entry, shelves)
        case ActionLinked(action=action):
            _require_mentions(action.mentions, entry, shelves)
            _require_incidents(action.incidents, entry, shelves)
            shelves.put(Shelf.ACTION, action.id, entry)
            shelves.remove(Shelf.WITHDRAWN, action.id)
            _keep_suggestions(action.id, payload.suggestions, entry, shelves)
        case SubjectWithdrawn(subject=subject):
            stands = shelves.holds(Shelf.PROMISE, subject) or shelves.holds(Shelf.ACTION, subject)
            _require(stands, entry, f"withdraws {subject}, which is no promise and no action")
            for shelf in (Shelf.PROMISE, Shelf.ACTION, Shelf.SUGGESTIONS):
                shelves.remove(shelf, subject)
            shelves.put(Shelf.WITHDRAWN, subject, entry)
        case _:
            assert_never(payload)


def _keep_parted(incident: Incident, entry: Entry, shelves: Shelves) -> None:
    """Keep which mentions an incident loses though they are read as before; one that comes back to it was not lost."""
    earlier: Incident | None = shelves.get(Shelf.INCIDENT, incident.id)
    if earlier is None or earlier.mentions == incident.mentions:
        return
    for mention in sorted(set(earlier.mentions) - set(incident.mentions)):
        if shelves.holds(Shelf.MENTION, mention):
            shelves.put(Shelf.PARTED, f"{incident.id} {mention}", entry)
    for mention in set(incident.mentions) - set(earlier.mentions):
        shelves.remove(Shelf.PARTED, f"{incident.id} {mention}")


def _keep_word(payload: FindingRaised | Judged | Searched | Redacted | Rejected, entry: Entry, shelves: Shelves) -> None:
    """Keep what is said once and stands for ever, under the sequence of its entry."""
    if isinstance(payload, Judged):
        for anchor in (payload.judgement.left, payload.judgement.right):
            stands = shelves.holds(Shelf.DOCUMENT, anchor.document)
            _require(stands, entry, f"judges words of the document {anchor.document}, which was never gathered")
    if isinstance(payload, Redacted | Rejected):
        spoken_of = payload.redaction.document if isinstance(payload, Redacted) else payload.rejection.anchor.document
        _require(shelves.holds(Shelf.DOCUMENT, spoken_of), entry, f"decides on words of the document {spoken_of}, which was never gathered")
    shelves.put(_WORDS[type(payload)], str(entry.sequence), entry)


_WORDS = {
    FindingRaised: Shelf.FINDING,
    Judged: Shelf.JUDGEMENT,
    Searched: Shelf.SEARCH,
    Redacted: Shelf.REDACTION,
    Rejected: Shelf.REJECTION,
}
"""Where each thing is kept that is said once and stands for ever."""


def _keep_reading(reading: Reading, entry: Entry, shelves: Shelves) -> None:
    earlier: Reading | None = shelves.get(Shelf.READING, reading.document)
    for mention in earlier.mentions if earlier else ():
        shelves.remove(Shelf.MENTION, mention.id)
    shelves.put(Shelf.READING, reading.document, entry)
    shelves.put(Shelf.EVERY_READING, f"{reading.document} {reading.reader.name} {reading.reader.version}", entry)
    for mention in reading.mentions:
        shelves.put(Shelf.MENTION, mention.id, entry)


def _keep_suggestions(subject: str, suggestions: tuple[Suggestion, ...], entry: Entry, shelves: Shelves) -> None:
    if suggestions:
        shelves.put(Shelf.SUGGESTIONS, subject, entry)
    else:
        shelves.remove(Shelf.SUGGESTIONS, subject)


def _require_mentions(mentions: tuple[MentionId, ...], entry: Entry, shelves: Shelves) -> None:
    for mention in mentions:
        _require(shelves.holds(Shelf.MENTION, mention), entry, f"links the mention {mention}, which no current reading holds")


def _require_incidents(incidents: tuple[IncidentId, ...], entry: Entry, shelves: Shelves) -> None:
    for incident in incidents:
        stands = shelves.holds(Shelf.INCIDENT, incident) or shelves.holds(Shelf.RETIRED, incident)
        _require(stands, entry, f"follows {incident}, which never was an incident")


def _require(stands: bool, entry: Entry, what: str) -> None:
    if not stands:
        raise IntegrityError(f"entry {entry.sequence} {what}", hint="No journal can hold this; the entry is wrong.")
