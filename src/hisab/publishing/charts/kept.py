"""Promised things that are known to be kept, by kind: k of n, with what is claimed, contested or not found left open."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from hisab.publishing.charts.chart import Chart, Note, labels_of, same_rows
from hisab.publishing.charts.drawing import draw
from hisab.publishing.charts.ink import KIND_INKS, OTHER
from hisab.publishing.charts.strips import Strip, specify_strips
from hisab.publishing.charts.words import Tongue, plain
from hisab.publishing.links import figure_anchor
from hisab.publishing.tongue import to_say
from hisab.records.figures import Figure
from hisab.records.measured import Rate
from hisab.vocabulary.words import PromiseKind

_NAME = "kept_rate_"


def kept_by_kind(figures: Iterable[Figure], tongue: Tongue) -> Chart:
    """Return the chart of the kept rates of each kind, from the figures `kept_rate_KIND`; those of other horizons are left out."""
    named = {figure.name: figure for figure in figures}
    found = [(kind, rate, named[_NAME + kind]) for kind in PromiseKind if (rate := _rate(named.get(_NAME + kind))) is not None]
    drawn = [(kind, rate) for kind, rate, _ in found if rate.of]
    title = tongue.say("promised things kept, of those due, by kind")
    if drawn:
        description = f"{'; '.join(_words(kind, rate, tongue) for kind, rate in drawn)}. {same_rows(tongue)}"
        strips = [_strip(kind, rate, tongue) for kind, rate in drawn]
        svg, spec = draw(lambda size: specify_strips(strips, size, tongue), title=title, description=description)
    else:
        description, svg, spec = tongue.say("No promised thing was due and searched for."), Markup(""), ""
    header = (
        to_say("kind"),
        to_say("kept"),
        to_say("due and searched for"),
        to_say("kept, counting only what was kept in time"),
        to_say("kept, counting what is doubtful"),
    )
    rows = tuple((tongue.say(kind.value), f"{rate.part:,}", f"{rate.of:,}", *_bounds(rate, tongue)) for kind, rate, _ in found)
    caveats = tuple(dict.fromkeys(figure.caveat for _, rate, figure in found if rate.of and figure.caveat))
    return Chart(
        labels=labels_of(tongue),
        name="kept_by_kind",
        title=title,
        description=description,
        svg=svg,
        spec=spec,
        caption=tongue.say(
            "A strip is solid for what was kept, open for what is claimed, contested or not found; the line runs on to all that was due."
        )
        if drawn
        else "",
        notes=tuple(Note(words=plain(tongue.say(words), longest=400)) for words in caveats),
        header=tuple(tongue.say(word) for word in header),
        rows=rows,
        hrefs=tuple(f"counted.html#{figure_anchor(figure.name)}" for _, _, figure in found),
    )


def _rate(figure: Figure | None) -> Rate | None:
    return figure.measured if figure is not None and isinstance(figure.measured, Rate) else None


def _strip(kind: PromiseKind, rate: Rate, tongue: Tongue) -> Strip:
    doubtful = rate.part if rate.part_high is None else rate.part_high
    return Strip(
        words=_words(kind, rate, tongue), solid=rate.part, open=max(doubtful, rate.part), whole=rate.of, ink=KIND_INKS.get(kind.value, OTHER)
    )


def _words(kind: PromiseKind, rate: Rate, tongue: Tongue) -> str:
    return tongue.say("{kind}: {part} of {of} kept", kind=tongue.say(kind.value), part=rate.part, of=rate.of)


def _bounds(rate: Rate, tongue: Tongue) -> tuple[str, str]:
    low, high = (tongue.say("not known") if number is None else f"{number:,}" for number in (rate.part_low, rate.part_high))
    return low, high
