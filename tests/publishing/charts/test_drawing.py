"""What every drawing holds to, whatever it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import altair
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from hisab.publishing.charts.chart import Chart
from hisab.publishing.charts.drawing import render
from tests.publishing.charts.conftest import ENGLISH, HOSTILE, URDU, Speaker

Gallery = Callable[[Speaker, str], tuple[Chart, ...]]

FONTS = Path("src/hisab/publishing/static/fonts")


def drawings(chart: Chart) -> list[etree._Element]:
    return [etree.fromstring(part) for part in chart.svg.split("\n")]


def test_the_same_figures_give_the_same_bytes(gallery: Gallery) -> None:
    first = [(chart.svg, chart.spec) for chart in gallery(ENGLISH, "a word")]
    render.cache_clear()
    assert [(chart.svg, chart.spec) for chart in gallery(ENGLISH, "a word")] == first


def test_every_specification_holds_to_the_schema_of_vega_lite(gallery: Gallery) -> None:
    for chart in gallery(ENGLISH, "a word"):
        altair.LayerChart.from_dict(json.loads(chart.spec), validate=True)


@pytest.mark.parametrize("tongue", [ENGLISH, URDU])
def test_hostile_words_are_harmless_and_short(gallery: Gallery, tongue: Speaker) -> None:
    for chart in gallery(tongue, HOSTILE):
        shown = f"{chart.svg}{chart.title}{chart.description}{chart.notes}{chart.rows}"
        assert "<script" not in chart.svg
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", shown)
        assert "w" * 500 not in shown
        assert all(len(cell) <= 401 for row in chart.rows for cell in row)
        drawings(chart)


def test_a_drawing_holds_no_script_no_id_no_style_and_no_address_outside(gallery: Gallery) -> None:
    for chart in gallery(ENGLISH, "a word"):
        for drawing in drawings(chart):
            names = {etree.QName(each).localname for each in drawing.iter()}
            assert names <= {"svg", "title", "desc", "g", "a", "path", "text"}
            given = {name: value for each in drawing.iter() for name, value in each.attrib.items()}
            assert not {"id", "style", "onload", "onclick", "filter", "mask"} & given.keys()
        assert "http" not in chart.svg
        assert "url(" not in chart.svg


def test_every_ink_is_one_of_the_page(gallery: Gallery) -> None:
    sheet = Path("src/hisab/publishing/static/site.css").read_text(encoding="utf-8")
    for chart in gallery(ENGLISH, "a word"):
        inks = set(re.findall(r'(?:fill|stroke)="([^"]+)"', chart.svg)) - {"none"}
        assert inks
        assert all(re.fullmatch(r"var\((--[a-z]+)\)", ink) for ink in inks)
        assert all(f"{ink[4:-1]}:" in sheet for ink in inks)


def test_a_drawing_says_what_it_shows_to_those_who_cannot_see_it(gallery: Gallery) -> None:
    for chart in gallery(ENGLISH, "a word"):
        for drawing in drawings(chart):
            assert drawing.get("role") == "img"
            assert drawing.findtext("title") == chart.title
            assert drawing.findtext("desc") == chart.description


def test_every_row_has_a_cell_for_each_column_and_an_address_or_none(gallery: Gallery) -> None:
    for chart in gallery(ENGLISH, "a word"):
        assert chart.rows
        assert {len(row) for row in chart.rows} == {len(chart.header)}
        assert len(chart.hrefs) == len(chart.rows)


@pytest.mark.parametrize("word", ["a word", HOSTILE, "w" * 10_000, "WMQ@" * 30])
def test_no_words_leave_their_drawing(gallery: Gallery, word: str) -> None:
    font = TTFont(BytesIO((FONTS / "atkinson-hyperlegible-next-latin-400-normal.woff2").read_bytes()))
    widths, names, units = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
    for chart in gallery(ENGLISH, word):
        for drawing in drawings(chart):
            _, _, width, height = map(float, drawing.get("viewBox", "").split())
            letters = float(drawing.get("font-size", "0"))
            for each in drawing.iter("text"):
                words = each.text or ""
                breadth = letters / units * sum(widths[names.get(ord(letter), ".notdef")][0] for letter in words)
                anchor = next((up.get("text-anchor", "") for up in (each, *each.iterancestors()) if up.get("text-anchor")), "start")
                start = float(each.get("x", "0")) - {"start": 0.0, "middle": breadth / 2, "end": breadth}[anchor]
                assert start >= -1, (chart.name, words)
                assert start + breadth <= width + 1, (chart.name, words)
                assert letters * 0.7 <= float(each.get("y", "0")) <= height - 2, (chart.name, words)


def test_a_drawing_is_small(gallery: Gallery) -> None:
    for chart in gallery(ENGLISH, "a word"):
        assert len(chart.svg) < (40_000 if chart.name == "map" else 8_000), chart.name
