"""What is counted and published: a figure that names what it counted, and the edition that carries figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hisab.records.book import Deliverable, Entitlement, Link, Ruling
from hisab.records.holders import HolderAccount
from hisab.records.ids import DocumentId
from hisab.records.journal import Checkpoint, Register
from hisab.records.measured import Measured
from hisab.records.values import Count, DateSpan, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and the way back from it. `counted` are the ids of the records that it counts, in order.

    One thing of a promise is counted as `promise#subtype`. `recipe` names the rule and its version; `caveat` says what the number cannot see.
    `measured` is what was worked out over the counted records, where that is more than their number; then `value` is how many they are.
    """

    name: str
    label: str
    value: Count
    counted: tuple[str, ...]
    recipe: str
    caveat: str
    as_of: date
    measured: Measured | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One number of people for one incident, from the lowest to the highest that an eligible source states.

    `low` is None when no source gives a lower bound; `resting_on` are the (mention, argument index) pairs that were eligible.
    """

    count: Count
    resting_on: tuple[tuple[str, int], ...]
    recipe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentAccount:
    """What the sources of one incident add up to under named rules; None and empty where none says.

    `community`, `claimed_by`, `attributed_to` and `methods` are ids of the vocabulary, the most often stated first.
    `documents` tell it as their main matter or recall it; `independent_sources` counts texts that are not copies of each other.
    """

    date: DateSpan | None
    place: Place | None
    communities: tuple[str, ...]
    targets: tuple[str, ...]
    claimed_by: tuple[str, ...]
    attributed_to: tuple[str, ...]
    methods: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None
    documents: tuple[DocumentId, ...]
    independent_sources: int
    left_out: str | None = None
    """Why the figures leave this incident out, in words; None where they count it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableAccount:
    """Where one deliverable stands at a date, and on what that rests. `entitlements` are laws that may grant it already."""

    deliverable: Deliverable
    ruling: Ruling
    links: tuple[Link, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatAccount:
    """Something that was promised again. `later` and `earlier` are `promise#subtype`; `was` is where the earlier stood on the day of the later word.

    `tags` say in words what the two have in common; `is_last` is true of the last earlier one.
    """

    later: str
    earlier: str
    was: str
    tags: tuple[str, ...]
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAccount:
    """Where one promise stands at a date.

    `kind` is one of the nine words, or None; `status` is a word of the vocabulary, `why` says what it rests on;
    `due_basis` is "explicit", "statutory", "vague words", "default" or "none".
    Where its deliverables stand differently, `status` is that of the one which is furthest from kept without being settled.
    `condition` are the words under which it was given, None where it was given without any.
    `person` is a name as the sources give it, `office` and `institution` are ids of the vocabulary.
    """

    kind: str | None
    person: str | None
    office: str | None
    institution: str | None
    made_on: date | None
    due_on: date | None
    due_basis: str
    status: str
    why: str
    condition: str | None = None
    deliverables: tuple[DeliverableAccount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAccount:
    """When one action was done, as far as its sources say, and when it was first reported."""

    kind: str
    done_on: DateSpan | None
    reported_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An estimate between its bounds; None is open, or not estimated. `level` is the share of such intervals that hold the true value."""

    low: float | None
    best: float | None
    high: float | None
    unit: str
    level: float = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One row of a series, with the ids that it counts. `key` is the id or the word that the row is for, empty where none is stated.

    `since` and `until` are its days, half-open, where it stands for a stretch of time; `note` is what must be said beside this row.
    """

    key: str
    label: str
    value: Count
    counted: tuple[str, ...]
    interval: Interval | None = None
    since: date | None = None
    until: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers side by side by one rule; `why` says in words why there are none, where there are none."""

    name: str
    label: str
    points: tuple[Point, ...]
    recipe: str
    caveat: str
    as_of: date
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lull:
    """Days without a recorded attack, beside what chance alone would give.

    `between` are the attacks at its ends (one where it still runs), `counted` all attacks of the stretch that chance is reckoned over.
    `expected` is the mean number of days of such a lull, and `probability` that of one at least as long, were the same number of attacks
    spread by chance alone. Where `days` is None, `why` says why.
    """

    name: str
    label: str
    days: int | None
    since: date | None
    until: date | None
    between: tuple[str, ...]
    counted: tuple[str, ...]
    expected: float | None
    probability: float | None
    recipe: str
    caveat: str
    as_of: date
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """How fast the reports of one attack came to their half and to nine tenths, in days from the attack's day (0 is that day).

    The two by outlet weigh each day's reports by the outlets that were read that day. `counted` are the documents. Where a number is
    None, `why` says why.
    """

    incident: str
    reports: int
    half: int | None
    nine_tenths: int | None
    half_by_outlet: int | None
    nine_tenths_by_outlet: int | None
    half_life: Interval | None
    counted: tuple[DocumentId, ...]
    recipe: str
    caveat: str
    as_of: date
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTotal:
    """A total that somebody stated, beside what the record counts for the same days, place and community.

    `counted` are the attacks that surely belong there, `unsure` those of which the record cannot tell. The difference is what was stated
    less what is recorded, from its least to its greatest (None is open). Where `recorded` is None, `why` says why the two cannot be compared.
    """

    mention: str
    document: DocumentId
    stated: Count
    said_by: tuple[str, ...]
    period: DateSpan | None
    place: Place | None
    community: str | None
    scope: str | None
    recorded: Count | None
    least_difference: int | None
    greatest_difference: int | None
    counted: tuple[str, ...]
    unsure: tuple[str, ...]
    recipe: str
    caveat: str
    as_of: date
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One attack and the lists (outlets) that tell it in words of their own; `killed` as the record has it."""

    incident: str
    killed: Count | None
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Which list tells of which attack, for those who know how to judge lists.

    `lower_bound` is None unless its gate is passed; `why` says what keeps it shut.
    """

    lists: tuple[str, ...]
    rows: tuple[Listed, ...]
    lower_bound: Figure | None
    why: str | None
    recipe: str
    caveat: str
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFigures:
    """Everything that is measured over the attacks of an account."""

    series: tuple[Series, ...]
    trend: Series
    lulls: tuple[Lull, ...]
    attention: tuple[Attention, ...]
    median_attention: Figure
    control_totals: tuple[ControlTotal, ...]
    overlap: Overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that is published at once: the register at a checkpoint, and what was measured over it.

    `scope` are the ids of the communities that the account is kept for; empty means every attack that was read.
    """

    checkpoint: Checkpoint
    register: Register
    as_of: date
    scope: tuple[str, ...] = ()
    figures: tuple[Figure, ...]
    incidents: Mapping[str, IncidentAccount]
    promises: Mapping[str, PromiseAccount]
    actions: Mapping[str, ActionAccount]
    repeats: Mapping[str, tuple[RepeatAccount, ...]] = field(default_factory=dict)
    """What each thing that was promised again repeats, by its id."""
    account: AccountFigures | None = None
    """What was measured over its attacks; None where nothing was."""
    offices: Mapping[str, tuple[HolderAccount, ...]] = field(default_factory=dict)
    """Who held each office from which something was promised, in order, by the office's id."""
