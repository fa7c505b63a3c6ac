"""Time across and people up: where days lie, and which labels fit beside them. Geometry only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hisab.publishing.numbers import word_date, word_month
from hisab.publishing.tongue import Tongue

PHONE, PAGE = 300.0, 720.0
"""Widths in pixels at which labels must not touch."""
SHORT_EDGE, LONG_EDGE = 8.0, 15.0
"""Shares of the width: half of a year or a number of people, half of the longest date, on a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """The days across the picture, both ends included; `today` lies inside."""

    start: date
    end: date
    today: date

    def share(self, day: date) -> float:
        """Return where `day` lies, from 0 to 100."""
        share = 100 * (day - self.start).days / (self.end - self.start).days
        return round(min(max(share, 0.0), 100.0), 2)


def time_over(past: Iterable[date], due: Iterable[date], *, today: date) -> Time:
    """Return the time that holds all of `past` and, as far as half as much again beyond today, `due`."""
    days = list(past)
    first = min([*days, today - timedelta(days=60)])
    span = max((today - first).days, 1)
    latest = min(max([today, *days, *due]), today + timedelta(days=span // 2))
    return Time(start=first - timedelta(days=max(span // 40, 2)), end=latest, today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A label on the line of time (a share) or on the scale (pixels)."""

    at: float
    words: str
    style: str

    @property
    def anchor(self) -> str:
        """Towards which side the label is set."""
        return anchor_at(self.at, edge=_edge(self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A number over a mark: where it stands, how high its mark is, how broad its words are (both in pixels)."""

    at: float
    height: float
    words: str

    def extent(self, width: float) -> tuple[float, float]:
        """Return from where to where it reaches in a picture of `width` pixels."""
        return _extent(self.at * width / 100, _pixels(self.words), width, edge=SHORT_EDGE)


def label_styles(labels: Sequence[Label]) -> list[str]:
    """Return for each label "always", "wide" or "never": the highest that touch neither each other nor another mark are shown."""
    styles = ["never"] * len(labels)
    for width, style in ((PAGE, "wide"), (PHONE, "always")):
        placed: list[Label] = []
        for index in sorted(range(len(labels)), key=lambda index: (-labels[index].height, labels[index].at)):
            label = labels[index]
            fits = label.words and not any(_meet(label, other, width) for other in placed)
            if fits and not any(_hits(label, other, width) for other in labels if other is not label):
                placed.append(label)
                styles[index] = style if style == "wide" or styles[index] == "wide" else "never"
    return styles


def _meet(label: Label, other: Label, width: float) -> bool:
    (left, right), (other_left, other_right) = label.extent(width), other.extent(width)
    return left < other_right and other_left < right


def _hits(label: Label, other: Label, width: float) -> bool:
    left, right = label.extent(width)
    return other.height > label.height + 3 and left - 4 < other.at * width / 100 < right + 4


def _extent(x: float, pixels: float, width: float, *, edge: float) -> tuple[float, float]:
    match anchor_at(100 * x / width, edge=edge):
        case "start":
            return x, x + pixels
        case "end":
            return x - pixels, x
        case _:
            return x - pixels / 2, x + pixels / 2


def anchor_at(share: float, *, edge: float) -> str:
    """Return towards which side a label is set, so that nearer than `edge` to a side it stays inside the picture."""
    if share < edge:
        return "start"
    return "end" if share > 100 - edge else "middle"


def ticks_of(tongue: Tongue, time: Time) -> tuple[Tick, ...]:
    """Return the dates on the line of time: years, or months where there are few, and today."""
    years = (time.end - time.start).days / 365.25
    if years > 2.5:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= 12)
        first = -(-(time.start.year + 1) // step) * step
        days = [(date(year, 1, 1), str(year)) for year in range(first, time.end.year + 1, step)]
    else:
        step = next(step for step in (1, 3, 6) if years * 12 / step <= 7)
        firsts = (date(time.start.year + index // 12, index % 12 + 1, 1) for index in range(time.start.month, time.start.month + 36))
        days = [(first, word_month(tongue, first)) for first in firsts if first <= time.end and (first.month - 1) % step == 0]
    today = Tick(at=time.share(time.today), words=word_date(tongue, time.today), style="today")
    kept = [(time.share(day), words) for day, words in days]
    return (*_uncrowded(kept, today), today)


def _uncrowded(labels: Sequence[tuple[float, str]], today: Tick) -> list[Tick]:
    """Return the labels that do not touch the as-of date or each other, marked for the widths at which they fit."""
    ticks = [Tick(at=at, words=words, style="never") for at, words in labels]
    for width, style in ((PAGE, "wide"), (PHONE, "always")):
        placed = [_extent(today.at * width / 100, _pixels(today.words), width, edge=_edge(today.words))]
        for index, tick in enumerate(ticks):
            left, right = _extent(tick.at * width / 100, _pixels(tick.words), width, edge=_edge(tick.words))
            if tick.style != "never" or style == "wide":
                fits = all(right <= other_left or left >= other_right for other_left, other_right in placed)
                placed += [(left, right)] if fits else []
                ticks[index] = Tick(at=tick.at, words=tick.words, style=style if fits else tick.style)
    return ticks


def scale_of(tongue: Tongue, top: int, *, line: float, above: float, is_right_free: bool) -> tuple[Tick, ...]:
    """Return the numbers beside the marks; `at` is in pixels."""
    if not top:
        return ()
    step = next(unit * power for power in (1, 10, 100, 1000, 10_000, 100_000) for unit in (1, 2, 5) if top / (unit * power) <= 2.5)
    numbers = range(step, top + 1, step)
    return tuple(
        Tick(
            at=round(line - above * number / top, 1),
            words=tongue.some(number, "{n} person killed", "{n} people killed") if number == numbers[-1] else tongue.number(number),
            style="end" if is_right_free else "start",
        )
        for number in numbers
    )


def _pixels(words: str) -> float:
    return len(words) * 7.3 + 10


def _edge(words: str) -> float:
    return SHORT_EDGE if len(words) <= 4 else LONG_EDGE
