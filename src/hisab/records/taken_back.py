"""Which decisions of people to take something back stand now: the last word on the same words speaks."""

from __future__ import annotations

from collections.abc import Mapping

from hisab.records.ids import MentionId
from hisab.records.journal import Register
from hisab.records.judgements import Anchor
from hisab.records.redactions import Redaction, Rejection
from hisab.records.standing import closeness, find_mentions

_NEAR = 0.5
"""How much of the words of a rejection and of a mention must be common to both; a new reader may draw its sentences otherwise."""


def standing_redactions(register: Register) -> tuple[Redaction, ...]:
    """Return the redactions that nobody lifted, in the order in which their words were first decided on."""
    last = {redaction.key: redaction for redaction in register.redactions}
    return tuple(redaction for redaction in last.values() if not redaction.is_lifted)


def standing_rejections(register: Register) -> tuple[Rejection, ...]:
    """Return the rejections that nobody took back, in the order in which their words were first decided on."""
    last: dict[Anchor, Rejection] = {rejection.anchor: rejection for rejection in register.rejections}
    return tuple(rejection for rejection in last.values() if not rejection.is_lifted)


def rejected_mentions(register: Register) -> Mapping[MentionId, Rejection]:
    """Return every mention that stands now and was found to tell of no such thing, with who found so and why."""
    return {
        mention.id: rejection
        for rejection in standing_rejections(register)
        for mention in find_mentions(register, rejection.anchor)
        if closeness(mention, rejection.anchor) >= _NEAR
    }


def all_rejected(mentions: tuple[MentionId, ...], rejected: Mapping[MentionId, Rejection]) -> bool:
    """True when a record stands on mentions, and each of them was rejected."""
    return bool(mentions) and all(mention in rejected for mention in mentions)
