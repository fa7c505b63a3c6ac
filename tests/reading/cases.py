"""Documents to read, and a reading written as short lines a person can compare: `killed 11`, `date 2021-01-03`, `place pk-mach`."""

from __future__ import annotations

from datetime import date
from functools import cache

from hisab.reading.lexicon import Lexicon
from hisab.reading.rules import RulesReader
from hisab.records.documents import Document
from hisab.records.ids import CaptureId, DocumentId
from hisab.records.mentions import Argument, Mention, MentionKind
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money, Place
from hisab.vocabulary.tables import load_vocabulary

PUBLISHED = date(2021, 1, 4)
"""A Monday."""
ATTACK = "Gunmen killed 11 coal miners in Machh on Sunday. "


@cache
def lexicon() -> Lexicon:
    return Lexicon(load_vocabulary())


@cache
def reader() -> RulesReader:
    return RulesReader(load_vocabulary())


def report(text: str, *, published: date | None = PUBLISHED, language: str | None = "en") -> Document:
    return Document(
        id=DocumentId("report"),
        capture=CaptureId("capture"),
        source="test",
        text=text,
        title=None,
        published=published,
        language=language,
        address=None,
        derived_by="test",
    )


def mentions(text: str, kind: MentionKind, *, published: date | None = PUBLISHED) -> tuple[Mention, ...]:
    return tuple(mention for mention in reader().read(report(text, published=published)).mentions if mention.kind is kind)


def incidents(text: str) -> tuple[frozenset[str], ...]:
    return tuple(lines(mention) for mention in mentions(text, MentionKind.INCIDENT))


def promises(text: str) -> tuple[frozenset[str], ...]:
    return tuple(lines(mention) for mention in mentions(text, MentionKind.PROMISE))


def actions(text: str) -> tuple[frozenset[str], ...]:
    return tuple(lines(mention) for mention in mentions(text, MentionKind.ACTION))


def lines(mention: Mention) -> frozenset[str]:
    return frozenset(line(argument) for argument in mention.arguments)


def line(argument: Argument) -> str:
    value = argument.value
    if isinstance(value, Count):
        words = write_count(value)
    elif isinstance(value, DateSpan):
        words = write_span(value)
    elif isinstance(value, Place):
        words = value.id
    elif isinstance(value, Money):
        words = write_money(value)
    else:
        words = str(value)
    return f"{argument.role} {words}"


def write_count(count: Count) -> str:
    number = f"{count.low}..{count.high}" if count.best is None else str(count.best)
    covers = "" if count.covers is Covers.ATTACK else f" ({count.covers})"
    return f"{count.qualifier + ' ' if count.qualifier else ''}{number}{covers}"


def write_span(span: DateSpan) -> str:
    if span.precision is DatePrecision.BEFORE:
        return f"..{span.latest}"
    if span.precision is DatePrecision.DAY:
        return str(span.earliest)
    return f"{span.earliest}..{span.latest}"


def write_money(money: Money) -> str:
    amount = f"{money.amount:f}".rstrip("0").rstrip(".") if "." in f"{money.amount:f}" else f"{money.amount:f}"
    return f"{amount} {money.currency}{f' per {money.per}' if money.per else ''}"
