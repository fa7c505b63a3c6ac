from __future__ import annotations

import json
import re

from hisab.publishing.charts.drawing import PAGE, render
from hisab.publishing.charts.map import free_middle, map_of
from hisab.publishing.charts.outlines import Projection, hatch, outlines
from hisab.publishing.charts.placing import Exactness, clusters_of, place_spot
from hisab.publishing.data.points import Districts
from hisab.publishing.data.redaction import load_profile
from hisab.records.values import PlaceLevel
from hisab.vocabulary.tables import load_vocabulary
from tests.publishing.charts.conftest import ENGLISH, PUNJAB, QUETTA, count, exactly, place, spot

PUBLIC, PARTNER = load_profile(), load_profile("partner")


def test_the_public_map_never_shows_the_point_of_a_place(districts: Districts) -> None:
    shown = place_spot(spot(1, QUETTA), profile=PUBLIC, districts=districts, outlines=outlines())
    assert shown.exactness is not Exactness.PLACE
    assert shown.point != (67.0, 30.18)


def test_a_point_that_may_leave_is_a_full_mark(districts: Districts) -> None:
    chart = map_of([spot(1, QUETTA, exactly(5))], ENGLISH, profile=PARTNER, districts=districts)
    assert chart.rows == (("2 May 2014", "Quetta", "place", "5"),)
    assert 'href="incidents/1.html"' in chart.svg
    assert "<title>Quetta, 2 May 2014</title>" in chart.svg


def test_a_place_whose_district_has_no_point_is_drawn_as_its_province(districts: Districts) -> None:
    somewhere = place(PlaceLevel.VILLAGE, "Pakistan/Punjab/Nowhere/Noplace", at=(31.0, 72.0))
    shown = place_spot(spot(1, somewhere), profile=PUBLIC, districts=districts, outlines=outlines())
    assert (shown.exactness, shown.point, shown.province) == (Exactness.PROVINCE, None, ("Pakistan", "Punjab"))


def test_a_province_is_hatched_and_never_a_point(districts: Districts) -> None:
    chart = map_of([spot(1, PUNJAB), spot(2, PUNJAB)], ENGLISH, profile=PARTNER, districts=districts)
    assert "<a " not in chart.svg
    assert ">2</text>" in chart.svg
    assert chart.rows[0][2] == "province"


def test_what_cannot_be_placed_is_listed_in_words(districts: Districts) -> None:
    far = place(PlaceLevel.TOWN, "Myanmar/Rakhine/Sittwe", at=(20.1, 92.9))
    country = place(PlaceLevel.COUNTRY, "Pakistan", precision=6)
    chart = map_of([spot(1, None), spot(2, far), spot(3, country), spot(4, QUETTA)], ENGLISH, profile=PARTNER, districts=districts)
    notes = [note.words for note in chart.notes if note.href]
    assert notes == [
        "Not on the map: place not stated, 2 May 2014; its place is not stated.",
        "Not on the map: Sittwe, 3 May 2014; it lies outside this map.",
        "Not on the map: Pakistan, 4 May 2014; no province of this map is stated.",
    ]


def test_with_nothing_to_place_there_is_no_map(districts: Districts) -> None:
    assert map_of([spot(1, None)], ENGLISH, profile=PUBLIC, districts=districts).svg == ""
    assert map_of([], ENGLISH, profile=PUBLIC, districts=districts).rows == ()


def test_attacks_at_one_point_share_a_mark_that_says_how_many(districts: Districts) -> None:
    spots = [spot(number, QUETTA, count(2, None, 5)) for number in range(3)]
    placed = [place_spot(each, profile=PARTNER, districts=districts, outlines=outlines()) for each in spots]
    (cluster,) = clusters_of(placed, Exactness.PLACE, Projection(frame=outlines().frame, width=720))
    assert (len(cluster.spots), cluster.low, cluster.high) == (3, 6, 15)
    assert ">3</text>" in map_of(spots, ENGLISH, profile=PARTNER, districts=districts).svg


def test_a_thousand_attacks_can_be_drawn(districts: Districts) -> None:
    spots = [spot(n, place(PlaceLevel.TOWN, f"Pakistan/Punjab/d/{n}", at=(29 + n % 40 / 10, 70 + n // 40 / 8)), exactly(n % 7)) for n in range(1000)]
    chart = map_of(spots, ENGLISH, profile=PARTNER, districts=districts)
    assert len(chart.rows) == 1000
    assert len(chart.svg) < 250_000


def test_a_tiny_province_keeps_its_number(districts: Districts) -> None:
    capital = place(PlaceLevel.PROVINCE, "Pakistan/Islamabad Capital Territory", precision=4)
    assert ">1</text>" in map_of([spot(1, capital)], ENGLISH, profile=PUBLIC, districts=districts).svg


def test_marks_lie_where_vega_puts_the_outlines() -> None:
    projection = Projection(frame=outlines().frame, width=PAGE.width)
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": 720,
        "height": 700,
        "padding": 0,
        "autosize": "none",
        "projection": {"type": "mercator", "scale": projection.scale, "translate": list(projection.shift)},
        "data": {"values": [{"longitude": 67.0, "latitude": 30.18}]},
        "mark": "point",
        "encoding": {"longitude": {"field": "longitude", "type": "quantitative"}, "latitude": {"field": "latitude", "type": "quantitative"}},
    }
    found = re.search(r'transform="translate\(([\d.]+),([\d.]+)\)" d="M', render(json.dumps(spec)))
    at = projection.place(67.0, 30.18)
    assert found is not None
    assert at is not None
    assert (round(float(found[1]), 2), round(float(found[2]), 2)) == (round(at[0], 2), round(at[1], 2))


def test_every_province_of_the_gazetteer_but_regions_of_other_kinds_has_an_outline() -> None:
    paths = {tuple(row["path"].split("/")) for row in load_vocabulary().rows("places") if row["kind"] == "province"}
    wanted = {path for path in paths if path[0] in {"Pakistan", "Afghanistan"} and len(path) == 2}
    assert wanted - outlines().provinces.keys() == {("Afghanistan", "Hazarajat")}
    assert outlines().provinces.keys() <= wanted


def test_places_of_the_gazetteer_lie_in_the_outline_of_their_province() -> None:
    inside = outside = 0
    for row in load_vocabulary().rows("places"):
        path = tuple(row["path"].split("/")[:2])
        if path in outlines().provinces and row["latitude"]:
            if _holds(path, float(row["longitude"]), float(row["latitude"])):
                inside += 1
            else:
                outside += 1
    assert inside + outside > 500
    assert outside / (inside + outside) < 0.05


def _holds(path: tuple[str, ...], x: float, y: float) -> bool:
    is_inside = False
    for ring in outlines().provinces[path]:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) is not (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                is_inside = not is_inside
    return is_inside


def test_slanting_lines_stay_inside_and_leave_a_hole_open() -> None:
    square, hole = ((0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)), ((10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0))
    strokes = hatch([square, hole], pitch=5)
    assert strokes
    for (x1, y1), (x2, y2) in strokes:
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        assert min(x1, x2, y1, y2) >= -0.01
        assert max(x1, x2, y1, y2) <= 40.01
        assert not (10.1 < x < 29.9 and 10.1 < y < 29.9)


def test_a_number_stands_where_no_mark_does() -> None:
    strokes = [((0.0, 0.0), (100.0, 0.0)), ((0.0, 30.0), (80.0, 30.0)), ((0.0, 60.0), (60.0, 60.0))]
    assert free_middle(strokes, [], reach=10) == (50.0, 0.0)
    assert free_middle(strokes, [(50.0, 5.0)], reach=10) == (40.0, 30.0)
    assert free_middle(strokes, [(50.0, 5.0)], reach=1000) == (30.0, 60.0)
