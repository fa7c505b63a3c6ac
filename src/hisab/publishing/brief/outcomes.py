"""What came of it: where everything that was promised stands, and what was reported done, as far as anybody linked or read it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hisab.publishing.brief.content import Section, Table, Text
from hisab.publishing.brief.notes import of_mentions
from hisab.publishing.brief.promises import promises_in_scope
from hisab.publishing.brief.sheet import Sheet
from hisab.publishing.numbers import is_dated, word_span
from hisab.publishing.press import action_order
from hisab.publishing.rows import actions_of
from hisab.records.ids import ActionId
from hisab.vocabulary.words import Status


def outcomes_section(sheet: Sheet) -> Section:
    """Return the section of what came of the promises."""
    say, some = sheet.tongue.say, sheet.tongue.some
    actions = sorted(actions_of(sheet.press, sheet.attacks), key=lambda action: _latest_first(sheet, action))
    shown = actions[: sheet.room.outcomes]
    left = len(actions) - len(shown)
    lead = some(
        len(actions),
        "{n} action was reported after these attacks. Such a report is read by machine; it changes where a promise stands only once a person has "
        "found that it belongs to it.",
        "{n} actions were reported after these attacks. Such a report is read by machine; it changes where a promise stands only once a person has "
        "found that it belongs to it.",
    )
    cut = some(left, "The latest come first. {n} more is listed in the data.", "The latest come first. {n} more are listed in the data.")
    standing = _standing(sheet)
    return Section(
        anchor="outcomes",
        heading=say("What came of it"),
        lead=(
            *((Text(words=standing),) if standing else ()),
            Text(words=lead if actions else say("No action after these attacks was read in these sources.")),
        ),
        table=Table(
            columns=(say("When"), say("Reported done"), say("After")),
            widths=(26, 34, 40),
            rows=tuple(_row(sheet, action) for action in shown),
        )
        if shown
        else None,
        after=(Text(words=cut),) if left else (),
    )


def _standing(sheet: Sheet) -> str:
    found = Counter(one.ruling.status for promise in promises_in_scope(sheet) for one in sheet.promise(promise).deliverables)
    parts = tuple(sheet.tongue.say("{status} {n}", status=sheet.tongue.say(status.value), n=found[status]) for status in Status if found[status])
    total = sheet.tongue.some(found.total(), "{n} thing was promised.", "{n} things were promised.")
    return sheet.tongue.say("{total} Where they stand: {list}.", total=total, list=sheet.tongue.list_of(parts)) if parts else ""


def _latest_first(sheet: Sheet, action: ActionId) -> tuple[int, str]:
    day, identifier = action_order(sheet.press.edition, action)
    return (-day.toordinal() if day != date.max else 1, identifier)


def _row(sheet: Sheet, action: ActionId) -> tuple[Text, ...]:
    say, register = sheet.tongue.say, sheet.press.edition.register
    account = sheet.press.edition.actions[action]
    mentions = sheet.press.mentions(register.actions[action].mentions)
    inside = set(sheet.attacks)
    attacks = [attack for attack in map(register.current_incident, register.actions[action].incidents) if attack in inside]
    reported = say("reported {day}", day=sheet.word_day(account.reported_on)) if account.reported_on else ""
    return (
        Text(words=word_span(sheet.tongue, account.done_on) if is_dated(account.done_on) else say("day not stated"), small=reported),
        Text(words=say(account.kind), notes=sheet.notes.cite(of_mentions(mentions), page="actions.html"), small=say("link unreviewed")),
        Text(words=sheet.word_attack(attacks[0]) if attacks and attacks[0] is not None else ""),
    )
