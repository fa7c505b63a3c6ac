"""Accounts, reports and times of reading as the tests and benchmarks of the measures make them. The random ones are drawn from a seeded generator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from hisab.measures.readership import Readership
from hisab.measures.timeline import Timeline
from hisab.records.documents import Document
from hisab.records.figures import IncidentAccount, Toll
from hisab.records.ids import CaptureId, DocumentId
from hisab.records.journal import Register
from hisab.records.values import Count, DatePrecision, DateSpan, Place, PlaceLevel

START = date(2001, 1, 1)


def on(offset: int) -> date:
    """Return the day `offset` days after the start."""
    return START + timedelta(days=offset)


def toll(low: int | None, high: int | None = None) -> Toll:
    """Return a toll of `low`, or from `low` to `high`."""
    top = low if high is None else high
    return Toll(count=Count(low=low, best=low if low == top else None, high=top), resting_on=(), recipe="made")


def account(
    day: date | None,
    *,
    documents: Iterable[str] = (),
    communities: tuple[str, ...] = (),
    killed: Toll | None = None,
    place: Place | None = None,
    claimed_by: tuple[str, ...] = (),
    span: DateSpan | None = None,
) -> IncidentAccount:
    """Return the account of an attack on `day`, or in `span`."""
    exact = DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY) if day is not None else None
    found = tuple(DocumentId(document) for document in documents)
    return IncidentAccount(
        date=span or exact,
        place=place,
        communities=communities,
        targets=(),
        claimed_by=claimed_by,
        attributed_to=(),
        methods=("bombing",),
        killed=killed,
        injured=None,
        documents=found,
        independent_sources=len(found),
    )


def town(name: str, province: str = "balochistan") -> Place:
    """Return a town of a province."""
    return Place(id=name, name=name.title(), level=PlaceLevel.TOWN, path=("pk", province, name, f"{name}-town"))


def document(identifier: str, published: date | None, *, source: str = "outlet", text: str | None = None) -> Document:
    """Return a report; its text is its id unless another is given."""
    return Document(
        id=DocumentId(identifier),
        capture=CaptureId("sha256:0"),
        source=source,
        text=identifier if text is None else text,
        title=None,
        published=published,
        language="en",
        address=None,
        derived_by="made",
    )


def register_of(documents: Iterable[Document]) -> Register:
    """Return a register that holds `documents` and nothing else."""
    return Register(documents=MappingProxyType({found.id: found for found in documents}))


def read_by(outlets: int, days: int, *, first: int = 0) -> Readership:
    """Return the reading of `outlets` outlets on every one of `days` days."""
    start = on(first).toordinal()
    return Readership(
        first=on(first),
        last=on(first + days - 1),
        stretches=((start, start + days),) * outlets,
        outlets_by_day={on(first + offset): outlets for offset in range(days)},
    )


def timeline_of_days(offsets: Sequence[int], days: int) -> Timeline:
    """Return the timeline of attacks on the days `offsets` after the start, in a time of `days` days that were read."""
    known = sorted((on(offset), f"attack-{number:05d}") for number, offset in enumerate(offsets))
    return Timeline(since=START, until=on(days), days=tuple(known), unsure=(), recalled=0)
