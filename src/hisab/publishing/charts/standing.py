"""Where promises stand, by kind: one mark a promise, full for kept, half for doubtful or begun, open for overdue, else a short stroke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hisab.publishing.charts.chart import Chart, labels_of, same_rows
from hisab.publishing.charts.drawing import Frame, Layer, Size, draw, specify
from hisab.publishing.charts.ink import KIND_INKS, OTHER
from hisab.publishing.charts.marks import Row, at_pixel, dots, down_pixel, lines, words
from hisab.publishing.charts.words import Tongue, fit
from hisab.publishing.tongue import to_say
from hisab.publishing.wordings import KIND_GROUPS, NO_KIND
from hisab.records.figures import PromiseAccount
from hisab.vocabulary.words import Status

MOST = 120
"""With more promises of one kind than this, a mark stands for several."""
RADIUS, PITCH, HEAD = 4.0, 12, 26

_LOOKS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("full", (Status.KEPT, Status.KEPT_LATE)),
    ("half", (Status.PARTLY_KEPT, Status.CLAIMED_KEPT, Status.CONTESTED, Status.ACTION_REPORTED)),
    ("open", (Status.OVERDUE_ACTION_ONLY, Status.OVERDUE_NO_EVIDENCE, Status.OVERDUE_NOT_SEARCHED, Status.BROKEN)),
    ("stroke", (Status.OPEN, Status.NOT_TRACKABLE, Status.SUPERSEDED)),
)
"""How a status is drawn, in the order of a row; every status has its look, and a test holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    """The promises of one kind: its words, its ink, and how many marks of each look."""

    words: str
    ink: str
    marks: tuple[tuple[str, int], ...]

    def height(self, columns: int) -> float:
        """Return how high the band is when a row holds so many marks."""
        number = sum(count for _, count in self.marks)
        return HEAD + PITCH * -(-number // columns) + 10


def standing_by_kind(promises: Iterable[PromiseAccount], tongue: Tongue) -> Chart:
    """Return the chart of where `promises` stand, kind by kind."""
    counted = Counter((promise.kind or NO_KIND, Status(promise.status)) for promise in promises)
    groups = {kind: _of_group(counted, kinds) for kind, kinds in KIND_GROUPS}
    told = {kind: statuses for kind, statuses in groups.items() if statuses}
    per_mark = max([1, *(-(-sum(statuses.values()) // MOST) for statuses in told.values())])
    title = tongue.say("where promises stand, by kind")
    bands = [_band(kind, statuses, per_mark, tongue) for kind, statuses in told.items()]
    if bands:
        description = f"{'; '.join(band.words for band in bands)}. {same_rows(tongue)}"
        svg, spec = draw(lambda size: _spec(bands, size, tongue), title=title, description=description)
    else:
        description, svg, spec = tongue.say("No promise was read."), Markup(""), ""
    rows = tuple(
        (tongue.say(kind), tongue.say(status.value), f"{statuses[status]:,}", f"{sum(statuses.values()):,}")
        for kind, statuses in told.items()
        for status in Status
        if statuses[status]
    )
    return Chart(
        labels=labels_of(tongue),
        name="standing_by_kind",
        title=title,
        description=description,
        svg=svg,
        spec=spec,
        caption=_caption(per_mark, tongue) if bands else "",
        notes=(),
        header=tuple(tongue.say(word) for word in (to_say("kind"), to_say("status"), to_say("promises"), to_say("promises of this kind"))),
        rows=rows,
        hrefs=("",) * len(rows),
    )


def _of_group(counted: Mapping[tuple[str, Status], int], kinds: frozenset[str]) -> Counter[Status]:
    found: Counter[Status] = Counter()
    for (kind, status), number in counted.items():
        if kind in kinds:
            found[status] += number
    return found


def _band(kind: str, statuses: Counter[Status], per_mark: int, tongue: Tongue) -> _Band:
    marks = tuple((look, -(-sum(statuses[status] for status in members) // per_mark)) for look, members in _LOOKS)
    number = sum(statuses.values())
    kept = statuses[Status.KEPT] + statuses[Status.KEPT_LATE]
    said = tongue.some(
        number, "{kind}: {n} promise, {kept} known to be kept", "{kind}: {n} promises, {kept} known to be kept", kind=tongue.say(kind), kept=kept
    )
    return _Band(words=said, ink=KIND_INKS.get(kind, OTHER), marks=marks)


def _caption(per_mark: int, tongue: Tongue) -> str:
    said = tongue.say(
        "One mark a promise. Full: kept. Half: partly kept, claimed, contested, or a step reported. Open: overdue or broken. "
        "A short stroke: not yet due, not trackable or superseded."
    )
    more = tongue.say("There are many: one mark stands for up to {number} promises.", number=per_mark)
    return said if per_mark == 1 else f"{said} {more}"


def _spec(bands: Sequence[_Band], size: Size, tongue: Tongue) -> str:
    columns = int((size.width - 2) // PITCH)
    frame = Frame(height=sum(band.height(columns) for band in bands), left=1, right=1)
    is_left = tongue.direction == "ltr"
    x, y = at_pixel("x"), down_pixel("y")
    layers: list[Layer | None] = []
    top = 0.0
    for band in bands:
        row: Row = {"x": 0 if is_left else frame.inner_width(size), "y": top + 16, "text": fit(band.words, size.width - 4, size=size.letters)}
        layers.append(words([row], x, y, align="left" if is_left else "right"))
        layers += _marks(band, columns, top=top + HEAD, width=frame.inner_width(size), is_left=is_left)
        top += band.height(columns)
    return specify(layers, frame, size, tongue)


def _marks(band: _Band, columns: int, *, top: float, width: float, is_left: bool) -> list[Layer | None]:
    x, y = at_pixel("x"), down_pixel("y")
    placed: dict[str, list[Row]] = {look: [] for look, _ in _LOOKS}
    looks = [look for look, number in band.marks for _ in range(number)]
    for index, look in enumerate(looks):
        right = PITCH * (index % columns) + RADIUS + 1
        placed[look].append({"x": right if is_left else width - right, "y": top + PITCH * (index // columns) + RADIUS + 1})
    strokes = [{**at, "x2": at["x"], "y": _number(at["y"]) - 2.5, "y2": _number(at["y"]) + 2.5} for at in placed["stroke"]]
    return [
        dots(placed["full"], x, y, radius=RADIUS, ink=band.ink),
        dots([*placed["half"], *placed["open"]], x, y, radius=RADIUS, ink=band.ink, is_open=True),
        dots(placed["half"], x, y, radius=RADIUS / 2.2, ink=band.ink),
        lines(strokes, x, y, ink=band.ink),
    ]


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError("a place in a drawing is a number")
    return float(value)
