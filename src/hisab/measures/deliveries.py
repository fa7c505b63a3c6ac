"""How much of what was promised was received: people, and money of one currency at a time. What cannot be compared is listed, not guessed.

Only what is corroborated and reaches the step that was promised is received: money given to another office is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hisab.measures.book import BookLine
from hisab.measures.rates import Rated
from hisab.measures.status import CORROBORATED, STEPS, is_reversed, number_promised
from hisab.records.book import Link
from hisab.records.measured import Delivered
from hisab.records.values import Money
from hisab.vocabulary.words import Relation, SourceRole, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The lines of one unit that can be compared, and what they add up to."""

    lines: tuple[str, ...]
    total: Delivered


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCompared:
    """A line whose promise states a number of people or an amount that cannot be held against what was received, and why."""

    line: str
    why: str


def deliver_units(rated: Iterable[Rated]) -> tuple[Mapping[str, Delivery], tuple[NotCompared, ...]]:
    """Return how many of those who were to receive have, by subtype: families paid and jobs given are not added."""
    found: dict[str, list[tuple[str, Decimal, Decimal]]] = defaultdict(list)
    odd = []
    for one in rated:
        promised = number_promised(one.line.deliverable)
        if promised is None or not one.is_searched:
            continue
        if one.ruling.status is Status.CONTESTED:
            odd.append(NotCompared(line=one.line.id, why="what was received is contested"))
            continue
        is_all = one.ruling.status in {Status.KEPT, Status.KEPT_LATE}
        received = promised if is_all else min(one.ruling.units or 0, promised)
        found[one.line.deliverable.subtype].append((one.line.id, Decimal(received), Decimal(promised)))
    return _added(found), tuple(odd)


def deliver_money(rated: Iterable[Rated], *, as_of: date) -> tuple[Mapping[str, Delivery], tuple[NotCompared, ...]]:
    """Return how much of the money that was promised has been received, by currency: two currencies are never added."""
    found: dict[str, list[tuple[str, Decimal, Decimal]]] = defaultdict(list)
    odd = []
    for one in rated:
        amount = one.line.deliverable.amount
        if amount is None or not one.is_searched:
            continue
        promised = _in_all(amount, number_promised(one.line.deliverable))
        received = _received(one, amount.currency, as_of=as_of)
        if promised is None:
            odd.append(NotCompared(line=one.line.id, why="the words do not say for how many the amount is"))
        elif isinstance(received, str):
            odd.append(NotCompared(line=one.line.id, why=received))
        else:
            found[amount.currency].append((one.line.id, received, promised))
    return _added(found), tuple(odd)


def _added(found: Mapping[str, list[tuple[str, Decimal, Decimal]]]) -> dict[str, Delivery]:
    return {
        unit: Delivery(
            lines=tuple(sorted(line for line, _, _ in rows)),
            total=Delivered(
                received=sum((received for _, received, _ in rows), Decimal(0)),
                promised=sum((promised for _, _, promised in rows), Decimal(0)),
                unit=unit,
            ),
        )
        for unit, rows in sorted(found.items())
    }


def _in_all(amount: Money, units: int | None) -> Decimal | None:
    """Return the whole sum; None where the words leave it open whether an amount is for each or for all, or for how many."""
    return amount.amount * units if units is not None and (amount.per is not None or units == 1) else None


def _received(one: Rated, currency: str, *, as_of: date) -> Decimal | str:
    """Return the money that is corroborated as received, or why that cannot be said."""
    if one.ruling.status is Status.CONTESTED:
        return "what was received is contested"
    links = _corroborated(one.line, as_of=as_of)
    if not links:
        return Decimal(0)
    stated = [link for link in links if link.amount is not None]
    if not stated:
        return "something was received, and no report states how much"
    last = max(stated, key=lambda link: (link.done_on, link.known_on, link.action))
    if last.amount is None or last.amount.currency != currency:
        return "it was promised in one currency and received in another"
    if last.amount.per is None:
        return last.amount.amount
    whole = _in_all(last.amount, last.units)
    return whole if whole is not None else "what each received is stated, and not how many did"


def _corroborated(line: BookLine, *, as_of: date) -> list[Link]:
    """Return the links by which something reached those for whom it was, seen by somebody but the promisor and not taken back."""
    known = [link for link in line.links if link.known_on <= as_of and link.reviewers]
    reversals = [link for link in known if link.relation is Relation.REVERSES]
    return [
        link
        for link in known
        if link.relation in STEPS
        and link.grade in CORROBORATED
        and link.source is not SourceRole.PROMISOR
        and link.step >= line.deliverable.step
        and not link.is_suspect_killed
        and not is_reversed(link, reversals)
    ]
