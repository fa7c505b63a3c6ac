"""The promises of a brief: those that still wait, with their age and whose debt it is, and those that had been given before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hisab.publishing.brief.content import Section, Table, Text
from hisab.publishing.brief.notes import of_mentions
from hisab.publishing.brief.sheet import Sheet
from hisab.publishing.wordings import DUE_BASES, NO_KIND, is_running
from hisab.records.figures import RepeatAccount
from hisab.records.ids import PromiseId
from hisab.vocabulary.words import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Things that were promised in one breath, are due on one day, and stand alike."""

    promise: PromiseId
    things: tuple[str, ...]
    made_on: date | None
    due_on: date | None
    due_basis: str
    status: Status


def promises_in_scope(sheet: Sheet) -> tuple[PromiseId, ...]:
    """Return the promises that follow an attack in scope, the earliest first."""
    inside = set(sheet.attacks)
    return tuple(promise for promise in sheet.press.orders.counted_promises if inside.intersection(sheet.follows(promise)))


def open_promises(sheet: Sheet) -> tuple[Open, ...]:
    """Return what was promised and is not settled: the longest past its due day first, then what is due next, what has no due day last."""
    found = [one for promise in promises_in_scope(sheet) for one in _open(sheet, promise)]
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.made_on or date.max, one.promise, one.things)))


def _open(sheet: Sheet, promise: PromiseId) -> Iterator[Open]:
    account = sheet.promise(promise)

    def standing(index: int) -> tuple[str, date, str]:
        one = account.deliverables[index]
        return (one.ruling.status, one.deliverable.due_on or date.max, one.deliverable.due_basis)

    for _, same in groupby(sorted(range(len(account.deliverables)), key=standing), key=standing):
        ones = [account.deliverables[index] for index in same]
        if is_running(ones[0].ruling.status):
            yield Open(
                promise=promise,
                things=tuple(dict.fromkeys(one.deliverable.subtype for one in ones)),
                made_on=account.made_on,
                due_on=ones[0].deliverable.due_on,
                due_basis=ones[0].deliverable.due_basis,
                status=ones[0].ruling.status,
            )


def open_section(sheet: Sheet) -> Section:
    """Return the section of the open promises."""
    say, some = sheet.tongue.say, sheet.tongue.some
    found = open_promises(sheet)
    shown = found[: sheet.room.promises]
    left = len(found) - len(shown)
    unsearched = sum(one.status is Status.OVERDUE_NOT_SEARCHED for one in found)
    debt = some(
        unsearched,
        "{n} of these lines is overdue and not searched: nobody has yet recorded a search for what came of it. That is this record’s debt, not the "
        "promisor’s.",
        "{n} of these lines are overdue and not searched: nobody has yet recorded a search for what came of them. That is this record’s debt, not "
        "the promisors’.",
    )
    cut = some(
        left,
        "The longest overdue come first. {n} more line is listed in the data.",
        "The longest overdue come first. {n} more lines are listed in the data.",
    )
    return Section(
        anchor="open",
        heading=say("Open promises"),
        lead=(Text(words=debt),) if unsearched else () if found else (Text(words=say("No promise that is still open was read.")),),
        table=Table(
            columns=(say("Promised"), say("Made"), say("Due"), say("Age in days"), say("Stands")),
            widths=(28, 25, 19, 13, 15),
            rows=tuple(_open_row(sheet, one) for one in shown),
        )
        if shown
        else None,
        after=(Text(words=cut),) if left else (),
    )


def _open_row(sheet: Sheet, one: Open) -> tuple[Text, ...]:
    say, account = sheet.tongue.say, sheet.promise(one.promise)
    as_of = sheet.press.edition.as_of
    attacks = sheet.follows(one.promise)
    overdue = (as_of - one.due_on).days if one.due_on is not None else 0
    return (
        Text(words=_things(sheet, account.kind, one.things), notes=_cite(sheet, one.promise), small=sheet.word_speaker(account)),
        Text(words=sheet.word_day(one.made_on), small=say("after {attack}", attack=sheet.word_attack(attacks[0])) if attacks else ""),
        Text(words=sheet.word_day(one.due_on) if one.due_on else say("no due date"), small=say(DUE_BASES[one.due_basis]) if one.due_on else ""),
        Text(
            words=sheet.tongue.number((as_of - one.made_on).days) if one.made_on is not None else say("not known"),
            small=say("{n} past due", n=overdue) if overdue > 0 else "",
        ),
        Text(words=say(one.status.value), small=say("our debt") if one.status is Status.OVERDUE_NOT_SEARCHED else ""),
    )


def _things(sheet: Sheet, kind: str | None, things: tuple[str, ...]) -> str:
    say = sheet.tongue.say
    named = tuple(say(thing) for thing in things if thing not in {kind, "any"})
    return say("{kind}: {things}", kind=say(kind or NO_KIND), things=sheet.tongue.all_of(named)) if named else say(kind or NO_KIND)


def _cite(sheet: Sheet, promise: str) -> tuple[int, ...]:
    owner = PromiseId(promise.partition("#")[0])
    mentions = sheet.press.mentions(sheet.press.edition.register.promises[owner].mentions)
    return sheet.notes.cite(of_mentions(mentions), page=sheet.press.addresses.promise(owner))


def repeats_in_scope(sheet: Sheet) -> tuple[RepeatAccount, ...]:
    """Return what was promised again after an attack in scope, each with the last time before; the latest first."""
    inside = set(promises_in_scope(sheet))
    found = [
        one for repeats in sheet.press.edition.repeats.values() for one in repeats if one.is_last and PromiseId(one.later.partition("#")[0]) in inside
    ]
    return tuple(sorted(found, key=lambda one: (-(sheet.promise(one.later).made_on or date.min).toordinal(), one.later, one.earlier)))


def repeats_section(sheet: Sheet) -> Section:
    """Return the section of the repeated promises."""
    say, some = sheet.tongue.say, sheet.tongue.some
    found = repeats_in_scope(sheet)
    shown = found[: sheet.room.repeats]
    left = len(found) - len(shown)
    lead = some(
        len(found),
        "{n} promised thing had been promised before, after another attack at least 30 days earlier.",
        "{n} promised things had been promised before, after another attack at least 30 days earlier.",
    )
    cut = some(left, "The latest come first. {n} more is listed in the data.", "The latest come first. {n} more are listed in the data.")
    return Section(
        anchor="repeated",
        heading=say("Promised again"),
        lead=(Text(words=lead if found else say("No promise after these attacks was found to repeat an earlier one.")),),
        table=Table(
            columns=(say("Promised"), say("Before that"), say("How the earlier one stood that day")),
            widths=(38, 38, 24),
            rows=tuple(_repeat_row(sheet, one) for one in shown),
        )
        if shown
        else None,
        after=(Text(words=cut),) if left else (),
    )


def _repeat_row(sheet: Sheet, one: RepeatAccount) -> tuple[Text, ...]:
    say = sheet.tongue.say
    tags = sheet.tongue.all_of(tuple(say(tag) for tag in one.tags if not tag.endswith("not known")))
    return (_word(sheet, one.later), _word(sheet, one.earlier), Text(words=say(one.was), small=tags))


def _word(sheet: Sheet, line: str) -> Text:
    account, attacks = sheet.promise(line), sheet.follows(line)
    thing = _things(sheet, account.kind, (line.partition("#")[2],))
    by = sheet.tongue.say("{day}, by {speaker}", day=sheet.word_day(account.made_on), speaker=sheet.word_speaker(account))
    after = sheet.tongue.say("after {attack}", attack=sheet.word_attack(attacks[0])) if attacks else ""
    return Text(words=thing, notes=_cite(sheet, line), small=sheet.tongue.list_of(tuple(part for part in (by, after) if part)))
