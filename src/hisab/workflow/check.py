"""An article set beside the record: read, its attacks found among those that are there, each assertion answered. Nothing is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from types import MappingProxyType

from hisab.linking.rules import RulesLinker
from hisab.measures.answers import Question, answer
from hisab.reading.sentences import split_sentences
from hisab.records.answers import Answer
from hisab.records.documents import Document, Passage
from hisab.records.figures import Edition
from hisab.records.ids import IncidentId, MentionId
from hisab.records.journal import Register
from hisab.records.mentions import Reading
from hisab.records.seams import Linker
from hisab.vocabulary.tables import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An article and the answers to what it asserts."""

    document: Document
    answers: tuple[Answer, ...]


def check(document: Document, reading: Reading, edition: Edition, vocabulary: Vocabulary, *, linker: Linker | None = None) -> Checked:
    """Return what the record of `edition` says to each assertion of `document`."""
    question = Question(
        mentions=reading.mentions,
        home=find_homes(document, reading, edition.register, linker or RulesLinker()),
        day=document.published or edition.as_of,
        sentence=lambda passage: _sentence(document, passage),
    )
    return Checked(document=document, answers=answer(question, edition, vocabulary))


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
    return homes


def _sentence(document: Document, passage: Passage) -> Passage:
    """Return the sentence, or the run of sentences, that a passage stands in."""
    touched = [one for one in split_sentences(document.text) if one.start < passage.end and passage.start < one.end]
    return document.passage(min(passage.start, touched[0].start), max(passage.end, touched[-1].end)) if touched else passage
