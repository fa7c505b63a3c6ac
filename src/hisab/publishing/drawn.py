"""The charts of the site: each drawn once, when a page or its data first asks for it, and its data as files beside the pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import TypeAlias

from hisab.publishing.charts.attention import FEWEST, attention_of, days_after
from hisab.publishing.charts.chart import Chart, Note, chart_csv, chart_spec
from hisab.publishing.charts.kept import kept_by_kind
from hisab.publishing.charts.lulls import days_without
from hisab.publishing.charts.map import map_of
from hisab.publishing.charts.periods import attacks_by_period
from hisab.publishing.charts.placing import Spot
from hisab.publishing.charts.standing import standing_by_kind
from hisab.publishing.charts.years import attacks_by_year, people_by_year
from hisab.publishing.data.points import Districts
from hisab.publishing.data.redaction import load_profile
from hisab.publishing.page import Writers
from hisab.publishing.press import Press
from hisab.publishing.rows import count_of, counted_incidents, happened
from hisab.publishing.tongue import Tongue
from hisab.records.figures import Attention, Figure
from hisab.records.ids import IncidentId
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


@dataclass(frozen=True, slots=True)
class Retelling:
    """A language that says what other rooms wrote, with numbers and days in it, as the pages say it."""

    tongue: Tongue

    @property
    def code(self) -> str:
        """The language's tag."""
        return self.tongue.code

    @property
    def direction(self) -> str:
        """Either "ltr" or "rtl"."""
        return self.tongue.direction

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the twelve months."""
        return self.tongue.months

    def say(self, text: str, /, **values: object) -> str:
        """Return an English text in this language, with its `{name}`s replaced."""
        return self.tongue.say(text, **values) if values else self.tongue.retell(text)

    def some(self, number: int, one: str, many: str, /, **values: object) -> str:
        """Return `one` or `many` as the number asks for, with `{n}` the number."""
        return self.tongue.some(number, one, many, **values)


def charts_of(press: Press) -> Charts:
    """Return what makes each chart of the pages that list; nothing is drawn before it is called, and nothing twice."""
    edition, tongue = press.edition, Retelling(press.tongue)
    found: dict[str, Callable[[], Chart]] = {}
    if edition.account is not None:
        series = {each.name: each for each in edition.account.series}
        by_year = {"people_killed_by_year": people_by_year, "people_injured_by_year": people_by_year, "attacks_by_year": attacks_by_year}
        found.update({name: partial(draw, series[name], tongue) for name, draw in by_year.items() if name in series})
        found["trend"] = partial(attacks_by_period, edition.account.trend, tongue)
        found["lulls"] = partial(days_without, edition.account.lulls, tongue)
    if rates_by_kind(edition.figures):
        found["kept_by_kind"] = partial(kept_by_kind, edition.figures, tongue)
    if edition.promises:
        found["standing_by_kind"] = partial(standing_by_kind, edition.promises.values(), tongue)
    if edition.incidents:
        found["map"] = partial(attack_map, press)
    return {name: cache(make) for name, make in found.items()}


def rates_by_kind(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures that the chart of kept things is drawn from."""
    names = {f"kept_rate_{kind.value}" for kind in PromiseKind}
    return tuple(figure for figure in figures if figure.name in names)


def attack_map(press: Press) -> Chart:
    """Return the map of the attacks that the figures count."""
    spots = []
    for incident in counted_incidents(press):
        account, shown = press.edition.incidents[incident], happened(press, incident)
        spots.append(Spot(href=shown.href, day=shown.day, where=shown.place, place=account.place, killed=count_of(account.killed)))
    return map_of(spots, Retelling(press.tongue), profile=load_profile(press.profile), districts=Districts(press.vocabulary))


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
        said = Note(words=f"{left} {tongue.say('They stand in the data (CSV).')}")
        notes = (*of_attacks[:MOST_NOTES], said, *(note for note in notes if not note.href))
    if len(rows) > MOST_ROWS:
        said = tongue.say("The table has {n} rows: too many for this page. They stand in the data (CSV), and the attacks in their list.", n=len(rows))
        notes, rows = (*notes, Note(words=said, href="incidents.html")), ()
    return replace(chart, notes=notes, rows=rows, hrefs=chart.hrefs[: len(rows)])


def attention_curve(press: Press, incident: IncidentId) -> tuple[Drawn, ...]:
    """Return how fast the reports of an attack came, where enough of them did; its rows stand on the page alone, and have no file of their own."""
    one, when = press.shelves.attention.get(incident), press.edition.incidents[incident].date
    if one is None or one.half is None or one.reports < FEWEST or when is None or when.earliest is None:
        return ()
    days = days_after(one, press.edition.register.documents, when.earliest)
    alike = replace(one, incident="", counted=(), reports=0, half_by_outlet=None, nine_tenths_by_outlet=None, half_life=None)
    chart = _curve(alike, days, Retelling(press.tongue))
    return (Drawn(chart=chart),) if chart.svg else ()


@lru_cache(maxsize=1_000)
def _curve(attention: Attention, days: tuple[int, ...], tongue: Retelling) -> Chart:
    """Return the curve; attacks whose reports came on the same days share one."""
    return attention_of(attention, days, tongue)
