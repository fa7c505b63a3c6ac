"""What the encoder says of a token, a span and a sentence, and where each answer stands in its output.

The output for a token is one row of numbers. `SLOTS` names the stretch of the row for each question; the model and the reader share this
file, and a model whose own list differs is refused.
"""

from __future__ import annotations

from itertools import accumulate

from hisab.records.mentions import MentionKind, Role, ToldAs
from hisab.records.values import Covers
from hisab.vocabulary.words import Act, ActionKind, AssertionKind, PromiseKind

HARM = (Role.KILLED, Role.INJURED, Role.ABDUCTED)
ROLES: dict[MentionKind, tuple[Role, ...]] = {
    MentionKind.INCIDENT: (
        *HARM, Role.DATE, Role.PLACE, Role.TARGET, Role.COMMUNITY, Role.PERPETRATOR, Role.ATTRIBUTED, Role.ATTRIBUTED_BY,
        Role.CLAIMED, Role.CLAIM_DENIED, Role.CLAIM_RETRACTED, Role.METHOD,
    ),
    MentionKind.PROMISE: (
        Role.PERSON, Role.OFFICE, Role.INSTITUTION, Role.ACT, Role.KIND, Role.BENEFICIARY, Role.AMOUNT, Role.UNITS, Role.DEADLINE, Role.CONDITION,
    ),
    MentionKind.ACTION: (Role.KIND, Role.ACTOR, Role.PERSON, Role.OFFICE, Role.INSTITUTION, Role.DATE, Role.UNITS, Role.AMOUNT),
    MentionKind.TOTAL: (*HARM, Role.PERIOD, Role.SCOPE, Role.SAID_BY, Role.COMMUNITY, Role.PLACE),
    MentionKind.ASSERTION: (Role.SCOPE, Role.COMMUNITY),
}  # fmt: skip
"""The roles whose words the encoder marks."""
TELLS = "tells"
"""Stands for a role where words only tell a mention."""
TAGS: tuple[str, ...] = tuple(f"{kind}.{role}" for kind, roles in ROLES.items() for role in roles) + tuple(
    f"{kind}.{TELLS}" for kind in (MentionKind.INCIDENT, MentionKind.TOTAL, MentionKind.ASSERTION)
)
"""One question a token each: does a span of this role begin here, or go on."""
TOLD: tuple[str, ...] = tuple(ToldAs)
COVERS: tuple[str, ...] = tuple(Covers)
ACTS: tuple[str, ...] = tuple(Act)
PROMISE_KINDS: tuple[str, ...] = tuple(PromiseKind)
ACTION_KINDS: tuple[str, ...] = tuple(ActionKind)
ASSERTIONS: tuple[str, ...] = tuple(AssertionKind)
SENTENCE: tuple[str, ...] = (
    "main",
    "recalled",
    "promise",
    "unbinding",
    *(f"promise {kind}" for kind in PROMISE_KINDS),
    "action",
    "total",
    "assertion",
)
"""What a sentence tells; several may be true. "unbinding" is a refusal or a recalled promise."""
LINK_WIDTH = 64

_WIDTHS: tuple[tuple[str, int], ...] = (
    ("tags", 2 * len(TAGS)),
    ("told", len(TOLD)),
    ("covers", len(COVERS)),
    ("act", len(ACTS)),
    ("promise_kind", len(PROMISE_KINDS)),
    ("action_kind", len(ACTION_KINDS)),
    ("assertion", len(ASSERTIONS)),
    ("sentence", len(SENTENCE)),
    ("link", LINK_WIDTH),
)
_ENDS = tuple(accumulate(width for _, width in _WIDTHS))
SLOTS: dict[str, slice] = {name: slice(end - width, end) for (name, width), end in zip(_WIDTHS, _ENDS, strict=True)}
"""`tags` has two numbers a tag, "begins" and "goes on", against nought for "neither"; `told` to `assertion` are read as the mean over a span,
`sentence` as a soft highest over a sentence, `link` as a vector that is near those of the same mention."""
WIDTH = _ENDS[-1]
