"""Where a promise stands at a date: as much of docs/promises.md as can be said before any link is reviewed.

A machine's link never changes a status. So a promise is not trackable, open, or overdue and not searched, which is our debt and
not the promisor's; that it was kept or broken can be said only when people have looked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hisab.records.figures import PromiseAccount
from hisab.records.journal import Register
from hisab.records.mentions import Mention, Role
from hisab.records.subjects import Promise
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import Act, PromiseKind, Status

_RHETORICAL = frozenset({Act.COMMIT_VAGUE})


def account_promise(register: Register, promise: Promise, *, vocabulary: Vocabulary, as_of: date) -> PromiseAccount:
    """Return where `promise` stands on `as_of`."""
    mentions = [register.mentions[mention] for mention in promise.mentions]
    published = [day for mention in mentions if (day := register.documents[mention.document].published) is not None]
    made_on = min(published, default=None)
    due_on, due_basis = _due(mentions, made_on, kind=promise.kind, vocabulary=vocabulary)
    status, why = _status(mentions, promise.kind, made_on=made_on, due_on=due_on, as_of=as_of)
    return PromiseAccount(
        kind=promise.kind,
        person=_agreed(mentions, Role.PERSON),
        office=_agreed(mentions, Role.OFFICE),
        institution=promise.institution,
        made_on=made_on,
        due_on=due_on,
        due_basis=due_basis,
        status=status,
        why=why,
    )


def _agreed(mentions: Iterable[Mention], role: Role) -> str | None:
    """Return the name that every mention gives which gives one; None where they differ, or where most give none."""
    found = tuple(mentions)
    stated = [argument.name for mention in found if (argument := mention.first(role)) is not None and argument.name]
    return stated[0] if len(set(stated)) == 1 and 2 * len(stated) >= len(found) else None


def _due(mentions: Iterable[Mention], made_on: date | None, *, kind: str | None, vocabulary: Vocabulary) -> tuple[date | None, str]:
    """Return the due date and its basis: the words before the default."""
    stated = [argument.date.latest for mention in mentions if (argument := mention.first(Role.DEADLINE)) and argument.date and argument.date.latest]
    if stated:
        return min(stated), "explicit"
    days = next((row["days"] for row in vocabulary.rows("horizons") if row["kind"] == kind), "")
    if made_on is None or not days:
        return None, "none"
    return made_on + timedelta(days=int(days)), "default"


def _status(mentions: Iterable[Mention], kind: str | None, *, made_on: date | None, due_on: date | None, as_of: date) -> tuple[str, str]:
    acts = {argument.name for mention in mentions if (argument := mention.first(Role.ACT)) is not None}
    if kind is None or acts <= _RHETORICAL:
        return Status.NOT_TRACKABLE, "it names nothing that could be seen to be done"
    if kind == PromiseKind.GESTURE:
        return Status.NOT_TRACKABLE, "a visit or a word of comfort is recorded and not rated"
    if due_on is None:
        return Status.OPEN, "the day it was made is not known, so no due date can be set" if made_on is None else "no due date is set for its kind"
    if as_of <= due_on:
        return Status.OPEN, f"it is not due before {_in_full(due_on)}"
    debt = "no search for what came of it is recorded: this is a debt of the record, not a finding about the promise"
    return Status.OVERDUE_NOT_SEARCHED, f"it was due by {_in_full(due_on)}, and {debt}"


def _in_full(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
