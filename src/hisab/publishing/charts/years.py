"""People killed, or attacks, by year: a bar for each year, solid to the lowest number that is stated and open to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hisab.publishing.charts.chart import Chart, Note, labels_of
from hisab.publishing.charts.drawing import Frame, Layer, Size, draw, specify
from hisab.publishing.charts.ink import PAPER
from hisab.publishing.charts.marks import FEWEST_TOP, Row, across, bars, dots, lines, steps_to, unit_words, up, words, years_on
from hisab.publishing.charts.words import Tongue, breadth, count_words, floor_of, has_no_top, mark_words, number_words, plain, top_of
from hisab.publishing.tongue import to_say
from hisab.records.figures import Point, Series

FRAME = Frame(height=250, left=44, right=14, top=40, bottom=30)

FEWEST_ATTACKS = 5
"""A scale of attacks never ends below five."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """One year as it is drawn. `reach` and `foot` are the ends of its interval, None where it has none."""

    year: int
    solid: float
    top: float
    is_unbounded: bool
    is_unknown: bool
    label: str
    foot: float | None = None
    reach: float | None = None


def people_by_year(series: Series, tongue: Tongue) -> Chart:
    """Return the chart of people killed (or injured) by year."""
    years = [_people(point) for point in series.points if _is_year(point)]
    header = (to_say("year"), to_say("people, from the lowest to the highest number"), to_say("attacks that state a number"), to_say("note"))
    rows = tuple(
        (_name(point, tongue), _people_words(point, tongue), f"{len(point.counted):,}", plain(tongue.say(point.note) if point.note else ""))
        for point in series.points
    )
    caption = tongue.say(
        "Each bar is solid to the lowest number that its sources state and open to the highest; broken at the top, and with a +, "
        "where it may be more; an open dot where none states a number."
    )
    return _chart(series, years, tongue, unit=to_say("people"), least=FEWEST_TOP, caption=caption, header=header, rows=rows)


def _people_words(point: Point, tongue: Tongue) -> str:
    return tongue.say("no attack recorded") if _is_quiet(point) else count_words(point.value, tongue)


def attacks_by_year(series: Series, tongue: Tongue) -> Chart:
    """Return the chart of attacks by year, with the exact Poisson interval of each year that was read throughout."""
    years = [_attacks(point) for point in series.points if _is_year(point)]
    header = (to_say("year"), to_say("attacks recorded"), to_say("interval from"), to_say("interval to"), to_say("note"))
    rows = tuple(
        (
            _name(point, tongue),
            count_words(point.value, tongue),
            number_words(point.interval.low, tongue) if point.interval else "",
            number_words(point.interval.high, tongue) if point.interval else "",
            plain(tongue.say(point.note) if point.note else ""),
        )
        for point in series.points
    )
    caption = tongue.say("Each bar is the number of attacks recorded. The thin line is the interval that chance alone would leave open (95 %).")
    return _chart(series, years, tongue, unit=to_say("attacks"), least=FEWEST_ATTACKS, caption=caption, header=header, rows=rows)


def _chart(
    series: Series,
    years: Sequence[_Year],
    tongue: Tongue,
    *,
    unit: str,
    least: int,
    caption: str,
    header: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
) -> Chart:
    title = plain(tongue.say(series.label))
    has_numbers = any(year.label for year in years)
    if has_numbers:
        first, last = min(year.year for year in years), max(year.year for year in years)
        most = max(years, key=lambda year: (year.top, -year.year))
        description = tongue.say(
            "{title}, {first} to {last}. The most in one year: {number} in {year}. The same rows stand in a table.",
            title=title,
            first=str(first),
            last=str(last),
            number=most.label,
            year=str(most.year),
        )
        svg, spec = draw(lambda size: _spec(years, size, tongue, unit=tongue.say(unit), least=least), title=title, description=description)
    else:
        description = plain(tongue.say(series.why or "No number of a known year is stated."))
        svg, spec = Markup(""), ""
    notes = tuple(Note(words=plain(tongue.say(words), longest=400)) for words in (series.caveat, *_undated(series, tongue)) if words)
    return Chart(
        labels=labels_of(tongue),
        name=series.name,
        title=title,
        description=description,
        caption=caption if has_numbers else "",
        notes=notes,
        svg=svg,
        spec=spec,
        header=tuple(tongue.say(word) for word in header),
        rows=rows,
        hrefs=("",) * len(rows),
    )


def _spec(years: Sequence[_Year], size: Size, tongue: Tongue, *, unit: str, least: int) -> str:
    first, last = min(year.year for year in years), max(year.year for year in years)
    top = max([least, *(year.reach or year.top for year in years)])
    pitch = FRAME.inner_width(size) / (last - first + 1)
    half = min(0.36, 14 / pitch)
    x = across((first - 0.5, last + 0.5), years_on(first, last, most=int(FRAME.inner_width(size) / 52)), size)
    y = up(top * 1.02, steps_to(top), size)
    layers: list[Layer | None] = [
        bars([_box(year.year, half, year.solid, year.top) for year in years if year.top > year.solid], x, y, is_open=True),
        bars([_box(year.year, half, 0, year.solid) for year in years if year.solid], x, y),
        lines([_stem(year.year, year.top, year.top + top * 0.07) for year in years if year.is_unbounded], x, y, dash=(2, 2)),
        lines([_stem(year.year, year.foot or 0, year.top) for year in years if year.reach is not None], x, y, ink=PAPER),
        lines([_stem(year.year, year.top, year.reach) for year in years if year.reach is not None], x, y),
        dots([{"x": year.year, "y": top * 0.035} for year in years if year.is_unknown], x, y, radius=3.5, is_open=True),
        words(_labels(years, pitch, top, size), x, y, up_by=6),
        unit_words(unit, FRAME, size, tongue),
    ]
    return specify(layers, FRAME, size, tongue)


def _labels(years: Sequence[_Year], pitch: float, top: float, size: Size) -> list[Row]:
    """Return the numbers over the bars where all of them fit; else that of the highest alone."""
    told = [year for year in years if year.top]
    broadest = max((breadth(year.label, size=size.letters) for year in told), default=0)
    if broadest + 4 > pitch:
        told = sorted(told, key=lambda year: (-year.top, year.year))[:1]
        first, last = min(year.year for year in years), max(year.year for year in years)
        told = [year for year in told if min(year.year - first, last - year.year) * pitch > broadest / 2 - 8 or len(year.label) <= 3]
    return [{"x": year.year, "y": max(year.top + (top * 0.07 if year.is_unbounded else 0), year.reach or 0), "text": year.label} for year in told]


def _box(year: int, half: float, foot: float, top: float) -> Row:
    return {"x": year - half, "x2": year + half, "y": foot, "y2": top}


def _stem(year: int, foot: float, top: float) -> Row:
    return {"x": year, "x2": year, "y": foot, "y2": top}


def _is_year(point: Point) -> bool:
    return point.key.isascii() and point.key.isdigit() and 0 < int(point.key) < 10_000


def _people(point: Point) -> _Year:
    count, top = point.value, top_of(point.value)
    return _Year(
        year=int(point.key),
        solid=floor_of(count),
        top=max(top or 0, floor_of(count)),
        is_unbounded=has_no_top(count),
        is_unknown=top is None and not _is_quiet(point),
        label="" if top is None else mark_words(count),
    )


def _is_quiet(point: Point) -> bool:
    """True when no attack of the year is recorded; a year whose attacks state no number has a note that says how many these are."""
    return top_of(point.value) is None and not point.counted and point.note is None


def _attacks(point: Point) -> _Year:
    number, interval = top_of(point.value) or 0, point.interval
    return _Year(
        year=int(point.key),
        solid=number,
        top=number,
        is_unbounded=False,
        is_unknown=False,
        label=f"{number:,}",
        foot=interval.low if interval else None,
        reach=interval.high if interval else None,
    )


def _name(point: Point, tongue: Tongue) -> str:
    return plain(point.label) if point.key else tongue.say("not stated")


def _undated(series: Series, tongue: Tongue) -> tuple[str, ...]:
    number = sum(len(point.counted) for point in series.points if not _is_year(point))
    if not number:
        return ()
    if series.name.startswith("people"):
        one, many = "{n} attack that states a number and no year is not drawn.", "{n} attacks that state a number and no year are not drawn."
    else:
        one, many = "{n} attack whose year is not known is not drawn.", "{n} attacks whose year is not known are not drawn."
    return (tongue.some(number, one, many),)
