"""How fast the reports of one attack came: the share that had come by each day, with the days of the half and of nine tenths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from hisab.publishing.charts.chart import Chart, Note, labels_of
from hisab.publishing.charts.drawing import SMALL, Frame, Layer, Size, draw, specify
from hisab.publishing.charts.ink import INK, SECOND
from hisab.publishing.charts.marks import Row, across, dots, lines, unit_words, up, words
from hisab.publishing.charts.words import Tongue, breadth, plain
from hisab.publishing.tongue import to_say
from hisab.records.documents import Document
from hisab.records.figures import Attention
from hisab.records.ids import DocumentId

FEWEST = 5
"""Below so many reports nothing is drawn: a curve of four steps would look like a finding."""
DAYS = 60
FRAME = Frame(height=200, left=44, right=12, top=40, bottom=30)


def days_after(attention: Attention, documents: Mapping[DocumentId, Document], attacked: date) -> tuple[int, ...]:
    """Return for each report that `attention` counted after how many days it came, in order."""
    published = (documents[identifier].published for identifier in attention.counted)
    return tuple(sorted((day - attacked).days for day in published if day is not None))


def attention_of(attention: Attention, days: Iterable[int], tongue: Tongue) -> Chart:
    """Return the chart of one attack's attention; `days` are those of its reports, counted from the attack (0 is its day).

    Nothing is drawn where there are fewer than five reports, or where they were not measured.
    """
    known = sorted(day for day in days if 0 <= day < DAYS)
    title = tongue.say("how fast the reports came")
    is_drawn = len(known) >= FEWEST and attention.half is not None
    if is_drawn:
        description = tongue.say(
            "Of {number} reports of the first 60 days, half had come by day {half} and nine tenths by day {nine}. The same rows stand in a table.",
            number=len(known),
            half=str(attention.half),
            nine=tongue.say("not stated") if attention.nine_tenths is None else str(attention.nine_tenths),
        )
        svg, spec = draw(lambda size: _spec(attention, known, size, tongue), title=title, description=description, sizes=(SMALL,))
    else:
        description, svg, spec = plain(tongue.say(attention.why or "There are too few reports to show how fast they came.")), Markup(""), ""
    rows = _rows(known) if is_drawn else ()
    return Chart(
        labels=labels_of(tongue),
        name=f"attention-{attention.incident}",
        title=title,
        description=description,
        svg=svg,
        spec=spec,
        rows=rows,
        hrefs=("",) * len(rows),
        caption=tongue.say("The line rises with every report of the first 60 days, from none to all of them. Day 0 is the day of the attack.")
        if is_drawn
        else "",
        notes=(Note(words=plain(tongue.say(attention.caveat), longest=400)),) if is_drawn and attention.caveat else (),
        header=tuple(
            tongue.say(word) for word in (to_say("days after the attack"), to_say("reports"), to_say("reports so far"), to_say("share so far"))
        ),
    )


def _spec(attention: Attention, days: Sequence[int], size: Size, tongue: Tongue) -> str:
    x = across((0, DAYS), range(0, DAYS + 1, 10), size)
    y = up(102, (0, 50, 100), size)
    marked = [(day, share) for day, share in ((attention.half, 50), (attention.nine_tenths, 90)) if day is not None and 0 <= day < DAYS]
    layers: list[Layer | None] = [
        lines([{"x": day, "x2": day, "y": 0, "y2": share} for day, share in marked], x, y, ink=SECOND, dash=(2, 3)),
        lines(_steps(days), x, y, ink=INK, width=2),
        dots([{"x": day, "y": share} for day, share in marked], x, y, radius=3.5),
        words(_labels(marked, size, tongue), x, y, align="left", up_by=-1.1 * size.letters),
        unit_words(tongue.say("% of the reports, by day"), FRAME, size, tongue),
    ]
    return specify(layers, FRAME, size, tongue)


def _labels(marked: Sequence[tuple[int, int]], size: Size, tongue: Tongue) -> list[Row]:
    """Return the words beside the two marks: right of them and below, where the line, which only rises, never is."""
    named = {50: to_say("half by day {day}"), 90: to_say("nine tenths by day {day}")}
    pixel = DAYS / FRAME.inner_width(size)
    rows: list[Row] = []
    for day, share in marked:
        text = plain(tongue.say(named[share], day=str(day)), longest=40)
        at = min(day + 7 * pixel, DAYS - breadth(text, size=size.letters) * pixel)
        rows.append({"x": round(max(at, 0), 2), "y": share, "text": text})
    return rows


def _steps(days: Sequence[int]) -> list[Row]:
    """Return the line of the share: level until a day with reports, then up."""
    rows: list[Row] = []
    share, before = 0.0, 0
    for day, number in sorted(Counter(days).items()):
        risen = share + 100 * number / len(days)
        rows += [{"x": before, "x2": day, "y": share, "y2": share}] if day > before else []
        rows.append({"x": day, "x2": day, "y": round(share, 2), "y2": round(risen, 2)})
        share, before = round(risen, 2), day
    return [*rows, {"x": before, "x2": DAYS, "y": 100, "y2": 100}]


def _rows(days: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    rows, so_far = [], 0
    for day, number in sorted(Counter(days).items()):
        so_far += number
        rows.append((f"{day}", f"{number:,}", f"{so_far:,}", f"{100 * so_far / len(days):.0f} %"))
    return tuple(rows)
