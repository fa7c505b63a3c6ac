"""What one reader saw in one document: a mention, and its arguments, each with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hisab.records.documents import Passage
from hisab.records.findings import Finding
from hisab.records.ids import DocumentId, MentionId
from hisab.records.values import Count, DateSpan, Money, Place


class MentionKind(StrEnum):
    """What a mention tells of."""

    INCIDENT = "incident"
    PROMISE = "promise"
    ACTION = "action"
    TOTAL = "total"
    ASSERTION = "assertion"


class ToldAs(StrEnum):
    """Whether an incident is what the document is about, or is recalled in it."""

    MAIN = "main"
    RECALLED = "recalled"


class Role(StrEnum):
    """What an argument says of its mention; `docs/schema.md` lists which roles each kind has."""

    DATE = "date"
    PLACE = "place"
    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    TARGET = "target"
    COMMUNITY = "community"
    PERPETRATOR = "perpetrator"
    ATTRIBUTED = "attributed"
    ATTRIBUTED_BY = "attributed_by"
    CLAIMED = "claimed"
    CLAIM_DENIED = "claim_denied"
    CLAIM_RETRACTED = "claim_retracted"
    METHOD = "method"
    PERSON = "person"
    OFFICE = "office"
    INSTITUTION = "institution"
    ACT = "act"
    KIND = "kind"
    BENEFICIARY = "beneficiary"
    AMOUNT = "amount"
    UNITS = "units"
    DEADLINE = "deadline"
    CONDITION = "condition"
    ACTOR = "actor"
    SCOPE = "scope"
    PERIOD = "period"
    SAID_BY = "said_by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One value and the words it can be derived from; exactly one of the five value fields is set.

    `name` holds every value that is a word of the vocabulary (an id of a community, group, office, institution, kind) or a person's name.
    """

    role: Role
    passage: Passage
    count: Count | None = None
    date: DateSpan | None = None
    place: Place | None = None
    money: Money | None = None
    name: str | None = None

    @property
    def value(self) -> Count | DateSpan | Place | Money | str | None:
        """The one value that is set."""
        for value in (self.count, self.date, self.place, self.money):
            if value is not None:
                return value
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One reader's word on one thing in one document. `passage` is the sentence (or the run of sentences) that tells it."""

    id: MentionId
    document: DocumentId
    kind: MentionKind
    passage: Passage
    arguments: tuple[Argument, ...]
    told_as: ToldAs | None = None

    def all(self, role: Role) -> tuple[Argument, ...]:
        """Return the arguments of `role`, in the reader's order: the one it holds likeliest first."""
        return tuple(argument for argument in self.arguments if argument.role is role)

    def first(self, role: Role) -> Argument | None:
        """Return the likeliest argument of `role`, or None when the words do not say."""
        return next((argument for argument in self.arguments if argument.role is role), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderVersion:
    """Which reader, and which of its versions; a new version reads a document anew."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader saw in one document."""

    document: DocumentId
    reader: ReaderVersion
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
