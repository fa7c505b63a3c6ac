"""What a law grants already where a promise speaks of it, and the day that a law sets.

Many a promise restates what its hearers are owed anyway. Which law holds is a lawyer's question: a row of `entitlements.csv` is shown beside the
promise as a question, and sets a due day only where `checked_by` names who answered it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from hisab.records.book import Deliverable, Entitlement, Link
from hisab.records.values import Place
from hisab.vocabulary.tables import Row, Vocabulary
from hisab.vocabulary.words import Relation

_ON_THE_WAY = frozenset({Relation.ADVANCES, Relation.FULFILS})


def entitlements_of(deliverable: Deliverable, *, made_on: date | None, places: Sequence[Place], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Return the rows of laws in force on `made_on` that speak of such a thing where most of `places` lie; of rows for one law the last holds."""
    last = {row["law"]: row for row in vocabulary.rows("entitlements")}
    return tuple(
        row
        for _, row in sorted(last.items())
        if (row["kind"], row["subtype"]) == (deliverable.kind, deliverable.subtype)
        and made_on is not None
        and date.fromisoformat(row["in_force"]) <= made_on
        and _lies_in(row["jurisdiction"], places)
    )


def named(row: Row) -> Entitlement:
    """Return the law of a row."""
    return Entitlement(law=row["law"], name=row["name"], grants=row["grants"], source=row["source"], checked_by=row["checked_by"] or None)


def _lies_in(jurisdiction: str, places: Sequence[Place]) -> bool:
    path = tuple(jurisdiction.split("/"))
    return 2 * sum(place.path[: len(path)] == path for place in places) > len(places)


def set_by_law(deliverable: Deliverable, laws: Iterable[Row], links: Iterable[Link]) -> Deliverable:
    """Return the deliverable with the day that a checked law sets, where its own words set none.

    The law's days run from the first day on which people found the step that starts them to be reached.
    """
    if deliverable.due_basis == "explicit":
        return deliverable
    reviewed = [link for link in links if link.reviewers and link.relation in _ON_THE_WAY]
    days = []
    for law in laws:
        if law["checked_by"] and law["days"] and law["after_step"]:
            reached = [link.done_on for link in reviewed if link.step >= int(law["after_step"]) and not link.is_suspect_killed]
            days += [_after(min(reached), law["days"])] if reached else []
    return replace(deliverable, due_on=min(days), due_basis="statutory") if days else deliverable


def _after(day: date, days: str) -> date:
    """Return the day that lies `days` after `day`: "30", or "7 working" from Monday to Friday; public holidays are not known here."""
    number, _, kind = days.partition(" ")
    if kind != "working":
        return day + timedelta(days=int(number))
    found: date = np.busday_offset(day, int(number), roll="backward").astype(object)
    return found
