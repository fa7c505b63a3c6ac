"""Figures about nothing that happened, and two languages to show them in."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from hisab.publishing.charts.attention import attention_of
from hisab.publishing.charts.chart import Chart
from hisab.publishing.charts.kept import kept_by_kind
from hisab.publishing.charts.lulls import days_without
from hisab.publishing.charts.map import map_of
from hisab.publishing.charts.periods import attacks_by_period
from hisab.publishing.charts.placing import Spot
from hisab.publishing.charts.standing import standing_by_kind
from hisab.publishing.charts.years import attacks_by_year, people_by_year
from hisab.publishing.data.points import Districts
from hisab.publishing.data.redaction import load_profile
from hisab.records.figures import Attention, Figure, Interval, Lull, Point, PromiseAccount, Series
from hisab.records.measured import Rate
from hisab.records.values import Count, Place, PlaceLevel
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import Status

AS_OF = date(2022, 6, 1)
HOSTILE = "<script>alert(1)</script>\u202e\u0000\"'&]]>" + "w" * 10_000


@dataclass(frozen=True)
class Speaker:
    """A language whose every text can be put in other words."""

    code: str = "en"
    direction: str = "ltr"
    months: tuple[str, ...] = tuple(calendar.month_name[1:])
    said: Callable[[str], str] = field(default=lambda text: text)

    def say(self, text: str, /, **values: object) -> str:
        written = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        return self.said(text.format(**written) if values else text)

    def some(self, number: int, one: str, many: str, /, **values: object) -> str:
        return self.said((one if number == 1 else many).format(n=f"{number:,}", **values))


ENGLISH = Speaker()
URDU = Speaker(code="ur", direction="rtl", said=lambda text: "اردو " + text)


def count(low: int | None, best: int | None = None, high: int | None = None) -> Count:
    return Count(low=low, best=best, high=high)


def exactly(number: int) -> Count:
    return count(number, number, number)


def people(values: Sequence[tuple[str, Count]], *, label: str = "people killed, by year", note: str | None = None) -> Series:
    points = tuple(Point(key=key, label=key or "not stated", value=value, counted=("inc-1",), note=note) for key, value in values)
    return Series(name="people_killed_by_year", label=label, points=points, recipe="sum", caveat="Only what was read.", as_of=AS_OF)


def attacks(values: Sequence[tuple[int, int, Interval | None]]) -> Series:
    points = tuple(Point(key=str(year), label=str(year), value=exactly(number), counted=(), interval=span) for year, number, span in values)
    return Series(name="attacks_by_year", label="attacks recorded, by year", points=points, recipe="count", caveat="", as_of=AS_OF)


def trend(*parts: tuple[date, date, float], note: str | None = None, why: str | None = None) -> Series:
    points = tuple(
        Point(
            key=since.isoformat(),
            label="a part",
            value=exactly(12),
            counted=(),
            since=since,
            until=until,
            note=note,
            interval=Interval(low=rate / 2, best=rate, high=rate * 2, unit="attacks a year of reading"),
        )
        for since, until, rate in parts
    )
    return Series(name="trend", label="parts of one rate", points=points, recipe="blocks", caveat="", as_of=AS_OF, why=why)


def attention(half: int | None, nine_tenths: int | None, *, why: str | None = None) -> Attention:
    return Attention(
        incident="inc-1",
        reports=9,
        half=half,
        nine_tenths=nine_tenths,
        half_by_outlet=half,
        nine_tenths_by_outlet=nine_tenths,
        half_life=None,
        counted=(),
        recipe="days",
        caveat="Copies count.",
        as_of=AS_OF,
        why=why,
    )


def lull(name: str, days: int | None, *, expected: float | None = 40.4, label: str = "longest lull", why: str | None = None) -> Lull:
    return Lull(
        name=name,
        label=label,
        days=days,
        since=date(2020, 1, 1),
        until=date(2020, 3, 1),
        between=(),
        counted=(),
        expected=expected,
        probability=None if expected is None else 0.004,
        recipe="gaps",
        caveat="No attack recorded is not the same as no attack.",
        as_of=AS_OF,
        why=why,
    )


def rate(kind: str, part: int, of: int, *, high: int | None = None) -> Figure:
    value = exactly(of)
    return Figure(
        name=f"kept_rate_{kind}",
        label="share kept",
        value=value,
        counted=(),
        recipe="r",
        caveat="",
        as_of=AS_OF,
        measured=Rate(part=part, of=of, part_low=0, part_high=high),
    )


def promise(kind: str | None, status: Status) -> PromiseAccount:
    return PromiseAccount(
        kind=kind,
        person=None,
        office=None,
        institution=None,
        made_on=None,
        due_on=None,
        due_basis="none",
        status=status.value,
        why="nothing was read",
    )


def place(level: PlaceLevel, path: str, *, at: tuple[float, float] | None = None, precision: int = 1) -> Place:
    latitude, longitude = at or (None, None)
    parts = tuple(path.split("/"))
    return Place(id=path.lower(), name=parts[-1], level=level, path=parts, latitude=latitude, longitude=longitude, precision=precision)


def spot(number: int, where: Place | None, killed: Count | None = None) -> Spot:
    return Spot(
        href=f"incidents/{number}.html",
        day=f"{number % 28 + 1} May 2014",
        where=where.name if where else "place not stated",
        place=where,
        killed=killed,
    )


QUETTA = place(PlaceLevel.TOWN, "Pakistan/Balochistan/Quetta/Quetta", at=(30.18, 67.0))
PUNJAB = place(PlaceLevel.PROVINCE, "Pakistan/Punjab", precision=4)


@pytest.fixture(scope="session")
def districts() -> Districts:
    return Districts(load_vocabulary())


@pytest.fixture(scope="session")
def gallery(districts: Districts) -> Callable[[Speaker, str], tuple[Chart, ...]]:
    """One of each chart, in a language and with `word` wherever a word comes from outside."""

    def hang(tongue: Speaker, word: str) -> tuple[Chart, ...]:
        where = place(PlaceLevel.TOWN, f"Pakistan/Balochistan/Quetta/{word.replace('/', '|')}", at=(30.18, 67.0))
        return (
            people_by_year(people([("2019", count(3, None, 9)), ("2020", count(2)), ("2021", count(None))], label=word, note=word), tongue),
            attacks_by_year(attacks([(2019, 4, Interval(low=1.1, best=4, high=10.2, unit="attacks")), (2020, 0, None)]), tongue),
            attacks_by_period(trend((date(2019, 1, 5), date(2020, 3, 1), 3.2), (date(2020, 3, 1), date(2022, 1, 1), 14.1), note=word), tongue),
            attention_of(attention(1, 12), [0, 0, 1, 1, 2, 12, 40], tongue),
            days_without([lull("longest_lull", 80), lull(word, 12, label=word)], tongue),
            kept_by_kind([rate("justice", 1, 9, high=4), rate("gesture", 2, 2)], tongue),
            standing_by_kind([promise("justice", status) for status in Status] + [promise(None, Status.KEPT)], tongue),
            map_of(
                [spot(1, where, count(3, None, 8)), spot(2, QUETTA), spot(3, PUNJAB), spot(4, None)],
                tongue,
                profile=load_profile("partner"),
                districts=districts,
            ),
        )

    return hang
