"""The threads of some incidents and promises, at any scope: what the picture is made from, its sentence and its words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hisab.publishing.numbers import NOT_STATED, word_date, word_range, word_some
from hisab.publishing.press import Press
from hisab.publishing.rows import count_of, due_words, happened, promised
from hisab.publishing.threads import Attack, Picture, Pledge, draw
from hisab.records.ids import IncidentId, PromiseId
from hisab.vocabulary.words import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """The picture, its words, and where the same rows stand as a table."""

    picture: Picture
    label: str
    summary: str
    table: str


def threads_of(press: Press, incidents: Sequence[IncidentId], promises: Sequence[PromiseId], *, table: str) -> Threads:
    """Return the threads of `incidents` and `promises`; `table` is the address of the same rows in words."""
    picture = draw(
        [attack_of(press, identifier) for identifier in incidents],
        [pledge_of(press, identifier) for identifier in promises],
        as_of=press.edition.as_of,
    )
    attacks = word_some(len(incidents), "attack", "attacks")
    day = word_date(press.edition.as_of)
    summary = f"{attacks}; {picture.standing}." if promises else f"{attacks}; no promise read in these sources up to {day}."
    return Threads(picture=picture, label=f"Threads. {summary} The same rows stand in a table.", summary=summary, table=table)


def attack_of(press: Press, identifier: IncidentId) -> Attack:
    """Return an incident as the picture needs it."""
    account = press.edition.incidents[identifier]
    shown = happened(press, identifier)
    killed = word_range(count_of(account.killed))
    return Attack(
        href=shown.href,
        title=f"{shown.day}, {shown.place}: {shown.killed}",
        label="" if killed == NOT_STATED else killed.replace("at least ", "≥ ").replace("at most ", "≤ "),
        when=account.date,
        killed=count_of(account.killed),
    )


def pledge_of(press: Press, identifier: PromiseId) -> Pledge:
    """Return a promise as the picture needs it."""
    account = press.edition.promises[identifier]
    shown = promised(press, identifier)
    return Pledge(
        href=shown.href,
        title=f"{shown.kind}, {shown.by}, {shown.made}: {account.status}; {due_words(account)}",
        label=f"{shown.by}: {account.status}",
        kind=shown.kind,
        status=Status(account.status),
        made_on=account.made_on,
        due_on=account.due_on,
    )
