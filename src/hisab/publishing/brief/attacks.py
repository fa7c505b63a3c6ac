"""What happened: the attacks of a brief as a table, each number with the sentences that state it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hisab.publishing.brief.content import Drawing, Section, Table, Text
from hisab.publishing.brief.sheet import Sheet
from hisab.publishing.numbers import word_range
from hisab.publishing.rows import count_of, word_when
from hisab.records.documents import Passage
from hisab.records.ids import IncidentId, MentionId
from hisab.records.mentions import Mention, Role

Source = tuple[Mention, Passage]


def attacks_section(sheet: Sheet, drawings: tuple[Drawing, ...]) -> Section:
    """Return the section of the attacks."""
    say, some = sheet.tongue.say, sheet.tongue.some
    shown = chosen(sheet)
    left = len(sheet.attacks) - len(shown)
    cut = (
        Text(
            words=say(
                "The table has the attacks in which most people were killed and the latest ones. {more}",
                more=some(left, "{n} more attack is listed in the data.", "{n} more attacks are listed in the data."),
            )
        ),
    )
    return Section(
        anchor="attacks",
        heading=say("What happened"),
        drawings=drawings,
        table=Table(
            columns=(say("Date"), say("Place"), say("People killed"), say("Claimed by")),
            widths=(22, 30, 18, 30),
            rows=tuple(_row(sheet, attack) for attack in shown),
        )
        if shown
        else None,
        after=cut if left else (),
    )


def chosen(sheet: Sheet) -> tuple[IncidentId, ...]:
    """Return the attacks that the table has room for, the latest first: the deadliest for one half of it, the latest others for the other."""
    room = sheet.room.attacks
    if len(sheet.attacks) <= room:
        return sheet.attacks
    deadliest = sorted(sheet.attacks, key=lambda attack: (-sheet.most_killed(attack), sheet.attacks.index(attack)))[: room // 2]
    latest = [attack for attack in sheet.attacks if attack not in set(deadliest)][: room - len(deadliest)]
    kept = {*deadliest, *latest}
    return tuple(attack for attack in sheet.attacks if attack in kept)


def _row(sheet: Sheet, attack: IncidentId) -> tuple[Text, ...]:
    account, page = sheet.account(attack), sheet.press.addresses.incident(attack)
    mentions = sheet.press.mentions(sheet.press.edition.register.incidents[attack].mentions)
    killed = sheet.notes.cite(killed_sources(sheet, attack), page=page, at_most=2)
    claimed = sheet.word_groups(account.claimed_by)
    attributed = sheet.word_groups(account.attributed_to)
    claims = stating(mentions, Role.CLAIMED, account.claimed_by) if claimed else ()
    attributions = stating(mentions, Role.ATTRIBUTED, account.attributed_to) if attributed else ()
    return (
        Text(words=word_when(sheet.tongue, account.date), notes=sheet.notes.cite(_first(mentions, Role.DATE, account.date), page=page)),
        Text(words=sheet.word_place(account), notes=sheet.notes.cite(_first(mentions, Role.PLACE, account.place), page=page)),
        Text(words=word_range(sheet.tongue, count_of(account.killed)), notes=killed),
        Text(
            words=claimed or sheet.tongue.say("no claim was read"),
            notes=sheet.notes.cite((*claims, *attributions), page=page),
            small=sheet.tongue.say("attributed to {groups}", groups=attributed) if attributed else "",
        ),
    )


def killed_sources(sheet: Sheet, attack: IncidentId) -> tuple[Source, ...]:
    """Return what an attack's toll rests on: the lowest number's source, the highest's, then the others as they were published."""
    account, register = sheet.account(attack), sheet.press.edition.register
    if account.killed is None:
        return ()
    order = {mention.id: place for place, mention in enumerate(sheet.press.mentions(register.incidents[attack].mentions))}
    resting = ((register.mentions[MentionId(mention)], index) for mention, index in account.killed.resting_on)
    rests = sorted(resting, key=lambda pair: (order.get(pair[0].id, len(order)), pair[1]))
    stated = [(mention, mention.arguments[index]) for mention, index in rests]
    if not stated:
        return ()
    counts = [(argument.count, (mention, argument.passage)) for mention, argument in stated if argument.count is not None]
    lowest = min(counts, key=lambda each: _number(each[0].low, each[0].best, each[0].high))
    highest = max(counts, key=lambda each: _number(each[0].high, each[0].best, each[0].low))
    others = [each for each in counts if each is not lowest and each is not highest]
    return tuple(source for _, source in (lowest, *([highest] if highest is not lowest else []), *others))


def _number(*bounds: int | None) -> int:
    return next((number for number in bounds if number is not None), 0)


def stating(mentions: Sequence[Mention], role: Role, values: Iterable[str]) -> tuple[Source, ...]:
    """Return where each of `values` is stated first as `role`."""
    found: dict[str, Source] = {}
    wanted = tuple(values)
    for mention in mentions:
        for argument in mention.all(role):
            if argument.name in wanted:
                found.setdefault(argument.name or "", (mention, argument.passage))
    return tuple(found.values())


def _first(mentions: Sequence[Mention], role: Role, value: object) -> tuple[Source, ...]:
    """Return where `value` is stated first; where no one states just that, where `role` is stated first."""
    stated = [(mention, argument) for mention in mentions for argument in mention.all(role)]
    exact = [each for each in stated if each[1].value == value]
    return tuple((mention, argument.passage) for mention, argument in (exact or stated)[:1]) if value is not None else ()
