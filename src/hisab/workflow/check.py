"""An article set beside the record: read, its attacks found among those that are there, each assertion answered. Nothing is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import BinaryIO

from hisab.linking.engine import SplinkLinker
from hisab.linking.features import Features, features_of, is_recent_report, places_agree, tolls_agree
from hisab.measures.answers import Question, answer
from hisab.publishing.answers import answers_html, answers_markdown
from hisab.reading.sentences import split_sentences
from hisab.records.answers import Answer
from hisab.records.documents import Document, Passage
from hisab.records.figures import Edition
from hisab.records.findings import Finding
from hisab.records.ids import IncidentId, MentionId
from hisab.records.journal import Register
from hisab.records.mentions import Mention, MentionKind, Reading
from hisab.records.seams import Linker, Reader, Store
from hisab.vocabulary.tables import Vocabulary
from hisab.workflow.gather import Inputs
from hisab.workflow.publish import make_edition
from hisab.workflow.reading import read_inputs
from hisab.workflow.workspace import Workspace

_RECENT_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An article and the answers to what it asserts."""

    document: Document
    answers: tuple[Answer, ...]
    as_of: date

    @property
    def name(self) -> str:
        """What the article is called: its title, else its address, else its first words."""
        return self.document.title or self.document.address or " ".join(self.document.text.split()[:8]) + " …"


def say_checked(checked: Checked, *, as_html: bool) -> str:
    """Return the answers as one page, HTML or Markdown."""
    if as_html:
        return answers_html(checked.name, checked.answers, as_of=checked.as_of).decode("utf-8")
    return answers_markdown(checked.name, checked.answers, as_of=checked.as_of)


def check_inputs(
    workspace: Workspace, store: Store, inputs: Inputs, *, reader: Reader, as_of: date, now: str, stdin: BinaryIO | None
) -> Iterator[Finding | Checked]:
    """Yield for each article of `inputs` what the record of the workspace says to it, and a Finding for what is odd. Nothing is kept."""
    edition = make_edition(workspace, store, as_of=as_of, now=now)
    for found in read_inputs(inputs, reader, now=now, stdin=stdin):
        if isinstance(found, Finding):
            yield found
        else:
            yield from found[1].findings
            yield check(*found, edition, workspace.vocabulary)


def check(document: Document, reading: Reading, edition: Edition, vocabulary: Vocabulary, *, linker: Linker | None = None) -> Checked:
    """Return what the record of `edition` says to each assertion of `document`."""
    question = Question(
        mentions=reading.mentions,
        home=find_homes(document, reading, edition.register, linker or SplinkLinker()),
        day=document.published or edition.as_of,
        sentence=lambda passage: _sentence(document, passage),
    )
    return Checked(document=document, answers=answer(question, edition, vocabulary), as_of=edition.as_of)


def find_homes(document: Document, reading: Reading, register: Register, linker: Linker) -> dict[MentionId, IncidentId]:
    """Return the incident that each attack of the article is, by linking it with all that is there; one that is in no incident has none."""
    together = replace(
        register,
        documents=MappingProxyType({**register.documents, document.id: document}),
        readings=MappingProxyType({**register.readings, document.id: reading}),
        mentions=MappingProxyType({**register.mentions, **{mention.id: mention for mention in reading.mentions}}),
    )
    owner = {mention: incident.id for incident in register.incidents.values() for mention in incident.mentions}
    own = {mention.id for mention in reading.mentions}
    homes: dict[MentionId, IncidentId] = {}
    for cluster in linker.link(together).incidents:
        shares = Counter(owner[mention] for mention in cluster.mentions if mention in owner)
        if shares:
            home = min(shares, key=lambda incident: (-shares[incident], incident))
            homes.update((mention, home) for mention in cluster.mentions if mention in own)
    for mention in reading.mentions:
        if mention.kind is MentionKind.INCIDENT and mention.id not in homes:
            likely = _likely(mention, together)
            if likely is not None:
                homes[mention.id] = likely
    return homes


def _likely(mention: Mention, register: Register) -> IncidentId | None:
    """Return the one incident that an attack without a day of its own can be: reported at most two months before, and struck the same people alike.

    "The recent killing of 11 Hazara miners" names no day, so no linker joins it; but where one record alone fits, the article speaks of that.
    """
    own = features_of(register, mention)
    if own.is_firm or own.published is None or not own.killed or not own.communities:
        return None
    fitting = {
        incident.id
        for incident in register.incidents.values()
        for known in incident.mentions
        if _fits(own, features_of(register, register.mentions[known]))
    }
    return fitting.pop() if len(fitting) == 1 else None


def _fits(own: Features, other: Features) -> bool:
    """True where nothing tells two attacks apart, and the people struck, the number killed and the season are the same."""
    day = other.span.latest if other.is_sure and other.span is not None else None
    if day is None or not is_recent_report(own, day, within_days=_RECENT_DAYS) or not own.communities & other.communities:
        return False
    return tolls_agree(own, other, ratio=1.0) is True and places_agree(own, other) is not False


def _sentence(document: Document, passage: Passage) -> Passage:
    """Return the sentence, or the run of sentences, that a passage stands in."""
    touched = [one for one in split_sentences(document.text) if one.start < passage.end and passage.start < one.end]
    return document.passage(min(passage.start, touched[0].start), max(passage.end, touched[-1].end)) if touched else passage
