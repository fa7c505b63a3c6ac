"""The one picture: attacks above a line of time, promises as threads below it. Geometry only; knows no HTML and no colours.

Across, everything is a share of the width (0 to 100), so that the figure fits a phone and a sheet of paper alike; down, everything is in pixels.
What has no date is not drawn: it comes back in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from hisab.publishing.axis import SHORT_EDGE, Label, Tick, Time, anchor_at, label_styles, scale_of, ticks_of, time_over
from hisab.publishing.tongue import Tongue
from hisab.publishing.wordings import KIND_GROUPS, is_running
from hisab.records.values import Count, DateSpan
from hisab.vocabulary.words import Status

ABOVE = 120.0
"""Pixels for the tallest attack."""
HEAD = 26.0
"""Pixels above it, for its number."""
AXIS = 30.0
"""Pixels below the line of time, for its dates."""
SMALLEST_TOP = 10
"""The scale never ends below ten people, so that a single death does not fill the figure."""
WIDEST_SPAN = 31
"""An attack dated to more than so many days is named in words: a mark would be a guess."""
FEW = 5
"""Up to so many undrawn records are listed in the open."""
ROOMY, DENSE = 8, 100
"""Up to so many threads, each carries its words; above so many, they are drawn finer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """What the figure needs of an incident, or of the `stands_for` incidents of a stretch of days."""

    href: str
    title: str
    label: str
    when: DateSpan | None
    killed: Count | None
    stands_for: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """What the figure needs of a promise, or of `stands_for` promises. `ended_on` is the day on which it was kept, cut or superseded.

    `standing` says how it stands; it follows the label where there is room.
    """

    href: str
    title: str
    label: str
    kind: str
    status: Status
    made_on: date | None
    due_on: date | None
    ended_on: date | None = None
    standing: str = ""
    stands_for: int = 1


class Course(StrEnum):
    """How a thread runs."""

    FIRM = "firm"
    LIGHT = "light"
    DOTTED = "dotted"
    THIN = "thin"


class Ending(StrEnum):
    """What stands at the end of a thread."""

    NONE = "none"
    KNOT = "knot"
    OPEN_KNOT = "open-knot"
    SPLIT = "split"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An attack: from `foot` up, solid for `solid` pixels and open for `open` more. `breadth` is the share of time it may have been in."""

    x: float
    left: float
    breadth: float
    foot: float
    solid: float
    open: float
    is_unbounded: bool
    is_unknown: bool
    label: str
    label_style: str
    href: str
    title: str

    @property
    def top(self) -> float:
        """Where the solid part ends."""
        return self.foot - self.solid

    @property
    def open_top(self) -> float:
        """Where the open part ends."""
        return self.foot - self.solid - self.open

    @property
    def label_y(self) -> float:
        """Where the number stands."""
        return self.open_top - (14 if self.is_unbounded else 7)

    @property
    def anchor(self) -> str:
        """Towards which side the number is set, so that it stays inside the figure."""
        return anchor_at(self.x, edge=SHORT_EDGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A promise, from `x1` to `x2` at height `y`. `due` is where a due date that has passed lies, None when there is none to show."""

    x1: float
    x2: float
    y: float
    course: Course
    ending: Ending
    due: float | None
    label: str
    standing: str
    href: str
    title: str

    @property
    def label_x(self) -> float:
        """Where its words stand."""
        return self.x1 if self.x1 <= 55 else 100.0

    @property
    def anchor(self) -> str:
        """Towards which side its words are set."""
        return "start" if self.x1 <= 55 else "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The threads of one kind, and the words above them."""

    kind: str
    words: str
    y: float
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The whole picture. `today` is the share at which the as-of date lies; a thread that still waits ends there."""

    height: float
    line: float
    today: float
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    scale: tuple[Tick, ...]
    undrawn: tuple[Attack | Pledge, ...]
    standing: str
    density: str

    @property
    def undrawn_records(self) -> int:
        """How many records are not drawn."""
        return sum(each.stands_for for each in self.undrawn)

    @property
    def are_undrawn_few(self) -> bool:
        """True when what is not drawn can be listed beside the picture without burying it."""
        return len(self.undrawn) <= FEW


def draw(tongue: Tongue, attacks: Sequence[Attack], pledges: Sequence[Pledge], *, as_of: date) -> Picture:
    """Return the picture of `attacks` and `pledges` as they stood on `as_of`, labelled in a language; time runs left to right in each."""
    dated = [attack for attack in attacks if _day_of(attack) is not None]
    started = [pledge for pledge in pledges if _can_be_drawn(pledge)]
    undrawn: tuple[Attack | Pledge, ...] = (
        *(attack for attack in attacks if _day_of(attack) is None),
        *(pledge for pledge in pledges if not _can_be_drawn(pledge)),
    )
    time = _time_of(dated, started, as_of=as_of)
    top = _top_of(dated)
    line = HEAD + ABOVE if top else HEAD + 18
    marks = _marks(dated, time, line=line, top=top)
    groups, height = _groups(tongue, started, time, top=line + AXIS)
    return Picture(
        height=height,
        line=line,
        today=time.share(as_of),
        marks=marks,
        groups=groups,
        ticks=ticks_of(tongue, time),
        scale=scale_of(tongue, top, line=line, above=ABOVE, is_right_free=_is_right_freer(marks)),
        undrawn=undrawn,
        standing=count_standing(tongue, pledges),
        density="dense" if len(started) > DENSE else "loose",
    )


def _is_right_freer(marks: Sequence[Mark]) -> bool:
    """True when the words of the scale meet no mark at the right edge, or a nearer one at the left."""
    first, last = min((mark.x for mark in marks), default=0.0), max((mark.x for mark in marks), default=0.0)
    return last < 84 or 100 - last > first


def _time_of(attacks: Sequence[Attack], pledges: Sequence[Pledge], *, as_of: date) -> Time:
    days = [day for attack in attacks if (day := _day_of(attack)) is not None]
    days += [pledge.made_on for pledge in pledges if pledge.made_on is not None]
    due = [pledge.due_on for pledge in pledges if pledge.due_on is not None and _course(pledge.status) is Course.LIGHT]
    return time_over(days, due, today=as_of)


def drawn_day(when: DateSpan | None) -> date | None:
    """Return the middle of the days on which it may have been, when they are few enough to draw."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    days = (when.latest - when.earliest).days
    return when.earliest + timedelta(days=days // 2) if 0 <= days <= WIDEST_SPAN else None


def _day_of(attack: Attack) -> date | None:
    """Return where an attack is drawn; one that stands for several in the middle of their stretch, which is exact."""
    if attack.stands_for > 1 and attack.when is not None and attack.when.earliest is not None and attack.when.latest is not None:
        return attack.when.earliest + (attack.when.latest - attack.when.earliest) / 2
    return drawn_day(attack.when)


def _can_be_drawn(pledge: Pledge) -> bool:
    needs_end = pledge.status in {Status.KEPT, Status.KEPT_LATE, Status.BROKEN, Status.SUPERSEDED}
    return pledge.made_on is not None and not (needs_end and pledge.ended_on is None)


def _top_of(attacks: Sequence[Attack]) -> int:
    numbers = [_most(attack.killed) for attack in attacks]
    known = [number for number in numbers if number is not None]
    return max([SMALLEST_TOP, *known]) if known else 0


def _most(killed: Count | None) -> int | None:
    if killed is None:
        return None
    return next((number for number in (killed.high, killed.best, killed.low) if number is not None), None)


def _marks(attacks: Sequence[Attack], time: Time, *, line: float, top: int) -> tuple[Mark, ...]:
    ordered = sorted(attacks, key=lambda attack: (_day_of(attack) or time.today, attack.href))
    labels = [Label(at=time.share(_day_of(a) or time.today), height=ABOVE * (_most(a.killed) or 0) / (top or 1), words=a.label) for a in ordered]
    styles = label_styles(labels)
    return tuple(_mark(attack, time, line=line, top=top, style=style) for attack, style in zip(ordered, styles, strict=True))


def _mark(attack: Attack, time: Time, *, line: float, top: int, style: str) -> Mark:
    when, killed = attack.when, attack.killed
    day = _day_of(attack)
    if when is None or when.earliest is None or when.latest is None or day is None:
        raise ValueError("an undated attack cannot be drawn")
    most = _most(killed)
    low = 0 if killed is None or killed.low is None else killed.low
    if killed is not None and killed.low is None and killed.high is None and killed.best is not None:
        low = killed.best
    solid, whole = (round(ABOVE * number / top, 1) if top else 0.0 for number in (low, most or 0))
    return Mark(
        x=time.share(day),
        left=time.share(when.earliest),
        breadth=round(time.share(when.latest) - time.share(when.earliest), 2),
        foot=line,
        solid=solid,
        open=round(max(whole - solid, 0.0), 1),
        is_unbounded=killed is not None and killed.low is not None and killed.high is None,
        is_unknown=most is None,
        label=attack.label,
        label_style=style,
        href=attack.href,
        title=attack.title,
    )


def _groups(tongue: Tongue, pledges: Sequence[Pledge], time: Time, *, top: float) -> tuple[tuple[Group, ...], float]:
    is_roomy = len(pledges) <= ROOMY
    pitch = 32.0 if is_roomy else float(int(max(2, min(12, 700 / len(pledges)))))
    groups = []
    y = top
    for kind, kinds in KIND_GROUPS:
        members = sorted((pledge for pledge in pledges if pledge.kind in kinds), key=lambda pledge: (pledge.made_on or time.today, pledge.href))
        if not members:
            continue
        y += 22
        lines = tuple(
            _thread(pledge, time, y=y + 14.5 + pitch * (index + (0.5 if is_roomy else 0)), is_roomy=is_roomy) for index, pledge in enumerate(members)
        )
        groups.append(Group(kind=kind.partition(" ")[0], words=_group_words(tongue, kind, members), y=round(y, 1), threads=lines))
        y = lines[-1].y + 15.5
    return tuple(groups), round(y + 6, 1)


def _group_words(tongue: Tongue, kind: str, pledges: Sequence[Pledge]) -> str:
    """Return a band's label; where its promises stand differently only their number, since a drawing cannot wrap words."""
    is_uniform = len({pledge.status for pledge in pledges}) == 1
    counted = tongue.some(sum(each.stands_for for each in pledges), "{n} promise", "{n} promises")
    band = tongue.all_of((tongue.say(kind), counted))
    return f"{band}: {tongue.say(pledges[0].status.value)}" if is_uniform else band


def count_standing(tongue: Tongue, pledges: Sequence[Pledge]) -> str:
    """Return how many promises there are, and where they stand, in the words of the statuses and in their order."""
    standing: Counter[Status] = Counter()
    for pledge in pledges:
        standing[pledge.status] += pledge.stands_for
    parts = tuple(tongue.say("{n} {status}", n=standing[status], status=tongue.say(status.value)) for status in Status if standing[status])
    counted = tongue.some(standing.total(), "{n} promise", "{n} promises")
    return f"{counted}: {tongue.list_of(parts)}"


def _thread(pledge: Pledge, time: Time, *, y: float, is_roomy: bool) -> Thread:
    if pledge.made_on is None:
        raise ValueError("an undated promise cannot be drawn")
    course = _course(pledge.status)
    has_passed = pledge.due_on is not None and pledge.due_on < time.today
    return Thread(
        x1=time.share(pledge.made_on),
        x2=time.share(_end_of(pledge, time.today)),
        y=y,
        course=course,
        ending=_ending(pledge.status),
        due=time.share(pledge.due_on) if is_roomy and pledge.due_on is not None and has_passed and course is Course.FIRM else None,
        label=pledge.label if is_roomy else "",
        standing=pledge.standing if is_roomy else "",
        href=pledge.href,
        title=pledge.title,
    )


def _end_of(pledge: Pledge, today: date) -> date:
    if pledge.ended_on is not None and not is_running(pledge.status):
        return pledge.ended_on
    if _course(pledge.status) is Course.LIGHT and pledge.due_on is not None:
        return pledge.due_on
    return today


def _course(status: Status) -> Course:
    match status:
        case Status.NOT_TRACKABLE:
            return Course.DOTTED
        case Status.OPEN | Status.ACTION_REPORTED:
            return Course.LIGHT
        case Status.PARTLY_KEPT:
            return Course.THIN
        case Status.SUPERSEDED | Status.KEPT | Status.KEPT_LATE | Status.CLAIMED_KEPT | Status.CONTESTED | Status.BROKEN:
            return Course.FIRM
        case Status.OVERDUE_ACTION_ONLY | Status.OVERDUE_NO_EVIDENCE | Status.OVERDUE_NOT_SEARCHED:
            return Course.FIRM
        case _:
            assert_never(status)


def _ending(status: Status) -> Ending:
    match status:
        case Status.KEPT | Status.KEPT_LATE:
            return Ending.KNOT
        case Status.CLAIMED_KEPT:
            return Ending.OPEN_KNOT
        case Status.CONTESTED:
            return Ending.SPLIT
        case Status.BROKEN | Status.SUPERSEDED:
            return Ending.CUT
        case Status.NOT_TRACKABLE | Status.OPEN | Status.ACTION_REPORTED | Status.PARTLY_KEPT:
            return Ending.NONE
        case Status.OVERDUE_ACTION_ONLY | Status.OVERDUE_NO_EVIDENCE | Status.OVERDUE_NOT_SEARCHED:
            return Ending.NONE
        case _:
            assert_never(status)
