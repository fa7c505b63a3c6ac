"""Days without a recorded attack, beside what chance alone would give."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from hisab.publishing.charts.chart import Chart, Note, labels_of, same_rows
from hisab.publishing.charts.drawing import draw
from hisab.publishing.charts.strips import Strip, specify_strips
from hisab.publishing.charts.words import Tongue, day_words, plain
from hisab.publishing.tongue import to_say
from hisab.records.figures import Lull

_SHORT = {"longest_lull": "longest lull", "running_lull": "since the last attack"}
"""What a lull is called in the drawing, where there is little room; its own label stands in the table."""


def days_without(lulls: Sequence[Lull], tongue: Tongue) -> Chart:
    """Return the chart of lulls: a strip as long as the lull, with a mark where chance alone would end it."""
    known = [lull for lull in lulls if lull.days is not None]
    title = tongue.say("days without a recorded attack")
    whys = tuple(dict.fromkeys(plain(tongue.say(lull.why), longest=400) for lull in lulls if lull.days is None and lull.why))
    if known:
        description = f"{'; '.join(_words(lull, tongue) for lull in known)}. {same_rows(tongue)}"
        strips = [_strip(lull, tongue) for lull in known]
        svg, spec = draw(lambda size: specify_strips(strips, size, tongue), title=title, description=description)
    else:
        description, svg, spec = whys[0] if whys else tongue.say("No lull was measured."), Markup(""), ""
    header = (
        to_say("lull"),
        to_say("days"),
        to_say("from"),
        to_say("to"),
        to_say("days that chance alone would give"),
        to_say("chance of one at least as long"),
    )
    caveats = tuple(dict.fromkeys(plain(tongue.say(lull.caveat), longest=400) for lull in known if lull.caveat))
    return Chart(
        labels=labels_of(tongue),
        name="lulls",
        title=title,
        description=description,
        svg=svg,
        spec=spec,
        caption=tongue.say("A strip is as long as the lull; the line across it is how long chance alone would make it.") if known else "",
        notes=tuple(Note(words=words) for words in (*caveats, *(whys if known else ()))),
        header=tuple(tongue.say(word) for word in header),
        rows=tuple(_row(lull, tongue) for lull in lulls),
        hrefs=("",) * len(lulls),
    )


def _strip(lull: Lull, tongue: Tongue) -> Strip:
    days = float(lull.days or 0)
    return Strip(words=_words(lull, tongue), solid=days, open=days, whole=max(days, lull.expected or 0), tick=lull.expected)


def _words(lull: Lull, tongue: Tongue) -> str:
    days = tongue.some(lull.days or 0, "{n} day", "{n} days")
    return f"{plain(tongue.say(_SHORT.get(lull.name, lull.label)), longest=80)}: {days}"


def _row(lull: Lull, tongue: Tongue) -> tuple[str, ...]:
    return (
        plain(tongue.say(lull.label)),
        tongue.say("not known") if lull.days is None else f"{lull.days:,}",
        day_words(lull.since, tongue),
        day_words(lull.until, tongue),
        tongue.say("not known") if lull.expected is None else f"{lull.expected:,.0f}",
        tongue.say("not known") if lull.probability is None else _share(lull.probability),
    )


def _share(probability: float) -> str:
    return "< 1 %" if probability < 0.01 else f"{100 * probability:.0f} %"
