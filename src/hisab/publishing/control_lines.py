"""Totals that bodies have stated, each beside what the record counts for the same days, place and community, and the difference in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from hisab.publishing.numbers import NOT_STATED, word_count, word_range, word_span
from hisab.publishing.press import Press
from hisab.publishing.tongue import Tongue
from hisab.publishing.wordings import name_of, word_place
from hisab.records.figures import ControlTotal
from hisab.records.ids import MentionId

_BODIES = ("institutions", "offices", "groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLine:
    """One total and what stands beside it. `why` says why nothing does, and is empty where something does; an address is empty without a list."""

    mention: str
    href: str
    stated: str
    said_by: str
    over: str
    recorded: str
    recorded_href: str
    unsure: str
    unsure_href: str
    difference: str
    why: str
    recipe: str
    caveat: str


def control_lines(press: Press, mentions: Collection[str] | None = None) -> tuple[ControlLine, ...]:
    """Return the lines of the totals of these mentions, or of all, the latest stated first."""
    account = press.edition.account
    totals = [total for total in account.control_totals if mentions is None or total.mention in mentions] if account is not None else []
    days = {total.mention: press.edition.register.documents[total.document].published for total in totals}
    ordered = sorted(totals, key=lambda total: (-(day.toordinal() if (day := days[total.mention]) else 0), total.mention))
    return tuple(_line(press, total) for total in ordered)


def _line(press: Press, total: ControlTotal) -> ControlLine:
    tongue, opens = press.tongue, press.shelves.opens
    return ControlLine(
        mention=total.mention,
        href=press.addresses.sentence(press.edition.register.mentions[MentionId(total.mention)]),
        stated=word_count(tongue, total.stated),
        said_by=tongue.all_of(tuple(press.doer(name, _BODIES) for name in total.said_by)),
        over=tongue.list_of(_over(press, total)) or tongue.say(NOT_STATED),
        recorded=word_range(tongue, total.recorded) if total.recorded is not None else "",
        recorded_href=opens.get(f"total-{total.mention}", ""),
        unsure=tongue.some(len(total.unsure), "{n} more attack may belong there", "{n} more attacks may belong there") if total.unsure else "",
        unsure_href=opens.get(f"total-unsure-{total.mention}", ""),
        difference=_difference(tongue, total) if total.recorded is not None else "",
        why=tongue.retell(total.why) if total.why else "",
        recipe=tongue.retell(total.recipe),
        caveat=tongue.retell(total.caveat),
    )


def _over(press: Press, total: ControlTotal) -> tuple[str, ...]:
    """Return over what the total is stated: days, place and community, as far as its words say."""
    tongue = press.tongue
    parts = (
        word_span(tongue, total.period) if total.period is not None else "",
        word_place(tongue, total.place, press.vocabulary) if total.place is not None else "",
        name_of(tongue, total.community, ("communities",), press.vocabulary) if total.community is not None else "",
        total.scope or "",
    )
    return tuple(dict.fromkeys(part for part in parts if part))


def _difference(tongue: Tongue, total: ControlTotal) -> str:
    """Return by how much what was stated exceeds what is recorded, from the least to the greatest, with its sign."""
    least, greatest = total.least_difference, total.greatest_difference
    if least is None and greatest is None:
        return tongue.say("not known")
    if least is not None and greatest is not None:
        return (
            _signed(tongue, least) if least == greatest else tongue.say("{low} to {high}", low=_signed(tongue, least), high=_signed(tongue, greatest))
        )
    if least is not None:
        return tongue.say("{n} or more", n=_signed(tongue, least))
    return tongue.say("{n} or less", n=_signed(tongue, greatest or 0))


def _signed(tongue: Tongue, number: int) -> str:
    """Return "+3", "−3" or "0"."""
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{tongue.number(abs(number))}"
