"""The threads of a brief as one drawing of a fixed size: black on paper, no link, no script, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from hisab.publishing.brief.content import Drawing, Label
from hisab.publishing.brief.promises import promises_in_scope
from hisab.publishing.brief.sheet import Sheet
from hisab.publishing.figure import attack_of, pledge_of
from hisab.publishing.threads import Course, Ending, Mark, Picture, Pledge, Thread, draw
from hisab.records.ids import PromiseId

WIDTH = 660
"""Units across; a unit is three quarters of a point on a sheet of A4."""
TALLEST = 380.0
"""However many threads there are, the drawing is no taller, so that the page has room for the words."""
_DATES, _HEADING = 24.0, 22.0
"""Below the line of time for its dates, and above the threads of one kind for its name."""
_INSET = 8
_STROKES = {
    Course.FIRM: ("#000", 1.3, ""),
    Course.LIGHT: ("#777", 0.8, ""),
    Course.THIN: ("#000", 0.6, ""),
    Course.DOTTED: ("#000", 1.0, ' stroke-dasharray="1 4"'),
}
"""Ink, breadth and dashes of a course; where threads lie closer than two units, all are drawn finer."""


def threads_drawing(sheet: Sheet) -> Drawing:
    """Return the threads of the attacks and promises in scope."""
    attacks = [attack_of(sheet.press, attack) for attack in sheet.attacks]
    picture = draw(sheet.tongue, attacks, [_pledge(sheet, promise) for promise in promises_in_scope(sheet)], as_of=sheet.press.edition.as_of)
    undrawn = len(picture.undrawn)
    not_drawn = sheet.tongue.some(
        undrawn, "{n} is not drawn: its date is not stated, or not exact.", "{n} are not drawn: their date is not stated, or not exact."
    )
    explained = sheet.tongue.say(
        "Above the line, attacks: solid up to the lowest number of people killed, open up to the highest. Below it, each thread is a promise, "
        "from the day on which it was made; it ends in a knot where it was kept, and runs on to the edge where it was not known to be."
    )
    counted = sheet.tongue.some(len(attacks), "{n} attack", "{n} attacks")
    standing = sheet.tongue.list_of((counted, picture.standing))
    drawn = _Drawn(picture)
    lines = "".join(drawn.lines())
    return Drawing(
        svg=f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{drawn.bottom}" viewBox="0 0 {WIDTH} {drawn.bottom}">{lines}</svg>',
        width=WIDTH,
        height=drawn.bottom,
        letters=11.5,
        labels=tuple(drawn.labels()),
        alternative=standing,
        caption=f"{explained} {not_drawn}" if undrawn else explained,
    )


def _pledge(sheet: Sheet, promise: PromiseId) -> Pledge:
    """Return a promise as the picture needs it, with no name in it that does not leave."""
    pledge = pledge_of(sheet.press, promise)
    return replace(pledge, label=f"{sheet.word_speaker(sheet.promise(promise))}: {sheet.tongue.say(pledge.status.value)}", title="")


class _Drawn:
    """A picture with its threads set anew below the line of time, as close as it takes for all of them to stand above `TALLEST`."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        threads = sum(len(group.threads) for group in picture.groups)
        self._is_roomy = any(thread.label for group in picture.groups for thread in group.threads)
        room = TALLEST - picture.line - _DATES - _HEADING * len(picture.groups)
        self._pitch = min(24.0 if self._is_roomy else 6.0, room / max(threads, 1))
        self._thickness = round(min(1.0, self._pitch / 2), 3)
        self.bottom = round(picture.line + _DATES + _HEADING * len(picture.groups) + self._pitch * threads + 2, 1)

    def lines(self) -> Iterator[str]:
        """Yield all but the words, from the back to the front."""
        picture = self._picture
        yield from (_line(0, tick.at, WIDTH, tick.at, 'stroke="#ccc" stroke-width=".6"') for tick in picture.scale)
        yield _line(_x(picture.today), picture.line, _x(picture.today), self.bottom, 'stroke="#ccc" stroke-width=".8"')
        for mark in picture.marks:
            yield from _mark(mark)
        yield _line(0, picture.line, WIDTH, picture.line, 'stroke="#000" stroke-width=".9"')
        for tick in picture.ticks:
            if tick.style != "never":
                yield _line(_x(tick.at), picture.line, _x(tick.at), picture.line + 5, 'stroke="#000" stroke-width=".9"')
        yield from self._courses()
        for thread, y in self._threads():
            yield from _thread(thread, y)

    def _courses(self) -> Iterator[str]:
        """Yield the threads themselves, those that run alike as one path: there may be thousands."""
        paths: dict[Course, list[str]] = {}
        for thread, y in self._threads():
            paths.setdefault(thread.course, []).append(f"M{_x(thread.x1)} {y}H{_x(thread.x2)}")
        for course, parts in paths.items():
            ink, width, dashes = _STROKES[course]
            yield f'<path d="{"".join(parts)}" fill="none" stroke="{ink}" stroke-width="{round(width * self._thickness, 3)}"{dashes}/>'

    def labels(self) -> Iterator[Label]:
        """Yield the words."""
        picture = self._picture
        for tick in picture.scale:
            words = tick.words if tick.style == "end" else tick.words.partition(" ")[0]
            yield Label(x=WIDTH if tick.style == "end" else 0, y=tick.at - 4, anchor=tick.style, words=words, is_lesser=True)
        for mark in picture.marks:
            if mark.label_style != "never" and mark.label:
                yield Label(x=_x(mark.x), y=mark.label_y, anchor=mark.anchor, words=mark.label)
        for tick in picture.ticks:
            if tick.style != "never":
                yield Label(x=_x(tick.at), y=picture.line + 18, anchor=tick.anchor, words=tick.words)
        y = picture.line + _DATES
        for group in picture.groups:
            y += _HEADING
            yield Label(x=0, y=round(y - 6, 1), anchor="start", words=group.words)
            y += self._pitch * len(group.threads)
        for thread, height in self._threads():
            if thread.label:
                x = _x(thread.x1) if thread.anchor == "start" else WIDTH
                yield Label(x=x, y=height - 5, anchor=thread.anchor, words=f"{thread.label}: {thread.standing}", is_lesser=True)

    def _threads(self) -> Iterator[tuple[Thread, float]]:
        """Yield each thread and the height at which it runs."""
        y = self._picture.line + _DATES
        for group in self._picture.groups:
            y += _HEADING
            for thread in group.threads:
                y += self._pitch
                yield thread, round(y - (2 if self._is_roomy else self._pitch / 2), 2)


def _thread(thread: Thread, y: float) -> Iterator[str]:
    x1, x2 = _x(thread.x1), _x(thread.x2)
    if thread.label:
        yield _line(x1, y - 3, x1, y + 3, 'stroke="#000" stroke-width="1.3"')
    if thread.due is not None:
        yield _line(_x(thread.due), y, _x(thread.due), y + 5, 'stroke="#000" stroke-width=".8"')
    match thread.ending:
        case Ending.KNOT:
            yield f'<circle cx="{x2}" cy="{y}" r="3"/>'
        case Ending.OPEN_KNOT:
            yield f'<circle cx="{x2}" cy="{y}" r="3" fill="#fff" stroke="#000"/>'
        case Ending.SPLIT:
            yield _line(x2 - 8, y, x2, y - 4, 'stroke="#000"') + _line(x2 - 8, y, x2, y + 4, 'stroke="#000"')
        case Ending.CUT:
            yield _line(x2, y - 4, x2, y + 4, 'stroke="#000" stroke-width="1.6"')
        case Ending.NONE:
            return
        case _:
            assert_never(thread.ending)


def _mark(mark: Mark) -> Iterator[str]:
    x = _x(mark.x)
    if mark.breadth:
        yield f'<rect x="{_x(mark.left)}" y="{mark.foot - 1}" width="{round(mark.breadth * WIDTH / 100, 1)}" height="2.5" fill="#555"/>'
    if mark.open:
        yield f'<rect x="{x - 2.5:.1f}" y="{mark.open_top:.1f}" width="5" height="{mark.open}" fill="#fff" stroke="#000" stroke-width=".8"/>'
    if mark.solid:
        yield f'<rect x="{x - 2.5:.1f}" y="{mark.top:.1f}" width="5" height="{mark.solid}" stroke="#000" stroke-width=".8"/>'
    if mark.is_unbounded:
        yield _line(x, mark.open_top, x, mark.open_top - 10, 'stroke="#000" stroke-width=".8" stroke-dasharray="2 2"')
    if mark.is_unknown:
        yield f'<circle cx="{x}" cy="{mark.foot - 5}" r="3" fill="#fff" stroke="#000"/>'


def _x(share: float) -> float:
    return round(_INSET + share * (WIDTH - 2 * _INSET) / 100, 1)


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {stroke}/>'
