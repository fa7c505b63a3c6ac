"""Where the fold puts what the journal says: one shelf for each kind of record, each record under its id, in the order of its first coming.

The fold is written once, against `Shelves`; a replay fills shelves in memory, a store fills shelves in its database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

from hisab.ledger.chain import Tip
from hisab.ledger.rows import Record
from hisab.records.errors import IntegrityError
from hisab.records.ids import DocumentId, MentionId
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
    Parted,
    PromiseLinked,
    Redacted,
    Register,
    Rejected,
    Searched,
    SubjectWithdrawn,
)
from hisab.records.mentions import Mention, Reading


class Shelf(StrEnum):
    """A kind of record; the word stands in the store's tables."""

    CAPTURE = "capture"
    DOCUMENT = "document"
    READING = "reading"
    EVERY_READING = "every reading"
    """Holds each reading under its document and reader, the superseded ones too."""
    MENTION = "mention"
    """Holds under each mention's id the document in whose reading the mention lies."""
    INCIDENT = "incident"
    RETIRED = "retired"
    PROMISE = "promise"
    ACTION = "action"
    WITHDRAWN = "withdrawn"
    """Holds under each promise or action that no longer stands why it does not."""
    SUGGESTIONS = "suggestions"
    """Holds under each subject's id the suggestions it rests on."""
    FINDING = "finding"
    """Holds each finding under the sequence of its entry, as do the next four."""
    JUDGEMENT = "judgement"
    SEARCH = "search"
    REDACTION = "redaction"
    REJECTION = "rejection"
    PARTED = "parted"
    """Holds under an incident and a mention that it lost to another incident which incident that was."""


_Said: TypeAlias = tuple[type | tuple[type, ...], Callable[[Any], Any]]

_SAID: Mapping[Shelf, _Said] = MappingProxyType(
    {
        Shelf.CAPTURE: (CaptureTaken, attrgetter("capture")),
        Shelf.DOCUMENT: (DocumentGathered, attrgetter("document")),
        Shelf.READING: (DocumentRead, attrgetter("reading")),
        Shelf.EVERY_READING: (DocumentRead, attrgetter("reading")),
        Shelf.MENTION: (DocumentRead, attrgetter("reading.document")),
        Shelf.INCIDENT: (IncidentLinked, attrgetter("incident")),
        Shelf.RETIRED: (IncidentRetired, lambda payload: payload),
        Shelf.PROMISE: (PromiseLinked, attrgetter("promise")),
        Shelf.ACTION: (ActionLinked, attrgetter("action")),
        Shelf.WITHDRAWN: (SubjectWithdrawn, lambda payload: payload),
        Shelf.SUGGESTIONS: ((IncidentLinked, PromiseLinked, ActionLinked), attrgetter("suggestions")),
        Shelf.FINDING: (FindingRaised, attrgetter("finding")),
        Shelf.JUDGEMENT: (Judged, attrgetter("judgement")),
        Shelf.SEARCH: (Searched, attrgetter("search")),
        Shelf.REDACTION: (Redacted, attrgetter("redaction")),
        Shelf.REJECTION: (Rejected, attrgetter("rejection")),
        Shelf.PARTED: (IncidentLinked, attrgetter("incident.id")),
    }
)
"""Which payloads say the records of a shelf, and which part of the payload the record is."""


_DATED = frozenset({Shelf.RETIRED, Shelf.WITHDRAWN, Shelf.PARTED})
"""Shelves of which the register knows when each record came."""


def record_of(shelf: Shelf, entry: Entry) -> Any:
    """Return the part of `entry` that is the record on `shelf`; an entry that says no such record is an integrity failure."""
    kinds, part = _SAID[shelf]
    if not isinstance(entry.payload, kinds):
        raise IntegrityError(f"entry {entry.sequence} says no {shelf}")
    return part(entry.payload)


class Shelves(Protocol):
    """Records by shelf and id. A record put in the place of another keeps its place; one that was removed and comes back comes last."""

    def get(self, shelf: Shelf, identifier: str) -> Any | None:
        """Return the record, or None where there is none."""
        ...

    def holds(self, shelf: Shelf, identifier: str) -> bool:
        """True when the record is there."""
        ...

    def put(self, shelf: Shelf, identifier: str, entry: Entry) -> None:
        """Keep the record that `entry` says, in the place of an earlier one."""
        ...

    def remove(self, shelf: Shelf, identifier: str) -> None:
        """Take the record away if it is there."""
        ...


class MemoryShelves:
    """Shelves in memory, from which a register is made."""

    def __init__(self) -> None:
        self._shelves: dict[Shelf, dict[Any, Any]] = {shelf: {} for shelf in Shelf}
        self._changed_at: dict[str, str] = {}

    @classmethod
    def from_register(cls, register: Register) -> MemoryShelves:
        """Return shelves that hold what `register` holds."""
        shelves = cls()
        held = shelves._shelves
        shelves._changed_at.update(register.changed_at)
        for parted in register.parted:
            key = f"{parted.incident} {parted.mention}"
            held[Shelf.PARTED][key] = parted.incident
            shelves._changed_at[key] = parted.at
        held[Shelf.CAPTURE].update(register.captures)
        held[Shelf.DOCUMENT].update(register.documents)
        held[Shelf.READING].update(register.readings)
        held[Shelf.EVERY_READING].update(register.every_reading)
        held[Shelf.MENTION].update((mention.id, mention.document) for mention in register.mentions.values())
        held[Shelf.INCIDENT].update(register.incidents)
        held[Shelf.RETIRED].update(register.retired)
        held[Shelf.PROMISE].update(register.promises)
        held[Shelf.ACTION].update(register.actions)
        held[Shelf.WITHDRAWN].update(register.withdrawn)
        held[Shelf.SUGGESTIONS].update(register.suggestions)
        # A register keeps no sequences. Each of these is an entry of its own, so their numbers are at most `register.size`
        # and cannot meet the sequence of a later entry.
        numbered: tuple[tuple[Shelf, Iterable[object]], ...] = (
            (Shelf.FINDING, register.findings),
            (Shelf.JUDGEMENT, register.judgements),
            (Shelf.SEARCH, register.searches),
            (Shelf.REDACTION, register.redactions),
            (Shelf.REJECTION, register.rejections),
        )
        for shelf, said in numbered:
            held[shelf].update((str(number), one) for number, one in enumerate(said, start=1))
        return shelves

    def get(self, shelf: Shelf, identifier: str) -> Any | None:
        """Return the record, or None where there is none."""
        return self._shelves[shelf].get(identifier)

    def holds(self, shelf: Shelf, identifier: str) -> bool:
        """True when the record is there."""
        return identifier in self._shelves[shelf]

    def put(self, shelf: Shelf, identifier: str, entry: Entry) -> None:
        """Keep the record that `entry` says, in the place of an earlier one."""
        self._shelves[shelf][identifier] = record_of(shelf, entry)
        if shelf in _DATED:
            self._changed_at[identifier] = entry.at

    def remove(self, shelf: Shelf, identifier: str) -> None:
        """Take the record away if it is there."""
        self._shelves[shelf].pop(identifier, None)
        if shelf in _DATED:
            self._changed_at.pop(identifier, None)

    def register(self, tip: Tip) -> Register:
        """Return the register of what the shelves hold now; later changes to them do not show in it."""

        def view(shelf: Shelf) -> Mapping[Any, Any]:
            return MappingProxyType(dict(self._shelves[shelf]))

        return Register(
            size=tip.size,
            head=tip.head,
            captures=view(Shelf.CAPTURE),
            documents=view(Shelf.DOCUMENT),
            readings=view(Shelf.READING),
            every_reading=view(Shelf.EVERY_READING),
            mentions=MappingProxyType(self._mentions()),
            incidents=view(Shelf.INCIDENT),
            retired=view(Shelf.RETIRED),
            promises=view(Shelf.PROMISE),
            actions=view(Shelf.ACTION),
            withdrawn=view(Shelf.WITHDRAWN),
            suggestions=view(Shelf.SUGGESTIONS),
            findings=tuple(self._shelves[Shelf.FINDING].values()),
            judgements=tuple(self._shelves[Shelf.JUDGEMENT].values()),
            searches=tuple(self._shelves[Shelf.SEARCH].values()),
            redactions=tuple(self._shelves[Shelf.REDACTION].values()),
            rejections=tuple(self._shelves[Shelf.REJECTION].values()),
            parted=tuple(self._parted()),
            changed_at=MappingProxyType({key: at for key, at in self._changed_at.items() if key not in self._shelves[Shelf.PARTED]}),
        )

    def _parted(self) -> Iterator[Parted]:
        for key, incident in self._shelves[Shelf.PARTED].items():
            mention = MentionId(key.removeprefix(f"{incident} "))
            yield Parted(incident=incident, mention=mention, at=self._changed_at[key])

    def _mentions(self) -> dict[Any, Mention]:
        readings: dict[DocumentId, Reading] = self._shelves[Shelf.READING]
        read = {mention.id: mention for reading in readings.values() for mention in reading.mentions}
        if read.keys() != self._shelves[Shelf.MENTION].keys():
            raise IntegrityError("the shelf of mentions does not hold what the readings hold")
        return {identifier: read[identifier] for identifier in self._shelves[Shelf.MENTION]}


def load_register(records: Iterable[Record], standing: Iterable[Entry], *, tip: Tip) -> Register:
    """Return the register that the kept `records` stand for; `standing` are all entries that they name."""
    said = {entry.sequence: entry for entry in standing}
    known = {shelf.value: shelf for shelf in Shelf}
    shelves = MemoryShelves()
    for record in records:
        if record.kind not in known or record.sequence not in said:
            raise IntegrityError(f"the register names entry {record.sequence} for a {record.kind}", hint="hisab verify names all that is wrong.")
        shelves.put(known[record.kind], record.id, said[record.sequence])
    return shelves.register(tip)
