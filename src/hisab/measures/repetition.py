"""What was promised again after another attack, and how the earlier word stood on that day (docs/promises.md, repetition).

A line repeats an earlier one when kind, family and community are the same and they follow different attacks at least thirty days apart. Each is
held against the last such line, the last by the same holder and the last by the same body, never against all: their number says no more.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hisab.measures.book import Book, BookLine
from hisab.measures.deliverables import family_of
from hisab.measures.holders import Holders
from hisab.records.figures import RepeatAccount
from hisab.records.measured import Repeated
from hisab.vocabulary.tables import Vocabulary
from hisab.vocabulary.words import PromiseKind, Status

APART = timedelta(days=30)
_NOT_HOLLOW = frozenset({Status.KEPT, Status.KEPT_LATE, Status.PARTLY_KEPT})
_UNSETTLED = frozenset({Status.OPEN, Status.ACTION_REPORTED, Status.OVERDUE_NOT_SEARCHED, Status.SUPERSEDED})


class Same(StrEnum):
    """Whether two words come from one and the same."""

    SAME = "same"
    OTHER = "other"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """`later` repeats `earlier`, which stood at `was` on the day of the later word. `is_last` is true of the last that it repeats."""

    later: BookLine
    earlier: BookLine
    was: Status
    holder: Same
    government: Same
    institution: Same
    is_last: bool

    @property
    def is_hollow(self) -> bool:
        """True when the earlier word could have been seen kept, and on that day was not known to be kept, even late or in part."""
        return self.earlier.is_trackable and self.was not in _NOT_HOLLOW

    @property
    def is_settled(self) -> bool:
        """False when the earlier word was not yet due that day, nobody had searched for what came of it, or another had taken its place."""
        return self.was not in _UNSETTLED

    @property
    def tags(self) -> tuple[str, ...]:
        """What the two have in common, in words: "same holder", "other institution", "government not known"."""
        found = (("holder", self.holder), ("government", self.government), ("institution", self.institution))
        return tuple(f"{what} not known" if same is Same.NOT_KNOWN else f"{same} {what}" for what, same in found)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Given:
    """A line as it is looked for: ordered by the day it was made and its id."""

    made_on: date
    id: str


class _Names:
    """Who gave each line's word, asked once."""

    def __init__(self, lines: Iterable[BookLine], vocabulary: Vocabulary) -> None:
        holders = Holders(vocabulary)
        self.person = {line.id: holders.person(line.person) for line in lines}
        self.body = {line.id: holders.body(line.institution, line.office) for line in lines}
        self.government = {line.id: holders.government(self.body[line.id], line.made_on) for line in lines}


def find_repeats(book: Book, vocabulary: Vocabulary) -> tuple[Repeat, ...]:
    """Return the repeats, by the id of the later line and then the earlier; time grows with the lines, not with their pairs."""
    lines = {line.id: line for line in book.lines}
    names = _Names(book.lines, vocabulary)
    groups: dict[tuple[PromiseKind, str, str], list[BookLine]] = defaultdict(list)
    for line in book.lines:
        if line.made_on is not None and _first(line) is not None and _last(line) is not None:
            for community in line.communities:
                groups[(line.kind, family_of(line.deliverable), community)].append(line)
    found: dict[str, dict[str, _Given]] = defaultdict(dict)
    for group in groups.values():
        for later, slot, given in _earlier(group, names):
            standing = found[later.id].get(slot)
            found[later.id][slot] = given if standing is None else max(standing, given)
    return tuple(
        _repeat(lines[later], lines[earlier], names, is_last=earlier == slots["last"].id)
        for later, slots in sorted(found.items())
        for earlier in sorted({given.id for given in slots.values()})
    )


def _earlier(group: list[BookLine], names: _Names) -> Iterator[tuple[BookLine, str, _Given]]:
    """Yield each line of a group with the last line that it repeats: of all, of its holder, of its body."""
    waiting = sorted(group, key=lambda line: (_last(line) or date.max, line.id), reverse=True)
    given: dict[tuple[str, str], list[_Given]] = defaultdict(list)
    for later in sorted(group, key=lambda line: (_first(line) or date.max, line.id)):
        first = _first(later) or date.max
        while waiting and (_last(waiting[-1]) or date.max) + APART <= first:
            line = waiting.pop()
            for slot in _slots(line, names):
                insort(given[slot], _Given(made_on=line.made_on or date.max, id=line.id))
        for slot in _slots(later, names):
            known = given.get(slot, [])
            place = bisect_left(known, _Given(made_on=later.made_on or date.min, id=""))
            if place:
                yield later, slot[0], known[place - 1]


def _slots(line: BookLine, names: _Names) -> Iterator[tuple[str, str]]:
    yield "last", ""
    if (person := names.person[line.id]) is not None:
        yield "holder", person
    if (body := names.body[line.id]) is not None:
        yield "institution", body


def _first(line: BookLine) -> date | None:
    """Return the first day on which the first of its attacks can have been; None where one has no such day."""
    days = [attack.first for attack in line.attacks]
    return min(day for day in days if day is not None) if days and None not in days else None


def _last(line: BookLine) -> date | None:
    days = [attack.last for attack in line.attacks]
    return max(day for day in days if day is not None) if days and None not in days else None


def _repeat(later: BookLine, earlier: BookLine, names: _Names, *, is_last: bool) -> Repeat:
    day = later.made_on or date.min
    return Repeat(
        later=later,
        earlier=earlier,
        was=earlier.ruled(as_of=day, due_on=earlier.deliverable.due_on).status,
        holder=_same(names.person[later.id], names.person[earlier.id]),
        government=_same(names.government[later.id], names.government[earlier.id]),
        institution=_same(names.body[later.id], names.body[earlier.id]),
        is_last=is_last,
    )


def _same(one: str | None, other: str | None) -> Same:
    if one is None or other is None:
        return Same.NOT_KNOWN
    return Same.SAME if one == other else Same.OTHER


def account_repeats(repeats: Iterable[Repeat]) -> dict[str, tuple[RepeatAccount, ...]]:
    """Return the repeats by the id of the later line, as an edition carries them."""
    found: dict[str, list[RepeatAccount]] = defaultdict(list)
    for repeat in repeats:
        found[repeat.later.id].append(
            RepeatAccount(later=repeat.later.id, earlier=repeat.earlier.id, was=repeat.was, tags=repeat.tags, is_last=repeat.is_last)
        )
    return {later: tuple(accounts) for later, accounts in found.items()}


def count_repeats(book: Book, kind: PromiseKind, community: str, *, since: date, until: date) -> tuple[tuple[str, ...], Repeated]:
    """Return the attacks of `[since, until)` after which `kind` was promised to `community`, and how what was promised before the last stands."""
    lines = [line for line in book.lines if line.kind is kind and line.made_on is not None and since <= line.made_on < until]
    days = {attack.id: attack.first or date.min for line in lines for attack in line.attacks if community in attack.communities}
    last = max(days, key=lambda attack: (days[attack], attack), default=None)
    earlier = [line for line in lines if line.is_trackable and community in line.communities and last not in {attack.id for attack in line.attacks}]
    statuses = [line.status for line in earlier]
    kept = sum(status in {Status.KEPT, Status.KEPT_LATE} for status in statuses)
    unsearched = statuses.count(Status.OVERDUE_NOT_SEARCHED)
    return tuple(sorted(days)), Repeated(attacks=len(days), earlier=len(earlier), kept=kept, unsearched=unsearched)
