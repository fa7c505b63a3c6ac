"""How long the open data takes to write: a made-up edition of 20,000 incidents and 200,000 statements, in every format.

    python benchmarks/open_data.py [--incidents 20000] [--seed 4]

Prints the figures and the limit; ends with 1 when the limit is missed. The limit holds for 20,000 incidents and grows with their number.
"""

from __future__ import annotations

import argparse
import platform
import resource
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from time import perf_counter
from types import MappingProxyType

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.validate import folder_faults
from hisab.publishing.data.write import write_data
from hisab.records.codec import document_id, mention_id
from hisab.records.documents import Document, Passage
from hisab.records.figures import Edition, Figure, IncidentAccount, PromiseAccount, Toll
from hisab.records.ids import CaptureId, DocumentId, EntryHash, IncidentId, MentionId, PromiseId, content_id, mint_incident_id
from hisab.records.journal import Checkpoint, Register
from hisab.records.mentions import Argument, Mention, MentionKind, ReaderVersion, Reading, Role, ToldAs
from hisab.records.subjects import Incident, Promise
from hisab.records.values import Count, DatePrecision, DateSpan, Money, Place, PlaceLevel
from hisab.vocabulary.tables import load_vocabulary

LIMIT_S = 60.0
INCIDENTS = 20_000
READER = ReaderVersion(name="made-up", version="1")
TOWNS = ("Mach", "Quetta", "Mastung", "Sibi", "Chaman")
OUTLETS = tuple(f"outlet-{number}.example" for number in range(60))
_WORDS = tuple(
    f"{first}{second}{third}"
    for first in ("ba", "do", "ke", "li", "mu")
    for second in ("ra", "ne", "so", "ti")
    for third in ("n", "l", "sh", "m", "d")
)
"""What the rest of a report is made of: reports that were all alike would be copies of one."""
RULE = "lowest to highest number stated for this attack alone, version 1"


class Archive:
    """Makes an edition, one report and its records after another."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.documents: dict[DocumentId, Document] = {}
        self.readings: dict[DocumentId, Reading] = {}
        self.mentions: dict[MentionId, Mention] = {}
        self.incidents: dict[IncidentId, Incident] = {}
        self.accounts: dict[str, IncidentAccount] = {}
        self.promises: dict[PromiseId, Promise] = {}
        self.promise_accounts: dict[str, PromiseAccount] = {}

    def report(self, number: int) -> None:
        """Add a report of one attack, with nine statements, and of one promise about it, with one."""
        town, killed = self._random.choice(TOWNS), self._random.randint(1, 90)
        day = date(2001, 1, 1) + timedelta(days=self._random.randint(0, 8000))
        hurt = f"{killed + 3} were injured, police said, and the Grey Front claimed it."
        attack = f"Gunmen shot {killed} miners of the Hazara community at {town} on {day.isoformat()} ({number}); {hurt}"
        pledge = f"The chief minister announced Rs {killed} million for the families ({number})."
        text = f"{attack} {pledge} {' '.join(self._random.choices(_WORDS, k=150))}."
        draft = Document(
            id=DocumentId(""), capture=CaptureId(content_id(text.encode())), source=self._random.choice(OUTLETS), text=text,
            title=f"{killed} killed at {town}", published=day, language="en", address=f"https://news.example/{number}", derived_by="plain text 1",
        )  # fmt: skip
        identifier = document_id(draft)
        document = replace(draft, id=identifier)
        self.documents[identifier] = document
        mentions = (
            self._attack(document, attack, number, town=town, killed=killed, day=day),
            self._pledge(document, pledge, number, killed=killed, day=day),
        )
        self.readings[identifier] = Reading(document=identifier, reader=READER, mentions=mentions, findings=())
        self.mentions.update((mention.id, mention) for mention in mentions)

    def _attack(self, document: Document, sentence: str, number: int, *, town: str, killed: int, day: date) -> Mention:
        place = Place(
            id=town.lower(),
            name=town,
            level=PlaceLevel.TOWN,
            path=("Pakistan", "Balochistan", town, town),
            latitude=29.8,
            longitude=67.3,
            precision=1,
        )
        span = DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY)
        dead, hurt = Count(low=killed, best=killed, high=killed), Count(low=killed + 3, best=killed + 3, high=killed + 3)
        arguments = (
            Argument(role=Role.KILLED, passage=_passage(document, f"{killed} miners"), count=dead),
            Argument(role=Role.INJURED, passage=_passage(document, f"{killed + 3} were injured"), count=hurt),
            Argument(role=Role.TARGET, passage=_passage(document, "miners"), name="miners"),
            Argument(role=Role.COMMUNITY, passage=_passage(document, "Hazara"), name="hazara"),
            Argument(role=Role.PLACE, passage=_passage(document, f"at {town}"), place=place),
            Argument(role=Role.DATE, passage=_passage(document, f"on {day.isoformat()}"), date=span),
            Argument(role=Role.METHOD, passage=_passage(document, "shot"), name="shooting"),
            Argument(role=Role.PERPETRATOR, passage=_passage(document, "Gunmen"), name="gunmen"),
            Argument(role=Role.CLAIMED, passage=_passage(document, "the Grey Front claimed it"), name="grey-front"),
        )
        draft = Mention(
            id=MentionId(""), document=document.id, kind=MentionKind.INCIDENT,
            passage=document.passage(0, len(sentence)), arguments=arguments, told_as=ToldAs.MAIN,
        )  # fmt: skip
        mention = replace(draft, id=mention_id(draft, reader=READER))
        incident = mint_incident_id(number + 1)
        self.incidents[incident] = Incident(id=incident, mentions=(mention.id,))
        toll = Toll(count=dead, resting_on=((mention.id, 0),), recipe=RULE)
        self.accounts[incident] = IncidentAccount(
            date=span, place=place, communities=("hazara",), targets=("miners",), claimed_by=("grey-front",), attributed_to=(), methods=("shooting",),
            killed=toll, injured=None, documents=(document.id,), independent_sources=1,
        )  # fmt: skip
        return mention

    def _pledge(self, document: Document, sentence: str, number: int, *, killed: int, day: date) -> Mention:
        start = document.text.index(sentence)
        amount = Argument(
            role=Role.AMOUNT, passage=_passage(document, f"Rs {killed} million"), money=Money(amount=Decimal(killed * 1_000_000), currency="PKR")
        )
        draft = Mention(
            id=MentionId(""), document=document.id, kind=MentionKind.PROMISE,
            passage=document.passage(start, start + len(sentence)), arguments=(amount,),
        )  # fmt: skip
        mention = replace(draft, id=mention_id(draft, reader=READER))
        identifier = PromiseId(content_id(f"promise {number}".encode()))
        incident = mint_incident_id(number + 1)
        self.promises[identifier] = Promise(id=identifier, kind="compensation", institution=None, mentions=(mention.id,), incidents=(incident,))
        self.promise_accounts[identifier] = PromiseAccount(
            kind="compensation", person=None, office=None, institution=None, made_on=day, due_on=None, due_basis="none",
            status="not trackable", why="Made up.",
        )  # fmt: skip
        return mention

    def edition(self) -> Edition:
        """Return the edition of all that was added."""
        root = content_id(b"root")
        register = Register(
            documents=MappingProxyType(self.documents),
            readings=MappingProxyType(self.readings),
            mentions=MappingProxyType(self.mentions),
            incidents=MappingProxyType(self.incidents),
            promises=MappingProxyType(self.promises),
        )
        figure = Figure(
            name="incidents", label="attacks", value=Count(low=len(self.incidents), best=None, high=None), counted=tuple(self.incidents),
            recipe="counted, version 1", caveat="Made up.", as_of=date(2026, 1, 1),
        )  # fmt: skip
        return Edition(
            checkpoint=Checkpoint(size=1, root=root, head=EntryHash(root), at="2026-01-01T00:00:00Z"),
            register=register,
            as_of=date(2026, 1, 1),
            figures=(figure,),
            incidents=MappingProxyType(self.accounts),
            promises=MappingProxyType(self.promise_accounts),
            actions=MappingProxyType({}),
        )


def _passage(document: Document, words: str) -> Passage:
    start = document.text.index(words)
    return document.passage(start, start + len(words))


def main() -> int:
    """Make the edition, write its data, read it back, and print how long each took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--incidents", type=int, default=INCIDENTS)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    archive = Archive(options.seed)
    for number in range(options.incidents):
        archive.report(number)
    edition, vocabulary = archive.edition(), load_vocabulary()
    statements = sum(len(mention.arguments) for mention in archive.mentions.values())
    limit = LIMIT_S * options.incidents / INCIDENTS
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        started = perf_counter()
        paths = write_data(edition, folder, vocabulary=vocabulary, profile=load_profile())
        taken = perf_counter() - started
        size = sum(path.stat().st_size for path in paths)
        started = perf_counter()
        faults = list(folder_faults(folder))
        checked = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{platform.machine()}, Python {platform.python_version()}")
    print(f"{options.incidents:,} incidents, {statements:,} statements: {len(paths)} files, {size / 1e6:,.0f} MB")
    print(f"written in {taken:.1f} s (limit {limit:.1f} s); read back and checked in {checked:.1f} s, {len(faults)} faults; peak {peak:,.0f} MB")
    return 0 if taken <= limit and not faults else 1


if __name__ == "__main__":
    sys.exit(main())
