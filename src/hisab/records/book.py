"""The nouns of the promise book: what is rated, what it is rated by, who looked, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hisab.records.documents import Passage
from hisab.records.values import Count, Money
from hisab.vocabulary.words import Grade, HowTestable, PromiseKind, Relation, SourceRole, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """The unit that is rated: one thing that could be seen to be done. Compound promises are split into several.

    `step` is the step of the kind's ladder that keeps it; `criterion` are the promise's own words, frozen when it was registered. `units` are those
    who were to receive (None: not stated), `amount` what each, or all, were to receive. `rule` names the version of the rules that split it.
    """

    kind: PromiseKind
    subtype: str
    step: int
    testability: HowTestable
    criterion: Passage
    due_on: date | None
    due_basis: str
    units: Count | None = None
    amount: Money | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """A law that may grant already what is promised: its name and section, what it grants, and where that stands.

    `checked_by` says who answered that it holds here.
    """

    law: str
    name: str
    grants: str
    source: str
    checked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What people found that an action is to a deliverable. `reviewers` are the different people who said so; nobody's link is none.

    `done_on` is the day by which it was done, `known_on` the day of the report; `units` counts all who had received by then, `amount` is all
    that they had received. `is_suspect_killed` marks a suspect's death, which never fulfils; `reply_asked_on` is when the promisor was asked.
    """

    action: str
    relation: Relation
    step: int
    units: int | None
    done_on: date
    known_on: date
    grade: Grade
    source: SourceRole
    reviewers: tuple[str, ...]
    amount: Money | None = None
    is_under_compulsion: bool = False
    is_suspect_killed: bool = False
    reply_asked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Where somebody looked for what came of promises: one question to one source over a stretch of days.

    Only where someone looked is silence evidence. `promises` are the ids that it was about; none means all of `kinds`, where none again means all.
    """

    query: str
    source: str
    since: date
    until: date
    looked_on: date
    hits: int
    by: str
    promises: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Where a deliverable stands, why, and the actions that it rests on. `units` of `promised` have received; None is not known.

    `satisfied_on` is when it was first kept; `waits_for` says, in words, what a second person has yet to confirm.
    """

    status: Status
    why: str
    resting_on: tuple[str, ...] = ()
    units: int | None = None
    promised: int | None = None
    satisfied_on: date | None = None
    waits_for: str | None = None
