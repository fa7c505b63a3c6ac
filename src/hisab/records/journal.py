"""The journal's nouns: what an entry can hold, the chain that joins entries, and the checkpoint over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from hisab.records.book import Search
from hisab.records.documents import Capture, Document
from hisab.records.findings import Finding
from hisab.records.ids import FIRST_PREVIOUS, ActionId, CaptureId, DocumentId, EntryHash, IncidentId, MentionId, PromiseId
from hisab.records.judgements import Judgement
from hisab.records.mentions import Mention, ReaderVersion, Reading
from hisab.records.redactions import Redaction, Rejection
from hisab.records.subjects import Action, Incident, Promise, Statement, Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureTaken:
    """Raw bytes were kept."""

    capture: Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGathered:
    """A text was made from kept bytes."""

    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A reader read a document; of several readings the last one speaks, all are kept."""

    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRaised:
    """Something was odd while gathering."""

    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLinked:
    """The mentions of one incident, as a linker now sees them; the last word of its id."""

    incident: Incident
    linker: ReaderVersion
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRetired:
    """An incident is no longer a record of its own. Its id is never reused; it redirects to `successor` where there is one."""

    incident: IncidentId
    successor: IncidentId | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLinked:
    """The mentions of one promise and the attacks that it is suggested to follow; the last word of its id."""

    promise: Promise
    linker: ReaderVersion
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLinked:
    """The mentions of one action and the attacks that it is suggested to follow; the last word of its id."""

    action: Action
    linker: ReaderVersion
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectWithdrawn:
    """A promise or an action no longer stands on any mention (its document was read anew)."""

    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A person answered a question about two things."""

    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """Somebody looked for what came of promises."""

    search: Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A person decided that words are to be shown no longer, or that they may be shown again."""

    redaction: Redaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A person found that words tell of no such thing as was read in them, or took that back."""

    rejection: Rejection


Payload: TypeAlias = (
    CaptureTaken
    | DocumentGathered
    | DocumentRead
    | FindingRaised
    | IncidentLinked
    | IncidentRetired
    | PromiseLinked
    | ActionLinked
    | SubjectWithdrawn
    | Judged
    | Searched
    | Redacted
    | Rejected
)
"""Everything that the journal can hold."""

PAYLOAD_KINDS: Mapping[str, type] = MappingProxyType(
    {
        "capture_taken": CaptureTaken,
        "document_gathered": DocumentGathered,
        "document_read": DocumentRead,
        "finding_raised": FindingRaised,
        "incident_linked": IncidentLinked,
        "incident_retired": IncidentRetired,
        "promise_linked": PromiseLinked,
        "action_linked": ActionLinked,
        "subject_withdrawn": SubjectWithdrawn,
        "judged": Judged,
        "searched": Searched,
        "redacted": Redacted,
        "rejected": Rejected,
    }
)
"""The word that stands for each payload in an entry's canonical bytes; a word is never given another meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal. `hash` is the content id of the canonical bytes of all the other fields.

    `sequence` counts from one; `previous` is the hash of the entry before; `at` is an ISO 8601 instant in UTC; `made_by` names the program or person.
    """

    sequence: int
    previous: EntryHash
    payload: Payload
    made_by: str
    at: str
    hash: EntryHash


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The Merkle root (RFC 9162, SHA-256) over the canonical bytes of the first `size` entries; `head` is the last one's hash."""

    size: int
    root: str
    head: EntryHash
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A mention that once belonged to an incident, and belongs to it no longer though the incident stands: the incident was split.

    `at` is an ISO 8601 instant in UTC.
    """

    incident: IncidentId
    mention: MentionId
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The state that the journal amounts to; read-only, made by `replay` and by nothing else."""

    size: int = 0
    head: EntryHash = FIRST_PREVIOUS
    captures: Mapping[CaptureId, Capture] = field(default_factory=lambda: MappingProxyType({}))
    documents: Mapping[DocumentId, Document] = field(default_factory=lambda: MappingProxyType({}))
    readings: Mapping[DocumentId, Reading] = field(default_factory=lambda: MappingProxyType({}))
    """The reading of each document that speaks now: the last one."""
    every_reading: Mapping[str, Reading] = field(default_factory=lambda: MappingProxyType({}))
    """Every reading that was ever made, by document and reader: what an earlier reader saw is not forgotten."""
    mentions: Mapping[MentionId, Mention] = field(default_factory=lambda: MappingProxyType({}))
    incidents: Mapping[IncidentId, Incident] = field(default_factory=lambda: MappingProxyType({}))
    retired: Mapping[IncidentId, IncidentRetired] = field(default_factory=lambda: MappingProxyType({}))
    promises: Mapping[PromiseId, Promise] = field(default_factory=lambda: MappingProxyType({}))
    actions: Mapping[ActionId, Action] = field(default_factory=lambda: MappingProxyType({}))
    withdrawn: Mapping[str, SubjectWithdrawn] = field(default_factory=lambda: MappingProxyType({}))
    """Why each promise or action that once stood stands no longer; one that comes back is not among them."""
    suggestions: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    """Every answer that a person gave, in the order of the journal."""
    searches: tuple[Search, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    """Every decision to show words no longer, and every finding that words tell of no such thing, in the order of the journal."""
    parted: tuple[Parted, ...] = ()
    """Every mention that an incident lost to another one, in the order of the journal."""
    changed_at: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """When each retired incident was retired and each withdrawn subject withdrawn, by its id: an ISO 8601 instant in UTC."""

    def statements(self, mentions: Iterable[MentionId], *, subject: str) -> tuple[Statement, ...]:
        """Return every argument of `mentions` as a statement on `subject`, in the order of the mentions."""
        return tuple(
            Statement(subject=subject, mention=mention.id, mention_kind=mention.kind, told_as=mention.told_as, argument=argument)
            for mention in (self.mentions[identifier] for identifier in mentions)
            for argument in mention.arguments
        )

    def current_incident(self, incident: IncidentId) -> IncidentId | None:
        """Follow redirects: the id under which `incident` is now kept, or None where it was withdrawn or never minted."""
        seen: set[IncidentId] = set()
        while incident not in self.incidents:
            retired = self.retired.get(incident)
            if retired is None or retired.successor is None or incident in seen:
                return None
            seen.add(incident)
            incident = retired.successor
        return incident
