"""A ledger in plain words, one line for one thing that happened.

    gather A: Gunmen killed 11 coal miners in Machh. The minister promised to pay.
    read A: incident Gunmen killed 11 coal miners; promise The minister promised to pay
    read A by better: incident Gunmen killed 11 coal miners in Machh
    find date-missing: A
    link incident-00001: A.1 B.1
    retire incident-00001 into incident-00002
    retire incident-00001
    promise P: A.2 after incident-00001
    action X: A.3 after incident-00001
    withdraw P

`gather` is two entries, every other line is one. `A.1` is the first mention of the last reading of A; a number in its words is its count of killed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hisab.records.codec import document_id, mention_id
from hisab.records.documents import Capture, Document
from hisab.records.findings import Finding, Severity
from hisab.records.ids import ActionId, CaptureId, DocumentId, IncidentId, MentionId, PromiseId, content_id
from hisab.records.journal import (
    ActionLinked,
    CaptureTaken,
    DocumentGathered,
    DocumentRead,
    FindingRaised,
    IncidentLinked,
    IncidentRetired,
    Payload,
    PromiseLinked,
    SubjectWithdrawn,
)
from hisab.records.mentions import Argument, Mention, MentionKind, ReaderVersion, Reading, Role, ToldAs
from hisab.records.subjects import Action, Incident, Promise, Suggestion
from hisab.records.values import Count

LINKER = ReaderVersion(name="by hand", version="1")

_LINE = re.compile(r"(?P<verb>gather|read|find|link|promise|action) (?P<name>[^\s:]+)(?: by (?P<reader>\S+))?: (?P<rest>.+)")
_RETIRE = re.compile(r"retire (?P<name>\S+)(?: into (?P<into>\S+))?")
_WITHDRAW = re.compile(r"withdraw (?P<name>\S+)")


def parse(text: str) -> tuple[Payload, ...]:
    """Return the payloads that `text` tells, in order."""
    notes = _Notes()
    return tuple(payload for line in text.strip().splitlines() if line.strip() for payload in notes.tell(line.strip()))


def promise_id(name: str) -> PromiseId:
    """Return the id under which the notation keeps promise `name`."""
    return PromiseId(content_id(f"promise {name}".encode()))


def action_id(name: str) -> ActionId:
    """Return the id under which the notation keeps action `name`."""
    return ActionId(content_id(f"action {name}".encode()))


class _Notes:
    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.mentions: dict[str, MentionId] = {}
        self.subjects: dict[str, str] = {}

    def tell(self, line: str) -> tuple[Payload, ...]:
        if found := _RETIRE.fullmatch(line):
            successor = IncidentId(found["into"]) if found["into"] else None
            return (IncidentRetired(incident=IncidentId(found["name"]), successor=successor, reason="the same attack"),)
        if found := _WITHDRAW.fullmatch(line):
            return (SubjectWithdrawn(subject=self.subjects.get(found["name"], found["name"]), reason="read anew"),)
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"not a line of the notation: {line}")
        verb, name, rest = found["verb"], found["name"], found["rest"]
        if verb == "gather":
            return self._gather(name, rest)
        if verb == "read":
            return (self._read(name, rest, found["reader"] or "rules"),)
        if verb == "find":
            return (FindingRaised(finding=Finding(code=name, severity=Severity.WARNING, message="odd", about=rest)),)
        return (self._link(verb, name, rest),)

    def _gather(self, name: str, text: str) -> tuple[Payload, ...]:
        body = text.encode()
        capture = Capture(
            id=CaptureId(content_id(body)), origin=f"{name}.txt", media_type="text/plain", size=len(body), fetched_at="2021-01-04T06:00:00Z"
        )
        document = Document(
            id=DocumentId(""),
            capture=capture.id,
            source=f"outlet {name}",
            text=text,
            title=None,
            published=None,
            language="en",
            address=None,
            derived_by="plain 1",
        )
        self.documents[name] = replace(document, id=document_id(document))
        return CaptureTaken(capture=capture), DocumentGathered(document=self.documents[name])

    def _read(self, name: str, rest: str, reader_name: str) -> Payload:
        document = self.documents[name]
        reader = ReaderVersion(name=reader_name, version="1")
        mentions = tuple(_mention(document, words.strip(), reader) for words in rest.split(";") if words.strip() != "nothing")
        self.mentions.update({f"{name}.{number}": mention.id for number, mention in enumerate(mentions, start=1)})
        return DocumentRead(reading=Reading(document=document.id, reader=reader, mentions=mentions, findings=()))

    def _link(self, verb: str, name: str, rest: str) -> Payload:
        named, _, after = rest.partition(" after ")
        mentions = tuple(self.mentions[word] for word in named.split())
        incidents = tuple(IncidentId(word) for word in after.split())
        suggestions = tuple(Suggestion(left=mentions[0], right=right, score=0.5, reasons=("same words",)) for right in mentions[1:])
        if verb == "link":
            return IncidentLinked(incident=Incident(id=IncidentId(name), mentions=mentions), linker=LINKER, suggestions=suggestions)
        if verb == "promise":
            promise = Promise(id=promise_id(name), kind="compensation", institution=None, mentions=mentions, incidents=incidents)
            self.subjects[name] = promise.id
            return PromiseLinked(promise=promise, linker=LINKER, suggestions=suggestions)
        action = Action(id=action_id(name), kind="paid", mentions=mentions, incidents=incidents)
        self.subjects[name] = action.id
        return ActionLinked(action=action, linker=LINKER, suggestions=suggestions)


def _mention(document: Document, told: str, reader: ReaderVersion) -> Mention:
    word, _, words = told.partition(" ")
    start = document.text.index(words)
    number = re.search(r"\d+", words)
    arguments: tuple[Argument, ...] = ()
    if number is not None:
        passage = document.passage(start + number.start(), start + number.end())
        arguments = (Argument(role=Role.KILLED, passage=passage, count=Count(low=None, best=int(number[0]), high=None)),)
    kind = MentionKind(word)
    mention = Mention(
        id=MentionId(""),
        document=document.id,
        kind=kind,
        passage=document.passage(start, start + len(words)),
        arguments=arguments,
        told_as=ToldAs.MAIN if kind is MentionKind.INCIDENT else None,
    )
    return replace(mention, id=mention_id(mention, reader=reader))
