"""Attacks, people killed and people injured by year, community, place, group and method: one row a value, with the attacks that it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hisab.measures.poisson import poisson_bounds
from hisab.measures.readership import Readership
from hisab.measures.tolls import RECIPE as TOLL
from hisab.measures.tolls import add_tolls
from hisab.records.figures import IncidentAccount, Interval, Point, Series
from hisab.records.values import Count, DatePrecision
from hisab.vocabulary.tables import Vocabulary

_CAVEAT = "Counted from the reports that were read: no count of all attacks, and rows can differ because more was read of one than of another."
_NOT_STATED = "not stated"

Key = tuple[str, str]
"""The id or word of a row, and its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dimension:
    name: str
    label: str
    keys: Callable[[IncidentAccount], tuple[Key, ...]]
    caveat: str = ""


def count_by(counted: Mapping[str, IncidentAccount], readership: Readership, *, vocabulary: Vocabulary, as_of: date) -> Iterator[Series]:
    """Yield for every dimension the series of attacks, people killed and people injured."""
    for dimension in _dimensions(vocabulary):
        rows: dict[Key, list[str]] = defaultdict(list)
        for identifier, account in sorted(counted.items()):
            for key in dimension.keys(account) or (("", _NOT_STATED),):
                rows[key].append(identifier)
        if dimension.name == "year":
            _add_quiet_years(rows, readership)
        ordered = sorted(rows.items(), key=lambda row: (row[0][0] == "", row[0]))
        yield _attacks(dimension, ordered, readership, as_of=as_of)
        for harm, label in (("killed", "people killed"), ("injured", "people injured")):
            yield _people(dimension, ordered, counted, harm=harm, label=label, as_of=as_of)


def _dimensions(vocabulary: Vocabulary) -> tuple[_Dimension, ...]:
    several = "An attack for which several are stated is counted in each row, so the rows add up to more than the whole."
    return (
        _Dimension(name="year", label="year", keys=_year),
        _Dimension(name="community", label="community", keys=lambda account: _named(vocabulary, "communities", account.communities), caveat=several),
        _Dimension(name="country", label="country", keys=_at_depth(1)),
        _Dimension(name="province", label="province", keys=_at_depth(2)),
        _Dimension(name="district", label="district", keys=_at_depth(3)),
        _Dimension(name="place", label="place", keys=lambda account: ((account.place.id, account.place.name),) if account.place else ()),
        _Dimension(
            name="claimed_by",
            label="group that claimed it",
            keys=lambda account: _named(vocabulary, "groups", account.claimed_by),
            caveat=f"{several} A claim is the group's own word.",
        ),
        _Dimension(
            name="attributed_to",
            label="group that others named",
            keys=lambda account: _named(vocabulary, "groups", account.attributed_to),
            caveat=f"{several} Being named by somebody is no finding of who did it.",
        ),
        _Dimension(name="method", label="method", keys=lambda account: tuple((method, method) for method in account.methods), caveat=several),
    )


def _year(account: IncidentAccount) -> tuple[Key, ...]:
    span = account.date
    if span is None or span.earliest is None or span.latest is None or span.precision is DatePrecision.BEFORE:
        return ()
    if span.earliest.year != span.latest.year:
        return ()
    return ((str(span.earliest.year), str(span.earliest.year)),)


def _at_depth(depth: int) -> Callable[[IncidentAccount], tuple[Key, ...]]:
    """Return what names the country (1), province (2) or district (3) of an attack; none where its place is known less exactly."""

    def keys(account: IncidentAccount) -> tuple[Key, ...]:
        if account.place is None or len(account.place.path) < depth:
            return ()
        path = account.place.path[:depth]
        return (("/".join(path), ", ".join(path[::-1][:2])),)

    return keys


def _named(vocabulary: Vocabulary, table: str, identifiers: tuple[str, ...]) -> tuple[Key, ...]:
    return tuple((identifier, vocabulary.name(table, identifier)) for identifier in identifiers)


def _add_quiet_years(rows: dict[Key, list[str]], readership: Readership) -> None:
    """Add a row for each year of which reports were read and in which no attack is recorded."""
    for year in sorted({day.year for day in readership.outlets_by_day}):
        rows.setdefault((str(year), str(year)), [])


def _attacks(dimension: _Dimension, rows: list[tuple[Key, list[str]]], readership: Readership, *, as_of: date) -> Series:
    return Series(
        name=f"attacks_by_{dimension.name}",
        label=f"attacks recorded, by {dimension.label}",
        points=tuple(
            Point(
                key=key,
                label=label,
                value=Count(low=len(ids), best=len(ids), high=len(ids)),
                counted=tuple(ids),
                interval=_interval(len(ids)) if dimension.name != "year" or _is_whole(key, readership) else None,
                note=_reading_note(key, readership) if dimension.name == "year" else None,
            )
            for (key, label), ids in rows
        ),
        recipe="attacks counted, with the exact Poisson interval (Garwood 1936), for a year only where it was read throughout; version 1",
        caveat=f"{_CAVEAT} The interval says what chance alone would leave open, and nothing of what was not read. {dimension.caveat}".strip(),
        as_of=as_of,
    )


def _interval(count: int) -> Interval:
    low, high = poisson_bounds(count)
    return Interval(low=low, best=float(count), high=high, unit="attacks")


def _is_whole(year: str, readership: Readership) -> bool:
    """True when the year was read throughout: the interval of a part of a year would be taken for that of the year."""
    return not year or readership.days_read(date(int(year), 1, 1), date(int(year) + 1, 1, 1)) >= 365


def _reading_note(year: str, readership: Readership) -> str | None:
    if not year:
        return None
    since, until = date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    read = readership.days_read(since, until)
    if not read:
        return "no report of this year was read: it is known from later reports alone"
    days = sum(since <= day < until for day in readership.outlets_by_day)
    part = "" if read == (until - since).days else ", and for a part of the year nothing was"
    return f"reports published on {days} of its days were read{part}"


def _people(
    dimension: _Dimension, rows: list[tuple[Key, list[str]]], counted: Mapping[str, IncidentAccount], *, harm: str, label: str, as_of: date
) -> Series:
    points = []
    for (key, name), ids in rows:
        tolls = {identifier: toll for identifier in ids if (toll := counted[identifier].killed if harm == "killed" else counted[identifier].injured)}
        silent = len(ids) - len(tolls)
        points.append(
            Point(
                key=key,
                label=name,
                value=add_tolls(tolls.values()),
                counted=tuple(tolls),
                note=f"{silent} of its {len(ids)} attacks state no such number" if silent else None,
            )
        )
    return Series(
        name=f"people_{harm}_by_{dimension.name}",
        label=f"{label}, by {dimension.label}",
        points=tuple(points),
        recipe=f"sum over attacks of: {TOLL}",
        caveat=f"{_CAVEAT} The lowest number can be an early one. {dimension.caveat}".strip(),
        as_of=as_of,
    )
