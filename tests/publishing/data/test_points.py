from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from hisab.publishing.data.points import Districts, Point, date_prec, divisions_of, point_of
from hisab.publishing.data.redaction import load_profile
from hisab.records.values import DatePrecision, DateSpan, Place, PlaceLevel
from hisab.vocabulary.tables import TABLES, Row, Vocabulary

from ..conftest import day
from .conftest import EXACT


def districts(*points: tuple[str, str, str]) -> Districts:
    cells = [
        dict.fromkeys(TABLES["places"], "") | {"id": path, "kind": "district", "path": path, "latitude": x, "longitude": y} for path, x, y in points
    ]
    rows = tuple(Row(table="places", cells=MappingProxyType(each)) for each in cells)
    return Districts(Vocabulary(tables=MappingProxyType({table: rows if table == "places" else () for table in TABLES})))


def gazetteer(*places: tuple[str, str, str, str]) -> Districts:
    """Return the districts of a gazetteer of `places`: kind, path, spellings, and the latitude, empty for no point; the longitude is always 67."""
    cells = [
        dict.fromkeys(TABLES["places"], "")
        | {"id": path, "kind": kind, "path": path, "spellings": spellings, "latitude": x, "longitude": "67" if x else ""}
        for kind, path, spellings, x in places
    ]
    rows = tuple(Row(table="places", cells=MappingProxyType(each)) for each in cells)
    return Districts(Vocabulary(tables=MappingProxyType({table: rows if table == "places" else () for table in TABLES})))


SARN = ("district", "nowhere/vale/Sarn", "Sarn District|Old Sarn district", "")


def test_a_district_without_a_point_has_that_of_the_town_in_it_that_bears_its_name() -> None:
    town = ("town", "nowhere/vale/Sarn/Sarn", "Sarn", "2")
    assert gazetteer(SARN, town).point(("nowhere", "vale", "Sarn")) == (2.0, 67.0)
    assert gazetteer(SARN, ("village", "nowhere/vale/Sarn/Oldsarn", "Oldsarn|Old Sarn", "3")).point(("nowhere", "vale", "Sarn")) == (3.0, 67.0)
    assert point_of(
        EXACT, load_profile(), gazetteer(("district", "nowhere/upper-vale/sarn", "", ""), ("town", "nowhere/upper-vale/sarn/sarn", "", "2"))
    ) == Point(latitude=2.0, longitude=67.0, precision=3)


@pytest.mark.parametrize(
    "places",
    [
        (("town", "nowhere/vale/Sarn/Other", "Other", "2"),),
        (("town", "nowhere/vale/Elsewhere/Sarn", "Sarn", "2"),),
        (("site", "nowhere/vale/Sarn/Sarn", "Sarn", "2"),),
        (("town", "nowhere/vale/Sarn/Sarn", "Sarn", ""),),
        (("town", "nowhere/vale/Sarn/Sarn", "Sarn", "2"), ("village", "nowhere/vale/Sarn/Oldsarn", "Old Sarn", "3")),
    ],
)
def test_no_other_place_gives_a_district_its_point(places: tuple[tuple[str, str, str, str], ...]) -> None:
    assert gazetteer(SARN, *places).point(("nowhere", "vale", "Sarn")) is None


def test_a_district_keeps_its_own_point() -> None:
    own = ("district", "nowhere/vale/Sarn", "Sarn District", "1")
    assert gazetteer(own, ("town", "nowhere/vale/Sarn/Sarn", "Sarn", "2")).point(("nowhere", "vale", "Sarn")) == (1.0, 67.0)


def test_a_place_is_given_by_the_point_of_its_district_in_public() -> None:
    found = point_of(EXACT, load_profile(), districts(("nowhere/upper-vale/sarn", "-1.5", "67")))
    assert found == Point(latitude=-1.5, longitude=67.0, precision=3)


def test_a_district_without_a_point_gives_none() -> None:
    assert point_of(EXACT, load_profile(), districts()) == Point(latitude=None, longitude=None, precision=3)


def test_a_partner_sees_the_place_itself() -> None:
    assert point_of(EXACT, load_profile("partner"), districts()) == Point(latitude=-1.25, longitude=67.5, precision=1)


def test_a_place_that_is_not_stated_is_not_known() -> None:
    assert point_of(None, load_profile(), districts()).precision == 7


@pytest.mark.parametrize(("level", "code"), [(PlaceLevel.COUNTRY, 6), (PlaceLevel.PROVINCE, 4), (PlaceLevel.DISTRICT, 3)])
def test_a_wide_place_never_claims_to_be_exact(level: PlaceLevel, code: int) -> None:
    assert point_of(replace(EXACT, level=level), load_profile("partner"), districts()).precision == code


def test_a_road_right_below_its_province_has_no_district() -> None:
    road = Place(id="road", name="Road", level=PlaceLevel.ROAD, path=("nowhere", "upper-vale", "road"), latitude=1.0, longitude=2.0, precision=4)
    assert divisions_of(road) == ("nowhere", "upper-vale", None)
    assert point_of(road, load_profile(), districts()) == Point(latitude=None, longitude=None, precision=4)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [((2021, 1, 3), (2021, 1, 3), 1), ((2021, 1, 3), (2021, 1, 8), 2), ((2021, 1, 3), (2021, 1, 9), 3), ((2021, 1, 1), (2021, 1, 31), 4),
     ((2021, 1, 1), (2021, 12, 31), 5), ((2019, 1, 1), (2021, 12, 31), None)],
)  # fmt: skip
def test_a_date_has_the_code_of_its_width(first: tuple[int, int, int], last: tuple[int, int, int], code: int | None) -> None:
    assert date_prec(DateSpan(earliest=date(*first), latest=date(*last), precision=DatePrecision.RANGE)) == code


def test_a_date_that_is_only_before_another_has_no_code() -> None:
    assert date_prec(replace(day(2021, 1, 3), precision=DatePrecision.BEFORE)) is None
    assert date_prec(DateSpan(earliest=None, latest=date(2021, 1, 3), precision=DatePrecision.BEFORE)) is None
