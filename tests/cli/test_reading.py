"""The published form of a reading: every key is pinned, and every offset is one of the text as it was given."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hisab.cli.reading import SCHEMA, reading_line
from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.ids import CaptureId, DocumentId, MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, ReaderVersion, Reading, Role, ToldAs
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money, Place, PlaceLevel

TEXT = "کوئٹہ: 11 killed in Machh on Sunday; Rs1.5m each, said a minister."
DOCUMENT = Document(
    id=DocumentId("sha256:d"),
    capture=CaptureId("sha256:c"),
    source="outlet",
    text=TEXT,
    title="A title",
    published=date(2021, 1, 4),
    language="en",
    address="https://example.org/a",
    derived_by="text 1",
)


def argument(role: Role, quote: str, **value: Any) -> Argument:
    start = TEXT.index(quote)
    return Argument(role=role, passage=DOCUMENT.passage(start, start + len(quote)), **value)


@pytest.fixture(name="line")
def _line() -> dict[str, Any]:
    mention = Mention(
        id=MentionId("sha256:m"),
        document=DOCUMENT.id,
        kind=MentionKind.INCIDENT,
        passage=DOCUMENT.passage(0, len(TEXT)),
        told_as=ToldAs.MAIN,
        arguments=(
            argument(Role.KILLED, "11 killed", count=Count(low=11, best=None, high=None, qualifier="at least", covers=Covers.ATTACK)),
            argument(Role.DATE, "Sunday", date=DateSpan(earliest=date(2021, 1, 3), latest=date(2021, 1, 3), precision=DatePrecision.DAY)),
            argument(
                Role.PLACE,
                "Machh",
                place=Place(id="machh", name="Machh", level=PlaceLevel.TOWN, path=("pk", "machh"), latitude=29.9, longitude=67.3, precision=2),
            ),
            argument(Role.AMOUNT, "Rs1.5m", money=Money(amount=Decimal(1500000), currency="PKR", per="family")),
            argument(Role.OFFICE, "minister", name="minister"),
        ),
    )
    finding = Finding(code="odd", severity=Severity.NOTE, message="odd", about="sha256:d", hint="look", passage=DOCUMENT.passage(7, 9))
    reading = Reading(document=DOCUMENT.id, reader=ReaderVersion(name="rules", version="1"), mentions=(mention,), findings=(finding,))
    text = reading_line(DOCUMENT, reading)
    assert "\n" not in text
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_the_keys_are_those_of_the_schema(line: dict[str, Any]) -> None:
    assert list(line) == ["schema", "reader", "document", "mentions", "findings"]
    assert line["schema"] == SCHEMA == "hisab-reading/1"
    assert line["reader"] == {"name": "rules", "version": "1"}
    assert line["document"] == {
        "id": "sha256:d",
        "url": "https://example.org/a",
        "title": "A title",
        "published": "2021-01-04",
        "language": "en",
        "source": "outlet",
    }
    assert list(line["mentions"][0]) == ["id", "kind", "told_as", "passage", "arguments"]
    assert list(line["mentions"][0]["passage"]) == ["start", "end", "quote"]
    assert {tuple(one) for one in line["mentions"][0]["arguments"]} == {("role", "value", "start", "end", "quote")}
    assert list(line["findings"][0]) == ["code", "severity", "message", "about", "hint", "passage"]


def test_values_have_the_form_of_the_schema(line: dict[str, Any]) -> None:
    values = {one["role"]: one["value"] for one in line["mentions"][0]["arguments"]}
    assert values == {
        "killed": {"low": 11, "best": None, "high": None, "qualifier": "at least", "covers": "attack"},
        "date": {"earliest": "2021-01-03", "latest": "2021-01-03", "precision": "day"},
        "place": {"id": "machh", "name": "Machh", "level": "town", "path": ["pk", "machh"], "latitude": 29.9, "longitude": 67.3, "precision": 2},
        "amount": {"amount": "1500000", "currency": "PKR", "per": "family"},
        "office": "minister",
    }


def test_offsets_are_characters_of_the_text(line: dict[str, Any]) -> None:
    for one in (line["mentions"][0]["passage"], line["findings"][0]["passage"], *line["mentions"][0]["arguments"]):
        assert TEXT[one["start"] : one["end"]] == one["quote"]
