"""A question to a person: two sentences side by side, why it is asked, and what was answered so far.

Its id comes from what is asked and from the words on both sides, so it stays when another reader reads them. `seen` changes with anything
that is shown of the two sides: an answer to what was shown yesterday is not taken for one to what stands there today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hisab.records.codec import canonical_bytes
from hisab.records.ids import content_id
from hisab.records.journal import Register
from hisab.records.judgements import Anchor, Found, Judgement
from hisab.records.mentions import Mention
from hisab.records.standing import closeness
from hisab.records.values import Count, Money
from hisab.vocabulary.words import Asked


class Matters(StrEnum):
    """Why a question is worth a person's time; the order is that of the queue."""

    CONTESTED = "it is contested"
    HIGH_TOLL = "many were killed"
    DUE = "it is due now"
    SECOND_PERSON = "it waits for a second person"
    AT_ODDS = "people are at odds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two things: its words, where they stand, and in a few words what the record says of it.

    `standing` is the status on the day of the desk: it moves as days pass and others answer, so it is no part of what must still be current.
    """

    subject: str
    anchor: Anchor
    sentence: str
    outlet: str
    published: date | None
    title: str | None
    facts: tuple[str, ...]
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the answer to `Asked.ANSWERS` is checked against: the deliverable, the action, and what the machine suggests it to be.

    `steps` are the steps of the ladder with their words; `step` is the one that keeps it. `stated_on` is the day that the action's words give.
    """

    kind: str
    step: int
    steps: tuple[tuple[int, str], ...]
    units: Count | None
    amount: Money | None
    made_on: date | None
    action: str
    stated_on: date | None
    suggested: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person is asked about two things. `answers` are each person's last answers; `wants_two` says that two must agree."""

    id: str
    seen: str
    asked: Asked
    left: Side
    right: Side
    reasons: tuple[str, ...]
    score: float
    matters: tuple[Matters, ...] = ()
    answers: tuple[Judgement, ...] = ()
    wants_two: bool = False
    terms: Terms | None = None


def question_id(asked: Asked, left: Anchor, right: Anchor) -> str:
    """Return the id of the question that is asked about the words of two anchors."""
    return content_id(canonical_bytes((asked, left, right)))


def seen_of(asked: Asked, left: Side, right: Side, terms: Terms | None) -> str:
    """Return the hash of what a person is shown of the two sides and of the terms; what the machine suggests is no part of it."""
    shown = [(side.sentence, side.outlet, side.published, side.title, side.facts) for side in (left, right)]
    asked_for = (terms.kind, terms.step, terms.units, terms.amount, terms.made_on, terms.action, terms.stated_on) if terms else None
    return content_id(canonical_bytes((asked, shown, asked_for)))


def anchor_of(register: Register, mention: Mention, *, subtype: str = "") -> Anchor:
    """Return the words that stand for `mention` and for no other: its passage, or where two things are told in one, a value of its own."""
    others = [
        other
        for other in register.readings[mention.document].mentions
        if other.id != mention.id and other.kind is mention.kind and _meet(other, mention)
    ]
    passages = (mention.passage, *(argument.passage for argument in mention.arguments))
    anchors = [Anchor(document=mention.document, start=one.start, end=one.end, kind=mention.kind, subtype=subtype) for one in passages]
    for anchor in anchors:
        if all(closeness(mention, anchor) > closeness(other, anchor) for other in others):
            return anchor
    return anchors[0]


def _meet(one: Mention, other: Mention) -> bool:
    return one.passage.start < other.passage.end and other.passage.start < one.passage.end
