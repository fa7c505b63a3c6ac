"""Where an incident is put: the point that the profile lets out, and precision codes that say no more than is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hisab.publishing.data.redaction import DISTRICT_POINT, EXACT_POINT, Profile
from hisab.records.values import DatePrecision, DateSpan, Place, PlaceLevel
from hisab.vocabulary.tables import Row, Vocabulary

_WIDE = {PlaceLevel.COUNTRY: 6, PlaceLevel.PROVINCE: 4, PlaceLevel.DISTRICT: 3}
_DISTRICT_DEPTH = 3
_DISTRICT = re.compile(r" (?:D|d)istrict$|^(?:D|d)istrict (?:of )?|^ضلع ")
"""What makes a place's name that of its district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point in WGS 84 degrees, None where none is given; `precision` is the UCDP GED code of what is given."""

    latitude: float | None
    longitude: float | None
    precision: int


class Districts:
    """The districts and provinces of the gazetteer that have a point: their own, or else a district that of the one place in it that has its name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rows = vocabulary.rows("places")
        known = [row for row in rows if row["latitude"] and row["longitude"]]
        own = {row["path"]: _at(row) for row in known if row["kind"] in {PlaceLevel.DISTRICT, PlaceLevel.PROVINCE}}
        self._points = {**_namesakes(rows, known), **own}

    def point(self, path: tuple[str, ...]) -> tuple[float, float] | None:
        """Return the point of the district or province with this path."""
        return self._points.get("/".join(path))


def _namesakes(rows: Iterable[Row], known: Iterable[Row]) -> dict[str, tuple[float, float]]:
    """Return the points of districts by the town or village right below each that has a spelling of its name: most often where it is governed from.

    Where several have one, which of them is meant is not known, and there is no point.
    """
    within: dict[str, list[Row]] = defaultdict(list)
    for row in known:
        if row["kind"] in {PlaceLevel.TOWN, PlaceLevel.VILLAGE}:
            within[row["path"].rpartition("/")[0]].append(row)
    found = {}
    for district in rows:
        if district["kind"] == PlaceLevel.DISTRICT and district["path"] in within:
            names = {_DISTRICT.sub("", spelling) for spelling in (district["path"].rpartition("/")[2], *district.spellings)}
            alike = [row for row in within[district["path"]] if names & {row["path"].rpartition("/")[2], *row.spellings}]
            if len(alike) == 1:
                found[district["path"]] = _at(alike[0])
    return found


def _at(row: Row) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def point_of(place: Place | None, profile: Profile, districts: Districts) -> Point:
    """Return the point of `place` as far as the profile lets it out."""
    if place is None:
        return Point(latitude=None, longitude=None, precision=7)
    exactly_known = place.latitude is not None and place.longitude is not None
    if place.level in _WIDE:
        precision = max(_WIDE[place.level], place.precision)
        shown = exactly_known and profile.lets(DISTRICT_POINT)
        return Point(latitude=place.latitude if shown else None, longitude=place.longitude if shown else None, precision=precision)
    if exactly_known and profile.lets(EXACT_POINT):
        return Point(latitude=place.latitude, longitude=place.longitude, precision=place.precision)
    if len(place.path) <= _DISTRICT_DEPTH:
        return Point(latitude=None, longitude=None, precision=max(place.precision, 4))
    district = districts.point(place.path[:_DISTRICT_DEPTH]) if profile.lets(DISTRICT_POINT) else None
    latitude, longitude = district or (None, None)
    return Point(latitude=latitude, longitude=longitude, precision=max(place.precision, 3))


def divisions_of(place: Place | None) -> tuple[str | None, str | None, str | None]:
    """Return country, province and district of a place; a place right below its province has no district stated."""
    if place is None:
        return None, None, None
    path = place.path
    has_district = len(path) > _DISTRICT_DEPTH or place.level is PlaceLevel.DISTRICT
    return path[0] if path else None, path[1] if len(path) > 1 else None, path[2] if has_district and len(path) >= _DISTRICT_DEPTH else None


def date_prec(span: DateSpan | None) -> int | None:
    """Return the UCDP GED code of a date: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 up to a year; None where it is wider or open."""
    if span is None or span.earliest is None or span.latest is None or span.precision is DatePrecision.BEFORE:
        return None
    days = (span.latest - span.earliest).days + 1
    limits = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
    return next((code for limit, code in limits if days <= limit), None)
