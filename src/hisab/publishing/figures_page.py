"""The page of the figures: tables, parts of constant rate, lulls, attention, totals of others and which outlet tells of what, each with its rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from hisab.publishing.attention_lines import AttentionTable, Told, attention_table, day_and_place
from hisab.publishing.control_lines import ControlLine, control_lines
from hisab.publishing.drawn import Charts, Drawn, rates_by_kind, shown
from hisab.publishing.numbers import word_date
from hisab.publishing.outlet_tables import OutletTable, outlet_table
from hisab.publishing.page import Writers, write_page
from hisab.publishing.parted import parted_pages
from hisab.publishing.parts import Part
from hisab.publishing.press import Press
from hisab.publishing.series_tables import Cell, SeriesTable, TableRow, cell_of, row_label, series_tables, table_heading, word_interval
from hisab.publishing.shelf import dimension_of
from hisab.publishing.tongue import Tongue
from hisab.records.figures import Lull, Series

MOST_ROWS = 100
"""A table with more rows stands on a page of its own, in parts."""
MOST_TOTALS = 40
"""Totals that the page itself shows, the latest; all stand on the page of the totals."""

_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "year": ("people_killed_by_year", "people_injured_by_year", "attacks_by_year"),
    "trend": ("trend",),
    "lulls": ("lulls",),
    "kept": ("kept_by_kind",),
}
"""The charts of each section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The parts in which attacks were recorded at one rate. `rates` are the attacks a year of reading, in the order of `rows`."""

    rows: tuple[TableRow, ...]
    why: str
    recipe: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """All that the page shows. Of a table with too many rows the page has none, and `elsewhere` where they are, by the table's name."""

    tables: tuple[SeriesTable, ...]
    elsewhere: dict[str, str]
    trend: Trend
    lulls: tuple[Told, ...]
    attention: AttentionTable
    totals: tuple[ControlLine, ...]
    all_totals: str
    outlets: OutletTable
    kept_recipes: tuple[str, ...]
    kept_caveats: tuple[str, ...]


def figures_pages(press: Press, charts: Charts) -> Writers:
    """Return what writes the page of the figures and the pages of its long tables."""
    pages: dict[str, Callable[[], bytes]] = {"figures.html": partial(_write, press, charts)}
    for series in _long(press).values():
        pages.update(_long_table(press, series))
    return pages


def _write(press: Press, charts: Charts) -> bytes:
    page = (figures_page(press),) if press.edition.account is not None else ()
    return write_page(press, "figures.html", "figures.html", title=press.tongue.say("Figures"), all_figures=page, charts=_charts(press, charts))


def _charts(press: Press, charts: Charts) -> Mapping[str, tuple[Drawn, ...]]:
    """Return the charts of each section of the page."""
    return {section: shown(press, charts, *names) for section, names in _SECTIONS.items()}


def _long(press: Press) -> dict[str, Series]:
    """Return the series whose tables are long, by the dimension."""
    account = press.edition.account
    several = account.series if account is not None else ()
    return {dimension_of(series): series for series in several if series.name.startswith("attacks_by_") and len(series.points) > MOST_ROWS}


def _long_table(press: Press, series: Series) -> Writers:
    dimension = dimension_of(series)

    def show(part: Part[int]) -> dict[str, object]:
        whole = series_tables(press, dimension)[0]
        return {"table": replace(whole, rows=tuple(whole.rows[number] for number in part.items))}

    return parted_pages(
        press,
        _table_page(dimension),
        template="figures-table.html",
        items=range(len(series.points)),
        size=MOST_ROWS,
        show=show,
        title=lambda: press.tongue.say("Figures, {table}", table=table_heading(press.tongue, dimension).lower()),
        word=lambda number: row_label(press, dimension, series.points[number]),
    )


def _table_page(dimension: str) -> str:
    return f"figures/{dimension.replace('_', '-')}.html"


def figures_page(press: Press) -> FiguresPage:
    """Return the page; an edition in which nothing was measured has none."""
    account, tongue = press.edition.account, press.tongue
    if account is None:
        raise ValueError("nothing was measured in this edition")
    tables = tuple(series_tables(press))
    long = {table.name: _table_page(table.name) for table in tables if len(table.rows) > MOST_ROWS}
    totals = control_lines(press)
    kept = rates_by_kind(press.edition.figures)
    return FiguresPage(
        tables=tuple(replace(table, rows=()) if table.name in long else table for table in tables),
        elsewhere=long,
        trend=_trend(press, account.trend),
        lulls=tuple(_lull(press, lull) for lull in account.lulls),
        attention=attention_table(press),
        totals=totals[:MOST_TOTALS],
        all_totals=tongue.some(len(totals), "{n} total of people killed", "All of {n} totals of people killed") if len(totals) > MOST_TOTALS else "",
        outlets=outlet_table(press, account.overlap),
        kept_recipes=tuple(dict.fromkeys(tongue.retell(figure.recipe) for figure in kept)),
        kept_caveats=tuple(dict.fromkeys(tongue.retell(figure.caveat) for figure in kept if figure.caveat)),
    )


def _trend(press: Press, trend: Series) -> Trend:
    tongue = press.tongue
    rows = []
    for point in trend.points:
        whole = cell_of(press, trend, point)
        rate = point.interval.best if point.interval is not None and point.interval.best is not None else None
        interval = word_interval(tongue, point.interval) if point.interval is not None else ""
        since, until = (word_date(tongue, day) if day is not None else "" for day in (point.since, point.until))
        rows.append(
            TableRow(
                label=tongue.say("{since} until {until}", since=since, until=until),
                href="",
                cells=(
                    replace(whole, interval=""),
                    Cell(words=f"{rate:,.1f}" if rate is not None else tongue.say("not known"), href="", interval=interval),
                ),
                notes=(tongue.retell(point.note),) if point.note else (),
            )
        )
    return Trend(
        rows=tuple(rows), why=tongue.retell(trend.why) if trend.why else "", recipe=tongue.retell(trend.recipe), caveat=tongue.retell(trend.caveat)
    )


def _lull(press: Press, lull: Lull) -> Told:
    tongue = press.tongue
    lines = [Cell(words=day_and_place(press, incident), href=press.addresses.incident(incident)) for incident in lull.between]
    chance = ""
    if lull.days is not None and lull.expected is not None and lull.probability is not None:
        chance = tongue.say(
            "As many attacks at random over the same days leave one of {expected} days on average; one at least as long in {share} of 100 cases.",
            expected=f"{lull.expected:,.0f}",
            share=_hundredths(tongue, lull.probability),
        )
    return Told(
        label=tongue.retell(lull.label.partition(",")[0]),
        words=_lull_words(press, lull),
        href=press.shelves.opens.get(lull.name.replace("_", "-"), ""),
        lines=(*lines, Cell(words=chance, href="")) if chance else tuple(lines),
        why=tongue.retell(lull.why) if lull.why else "",
        recipe=tongue.retell(lull.recipe),
        caveat=tongue.retell(lull.caveat),
    )


def _hundredths(tongue: Tongue, probability: float) -> str:
    """Return how many of a hundred, as finely as it is of use: "37", "0.4", "fewer than 0.1", "more than 99"."""
    hundredths = 100 * probability
    if hundredths < 0.1:
        return tongue.say("fewer than 0.1")
    if hundredths > 99:
        return tongue.say("more than 99")
    return f"{hundredths:.0f}" if hundredths >= 1 else f"{hundredths:.1f}"


def _lull_words(press: Press, lull: Lull) -> str:
    tongue = press.tongue
    if lull.days is None or lull.since is None or lull.until is None:
        return tongue.say("not known")
    days = tongue.some(lull.days, "{n} day", "{n} days")
    return tongue.say("{days}, {since} until {until}", days=days, since=word_date(tongue, lull.since), until=word_date(tongue, lull.until))
