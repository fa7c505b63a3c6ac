"""How long the ledger takes: appending, checkpointing, replaying and verifying a made-up journal of all kinds of entries.

    python benchmarks/ledger.py [--entries 100000] [--seed 4]

Prints the figures and the limits; ends with 1 when a limit is missed. The limits hold for 100,000 entries and grow with their number
(from 10,000 on).
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, TypeVar

from hisab.ledger.replay import replay
from hisab.ledger.stores.sqlite import SqliteStore
from hisab.ledger.verify import verify
from hisab.records.codec import document_id, mention_id
from hisab.records.documents import Capture, Document
from hisab.records.findings import Finding, Severity
from hisab.records.ids import ActionId, CaptureId, DocumentId, IncidentId, MentionId, PromiseId, content_id, mint_incident_id
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
from hisab.records.values import Count, DatePrecision, DateSpan, Money, Place, PlaceLevel

Result = TypeVar("Result")

VERIFY_LIMIT_S = 5.0
REPLAY_LIMIT_S = 10.0
BATCH = 1000
READER = ReaderVersion(name="made-up", version="1")
TOWNS = ("Machh", "Quetta", "Hazarganji", "Mastung", "Parachinar", "Karachi", "Gilgit", "Peshawar")
FILLER = (
    "Police said that a search of the area had begun and that the injured were taken to the nearest hospital.",
    "Relatives of the dead sat with the bodies on the highway and asked for the minister to come.",
    "Residents said that they had asked for guards on the road for years.",
    "The provincial government formed a committee to look into the matter.",
    "یہ واقعہ رات گئے پیش آیا اور لاشیں صبح ملیں۔",
)


class Archive:
    """Makes payloads one after another, each possible after those before it."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._number = 0
        self._mentions: dict[MentionKind, list[MentionId]] = {kind: [] for kind in MentionKind}
        self._incidents: list[IncidentId] = []
        self._minted = 0
        self._promises: list[PromiseId] = []

    def payloads(self) -> Iterator[Payload]:
        """Yield for ever: per report its capture, text and reading, then what a linker makes of it."""
        while True:
            self._number += 1
            document = self._document()
            yield CaptureTaken(capture=self._capture(document))
            yield DocumentGathered(document=document)
            mentions = self._read(document)
            yield DocumentRead(reading=Reading(document=document.id, reader=READER, mentions=mentions, findings=()))
            for mention in mentions:
                self._mentions[mention.kind].append(mention.id)
            yield from self._link(mentions)
            if self._random.random() < 0.1:
                about = f"report-{self._number}"
                yield FindingRaised(finding=Finding(code="date-missing", severity=Severity.WARNING, message="no date is stated", about=about))

    def _document(self) -> Document:
        town, killed = self._random.choice(TOWNS), self._random.randint(1, 90)
        lines = [
            f"At least {killed} people were killed in {town} on Sunday when gunmen opened fire, report {self._number}.",
            "The prime minister promised Rs 2.5 million for each family.",
            "The first cheques were handed to 3 families.",
            *self._random.choices(FILLER, k=self._random.randint(5, 25)),
        ]
        published = date(2010, 1, 1) + timedelta(days=self._number % 4000)
        made = Document(
            id=DocumentId(""),
            capture=CaptureId(content_id(f"bytes {self._number}".encode())),
            source=f"outlet-{self._number % 40}",
            text="\n".join(lines),
            title=f"{killed} killed in {town}",
            published=published,
            language="en",
            address=f"https://news.example/{self._number}",
            derived_by="plain 1",
        )
        return replace(made, id=document_id(made))

    def _capture(self, document: Document) -> Capture:
        headers = (("content-type", "text/html; charset=utf-8"), ("last-modified", "Mon, 04 Jan 2021 06:00:00 GMT"))
        return Capture(
            id=document.capture,
            origin=f"report-{self._number}.html",
            media_type="text/html",
            size=len(document.text),
            fetched_at="2021-01-04T06:00:00Z",
            address=document.address,
            headers=headers,
        )

    def _read(self, document: Document) -> tuple[Mention, ...]:
        first, second, third = document.text.split("\n")[:3]
        killed = first.split()[2]
        town = first.split(" in ")[1].split(" on ")[0]
        day = document.published
        place = Place(id=town, name=town, level=PlaceLevel.TOWN, path=("pakistan", "balochistan", town), latitude=29.87, longitude=67.33, precision=2)
        incident = _mention(
            document,
            first,
            MentionKind.INCIDENT,
            {
                killed: {"role": Role.KILLED, "count": Count(low=int(killed), best=int(killed), high=None, qualifier="at least")},
                town: {"role": Role.PLACE, "place": place},
                "Sunday": {"role": Role.DATE, "date": DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY)},
                "gunmen": {"role": Role.PERPETRATOR, "name": "unknown"},
                "people": {"role": Role.TARGET, "name": "civilians"},
            },
        )
        mentions = [incident]
        parts: dict[str, dict[str, Any]]
        if self._random.random() < 0.4:
            amount = Money(amount=Decimal("2500000"), currency="PKR", per="family")
            parts = {"prime minister": {"role": Role.OFFICE, "name": "prime-minister"}, "Rs 2.5 million": {"role": Role.AMOUNT, "money": amount}}
            mentions.append(_mention(document, second, MentionKind.PROMISE, parts))
        if self._random.random() < 0.3:
            parts = {"3 families": {"role": Role.UNITS, "count": Count(low=None, best=3, high=None)}}
            mentions.append(_mention(document, third, MentionKind.ACTION, parts))
        return tuple(mentions)

    def _link(self, mentions: tuple[Mention, ...]) -> Iterator[Payload]:
        for mention in mentions:
            suggestion = Suggestion(
                left=mention.id, right=self._random.choice(self._mentions[mention.kind]), score=0.93, reasons=("same day", "same town")
            )
            if mention.kind is MentionKind.INCIDENT:
                yield from self._link_incident(mention.id, suggestion)
            elif mention.kind is MentionKind.PROMISE:
                promise = PromiseId(content_id(f"promise {mention.id}".encode()))
                self._promises.append(promise)
                linked = Promise(id=promise, kind="compensation", institution="federal", mentions=(mention.id,), incidents=(self._incidents[-1],))
                yield PromiseLinked(promise=linked, linker=READER, suggestions=(suggestion,))
            else:
                action = ActionId(content_id(f"action {mention.id}".encode()))
                acted = Action(id=action, kind="paid", mentions=(mention.id,), incidents=(self._incidents[-1],))
                yield ActionLinked(action=acted, linker=READER)
        if self._promises and self._random.random() < 0.03:
            yield SubjectWithdrawn(subject=self._promises.pop(self._random.randrange(len(self._promises))), reason="read anew")

    def _link_incident(self, mention: MentionId, suggestion: Suggestion) -> Iterator[Payload]:
        if self._incidents and self._random.random() < 0.5:  # one more report of a known attack
            known = self._incidents[-1]
            held = tuple(sorted({mention, *self._mentions[MentionKind.INCIDENT][-3:]}))
            yield IncidentLinked(incident=Incident(id=known, mentions=held), linker=READER, suggestions=(suggestion,))
            return
        self._minted += 1
        minted = mint_incident_id(self._minted)
        yield IncidentLinked(incident=Incident(id=minted, mentions=(mention,)), linker=READER, suggestions=(suggestion,))
        if self._incidents and self._random.random() < 0.03:
            merged = self._incidents.pop(self._random.randrange(len(self._incidents)))
            yield IncidentRetired(incident=merged, successor=minted, reason="the same attack")
        self._incidents.append(minted)


def _mention(document: Document, sentence: str, kind: MentionKind, parts: Mapping[str, Mapping[str, Any]]) -> Mention:
    start = document.text.index(sentence)
    arguments = []
    for words, fields in parts.items():
        at = start + sentence.index(words)
        arguments.append(Argument(passage=document.passage(at, at + len(words)), **fields))
    told_as = ToldAs.MAIN if kind is MentionKind.INCIDENT else None
    made = Mention(
        id=MentionId(""),
        document=document.id,
        kind=kind,
        passage=document.passage(start, start + len(sentence)),
        arguments=tuple(arguments),
        told_as=told_as,
    )
    return replace(made, id=mention_id(made, reader=READER))


def _time(what: str, work: Callable[[], Result], *, limit: float | None = None) -> tuple[Result, bool]:
    begin = perf_counter()
    result = work()
    took = perf_counter() - begin
    missed = limit is not None and took > limit
    bound = "" if limit is None else f"   limit {limit:6.2f} s{'   MISSED' if missed else ''}"
    print(f"{what:<38}{took:8.2f} s{bound}", flush=True)
    return result, missed


def _append_all(store: SqliteStore, payloads: Iterator[Payload], entries: int) -> None:
    left = entries
    while left:
        left -= len(store.append(tuple(islice(payloads, min(BATCH, left))), made_by="benchmark", at="2021-01-04T06:00:00Z"))


def _append_singly(store: SqliteStore, payloads: Iterator[Payload], entries: int) -> None:
    for payload in islice(payloads, entries):
        store.append((payload,), made_by="benchmark", at="2021-01-04T06:00:00Z")


def main() -> int:
    """Measure, print, and return 1 when a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    share = max(options.entries, 10_000) / 100_000
    print(f"{options.entries} entries, seed {options.seed}; Python {platform.python_version()}, {os.cpu_count()} cores")
    payloads = Archive(options.seed).payloads()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        with SqliteStore(path) as store:
            _time(f"making and appending, {BATCH} a time", lambda: _append_all(store, payloads, options.entries))
            _time("checkpoint", lambda: store.checkpoint(at="2021-01-04T06:00:00Z"))
        with SqliteStore(path) as store:
            print(f"{'size of the file':<38}{path.stat().st_size / 1e6:8.0f} MB")
            replayed, replay_missed = _time("replay from the journal", lambda: replay(store.entries()), limit=REPLAY_LIMIT_S * share)
            register, _ = _time("register from the kept records", store.register)
            if register != replayed:
                sys.exit("the kept register is not the replayed one")
            del replayed, register
            faults, verify_missed = _time("verify", lambda: verify(store), limit=VERIFY_LIMIT_S * share)
            if faults:
                sys.exit(f"verify finds {len(faults)} faults in a whole ledger, first {faults[0]}")
            rebuilt, _ = _time("rebuild", store.rebuild)
            if rebuilt.before != rebuilt.after:
                sys.exit("rebuild gives other bytes")
            _time("append 200 more, one a transaction", lambda: _append_singly(store, payloads, 200))
    return 1 if replay_missed or verify_missed else 0


if __name__ == "__main__":
    sys.exit(main())
