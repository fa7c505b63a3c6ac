"""The rows of what readers saw: sentences, and the statements in them, each at its span of its document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from hisab.publishing.data.cells import Cell, Cells
from hisab.publishing.data.material import Material
from hisab.publishing.data.redaction import QUOTE
from hisab.publishing.data.review import UNREVIEWED
from hisab.publishing.quotes import visible
from hisab.publishing.tongue import ENGLISH
from hisab.publishing.wordings import value_words
from hisab.records.ids import DocumentId
from hisab.records.mentions import Argument, Mention

MADE_BY = "machine"
"""Who saw what a reading says; what people say stands in judgements, never in readings."""

_EMPTY: dict[str, Cell] = dict.fromkeys(
    ("low", "best", "high", "qualifier", "covers", "earliest", "latest", "precision", "place_id", "amount", "currency", "per")
)


def sentence_rows(material: Material) -> Iterator[Cells]:
    """Yield a row for every mention, in the order of their ids."""
    for mention in _in_order(material):
        yield {
            "id": mention.id,
            "kind": mention.kind.value,
            "told_as": mention.told_as.value if mention.told_as else None,
            **_owner(material, mention),
            "document": mention.document,
            "start": mention.passage.start,
            "end": mention.passage.end,
            "sentence": material.quote(mention.passage),
            **_reader(material, mention.document),
            "review_state": UNREVIEWED,
        }


def statement_rows(material: Material) -> Iterator[Cells]:
    """Yield a row for every argument of every mention; where it is kept back, the row stands without value and words."""
    for mention in _in_order(material):
        for index in range(len(mention.arguments)):
            yield statement_cells(material, mention, index)


def statement_cells(material: Material, mention: Mention, index: int) -> Cells:
    """Return the row of one argument of a mention."""
    argument = mention.arguments[index]
    withheld = material.withheld(mention, argument)
    return {
        "id": f"{mention.id}/{index}",
        "sentence": mention.id,
        "kind": mention.kind.value,
        **_owner(material, mention),
        **_reader(material, mention.document),
        "field": argument.role.value,
        "document": argument.passage.document,
        "start": argument.passage.start,
        "end": argument.passage.end,
        "quote": None if withheld else material.quote(argument.passage),
        **(_EMPTY if withheld else _value(material, argument)),
        "withheld": withheld or (None if material.profile.lets(QUOTE) else QUOTE),
        "review_state": UNREVIEWED,
    }


def _in_order(material: Material) -> Iterator[Mention]:
    mentions = material.edition.register.mentions
    return (mentions[identifier] for identifier in sorted(mentions))


def _owner(material: Material, mention: Mention) -> dict[str, Cell]:
    owners = material.owners
    return {
        "incident": owners.incidents.get(mention.id),
        "promise": owners.promises.get(mention.id),
        "action": owners.actions.get(mention.id),
    }


def _reader(material: Material, document: DocumentId) -> dict[str, Cell]:
    reader = material.edition.register.readings[document].reader
    return {"reader": reader.name, "reader_version": reader.version, "made_by": MADE_BY}


def _value(material: Material, argument: Argument) -> dict[str, Cell]:
    words = value_words(ENGLISH, argument, material.vocabulary)
    is_own = argument.name is None or material.names.is_known(argument.name)
    cells: dict[str, Cell] = {**_EMPTY, "value": visible(words) if is_own else material.words(words, argument.passage.document)}
    if (count := argument.count) is not None:
        cells |= {"low": count.low, "best": count.best, "high": count.high, "qualifier": count.qualifier, "covers": count.covers.value}
    elif (span := argument.date) is not None:
        cells |= {
            "earliest": span.earliest.isoformat() if span.earliest else None,
            "latest": span.latest.isoformat() if span.latest else None,
            "precision": span.precision.value,
        }
    elif argument.place is not None:
        cells["place_id"] = argument.place.id
    elif (money := argument.money) is not None:
        cells |= {"amount": number(str(money.amount)), "currency": money.currency, "per": visible(money.per) if money.per else None}
    return cells


@lru_cache(maxsize=4096)
def number(amount: str) -> int | float:
    """Return an amount as a number; whole ones stay whole."""
    return int(float(amount)) if float(amount).is_integer() else float(amount)
