"""What `hisab read FILE…` prints: one JSON object a document, in the schema of `docs/schema.md`."""

from __future__ import annotations

import json
from typing import Any

from hisab.records.codec import to_plain
from hisab.records.documents import Document, Passage
from hisab.records.findings import Finding
from hisab.records.mentions import Argument, Mention, Reading
from hisab.records.values import Count, DateSpan, Money, Place
from hisab.workflow.trace import say_argument

SCHEMA = "hisab-reading/1"
MENTION_COLUMNS = ("document", "kind", "told as", "values", "sentence")


def reading_line(document: Document, reading: Reading) -> str:
    """Return the JSON object of one document, on one line."""
    plain = {
        "schema": SCHEMA,
        "reader": to_plain(reading.reader),
        "document": {
            "id": document.id,
            "url": document.address,
            "title": document.title,
            "published": document.published.isoformat() if document.published else None,
            "language": document.language,
            "source": document.source,
        },
        "mentions": [_mention(mention) for mention in reading.mentions],
        "findings": [_finding(finding) for finding in reading.findings],
    }
    return json.dumps(plain, ensure_ascii=False)


def mention_row(document: Document, mention: Mention) -> dict[str, object]:
    """Return a mention as a row of `MENTION_COLUMNS`, for a person."""
    values = "; ".join(f"{argument.role} {say_argument(argument)}" for argument in mention.arguments)
    told_as = mention.told_as.value if mention.told_as else None
    where = document.title or document.address or document.id
    sentence = " ".join(mention.passage.quote.split())
    return {"document": where, "kind": mention.kind.value, "told as": told_as, "values": values, "sentence": sentence}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "kind": mention.kind.value,
        "told_as": mention.told_as.value if mention.told_as else None,
        "passage": _passage(mention.passage),
        "arguments": [_argument(argument) for argument in mention.arguments],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def _argument(argument: Argument) -> dict[str, Any]:
    return {"role": argument.role.value, "value": _value(argument), **_passage(argument.passage)}


def _value(argument: Argument) -> Any:
    value = argument.value
    if isinstance(value, Count):
        return {"low": value.low, "best": value.best, "high": value.high, "qualifier": value.qualifier, "covers": value.covers.value}
    if isinstance(value, DateSpan):
        return {"earliest": to_plain(value.earliest), "latest": to_plain(value.latest), "precision": value.precision.value}
    if isinstance(value, Place | Money):
        return to_plain(value)
    return value


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "about": finding.about,
        "hint": finding.hint,
        "passage": _passage(finding.passage) if finding.passage else None,
    }
