"""The chart by year and the map of a brief: those of the site, drawn for paper."""

from __future__ import annotations

from hisab.publishing.brief.charted import drawing_of
from hisab.publishing.brief.content import Drawing
from hisab.publishing.charts.chart import Chart
from hisab.publishing.data.redaction import PUBLIC
from hisab.publishing.press import prepare
from hisab.publishing.tongue import Tongue, tongue_of
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary

YEARS, MAP = "people_killed_by_year", "map"
"""The charts of a brief, by their names on the site."""


def pictures_of(edition: Edition, *, vocabulary: Vocabulary, language: str, profile: str = PUBLIC) -> tuple[Drawing, ...]:
    """Return people killed by year, and the map, of the attacks that `edition` counts; a chart in which nothing can be drawn is left away."""
    from hisab.publishing.plotted import charts_of  # noqa: PLC0415 - it takes half a second, which no other command of the program should wait

    tongue = tongue_of(language)
    charts = charts_of(prepare(edition, vocabulary, tongue, profile=profile))
    found = [charts[name]() for name in (YEARS, MAP) if name in charts]
    return tuple(drawing_of(str(chart.svg), alternative=chart.description, caption=_caption(chart, tongue)) for chart in found if chart.svg)


def _caption(chart: Chart, tongue: Tongue) -> str:
    """Return what a chart shows and how to read it; below the map also how many attacks are not on it, and what its lines do not say."""
    title = f"{chart.title[:1].upper()}{chart.title[1:]}{tongue.stop}"
    if chart.name != MAP:
        return f"{title} {chart.caption}"
    missing = sum(bool(note.href) for note in chart.notes)
    left = (tongue.some(missing, "{n} attack is not on the map.", "{n} attacks are not on the map."),) if missing else ()
    return " ".join((title, chart.caption, *left, *(note.words for note in chart.notes if not note.href)))
