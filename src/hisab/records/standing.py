"""What people's words stand on now: the mentions under an anchor, each person's last answer, and which records an answer is about.

A judgement is bound to words and never to ids of mentions, so it finds its records whatever reader reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hisab.records.documents import Passage
from hisab.records.ids import IncidentId
from hisab.records.journal import Register
from hisab.records.judgements import Anchor, Judgement
from hisab.records.mentions import Mention, Role
from hisab.records.values import Covers
from hisab.vocabulary.words import Asked

SYMMETRIC = frozenset({Asked.SAME_INCIDENT, Asked.SAME_PROMISE})
"""Questions about two things of one sort: which of them stands on the left says nothing."""


def last_words(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return each person's last answer to each question, in the order in which the questions were first answered."""
    last: dict[tuple[object, ...], Judgement] = {}
    for judgement in judgements:
        last[(judgement.asked, judgement.left, judgement.right, judgement.by)] = judgement
    return tuple(last.values())


def find_mentions(register: Register, anchor: Anchor) -> Iterator[Mention]:
    """Yield the mentions that now stand on the words of `anchor`, the one whose words, or one of whose values, are closest to them first."""
    reading = register.readings.get(anchor.document)
    touching = [
        mention
        for mention in (reading.mentions if reading is not None else ())
        if mention.kind is anchor.kind and mention.passage.start < anchor.end and anchor.start < mention.passage.end
    ]
    yield from sorted(touching, key=lambda mention: -closeness(mention, anchor))


def closeness(mention: Mention, anchor: Anchor) -> float:
    """Return how much of the words of `anchor` and of `mention`, or of one of its values, is common to both: from 0 to 1."""
    return max(_shared(passage, anchor) for passage in (mention.passage, *(argument.passage for argument in mention.arguments)))


def _shared(passage: Passage, anchor: Anchor) -> float:
    common = min(passage.end, anchor.end) - max(passage.start, anchor.start)
    return max(0, common) / (max(passage.end, anchor.end) - min(passage.start, anchor.start))


def owners_of(register: Register) -> dict[str, str]:
    """Return the record, an incident, a promise or an action, that each mention belongs to."""
    return {
        mention: identifier
        for records in (register.incidents, register.promises, register.actions)
        for identifier, record in records.items()
        for mention in record.mentions
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A judgement and the mentions of records that its two anchors stand on now."""

    judgement: Judgement
    left: Mention
    right: Mention
    records: tuple[str, str]

    @property
    def key(self) -> tuple[str, ...]:
        """The question that it answers: answers with one key are about the same.

        Two records, whichever mentions of them the person was shown; two mentions where both are of one record now.
        """
        asked = self.judgement.asked
        if asked not in SYMMETRIC:
            return (asked, self.records[0], self.judgement.left.subtype, self.records[1])
        pair = self.records if self.records[0] != self.records[1] else (self.left.id, self.right.id)
        return (asked, *sorted(pair))


def bind(register: Register, judgement: Judgement, owners: Mapping[str, str]) -> Bound | None:
    """Return `judgement` with the mentions that it is about now; None where one of its sides is no longer read as a part of any record."""
    sides = [
        next((mention for mention in find_mentions(register, anchor) if mention.id in owners), None) for anchor in (judgement.left, judgement.right)
    ]
    left, right = sides
    if left is None or right is None:
        return None
    return Bound(judgement=judgement, left=left, right=right, records=(owners[left.id], owners[right.id]))


def bound_answers(register: Register, owners: Mapping[str, str]) -> tuple[dict[tuple[str, ...], tuple[Bound, ...]], tuple[Judgement, ...]]:
    """Return for each question each person's last answer, by name; and the answers that stand on nothing any longer."""
    spoken: dict[tuple[str, ...], dict[str, Bound]] = {}
    unbound = []
    for judgement in register.judgements:
        bound = bind(register, judgement, owners)
        if bound is None:
            unbound.append(judgement)
        else:
            spoken.setdefault(bound.key, {})[judgement.by] = bound
    return {key: tuple(said[by] for by in sorted(said)) for key, said in spoken.items()}, tuple(unbound)


def stated_killed(register: Register, incident: str) -> tuple[int, int] | None:
    """Return the lowest and the highest number killed that the mentions of an incident state for it alone; None where none does."""
    found = register.incidents.get(IncidentId(incident))
    mentions = [register.mentions[mention] for mention in found.mentions] if found is not None else []
    counts = [argument.count for mention in mentions for argument in mention.all(Role.KILLED) if argument.count is not None]
    numbers = [number for count in counts if count.covers is Covers.ATTACK for number in (count.low, count.best, count.high) if number is not None]
    return (min(numbers), max(numbers)) if numbers else None


def needs_two_people(register: Register, one: str, other: str) -> bool:
    """True where two incidents state different numbers killed: to make them one changes a toll, so two people must say so."""
    if one == other:
        return False
    first, second = stated_killed(register, one), stated_killed(register, other)
    return first is not None and second is not None and first != second
