"""The row: what happened, what was promised, what came of it. Everywhere a record is listed, it is one of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from hisab.publishing.data.review import least
from hisab.publishing.numbers import is_dated, word_date, word_people, word_published, word_span
from hisab.publishing.press import Press, action_order, attacks_of
from hisab.publishing.reviewed import State, link_words
from hisab.publishing.shelf import latest_first
from hisab.publishing.tongue import Tongue, to_say
from hisab.publishing.wordings import DUE_BASES, KIND_GROUPS, NO_KIND, is_overdue, name_of, name_of_person, word_place
from hisab.records.figures import IncidentAccount, PromiseAccount, Toll
from hisab.records.ids import ActionId, IncidentId, PromiseId
from hisab.records.values import Count, DateSpan
from hisab.vocabulary.words import Status

TARGETS = 4
"""Words for those who were attacked that a row shows: forty reports have a dozen; the page of the attack has all of them, each with its sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An attack in the first column. `link` says in the row of a promise or an action how far people have looked at what ties it to the attack."""

    href: str
    day: str
    place: str
    killed: str
    injured: str
    who: tuple[str, ...]
    left_out: tuple[str, ...]
    state: State
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The same promised before, after another attack, and how it stood on the day of the later word."""

    href: str
    words: str
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise in the second column. `by_href` is the page of the office or institution, empty where there is none.

    `link` says in the row of an attack how far people have looked at what ties the promise to it;
    `earlier` and `told` stand on the pages of offices and institutions alone: what it says again, and what must be said of its speaker.
    """

    href: str
    kind: str
    group: str
    by: str
    made: str
    due: str
    state: State
    link: str = ""
    by_href: str = ""
    earlier: tuple[Earlier, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of it, in the third column: a status, or an action."""

    href: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A promise and what came of it, side by side; either may be empty and is then seen to be."""

    promised: tuple[Promised, ...] = ()
    came: tuple[Came, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record in three columns."""

    anchor: str
    happened: tuple[Happened, ...]
    pairs: tuple[Pair, ...]
    more: tuple[Came, ...] = ()


def incidents_in_order(press: Press, incidents: Iterable[IncidentId]) -> tuple[IncidentId, ...]:
    """Return these incidents, the latest first, the undated last."""
    return tuple(sorted(incidents, key=lambda identifier: latest_first(press.edition, identifier)))


def promises_in_order(press: Press, promises: Iterable[PromiseId]) -> tuple[PromiseId, ...]:
    """Return these promises, the earliest first, the undated last."""
    accounts = press.edition.promises
    return tuple(sorted(promises, key=lambda identifier: (accounts[identifier].made_on or date.max, identifier)))


def promises_of(press: Press, incident: IncidentId) -> tuple[PromiseId, ...]:
    """Return the promises that are suggested to follow an incident, the earliest first."""
    found = press.following.promises.get(incident, ())
    return tuple(sorted(found, key=lambda identifier: (press.edition.promises[identifier].made_on or date.max, identifier)))


def actions_of(press: Press, incidents: Iterable[IncidentId]) -> tuple[ActionId, ...]:
    """Return the actions that are suggested to follow any of these incidents, the earliest first."""
    found = {action for incident in incidents for action in press.following.actions.get(incident, ())}
    return tuple(sorted(found, key=lambda identifier: action_order(press.edition, identifier)))


def happened(press: Press, identifier: IncidentId) -> Happened:
    """Return an incident as the first column shows it."""
    account = press.edition.incidents[identifier]
    return Happened(
        href=press.addresses.incident(identifier),
        day=word_when(press.tongue, account.date),
        place=word_place(press.tongue, account.place, press.vocabulary),
        killed=word_people(press.tongue, count_of(account.killed), "killed"),
        injured=word_people(press.tongue, account.injured.count, "injured") if account.injured else "",
        who=who(press, account),
        left_out=(press.tongue.say(account.left_out),) if account.left_out else (),
        state=press.state(press.edition.register.incidents[identifier].mentions),
    )


def followed(press: Press, subject: PromiseId | ActionId, attack: IncidentId) -> Happened:
    """Return an attack that a promise or an action is suggested to follow, with the state of that link."""
    return replace(happened(press, attack), link=press.link(subject, attack))


def word_when(tongue: Tongue, span: DateSpan | None) -> str:
    """Return the days of an attack, or "date not stated"."""
    return word_span(tongue, span) if is_dated(span) else tongue.say("date not stated")


def count_of(toll: Toll | None) -> Count | None:
    """Return the number of a toll, None when no source states one."""
    return None if toll is None else toll.count


def who(press: Press, account: IncidentAccount) -> tuple[str, ...]:
    """Return who was attacked and who claimed it or is said to have done it, as far as sources state it."""
    community = _names(press, account.communities, ("communities",), lambda _: False)
    veil = press.veil
    targets = _names(press, account.targets, ("communities",), veil.withholds_target, most=TARGETS)
    claimed = _names(press, account.claimed_by, ("groups",), veil.withholds_doer)
    attributed = _names(press, account.attributed_to, ("groups",), veil.withholds_doer)
    lines = (
        (to_say("Target: {names}"), targets),
        (to_say("Community: {names}"), community),
        (to_say("Claimed by {names}"), claimed),
        (to_say("Attributed to {names}"), attributed),
    )
    return tuple(press.tongue.say(line, names=names) for line, names in lines if names)


def _names(press: Press, identifiers: Iterable[str], tables: tuple[str, ...], withholds: Callable[[str], bool], *, most: int | None = None) -> str:
    """Return names, one after the other, `most` at most; those that the profile keeps back stand there once, as kept back."""
    names = (press.withheld if withholds(each) else name_of(press.tongue, each, tables, press.vocabulary) for each in identifiers)
    alike: dict[str, str] = {}
    for name in names:
        alike.setdefault(name.casefold(), name)
    every = tuple(alike.values())
    left = len(every) - len(every[:most])
    more = (press.tongue.some(left, "{n} other name", "{n} other names"),) if left else ()
    return press.tongue.list_of((press.tongue.all_of(every[:most]), *more))


def promised(press: Press, identifier: PromiseId) -> Promised:
    """Return a promise as the second column shows it."""
    account = press.edition.promises[identifier]
    return Promised(
        href=press.addresses.promise(identifier),
        kind=press.tongue.say(account.kind or NO_KIND),
        group=group_of(account.kind or NO_KIND),
        by=promisor(press, account),
        made=word_published(press.tongue, account.made_on),
        due=due_words(press.tongue, account),
        state=press.state(press.edition.register.promises[identifier].mentions),
        by_href=press.shelves.body("offices", account.office) or press.shelves.body("institutions", account.institution),
    )


def group_of(kind: str) -> str:
    """Return the group of threads that a kind of promise belongs to."""
    return next(group.partition(" ")[0] for group, kinds in KIND_GROUPS if kind in kinds)


def promisor(press: Press, account: PromiseAccount) -> str:
    """Return who promised: office and person, else the institution; "speaker not stated" where no source says."""
    office = account.office and name_of(press.tongue, account.office, ("offices",), press.vocabulary)
    institution = account.institution and name_of(press.tongue, account.institution, ("institutions",), press.vocabulary)
    is_private = account.person and not office and press.veil.withholds_doer(account.person)
    person = press.withheld if is_private else account.person and name_of_person(press.tongue, account.person, press.vocabulary)
    speaker = " ".join(part for part in (office, person) if part)
    return speaker or institution or press.tongue.say("speaker not stated")


def due_words(tongue: Tongue, account: PromiseAccount) -> str:
    """Return the due date and its basis."""
    if account.due_on is None:
        return tongue.say(DUE_BASES["none"])
    return tongue.say("due {day}, {basis}", day=word_date(tongue, account.due_on), basis=tongue.say(DUE_BASES[account.due_basis]))


def came_of(press: Press, identifier: PromiseId) -> Came:
    """Return where a promise stands, as the third column shows it."""
    account = press.edition.promises[identifier]
    is_late = account.due_on is not None and is_overdue(Status(account.status))
    since = press.tongue.say("since {day}", day=word_date(press.tongue, account.due_on)) if is_late else ""
    statuses = dict.fromkeys(one.ruling.status.value for one in account.deliverables) or (account.status,)
    words = " · ".join(press.tongue.say(status) for status in statuses)
    return Came(href=f"{press.addresses.promise(identifier)}#why", words=words, detail=since)


def action_came(press: Press, identifier: ActionId) -> Came:
    """Return an action as the third column shows it."""
    account = press.edition.actions[identifier]
    tongue = press.tongue
    done = word_span(tongue, account.done_on)
    reported = word_date(tongue, account.reported_on)
    parts = [done if is_dated(account.done_on) else tongue.say("day not stated")]
    parts += [tongue.say("reported {day}", day=reported)] if account.reported_on and reported != done else []
    return Came(href=press.addresses.action(identifier), words=tongue.say(account.kind), detail=tongue.list_of(tuple(parts)))


def incident_row(press: Press, identifier: IncidentId) -> Row:
    """Return an incident, the promises that follow it, and what came of each."""
    pairs = [
        Pair(promised=(replace(promised(press, each), link=press.link(each, identifier)),), came=(came_of(press, each),))
        for each in promises_of(press, identifier)
    ]
    reported = actions_of(press, (identifier,))
    if reported:
        state = least(press.link_state(each, identifier) for each in reported)
        words = press.tongue.some(len(reported), "{n} action reported after it", "{n} actions reported after it")
        href = f"{press.addresses.incident(identifier)}#actions"
        pairs.append(Pair(came=(Came(href=href, words=words, detail=link_words(press.tongue, state)),)))
    return Row(anchor=press.addresses.names[identifier], happened=(happened(press, identifier),), pairs=tuple(pairs) or (Pair(),))


def shorten(tongue: Tongue, row: Row, *, pairs: int) -> Row:
    """Return the row with at most so many promises, and the way to the others."""
    if len(row.pairs) <= pairs + 1:
        return row
    left = tongue.some(len(row.pairs) - pairs, "{n} further line", "{n} further lines")
    return replace(row, pairs=row.pairs[:pairs], more=(Came(href=f"{row.happened[0].href}#promises", words=left, detail=tongue.say("on its page")),))


def promise_row(press: Press, identifier: PromiseId) -> Row:
    """Return a promise, the attacks it follows, and what came of it."""
    attacks = attacks_of(press.edition.register, press.edition.register.promises[identifier])
    return Row(
        anchor=press.addresses.names[identifier],
        happened=tuple(followed(press, identifier, attack) for attack in attacks),
        pairs=(Pair(promised=(promised(press, identifier),), came=(came_of(press, identifier),)),),
    )
