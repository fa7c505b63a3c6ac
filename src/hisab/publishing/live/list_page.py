"""The pages that filter: attacks, and the book of promises. A plain form; the address is the state; what is listed is the site's own row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic
from urllib.parse import urlencode

from hisab.publishing.live.asked import ATTACK_FILTERS, PROMISE_FILTERS, SINCE, UNTIL, WORDS, Asked, Fault, Given, read_asked
from hisab.publishing.live.policies import LIVE_POLICY
from hisab.publishing.live.shelves import COMMUNITY, COUNTED, GROUP, HARM, INSTITUTION, KIND, NO, PLACE, STATUS, YES, Id, Shelf
from hisab.publishing.page import FIRST, Twin, write_page
from hisab.publishing.press import Press
from hisab.publishing.rows import Row, incident_row, promise_row, shorten
from hisab.publishing.tongue import Tongue, to_say
from hisab.publishing.wordings import name_of
from hisab.records.ids import IncidentId, PromiseId

ATTACKS, BOOK = "incidents", "book"
"""Where the two pages stand, in the pages of their language."""
LIVE_PAGES = ((ATTACKS, to_say("Find attacks")), (BOOK, to_say("Find promises")))
PAGE = "page"
ROWS = 50
"""Rows of one page of a list."""
LINES = 5
"""Promises of one row; the others stand on the incident's own page."""
_MOST_PLACES = 500
"""Places offered while typing; any place of the record can be asked for by its name all the same."""

_LABELS: Mapping[str, str] = {
    COMMUNITY: to_say("Community"),
    PLACE: to_say("Place, and what lies in it"),
    HARM: to_say("People were"),
    GROUP: to_say("Claimed by or attributed to"),
    COUNTED: to_say("In the figures"),
    KIND: to_say("Kind"),
    INSTITUTION: to_say("Institution bound"),
    STATUS: to_say("Status"),
}
_DAY_LABELS = {
    ATTACKS: {SINCE: to_say("On or after"), UNTIL: to_say("On or before")},
    BOOK: {SINCE: to_say("Promised on or after"), UNTIL: to_say("Promised on or before")},
}
_NAMED_IN = {COMMUNITY: ("communities",), GROUP: ("groups",), INSTITUTION: ("institutions",)}
_ROWS_OF = {ATTACKS: "api/incidents", BOOK: "api/promises"}
_COUNTED_WORDS = {YES: to_say("counted"), NO: to_say("left out")}
_LEADS = {
    ATTACKS: to_say(
        "Every attack of this record that bears what you ask for, the latest first. One whose day is not fixed is listed where it may fall."
    ),
    BOOK: to_say("Every promise of this record that bears what you ask for, the earliest first. The community is that of the attacks it follows."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One word of a filter, and how many records of the whole list bear it."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One filter of the form. `shape` is choice, day or text; `faults` are why what was given cannot be."""

    name: str
    label: str
    shape: str
    value: str
    options: tuple[Option, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosened:
    """What an empty list would hold without one of its filters."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """All that the page shows. Addresses are relative to the page's own folder; `top` of a template leads to those of the data."""

    lead: str
    action: str
    fields: tuple[Field, ...]
    stray: tuple[str, ...]
    counts: tuple[str, ...]
    rows: tuple[Row, ...]
    earlier: tuple[str, ...]
    further: tuple[str, ...]
    where: str
    csv: str
    json: str
    loosened: tuple[Loosened, ...]
    is_fit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _List(Generic[Id]):
    """One of the two lists: where it stands, what it lists, and how a record is shown in it."""

    press: Press
    path: str
    shelf: Shelf[Id]
    filters: tuple[str, ...]
    row: Callable[[Id], Row]

    @property
    def tongue(self) -> Tongue:
        """The language of the page."""
        return self.press.tongue

    def label(self, name: str) -> str:
        """Return what a filter is called."""
        return self.tongue.say(_DAY_LABELS[self.path].get(name) or _LABELS[name])


def attack_page(press: Press, shelf: Shelf[IncidentId], given: Given) -> tuple[bytes, bool]:
    """Return the page that lists attacks, and whether all that was asked can be."""

    def row(identifier: IncidentId) -> Row:
        return shorten(press.tongue, incident_row(press, identifier), pairs=LINES)

    return _page(_List(press=press, path=ATTACKS, shelf=shelf, filters=ATTACK_FILTERS, row=row), given)


def promise_list_page(press: Press, shelf: Shelf[PromiseId], given: Given) -> tuple[bytes, bool]:
    """Return the page that lists promises, and whether all that was asked can be."""

    def row(identifier: PromiseId) -> Row:
        return promise_row(press, identifier)

    return _page(_List(press=press, path=BOOK, shelf=shelf, filters=PROMISE_FILTERS, row=row), given)


def _page(listed: _List[Id], given: Given) -> tuple[bytes, bool]:
    words = tuple(given)
    asked: Asked = read_asked(listed.press, listed.shelf, listed.filters, [pair for pair in words if pair[0] != PAGE])
    found: Sequence[int] = asked.find(listed.shelf) if not asked.faults else ()
    turned: tuple[int, tuple[Fault, ...]] = _read_page(listed.tongue, words, len(found))
    faults: tuple[Fault, ...] = (*asked.faults, *turned[1])
    page = _shown(listed, asked, found, turned[0]) if not faults else _refused(listed, asked, faults)
    title = listed.tongue.say(dict(LIVE_PAGES)[listed.path])
    more = {"pages": live_pages(listed.tongue), "live_policy": LIVE_POLICY, "twins": _twins(listed, asked)}
    return write_page(listed.press, listed.path, "live_list.html", title=title, page=page, **more), page.is_fit


def _twins(listed: _List[Id], asked: Asked) -> tuple[Twin, ...]:
    """Return the ways to the same list in the other languages."""
    top = "../" * listed.tongue.folder.count("/")
    same = _address(listed.path, asked, 1)
    twins = listed.press.twins
    return tuple(Twin(code=each.code, direction=each.direction, name=each.name, href=f"{top}{each.folder}{same}") for each in twins)


def _shown(listed: _List[Id], asked: Asked, found: Sequence[int], number: int) -> ListPage:
    path, tongue = listed.path, listed.tongue
    return ListPage(
        lead=tongue.say(_LEADS[path]),
        action=path,
        fields=_fields(listed, asked, ()),
        stray=(),
        counts=_counts(listed, found, number) if found else (),
        rows=tuple(listed.row(listed.shelf.ids[place]) for place in found[(number - 1) * ROWS : number * ROWS]),
        earlier=(_address(path, asked, number - 1),) if number > 1 else (),
        further=(_address(path, asked, number + 1),) if number * ROWS < len(found) else (),
        where=tongue.say("Page {n} of {all}", n=number, all=_pages(len(found))),
        csv=_address(f"{path}.csv", asked, 1),
        json=_address(_ROWS_OF[path], asked, 1),
        loosened=() if found else _loosened(listed, asked),
        is_fit=True,
    )


def _refused(listed: _List[Id], asked: Asked, faults: tuple[Fault, ...]) -> ListPage:
    return ListPage(
        lead=listed.tongue.say(_LEADS[listed.path]),
        action=listed.path,
        fields=_fields(listed, asked, faults),
        stray=tuple(fault.words for fault in faults if fault.name not in listed.filters),
        counts=(),
        rows=(),
        earlier=(),
        further=(),
        where="",
        csv="",
        json="",
        loosened=(),
        is_fit=False,
    )


def live_pages(tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """Return the pages that every page of a server leads to: the site's, and those that filter."""
    return tuple((href, tongue.say(words)) for href, words in (*FIRST, *LIVE_PAGES))


def _pages(found: int) -> int:
    return max(1, -(-found // ROWS))


def _read_page(tongue: Tongue, words: Given, found: int) -> tuple[int, tuple[Fault, ...]]:
    """Return the number of the page asked for, and why it cannot be where it cannot."""
    asked = [value.strip() for name, value in words if name == PAGE and value.strip()]
    if not asked:
        return 1, ()
    text = asked[-1]
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    if 1 <= number <= _pages(found):
        return number, ()
    return 1, (Fault(name=PAGE, words=tongue.say("There is no page “{value}”. The list has {n}.", value=text, n=_pages(found))),)


def _counts(listed: _List[Id], found: Sequence[int], number: int) -> tuple[str, ...]:
    """Return how many there are, how many of them the figures leave out, and which are shown."""
    tongue = listed.tongue
    some = ("{n} attack", "{n} attacks") if listed.path == ATTACKS else ("{n} promise", "{n} promises")
    lines = [tongue.some(len(found), *some)]
    left_out = len(listed.shelf.facets.get(COUNTED, {}).get(NO, frozenset()).intersection(found))
    if left_out:
        lines.append(tongue.some(left_out, "{n} of them left out of the figures", "{n} of them left out of the figures"))
    if len(found) > ROWS:
        lines.append(tongue.say("{first} to {last} shown", first=(number - 1) * ROWS + 1, last=min(number * ROWS, len(found))))
    return tuple(lines)


def _address(path: str, asked: Asked, number: int) -> str:
    words = {**asked.given, **({PAGE: str(number)} if number > 1 else {})}
    return f"{path}?{urlencode(words)}" if words else path


def _loosened(listed: _List[Id], asked: Asked) -> tuple[Loosened, ...]:
    """Return each filter without which there would be something."""
    left = []
    for name in asked.given:
        number = len(asked.without(name, listed.shelf))
        if number:
            words = listed.tongue.say("without “{filter}”: {n}", filter=listed.label(name), n=number)
            given = {each: value for each, value in asked.given.items() if each != name}
            left.append(Loosened(words=words, href=f"{listed.path}?{urlencode(given)}" if given else listed.path))
    return tuple(left)


def _fields(listed: _List[Id], asked: Asked, faults: tuple[Fault, ...]) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=name,
            label=listed.label(name),
            shape="day" if name in {SINCE, UNTIL} else "text" if name == PLACE else "choice",
            value=asked.given.get(name, ""),
            options=() if name in {SINCE, UNTIL} else _options(listed, name, asked.given.get(name, "")),
            faults=tuple(fault.words for fault in faults if fault.name == name),
        )
        for name in listed.filters
    )


def _options(listed: _List[Id], name: str, value: str) -> tuple[Option, ...]:
    numbers = listed.shelf.count(name)
    if name == PLACE:
        most = sorted(numbers, key=lambda path: (-numbers[path], path))[:_MOST_PLACES]
        return tuple(Option(value=path, words="", is_chosen=False) for path in sorted(most))
    words = WORDS.get(name) or tuple(sorted(numbers, key=lambda word: (-numbers[word], word)))
    offered = [word for word in words if numbers.get(word) or word == value]
    return tuple(Option(value=word, words=_option_words(listed.press, name, word, numbers.get(word, 0)), is_chosen=word == value) for word in offered)


def _option_words(press: Press, name: str, word: str, number: int) -> str:
    tongue, tables = press.tongue, _NAMED_IN.get(name)
    words = name_of(tongue, word, tables, press.vocabulary) if tables else tongue.say(_COUNTED_WORDS.get(word, word))
    return f"{words} ({tongue.number(number)})"
