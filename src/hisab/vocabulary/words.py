"""The closed choices: kinds of promise, acts, kinds of action, statuses, each with the words that a page shows for it.

Sources: `docs/promises.md` gives the meaning of each kind, act and status.
"""

from __future__ import annotations

from enum import StrEnum


class Harm(StrEnum):
    """What an attack did to people, as far as a source states a number of them."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    NOT_STATED = "not stated"


class PromiseKind(StrEnum):
    """What is promised; the nine words of the published schema."""

    JUSTICE = "justice"
    COMPENSATION = "compensation"
    PROTECTION = "protection"
    INQUIRY = "inquiry"
    POLICY = "policy"
    MEDICAL = "medical"
    REHABILITATION = "rehabilitation"
    DISMISSAL = "dismissal"
    GESTURE = "gesture"


class Act(StrEnum):
    """With what force it was said."""

    COMMIT_SPECIFIC = "commit-specific"
    COMMIT_VAGUE = "commit-vague"
    COMMIT_OUTCOME = "commit-outcome"
    DIRECTIVE = "directive"
    ANNOUNCEMENT = "announcement"
    REFUSAL = "refusal"
    RECALL = "recall"


BINDING_ACTS = frozenset({Act.COMMIT_SPECIFIC, Act.COMMIT_VAGUE, Act.COMMIT_OUTCOME, Act.DIRECTIVE, Act.ANNOUNCEMENT})
"""The acts that make a promise; a refusal and a recall are read, and never counted as one."""


class ActionKind(StrEnum):
    """What was reported done."""

    CASE_REGISTERED = "case registered"
    ARREST = "arrest"
    SUSPECT_KILLED = "suspect killed"
    CHARGE = "charge"
    TRIAL = "trial"
    CONVICTION = "conviction"
    ACQUITTAL = "acquittal"
    PAYMENT = "payment"
    INQUIRY_FORMED = "inquiry formed"
    INQUIRY_REPORT = "inquiry report"
    COURT_ORDER = "court order"
    DEPLOYMENT = "deployment"
    OPERATION = "operation"
    DISMISSAL = "dismissal"
    MEDICAL_AID = "medical aid"
    AGREEMENT = "agreement"
    VISIT = "visit"
    NOT_DONE = "reported not done"


class AssertionKind(StrEnum):
    """What a writer claims about the record; the order is that of the encoder's answers."""

    COMMONNESS = "commonness"
    LULL = "lull"
    ATTENTION = "attention"
    REPETITION = "repetition"
    NON_FULFILMENT = "non-fulfilment"
    TREND = "trend"


class HowTestable(StrEnum):
    """Whether the words of a promise could be seen to be kept."""

    RHETORICAL = "T0"
    ACTION = "T1"
    ACTION_AND_OBJECT = "T2"
    OUTCOME = "TO"


class Relation(StrEnum):
    """What an action, or a report, is to a deliverable."""

    ADVANCES = "advances"
    FULFILS = "fulfils"
    CONTRADICTS = "contradicts"
    REFUSES = "refuses"
    REVERSES = "reverses"
    CONTRARY = "contrary"
    SUPERSEDES = "supersedes"


class Grade(StrEnum):
    """How good the evidence of an action is.

    E1 an official, court or payment record; E2 two independent outlets, or one with a named beneficiary; E3 one outlet's own reporting;
    E4 the promisor's word; E5 nobody named.
    """

    RECORD = "E1"
    TWO_OUTLETS = "E2"
    ONE_OUTLET = "E3"
    PROMISOR = "E4"
    ANONYMOUS = "E5"


class SourceRole(StrEnum):
    """Who says that something was done or not done."""

    PROMISOR = "promisor"
    OFFICIAL = "other official"
    RECORD = "court or record"
    BENEFICIARY = "beneficiary"
    MEDIA = "independent media"
    NGO = "ngo"


class Verdict(StrEnum):
    """A person's answer."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class Asked(StrEnum):
    """What a person was asked about two things."""

    SAME_INCIDENT = "same incident"
    SAME_PROMISE = "same promise"
    FOLLOWS = "follows"
    ANSWERS = "answers"


class Status(StrEnum):
    """Where a promise stands; each word is defined in `docs/promises.md`."""

    NOT_TRACKABLE = "not trackable"
    SUPERSEDED = "superseded"
    OPEN = "open"
    ACTION_REPORTED = "action reported"
    KEPT = "kept"
    KEPT_LATE = "kept late"
    PARTLY_KEPT = "partly kept"
    CLAIMED_KEPT = "claimed kept"
    CONTESTED = "contested"
    OVERDUE_ACTION_ONLY = "overdue, action only"
    OVERDUE_NO_EVIDENCE = "overdue, no evidence"
    OVERDUE_NOT_SEARCHED = "overdue, not searched"
    BROKEN = "broken"
