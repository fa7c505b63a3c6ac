"""How a reader is scored on labelled reports: by page, and by the toll of the main attack. Pure; tested on hand-made examples.

A labelled report says which attacks it tells (`attacks`, with `role` and the range `killed`), and which kinds of promise it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hisab.reading.numbers import find_numbers
from hisab.records.mentions import Mention, MentionKind, Role, ToldAs
from hisab.vocabulary.words import BINDING_ACTS

_KEYWORDS = re.compile(r"kill|attack|blast|bomb|murder|massacre|terror|gunm|slain|dead", re.IGNORECASE)
_PROMISE_KEYWORDS = re.compile(r"promis|vow|pledg|assur|announc|compensat|would be|inquiry|ordered", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One report's truth. `killed` is the range stated for the main attack, None where it states none."""

    identifier: str
    text: str
    is_negative: bool
    has_attack: bool
    killed: tuple[int, int] | None
    promise_kinds: frozenset[str]
    has_promise: bool
    action_kinds: frozenset[str] | None = None
    """None where the labels tell no actions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reader said of one report, reduced to what is scored."""

    has_attack: bool
    has_incident: bool
    killed: int | None
    promise_kinds: frozenset[str]
    has_promise: bool
    action_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of right and wrong answers."""

    right: int
    extra: int
    missed: int

    @property
    def f1(self) -> float:
        """F1; 1 where there was nothing to find and nothing was said."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0


def reduce_reading(mentions: Iterable[Mention], *, communities: frozenset[str]) -> Read:
    """Reduce mentions to what is scored.

    An attack on the community is an incident or total whose stated communities hold one of `communities`, or that states none.
    """
    found = tuple(mentions)
    incidents = [mention for mention in found if mention.kind is MentionKind.INCIDENT]
    struck = [mention for mention in found if mention.kind in {MentionKind.INCIDENT, MentionKind.TOTAL} and _may_strike(mention, communities)]
    main = [mention for mention in incidents if mention.told_as is ToldAs.MAIN] or incidents
    promises = [mention for mention in found if mention.kind is MentionKind.PROMISE and _is_binding(mention)]
    kinds = {kind.name for mention in promises if (kind := mention.first(Role.KIND)) is not None and kind.name}
    deeds = {kind.name for mention in found if mention.kind is MentionKind.ACTION and (kind := mention.first(Role.KIND)) is not None and kind.name}
    return Read(
        has_attack=bool(struck),
        has_incident=bool(incidents),
        killed=_killed(main[0]) if main else None,
        promise_kinds=frozenset(kinds),
        has_promise=bool(promises),
        action_kinds=frozenset(deeds),
    )


def coarsen(read: Read, kinds: frozenset[str]) -> Read:
    """Return `read` with each kind of promise that is not one of `kinds` as "other"; unchanged where `kinds` is empty."""
    return replace(read, promise_kinds=frozenset(kind if kind in kinds else "other" for kind in read.promise_kinds)) if kinds else read


def _may_strike(mention: Mention, communities: frozenset[str]) -> bool:
    stated = {argument.name for argument in mention.all(Role.COMMUNITY)}
    return not stated or bool(stated & communities)


def _is_binding(mention: Mention) -> bool:
    act = mention.first(Role.ACT)
    return act is not None and act.name in BINDING_ACTS


def _killed(mention: Mention) -> int | None:
    argument = mention.first(Role.KILLED)
    if argument is None or argument.count is None:
        return None
    return next((number for number in (argument.count.best, argument.count.high, argument.count.low) if number is not None), None)


def tally_pages(pairs: Iterable[tuple[bool, bool]]) -> Tally:
    """Count (said, true) pairs."""
    found = tuple(pairs)
    return Tally(
        right=sum(said and true for said, true in found),
        extra=sum(said and not true for said, true in found),
        missed=sum(true and not said for said, true in found),
    )


def tally_kinds(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Tally:
    """Count kinds by page: (said, true) sets."""
    found = tuple(pairs)
    return Tally(
        right=sum(len(said & true) for said, true in found),
        extra=sum(len(said - true) for said, true in found),
        missed=sum(len(true - said) for said, true in found),
    )


def share_killed(pairs: Iterable[tuple[int | None, tuple[int, int] | None]]) -> float:
    """Return the share of reports with a toll whose number is exact or inside the range that the report states."""
    judged = [said is not None and true[0] <= said <= true[1] for said, true in pairs if true is not None]
    return sum(judged) / len(judged) if judged else 1.0


def read_by_keyword(text: str) -> Read:
    """Return what the simplest peer says: keywords for pages, and for the toll the number, in digits or words, that stands last before "killed"."""
    before, _, _ = text.partition("killed")
    numbers = find_numbers(before) if before != text else ()
    has_attack = bool(_KEYWORDS.search(text))
    return Read(
        has_attack=has_attack,
        has_incident=has_attack,
        killed=numbers[-1].value if numbers else None,
        promise_kinds=frozenset(),
        has_promise=bool(_PROMISE_KEYWORDS.search(text)),
    )
