"""Attacks a year, in the parts in which they were recorded at one rate; where a part begins, the rate changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from hisab.publishing.charts.chart import Chart, Note, labels_of, same_rows
from hisab.publishing.charts.drawing import Frame, Layer, Size, draw, specify
from hisab.publishing.charts.ink import RULE, SECOND
from hisab.publishing.charts.marks import Row, across, bars, lines, steps_to, unit_words, up, words, years_on
from hisab.publishing.charts.words import Tongue, breadth, count_words, day_words, number_words, plain
from hisab.publishing.tongue import to_say
from hisab.records.figures import Point, Series

FRAME = Frame(height=220, left=44, right=18, top=40, bottom=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One part: its ends in years, its rate and the interval of it; `is_doubtful` where something must be said beside it."""

    since: float
    until: float
    low: float
    best: float
    high: float
    is_doubtful: bool


def attacks_by_period(trend: Series, tongue: Tongue) -> Chart:
    """Return the chart of a trend: one level line a part, with its exact Poisson interval."""
    parts = [part for point in trend.points if (part := _part(point)) is not None]
    title = plain(tongue.say(trend.label))
    if parts:
        description = tongue.some(len(parts) - 1, "{title}: {n} change found.", "{title}: {n} changes found.", title=title)
        description = f"{description} {same_rows(tongue)}"
        svg, spec = draw(lambda size: _spec(parts, size, tongue), title=title, description=description)
    else:
        description, svg, spec = plain(tongue.say(trend.why or "There is no part to show."), longest=400), Markup(""), ""
    caption = tongue.say(
        "A level line is the number of attacks in a year of reading, for as long as no change is found; the band is its interval (95 %). "
        "A broken line has a note in the table."
    )
    header = (
        to_say("from"),
        to_say("to"),
        to_say("attacks recorded"),
        to_say("attacks in a year of reading"),
        to_say("interval from"),
        to_say("interval to"),
        to_say("note"),
    )
    return Chart(
        labels=labels_of(tongue),
        name=trend.name,
        title=title,
        description=description,
        caption=caption if parts else "",
        svg=svg,
        spec=spec,
        notes=(Note(words=plain(tongue.say(trend.caveat), longest=600)),) if trend.caveat else (),
        header=tuple(tongue.say(word) for word in header),
        rows=tuple(_row(point, tongue) for point in trend.points),
        hrefs=("",) * len(trend.points),
    )


def _spec(parts: Sequence[_Part], size: Size, tongue: Tongue) -> str:
    start, end = min(part.since for part in parts), max(part.until for part in parts)
    top = max(1.0, *(part.high for part in parts))
    named = years_on(int(start) + 1, int(end), most=int(FRAME.inner_width(size) / 52)) if int(end) > int(start) else []
    x = across((start, end), named, size)
    y = up(top * 1.02, steps_to(top), size)
    firm, doubtful = ([_level(part) for part in parts if part.is_doubtful is wanted] for wanted in (False, True))
    layers: list[Layer | None] = [
        bars([{"x": part.since, "x2": part.until, "y": part.low, "y2": part.high} for part in parts], x, y, ink=RULE),
        lines([{"x": part.since, "x2": part.since, "y": 0, "y2": top} for part in parts[1:]], x, y, ink=SECOND, dash=(2, 3)),
        lines(firm, x, y, width=2),
        lines(doubtful, x, y, width=2, dash=(5, 3)),
        words(_labels(parts, size, end - start, top), x, y, up_by=5, bold=True),
        unit_words(tongue.say("attacks in a year of reading"), FRAME, size, tongue),
    ]
    return specify(layers, FRAME, size, tongue)


def _labels(parts: Sequence[_Part], size: Size, years: float, top: float) -> list[Row]:
    """Return the rates of the parts that are broad enough for them."""
    pixel = years / FRAME.inner_width(size)
    told = [(part, f"{part.best:,.1f}") for part in parts]
    fits = [(part, text) for part, text in told if (part.until - part.since) / pixel > breadth(text, size=size.letters) + 4]
    return [{"x": (part.since + part.until) / 2, "y": part.best, "text": text} for part, text in fits if part.best <= top]


def _level(part: _Part) -> Row:
    return {"x": part.since, "x2": part.until, "y": part.best, "y2": part.best}


def _part(point: Point) -> _Part | None:
    span = point.interval
    if point.since is None or point.until is None or span is None or span.best is None:
        return None
    low, high = span.low if span.low is not None else 0.0, span.high if span.high is not None else span.best
    return _Part(since=year_of(point.since), until=year_of(point.until), low=low, best=span.best, high=high, is_doubtful=point.note is not None)


def year_of(day: date) -> float:
    """Return a day as a year and a share of it, so that no time zone comes into it."""
    first = date(day.year, 1, 1)
    length = 366 if (day.year % 4 == 0 and day.year % 100 != 0) or day.year % 400 == 0 else 365
    return round(day.year + (day - first).days / length, 4)


def _row(point: Point, tongue: Tongue) -> tuple[str, ...]:
    span = point.interval
    last = None if point.until is None else point.until - timedelta(days=1)
    rates = ("", "", "") if span is None else tuple(number_words(number, tongue) for number in (span.best, span.low, span.high))
    return (
        day_words(point.since, tongue),
        day_words(last, tongue),
        count_words(point.value, tongue),
        *rates,
        plain(tongue.say(point.note) if point.note else "", longest=400),
    )
