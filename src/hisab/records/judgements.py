"""A person's word: a judgement binds to documents and spans, so that it outlives the reader whose mentions it was asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hisab.records.ids import DocumentId
from hisab.records.mentions import MentionKind
from hisab.records.values import Money
from hisab.vocabulary.words import Asked, Grade, Relation, SourceRole, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The words that a judgement is about: `[start, end)` of a document, read as one kind of mention.

    `subtype` names the deliverable of a promise; it is empty where the whole is meant.
    """

    document: DocumentId
    start: int
    end: int
    kind: MentionKind
    subtype: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a person found an action to be to a deliverable. `units` counts all who had received by `done_on`,
    `amount` is all that they had received."""

    relation: Relation
    step: int = 0
    units: int | None = None
    amount: Money | None = None
    done_on: date | None = None
    grade: Grade
    source: SourceRole
    is_under_compulsion: bool = False
    reply_asked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one person answered to one question about two things; their last answer speaks, the earlier ones are kept.

    `left` is the promise or the deliverable where one is asked about. `found` is there where the question is `Asked.ANSWERS` and the answer positive.
    """

    asked: Asked
    left: Anchor
    right: Anchor
    verdict: Verdict
    by: str
    why: str
    found: Found | None = None
