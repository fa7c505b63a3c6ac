"""The charts on a page: what stands beside each, as much of its rows as a page can hold, and its data as files beside the pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from hisab.publishing.charts.chart import Chart, Note, chart_csv, chart_spec
from hisab.publishing.page import Writers
from hisab.publishing.press import Press
from hisab.records.figures import Figure
from hisab.vocabulary.words import PromiseKind

MOST_ROWS = 200
"""A chart's table with more rows stands in its data alone: thousands of attacks would make a page of megabytes."""
MOST_NOTES = 40
"""Attacks that the map cannot show and that it names below itself; the others stand in its data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart on a page, and where its data (CSV) and its specification (Vega-Lite) lie in the folder of its language; empty for nowhere."""

    chart: Chart
    data: str = ""
    spec: str = ""


Charts: TypeAlias = Mapping[str, Callable[[], Chart]]
"""What makes each chart of the pages that list, by its name; made when first asked for, and kept."""


def rates_by_kind(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures that the chart of kept things is drawn from."""
    names = {f"kept_rate_{kind.value}" for kind in PromiseKind}
    return tuple(figure for figure in figures if figure.name in names)


def shown(press: Press, charts: Charts, *names: str) -> tuple[Drawn, ...]:
    """Return the charts of these names that there are, as a page shows them."""
    return tuple(
        Drawn(chart=_shortened(press, charts[name]()), data=chart_path(name, "csv"), spec=chart_path(name, "json"))
        for name in names
        if name in charts
    )


def chart_path(name: str, ending: str) -> str:
    """Return where the data of a chart lies in the folder of its language."""
    return f"charts/{name.replace('_', '-')}.{ending}"


def chart_files(charts: Charts) -> Writers:
    """Return what writes the data of every chart: its rows as CSV, and its Vega-Lite specification."""
    files: dict[str, Callable[[], bytes]] = {}
    for name, make in charts.items():
        files[chart_path(name, "csv")] = partial(_rows, make)
        files[chart_path(name, "json")] = partial(_spec, make)
    return files


def _rows(make: Callable[[], Chart]) -> bytes:
    return chart_csv(make())


def _spec(make: Callable[[], Chart]) -> bytes:
    """Return the specification; where nothing is drawn, one without a mark that says why."""
    chart = make()
    return chart_spec(chart) if chart.spec else json.dumps({"description": chart.description}, ensure_ascii=False).encode("utf-8")


def _shortened(press: Press, chart: Chart) -> Chart:
    """Return the chart with no more below it than a page can hold, and where the rest is."""
    tongue = press.tongue
    notes, rows = chart.notes, chart.rows
    of_attacks = [note for note in notes if note.href]
    if len(of_attacks) > MOST_NOTES:
        left = tongue.some(len(of_attacks) - MOST_NOTES, "{n} more attack is not on the map.", "{n} more attacks are not on the map.")
        where = tongue.say("They stand in the data (CSV).")
        notes = (*of_attacks[:MOST_NOTES], Note(words=f"{left} {where}"), *(note for note in notes if not note.href))
    if len(rows) > MOST_ROWS:
        long = tongue.say("The table has {n} rows: too many for this page. They stand in the data (CSV), and the attacks in their list.", n=len(rows))
        notes, rows = (*notes, Note(words=long, href="incidents.html")), ()
    return replace(chart, notes=notes, rows=rows, hrefs=chart.hrefs[: len(rows)])
