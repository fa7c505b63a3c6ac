from __future__ import annotations

import csv
import io
import json

import jinja2

from hisab.publishing.charts.chart import chart_csv, chart_spec
from hisab.publishing.charts.map import map_of
from hisab.publishing.charts.years import people_by_year
from hisab.publishing.data.points import Districts
from hisab.publishing.data.redaction import load_profile
from tests.publishing.charts.conftest import ENGLISH, QUETTA, count, people, spot

CHART = people_by_year(people([("2020", count(3, None, 9))]), ENGLISH)


def page(**values: object) -> str:
    environment = jinja2.Environment(loader=jinja2.PackageLoader("hisab.publishing"), autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string('{% from "chart.html" import chart %}{{ chart(it, root, data=data, spec=spec) }}').render(values)


def test_the_table_leaves_as_csv() -> None:
    rows = list(csv.reader(io.StringIO(chart_csv(CHART).decode("utf-8"))))
    assert tuple(rows[0]) == CHART.header
    assert tuple(rows[1]) == CHART.rows[0]


def test_the_specification_leaves_as_it_was_drawn_and_fetches_nothing() -> None:
    spec = json.loads(chart_spec(CHART))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert '"url"' not in CHART.spec


def test_a_page_shows_the_drawing_its_table_and_its_data() -> None:
    shown = page(it=CHART, root="../", data="data/killed.csv", spec="data/killed.json")
    assert shown.count("<svg") == 2
    assert '<a href="../data/killed.csv">Data (CSV)</a>' in shown
    assert "<bdi>3–9</bdi>" in shown


def test_a_page_without_a_drawing_says_why() -> None:
    shown = page(it=people_by_year(people([]), ENGLISH), root="", data="", spec="")
    assert "<svg" not in shown
    assert "No number of a known year is stated." in shown


def test_links_in_a_drawing_begin_at_the_root_of_the_page(districts: Districts) -> None:
    chart = map_of([spot(1, QUETTA)], ENGLISH, profile=load_profile("partner"), districts=districts)
    assert 'href="../incidents/1.html"' in chart.drawn("../")
    assert "<script>" not in chart.drawn('"><script>')
