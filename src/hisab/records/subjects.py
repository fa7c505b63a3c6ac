"""What mentions are about: an incident, a promise, an action. Each is its mentions; every field is a statement of one source."""

from __future__ import annotations

from dataclasses import dataclass

from hisab.records.ids import ActionId, IncidentId, MentionId, PromiseId
from hisab.records.mentions import Argument, MentionKind, ToldAs


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A machine's word that two things belong together, with its reasons; never a person's judgement.

    `left` and `right` are ids; `score` lies between 0 and 1.
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One attack, and every mention of it, in the order of their ids. The id is public, minted once and never reused."""

    id: IncidentId
    mentions: tuple[MentionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One promise, every mention of it, and the attacks that it is suggested to follow.

    `kind` is one of the nine words of the vocabulary, or None where it is too vague to have one; `institution` is the
    duty-bearer's id, or None where no source says.
    """

    id: PromiseId
    kind: str | None
    institution: str | None
    mentions: tuple[MentionId, ...]
    incidents: tuple[IncidentId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that was reported done after an attack, every mention of it, and the attacks that it is suggested to follow."""

    id: ActionId
    kind: str
    mentions: tuple[MentionId, ...]
    incidents: tuple[IncidentId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One source's word on one field of one subject; statements that conflict live side by side."""

    subject: str
    mention: MentionId
    mention_kind: MentionKind
    told_as: ToldAs | None
    argument: Argument
