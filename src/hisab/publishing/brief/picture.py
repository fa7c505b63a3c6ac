"""The threads of a brief as one drawing of a fixed size: black on paper, no link, no script, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from hisab.publishing.brief.content import Drawing
from hisab.publishing.brief.promises import promises_in_scope
from hisab.publishing.brief.sheet import Sheet
from hisab.publishing.figure import threads_of
from hisab.publishing.quotes import visible
from hisab.publishing.threads import Course, Ending, Group, Mark, Picture, Thread

WIDTH = 660
"""Units across; a unit is three quarters of a point on a sheet of A4."""
TALLEST = 430.0
"""With more threads, the drawing is pressed together to this height, so that the page has room for the words."""
_INSET = 8
_LATIN, _URDU = "Hisab Sans", "Noto Nastaliq Urdu"
_STROKES = {Course.FIRM: 'stroke-width="1.3"', Course.LIGHT: 'stroke-width=".8" stroke="#777"', Course.THIN: 'stroke-width=".6"',
            Course.DOTTED: 'stroke-width="1" stroke-dasharray="1 4"'}  # fmt: skip


def threads_drawing(sheet: Sheet) -> Drawing:
    """Return the threads of the attacks and promises in scope."""
    threads = threads_of(sheet.press, sheet.attacks, promises_in_scope(sheet), table="")
    undrawn = len(threads.picture.undrawn)
    not_drawn = sheet.tongue.some(undrawn, "{n} is not drawn: its date is not stated, or not exact.", "{n} are not drawn: their date is not stated, or not exact.")
    explained = sheet.tongue.say(
        "Above the line, attacks: solid up to the lowest number of people killed, open up to the highest. Below it, each thread is a promise, from the "
        "day on which it was made; it ends in a knot where it was kept, and runs on to the edge where it was not known to be."
    )
    return Drawing(svg=_svg(threads.picture), alternative=threads.summary, caption=f"{explained} {not_drawn}" if undrawn else explained)


def _svg(picture: Picture) -> str:
    press = min(1.0, (TALLEST - picture.line) / max(picture.height - picture.line, 1.0))
    height = round(picture.line + (picture.height - picture.line) * press + 4, 1)
    drawn = _Drawn(picture=picture, squeeze=press)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{_LATIN}, {_URDU}, sans-serif" font-size="11.5" fill="#000" stroke="none">' + "".join(drawn.parts()) + "</svg>"
    )


class _Drawn:
    """A picture whose part below the line of time is pressed together by `squeeze`."""

    def __init__(self, *, picture: Picture, squeeze: float) -> None:
        self._picture = picture
        self._squeeze = squeeze

    def parts(self) -> Iterator[str]:
        """Yield the elements from the back to the front."""
        picture = self._picture
        bottom = self._y(picture.height)
        yield from (_line(0, tick.at, WIDTH, tick.at, 'stroke="#ccc" stroke-width=".6"') for tick in picture.scale)
        yield _line(_x(picture.today), picture.line, _x(picture.today), bottom, 'stroke="#ccc" stroke-width=".8"')
        for mark in picture.marks:
            yield from _mark(mark)
        for tick in picture.scale:
            yield _text(WIDTH if tick.style == "end" else 0, tick.at - 4, tick.words, anchor=tick.style, more='fill="#555"')
        yield _line(0, picture.line, WIDTH, picture.line, 'stroke="#000" stroke-width=".9"')
        for tick in picture.ticks:
            if tick.style != "never":
                yield _line(_x(tick.at), picture.line, _x(tick.at), picture.line + 5, 'stroke="#000" stroke-width=".9"')
                yield _text(_x(tick.at), picture.line + 18, tick.words, anchor=tick.anchor)
        for group in picture.groups:
            yield from self._group(group)

    def _y(self, y: float) -> float:
        return round(self._picture.line + (y - self._picture.line) * self._squeeze, 1)

    def _group(self, group: Group) -> Iterator[str]:
        yield _text(0, self._y(group.y), group.words, anchor="start")
        for thread in group.threads:
            yield from self._thread(thread)

    def _thread(self, thread: Thread) -> Iterator[str]:
        x1, x2, y = _x(thread.x1), _x(thread.x2), self._y(thread.y)
        yield _line(x1, y, x2, y, f'stroke="#000" {_STROKES[thread.course]}' if thread.course is not Course.LIGHT else _STROKES[Course.LIGHT])
        if thread.label:
            yield _line(x1, y - 3, x1, y + 3, 'stroke="#000" stroke-width="1.3"')
            yield _text(x1 if thread.anchor == "start" else WIDTH, y - 5, thread.label, anchor=thread.anchor, more='fill="#333"')
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
    if mark.label_style != "never" and mark.label:
        yield _text(x, mark.label_y, mark.label, anchor=mark.anchor)


def _x(share: float) -> float:
    return round(_INSET + share * (WIDTH - 2 * _INSET) / 100, 1)


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {stroke}/>'


def _text(x: float, y: float, words: str, *, anchor: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" {more}>{escape(visible(words))}</text>'
