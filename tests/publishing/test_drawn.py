"""The charts on their pages: each in its place, with its rows and its data; never more than a page can hold."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from hisab.publishing.charts.chart import Chart
from hisab.publishing.drawn import MOST_NOTES, MOST_ROWS, chart_files, shown
from hisab.publishing.plotted import charts_of
from hisab.publishing.site import pages_of, presses_of
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary

from .measured import measured, page, press_of, words

STYLE = 'href="static/charts.css"'


@pytest.mark.parametrize(("path", "name"), [("places.html", "map"), ("promises.html", "standing_by_kind"), ("figures.html", "people_killed_by_year")])
def test_a_page_carries_its_chart_with_the_style_and_the_way_to_its_data(edition: Edition, vocabulary: Vocabulary, path: str, name: str) -> None:
    text = page(press_of(edition, vocabulary), path)
    file = name.replace("_", "-")
    assert STYLE in text
    assert f'id="chart-{name}"' in text
    assert f'href="charts/{file}.csv"' in text


@pytest.mark.parametrize("path", ["index.html", "incidents.html", "years/2021.html"])
def test_a_page_without_a_chart_does_without_its_style(edition: Edition, vocabulary: Vocabulary, path: str) -> None:
    assert "charts.css" not in page(press_of(edition, vocabulary), path)


def test_the_data_of_a_chart_are_its_rows_and_its_specification(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    written = pages_of(press)
    chart = charts_of(press)["people_killed_by_year"]()
    rows = list(csv.reader(io.StringIO(written["charts/people-killed-by-year.csv"]().decode())))
    assert rows == [list(chart.header), *(list(row) for row in chart.rows)]
    assert json.loads(written["charts/people-killed-by-year.json"]()) == json.loads(chart.spec)


def test_where_nothing_is_drawn_the_specification_says_why(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    assert json.loads(pages_of(press)["charts/trend.json"]()) == {"description": charts_of(press)["trend"]().description}
    assert "charts/trend.json" not in page(press, "figures.html")


def test_each_language_has_the_data_in_its_own_words(edition: Edition, vocabulary: Vocabulary) -> None:
    english, urdu = presses_of(measured(edition, vocabulary), vocabulary)
    assert pages_of(english)["charts/map.csv"]() != pages_of(urdu)["ur/charts/map.csv"]()
    assert 'href="charts/map.csv"' in pages_of(urdu)["ur/places.html"]().decode()
    assert 'href="../static/charts.css"' in pages_of(urdu)["ur/places.html"]().decode()


def test_a_chart_is_drawn_once_for_its_page_and_its_data(edition: Edition, vocabulary: Vocabulary) -> None:
    drawn: list[str] = []

    def draw() -> Chart:
        drawn.append("map")
        return whole

    press = press_of(edition, vocabulary)
    whole = charts_of(press)["map"]()
    kept = charts_of(press)
    assert kept["map"]() is kept["map"]()
    files = chart_files({"map": draw})
    assert drawn == []
    files["charts/map.csv"]()
    assert drawn == ["map"]


def test_a_table_that_is_too_long_stands_in_the_data_alone_and_the_page_says_so(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(MOST_ROWS + 10, 0), vocabulary)
    text = page(press, "places.html")
    assert f"The table has {MOST_ROWS + 10} rows" in words(text)
    assert "chart-rows" not in text
    assert pages_of(press)["charts/map.csv"]().count(b"\n") == MOST_ROWS + 11


def test_what_is_not_on_the_map_is_named_up_to_a_number(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    made = many(MOST_NOTES + 3, 0)
    nowhere = replace(made, incidents={each: replace(account, place=None) for each, account in made.incidents.items()})
    press = press_of(nowhere, vocabulary)
    (drawn,) = shown(press, charts_of(press), "map")
    assert sum(bool(note.href) for note in drawn.chart.notes) == MOST_NOTES
    assert "3 more attacks are not on the map." in words(page(press, "places.html"))


def test_an_account_without_attacks_has_no_chart(empty_edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(empty_edition, vocabulary)
    assert '<figure class="chart"' not in page(press, "places.html")
    assert '<figure class="chart"' not in page(press, "promises.html")
