"""Three reports with two promises of one kind, what two people linked to the first, and what somebody searched: a small book from its words on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.measures.figures import measure
from hisab.records.book import Search
from hisab.records.figures import Edition
from hisab.records.ids import FIRST_PREVIOUS
from hisab.records.journal import Checkpoint, Register
from hisab.records.judgements import Anchor, Found, Judgement
from hisab.records.mentions import Mention, MentionKind
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import Asked, Grade, Relation, SourceRole, Verdict

from ..linking.notation import register_of, settled

VOCABULARY = load_vocabulary()
CHECKPOINT = Checkpoint(size=0, root="sha256:0", head=FIRST_PREVIOUS, at="2021-02-01T00:00:00+00:00")
OLD = """report A 2013-01-11
incident date=2013-01-10 place=alamdar-road killed=90 community=hazara
promise act=commit-specific kind=compensation institution=government-of-pakistan units=11
promise act=commit-vague kind=justice institution=balochistan-government"""
PAID = """report B 2013-03-01
incident recalled date=2013-01-10 place=alamdar-road killed=90 community=hazara
action kind=payment"""
NEW = """report C 2021-01-04
incident date=2021-01-03 place=machh killed=11 community=hazara
promise act=commit-specific kind=compensation institution=government-of-pakistan"""


def linked() -> Register:
    register = register_of(OLD, PAID, NEW)
    linker = RulesLinker()
    return settled(register, settle(register, linker.link(register), linker=linker.version))


def edition_of(register: Register, *, as_of: str = "2023-01-01", communities: tuple[str, ...] = ()) -> Edition:
    return measure(register, CHECKPOINT, as_of=date.fromisoformat(as_of), communities=communities, vocabulary=VOCABULARY)


def mention(register: Register, kind: MentionKind, report: str) -> Mention:
    (found,) = (
        one
        for one in register.mentions.values()
        if one.kind is kind and register.documents[one.document].title == report and "justice" not in one.passage.quote
    )
    return found


def judged(register: Register, *people: str, units: int | None = 5, relation: Relation = Relation.ADVANCES) -> Register:
    promise, action = mention(register, MentionKind.PROMISE, "A"), mention(register, MentionKind.ACTION, "B")
    anchors = [
        Anchor(document=one.document, start=one.passage.start, end=one.passage.end, kind=one.kind, subtype=subtype)
        for one, subtype in ((promise, "cash"), (action, ""))
    ]
    found = Found(relation=relation, step=2, units=units, done_on=date(2013, 2, 28), grade=Grade.RECORD, source=SourceRole.RECORD)
    answers = tuple(
        Judgement(asked=Asked.ANSWERS, left=anchors[0], right=anchors[1], verdict=Verdict.POSITIVE, by=person, why="the list", found=found)
        for person in people
    )
    return replace(register, judgements=answers)


def searched(register: Register) -> Register:
    looked = tuple(
        Search(query=query, source=source, since=date(2021, 1, 4), until=date(2022, 6, 1), looked_on=date(2022, 6, 2), hits=0, by="one")
        for source in ("one outlet", "two outlet", "three outlet")
        for query in ("compensation", "families")
    )
    return replace(register, searches=looked)
