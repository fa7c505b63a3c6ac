"""What a model may propose: for each kind of mention its roles, and for some roles a word of a closed list. Both are those of `docs/schema.md`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hisab.records.mentions import MentionKind, Role
from hisab.records.values import Covers
from hisab.vocabulary.words import Act, ActionKind, AssertionKind, PromiseKind

HARM = (Role.KILLED, Role.INJURED, Role.ABDUCTED)
ROLES: Mapping[MentionKind, tuple[Role, ...]] = MappingProxyType(
    {
        MentionKind.INCIDENT: (
            *HARM,
            Role.DATE,
            Role.PLACE,
            Role.TARGET,
            Role.COMMUNITY,
            Role.PERPETRATOR,
            Role.ATTRIBUTED,
            Role.ATTRIBUTED_BY,
            Role.CLAIMED,
            Role.CLAIM_DENIED,
            Role.CLAIM_RETRACTED,
            Role.METHOD,
        ),
        MentionKind.PROMISE: (
            Role.PERSON,
            Role.OFFICE,
            Role.INSTITUTION,
            Role.ACT,
            Role.KIND,
            Role.BENEFICIARY,
            Role.AMOUNT,
            Role.UNITS,
            Role.DEADLINE,
            Role.CONDITION,
        ),
        MentionKind.ACTION: (Role.KIND, Role.ACTOR, Role.PERSON, Role.OFFICE, Role.INSTITUTION, Role.DATE, Role.UNITS, Role.AMOUNT),
        MentionKind.TOTAL: (Role.SCOPE, Role.PERIOD, Role.KILLED, Role.INJURED, Role.PLACE, Role.COMMUNITY, Role.DATE, Role.SAID_BY),
        MentionKind.ASSERTION: (Role.KIND, Role.SCOPE, Role.PERIOD, Role.COMMUNITY),
    }
)


_KINDS: Mapping[MentionKind, type[PromiseKind | ActionKind | AssertionKind]] = MappingProxyType(
    {MentionKind.PROMISE: PromiseKind, MentionKind.ACTION: ActionKind, MentionKind.ASSERTION: AssertionKind}
)


def words_of(kind: MentionKind, role: Role) -> tuple[str, ...]:
    """Return the words among which the class of an argument is chosen; none where the quote alone gives the value."""
    if role in HARM:
        return tuple(Covers)
    if role is Role.ACT:
        return tuple(Act)
    if role is Role.KIND:
        return tuple(_KINDS.get(kind, ()))
    return ()
