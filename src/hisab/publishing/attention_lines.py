"""How fast the reports of attacks died away, in words: the median attack, each attack, and where it is not known, why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hisab.publishing.press import Press
from hisab.publishing.rows import happened
from hisab.publishing.series_tables import Cell, word_interval
from hisab.publishing.tongue import to_say
from hisab.records.figures import Attention
from hisab.records.ids import IncidentId

MOST_LINES = 40
"""Attacks that the page of the figures shows, the latest; each other stands on its own page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was worked out, or why it was not, and the rule and what it cannot see."""

    label: str
    words: str
    href: str
    lines: tuple[Cell, ...]
    why: str
    recipe: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionLine:
    """How fast the reports of one attack came to their half and to nine tenths."""

    words: str
    href: str
    reports: str
    half: str
    nine_tenths: str
    by_outlet: str
    half_life: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionTable:
    """The median attack, the latest attacks of which it is known, and of how many it is not, with the reasons."""

    median: Told
    lines: tuple[AttentionLine, ...]
    known: str
    reasons: tuple[str, ...]
    recipe: str
    caveat: str


def day_and_place(press: Press, incident: str) -> str:
    """Return an attack in words: its place and its day."""
    shown = happened(press, IncidentId(incident))
    return press.tongue.all_of((shown.place, shown.day))


_REASONS = {
    "too few reports": to_say("too few reports in the first 60 days"),
    "the day of the attack is not known": to_say("the day of the attack is not known"),
    "its first 60 days were not read from their first to their last": to_say("its first 60 days were not read from their first to their last"),
}


def attention_table(press: Press) -> AttentionTable:
    """Return the median attack, the latest attacks of which it is known, and why it is not known of the others."""
    tongue, account = press.tongue, press.edition.account
    if account is None:
        raise ValueError("nothing was measured in this edition")
    found = account.attention
    median = account.median_attention
    known = sorted((one for one in found if one.half is not None), key=lambda one: (*_latest(press, one), one.incident))
    reasons = Counter((one.why or "").partition(":")[0] for one in found if one.half is None)
    is_known = median.value.low is not None
    return AttentionTable(
        median=Told(
            label=tongue.retell(median.label),
            words=tongue.some(median.value.low or 0, "{n} day", "{n} days") if is_known else tongue.say("not known"),
            href=press.shelves.opens.get("attention-median", ""),
            lines=(),
            why="",
            recipe=tongue.retell(median.recipe),
            caveat=tongue.retell(median.caveat),
        ),
        lines=tuple(attention_line(press, one) for one in known[:MOST_LINES]),
        known=tongue.say("Known of {known} of {all} attacks.", known=len(known), all=len(found)),
        reasons=tuple(
            tongue.say("{n}: {reason}", n=number, reason=tongue.say(_REASONS.get(reason, reason))) for reason, number in reasons.most_common()
        ),
        recipe=tongue.retell(found[0].recipe) if found else "",
        caveat=tongue.retell(found[0].caveat) if found else "",
    )


def _latest(press: Press, one: Attention) -> tuple[int]:
    when = press.edition.incidents[one.incident].date
    return (-when.earliest.toordinal() if when is not None and when.earliest is not None else 0,)


def attention_line(press: Press, one: Attention) -> AttentionLine:
    """Return how fast the reports of one attack died away, in words."""
    tongue = press.tongue
    unknown = tongue.say("not known")
    return AttentionLine(
        words=day_and_place(press, one.incident),
        href=press.addresses.incident(one.incident),
        reports=tongue.number(one.reports),
        half=_days(press, one.half),
        nine_tenths=_days(press, one.nine_tenths),
        by_outlet=tongue.say("{half} and {most}", half=_days(press, one.half_by_outlet), most=_days(press, one.nine_tenths_by_outlet)),
        half_life=unknown
        if one.half_life is None or one.half_life.best is None
        else tongue.say("{days} days ({interval})", days=f"{one.half_life.best:.1f}", interval=word_interval(tongue, one.half_life)),
    )


def _days(press: Press, days: int | None) -> str:
    return press.tongue.say("not known") if days is None else press.tongue.some(days, "{n} day", "{n} days")


def attention_words(press: Press, incident: str) -> tuple[str, ...]:
    """Return what the page of an attack says of its reports; nothing where nothing was measured."""
    one = press.shelves.attention.get(incident)
    if one is None:
        return ()
    tongue = press.tongue
    if one.half is None:
        return (tongue.say("How fast its reports died away is not known: {reason}.", reason=tongue.retell(one.why or "")),)
    line = attention_line(press, one)
    said = tongue.say(
        "Of its {reports} reports in the first 60 days, half came within {half} and nine tenths within {most}.",
        reports=line.reports,
        half=line.half,
        most=line.nine_tenths,
    )
    return (said,)
