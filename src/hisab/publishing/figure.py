"""The threads of some incidents and promises, at any scope: what the picture is made from, its sentence and its words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hisab.publishing.bundles import MOST_BUNDLES, MOST_DRAWN, bundle_attacks, bundle_pledges
from hisab.publishing.numbers import word_date, word_short_range
from hisab.publishing.press import Press
from hisab.publishing.rows import count_of, due_words, happened, promised
from hisab.publishing.threads import Attack, Picture, Pledge, draw
from hisab.publishing.tongue import to_say
from hisab.publishing.wordings import NO_KIND
from hisab.records.ids import IncidentId, PromiseId
from hisab.vocabulary.words import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """The picture, its words, and where the same rows stand as a table."""

    picture: Picture
    label: str
    summary: str
    table: str
    bundled: tuple[str, ...] = ()


def threads_of(press: Press, incidents: Sequence[IncidentId], promises: Sequence[PromiseId], *, table: str) -> Threads:
    """Return the threads of `incidents` and `promises`; `table` is the address of the same rows in words."""
    tongue = press.tongue
    is_many = len(incidents) + len(promises) > MOST_DRAWN
    are_bundled = is_many and len(incidents) > MOST_BUNDLES, is_many and len(promises) > MOST_BUNDLES
    picture = draw(
        tongue,
        bundle_attacks(press, incidents) if are_bundled[0] else [attack_of(press, identifier) for identifier in incidents],
        bundle_pledges(press, promises) if are_bundled[1] else [pledge_of(press, identifier) for identifier in promises],
        as_of=press.edition.as_of,
    )
    attacks = tongue.some(len(incidents), "{n} attack", "{n} attacks")
    if promises:
        summary = tongue.say("{attacks}; {promises}.", attacks=attacks, promises=picture.standing)
    else:
        day = word_date(tongue, press.edition.as_of)
        summary = tongue.say("{attacks}; no promise read in these sources up to {day}.", attacks=attacks, day=day)
    label = tongue.say("Threads. {summary} The same rows stand in a table.", summary=summary)
    return Threads(picture=picture, label=label, summary=summary, table=table, bundled=_bundled(press, *are_bundled))


def _bundled(press: Press, attacks: bool, promises: bool) -> tuple[str, ...]:
    """Return what a mark and a thread stand for, where they stand for several."""
    told = (
        (
            attacks,
            to_say("A mark stands for all attacks of a month or of a year, as high as people were killed in them together; it opens that year."),
        ),
        (promises, to_say("A thread stands for the promises of one kind that were made in the same years and stand alike; it opens their list.")),
    )
    return tuple(press.tongue.say(words) for is_told, words in told if is_told)


def attack_of(press: Press, identifier: IncidentId) -> Attack:
    """Return an incident as the picture needs it."""
    account = press.edition.incidents[identifier]
    shown = happened(press, identifier)
    return Attack(
        href=shown.href,
        title=f"{press.tongue.all_of((shown.day, shown.place))}: {shown.killed}",
        label=word_short_range(press.tongue, count_of(account.killed)),
        when=account.date,
        killed=count_of(account.killed),
    )


def pledge_of(press: Press, identifier: PromiseId) -> Pledge:
    """Return a promise as the picture needs it."""
    account = press.edition.promises[identifier]
    shown = promised(press, identifier)
    status = press.tongue.say(account.status)
    given = press.tongue.all_of((shown.kind, shown.by, shown.made))
    return Pledge(
        href=shown.href,
        title=f"{given}: {press.tongue.list_of((status, due_words(press.tongue, account)))}",
        label=shown.by,
        standing=status,
        kind=account.kind or NO_KIND,
        status=Status(account.status),
        made_on=account.made_on,
        due_on=account.due_on,
    )
