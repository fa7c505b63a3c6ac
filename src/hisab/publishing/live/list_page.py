"""The pages that filter: attacks, and the book of promises. A plain form; the address is the state; what is listed is the site's own row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from hisab.publishing.live.asked import ATTACK_FILTERS, PROMISE_FILTERS, SINCE, UNTIL, WORDS, Asked, Fault, Given, read_asked
from hisab.publishing.live.policies import LIVE_POLICY
from hisab.publishing.live.shelves import COMMUNITY, COUNTED, GROUP, HARM, INSTITUTION, KIND, NO, PLACE, STATUS, YES, Id, Shelf
from hisab.publishing.press import Press
from hisab.publishing.rows import Row, incident_row, promise_row, shorten
from hisab.publishing.site import PAGES, live_page
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
_COUNTED_WORDS = {YES: to_say("counted"), NO: to_say("left out")}
_LEADS = {
    ATTACKS: to_say("Every attack of this record that bears what you ask for, the latest first. One whose day is not fixed is listed where it may fall."),
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


def attack_page(press: Press, shelf: Shelf[IncidentId], given: Given) -> tuple[bytes, bool]:
    """Return the page that lists attacks, and whether all that was asked can be."""
    return _page(press, ATTACKS, shelf, given, row=lambda each: shorten(press.tongue, incident_row(press, each), pairs=LINES))


def promise_list_page(press: Press, shelf: Shelf[PromiseId], given: Given) -> tuple[bytes, bool]:
    """Return the page that lists promises, and whether all that was asked can be."""
    return _page(press, BOOK, shelf, given, row=lambda each: promise_row(press, each))


def _page(press: Press, path: str, shelf: Shelf[Id], given: Given, *, row: Callable[[Id], Row]) -> tuple[bytes, bool]:
    words = tuple(given)
    filters = ATTACK_FILTERS if path == ATTACKS else PROMISE_FILTERS
    asked = read_asked(press, shelf, filters, (pair for pair in words if pair[0] != PAGE))
    found = asked.find(shelf) if not asked.faults else ()
    number, wrong = _read_page(press.tongue, words, len(found))
    faults = (*asked.faults, *wrong)
    shown = () if faults else found[(number - 1) * ROWS : number * ROWS]
    fields = tuple(_field(press, path, shelf, asked, faults, name) for name in filters)
    page = ListPage(
        lead=press.tongue.say(_LEADS[path]),
        action=path,
        fields=fields,
        stray=tuple(fault.words for fault in faults if fault.name not in filters),
        counts=() if faults else _counts(press, path, shelf, found, number),
        rows=tuple(row(each) for each in shown),
        earlier=(_address(path, asked, number - 1),) if shown and number > 1 else (),
        further=(_address(path, asked, number + 1),) if number * ROWS < len(found) and not faults else (),
        where=press.tongue.say("Page {n} of {all}", n=number, all=_pages(len(found))),
        csv=_address(f"{path}.csv", asked, 1),
        json=_address(f"api/{'incidents' if path == ATTACKS else 'promises'}", asked, 1),
        loosened=_loosened(press.tongue, path, asked, shelf) if not (found or faults) else (),
        is_fit=not faults,
    )
    title = dict(LIVE_PAGES)[path]
    return live_page(press, path, "live_list.html", title=press.tongue.say(title), page=page, pages=live_pages(press.tongue), live_policy=LIVE_POLICY), not faults


def live_pages(tongue: Tongue) -> tuple[tuple[str, str], ...]:
    """Return the pages that every page of a server leads to: the site's, and those that filter."""
    return tuple((href, tongue.say(words)) for href, words in (*PAGES, *LIVE_PAGES))


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


def _counts(press: Press, path: str, shelf: Shelf[Id], found: tuple[Id, ...], number: int) -> tuple[str, ...]:
    """Return how many there are, how many the figures leave out, and which of them are shown."""
    tongue = press.tongue
    if not found:
        return ()
    some = ("{n} attack", "{n} attacks") if path == ATTACKS else ("{n} promise", "{n} promises")
    lines = [tongue.some(len(found), *some)]
    if path == ATTACKS:
        left_out = sum(press.edition.incidents[each].left_out is not None for each in found)
        lines += [tongue.some(left_out, "{n} of them left out of the figures", "{n} of them left out of the figures")] if left_out else []
    if len(found) > ROWS:
        lines.append(tongue.say("{first} to {last} shown", first=(number - 1) * ROWS + 1, last=min(number * ROWS, len(found))))
    return tuple(lines)


def _address(path: str, asked: Asked, number: int) -> str:
    words = {**asked.given, **({PAGE: str(number)} if number > 1 else {})}
    return f"{path}?{urlencode(words)}" if words else path


def _loosened(tongue: Tongue, path: str, asked: Asked, shelf: Shelf[Id]) -> tuple[Loosened, ...]:
    """Return each filter without which there would be something."""
    left = []
    for name in asked.given:
        number = len(asked.without(name, shelf))
        if number:
            words = tongue.say("without “{filter}”: {n}", filter=_label(tongue, path, name), n=number)
            given = {each: value for each, value in asked.given.items() if each != name}
            left.append(Loosened(words=words, href=f"{path}?{urlencode(given)}" if given else path))
    return tuple(left)


def _label(tongue: Tongue, path: str, name: str) -> str:
    return tongue.say(_DAY_LABELS[path].get(name) or _LABELS[name])


def _field(press: Press, path: str, shelf: Shelf[Id], asked: Asked, faults: tuple[Fault, ...], name: str) -> Field:
    value = asked.given.get(name, "")
    return Field(
        name=name,
        label=_label(press.tongue, path, name),
        shape="day" if name in {SINCE, UNTIL} else "text" if name == PLACE else "choice",
        value=value,
        options=() if name in {SINCE, UNTIL} else _options(press, shelf, name, value),
        faults=tuple(fault.words for fault in faults if fault.name == name),
    )


def _options(press: Press, shelf: Shelf[Id], name: str, value: str) -> tuple[Option, ...]:
    numbers = shelf.count(name)
    if name == PLACE:
        most = sorted(numbers, key=lambda path: (-numbers[path], path))[:_MOST_PLACES]
        return tuple(Option(value=path, words="", is_chosen=False) for path in sorted(most))
    words = WORDS.get(name) or tuple(sorted(numbers, key=lambda word: (-numbers[word], word)))
    offered = [word for word in words if numbers.get(word) or word == value]
    return tuple(Option(value=word, words=_option_words(press, name, word, numbers.get(word, 0)), is_chosen=word == value) for word in offered)


def _option_words(press: Press, name: str, word: str, number: int) -> str:
    tongue = press.tongue
    if name in _NAMED_IN:
        words = name_of(tongue, word, _NAMED_IN[name], press.vocabulary)
    else:
        words = tongue.say(_COUNTED_WORDS.get(word, word))
    return f"{words} ({tongue.number(number)})"
