"""What a person asked of a list, read from the words of an address. What cannot be is named, with what could; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hisab.publishing.live.shelves import BETWEEN, COMMUNITY, COUNTED, GROUP, HARM, INSTITUTION, KIND, NO, PLACE, STATUS, YES, Id, Shelf
from hisab.publishing.press import Press
from hisab.publishing.wordings import NO_KIND
from hisab.vocabulary.words import Harm, PromiseKind, Status

SINCE, UNTIL = "from", "to"
ATTACK_FILTERS = (COMMUNITY, SINCE, UNTIL, PLACE, HARM, GROUP, COUNTED)
PROMISE_FILTERS = (COMMUNITY, KIND, INSTITUTION, STATUS, SINCE, UNTIL)
_TABLES = {COMMUNITY: "communities", GROUP: "groups", INSTITUTION: "institutions"}
WORDS: Mapping[str, tuple[str, ...]] = {
    HARM: tuple(Harm),
    KIND: (*PromiseKind, NO_KIND),
    STATUS: tuple(Status),
    COUNTED: (YES, NO),
}
"""The words of each filter that has a fixed number of them."""
_MOST_NAMED = 12

Given = Iterable[tuple[str, str]]
"""The words of an address, as they came: name and value, each perhaps more than once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why one word of an address cannot be what was meant. `name` is the filter."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list is filtered by. `given` are the words as they came, the empty ones left away; `wanted` the words that records bear."""

    given: Mapping[str, str]
    wanted: Mapping[str, str]
    since: date | None
    until: date | None
    faults: tuple[Fault, ...]

    def find(self, shelf: Shelf[Id]) -> Sequence[int]:
        """Return the places of the records of `shelf` that were asked for."""
        return shelf.find(self.wanted, since=self.since, until=self.until)

    def without(self, name: str, shelf: Shelf[Id]) -> Sequence[int]:
        """Return the places of the records that there would be without one of the filters."""
        wanted = {each: word for each, word in self.wanted.items() if each != name}
        return shelf.find(wanted, since=None if name == SINCE else self.since, until=None if name == UNTIL else self.until)


def read_asked(press: Press, shelf: Shelf[Id], filters: tuple[str, ...], given: Given) -> Asked:
    """Return what is asked for, and a fault for each word that cannot be."""
    tongue = press.tongue
    faults: list[Fault] = []
    words: dict[str, str] = {}
    for name, value in given:
        if name not in filters:
            faults.append(Fault(name=name, words=tongue.say("There is no filter {name}. There are: {all}.", name=name, all=", ".join(filters))))
        elif value.strip() and name in words:
            faults.append(Fault(name=name, words=tongue.say("{name} is given twice.", name=name)))
        elif value.strip():
            words[name] = value.strip()
    days = {name: _read_day(press, name, words[name], faults) for name in (SINCE, UNTIL) if name in words}
    if days.get(SINCE) and days.get(UNTIL) and days[SINCE] > days[UNTIL]:  # type: ignore[operator]
        faults.append(Fault(name=SINCE, words=tongue.say("The first day lies after the last one.")))
    wanted = {name: _read_word(press, shelf, name, word, faults) for name, word in words.items() if name not in days}
    return Asked(
        given={name: words[name] for name in filters if name in words},
        wanted=wanted,
        since=days.get(SINCE),
        until=days.get(UNTIL),
        faults=tuple(faults),
    )


def _read_day(press: Press, name: str, value: str, faults: list[Fault]) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        faults.append(Fault(name=name, words=press.tongue.say("“{value}” is not a date; write it as 2021-01-31.", value=value)))
        return None


def _read_word(press: Press, shelf: Shelf[Id], name: str, value: str, faults: list[Fault]) -> str:
    borne = shelf.facets[name]
    if value in borne or value in WORDS.get(name, ()):
        return value
    if name == PLACE:
        return _read_place(press, borne, value, faults)
    if name in _TABLES and press.vocabulary.row(_TABLES[name], value) is not None:
        return value
    known = WORDS.get(name) or tuple(borne)
    faults.append(_unknown(press, name, value, known))
    return value


def _read_place(press: Press, borne: Iterable[str], value: str, faults: list[Fault]) -> str:
    """Return the path of a place that is given by its id or its name. Of places in one another that share a name, the widest is meant."""
    row = press.vocabulary.row("places", value)
    if row is not None:
        return row["path"]
    known = tuple(borne)
    named = sorted((path for path in known if path.rpartition(BETWEEN)[2].casefold() == value.casefold()), key=len)
    if named and all(_lies_in(path, named[0]) for path in named):
        return named[0]
    if named:
        words = press.tongue.say("“{value}” is the name of more than one place: {all}.", value=value, all=", ".join(named[:_MOST_NAMED]))
        faults.append(Fault(name=PLACE, words=words))
    else:
        widest = tuple(path for path in known if BETWEEN not in path)
        faults.append(_unknown(press, PLACE, value, widest))
    return value


def _lies_in(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}{BETWEEN}")


def _unknown(press: Press, name: str, value: str, known: tuple[str, ...]) -> Fault:
    say: Callable[..., str] = press.tongue.say
    named = ", ".join(known[:_MOST_NAMED])
    if not known:
        words = say("This record has no {name} “{value}”.", name=name, value=value)
    elif len(known) > _MOST_NAMED:
        words = say("This record has no {name} “{value}”. It has {n}, such as: {all}.", name=name, value=value, n=len(known), all=named)
    else:
        words = say("This record has no {name} “{value}”. It has: {all}.", name=name, value=value, all=named)
    return Fault(name=name, words=words)
