"""The pages of offices and institutions: the same promise after each attack, holder after holder, and what came of each.

A page of an institution goes kind by kind, so that the same word stands under the same word; a page of an office goes by its holders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from hisab.publishing.figure import Threads, threads_of
from hisab.publishing.lists import Section
from hisab.publishing.numbers import word_date, word_published
from hisab.publishing.page import Writers
from hisab.publishing.parted import parted_pages
from hisab.publishing.parts import ROWS, Part
from hisab.publishing.press import Press, attacks_of
from hisab.publishing.rows import Earlier, Row, incidents_in_order, promise_row, promised
from hisab.publishing.wordings import KIND_GROUPS, NO_KIND, name_of
from hisab.records.figures import RepeatAccount
from hisab.records.holders import HolderAccount
from hisab.records.ids import IncidentId, PromiseId


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLink:
    """The way to an office or an institution, and how many promises were given from it."""

    words: str
    href: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderLine:
    """One holder of an office: the term, and the promises given in it."""

    name: str
    term: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage:
    """All that the page shows beside its rows: whose office it is, the offices of an institution, its holders, its threads."""

    belongs_to: tuple[BodyLink, ...]
    offices: tuple[BodyLink, ...]
    holders: tuple[HolderLine, ...]
    threads: Threads
    repeated: str


_Given = tuple[str, PromiseId, str]
"""The heading under which a promise stands, its id, and what is said of its speaker (often nothing)."""


def body_pages(press: Press) -> Writers:
    """Return what writes the pages of every office and institution."""
    pages: dict[str, Callable[[], bytes]] = {}
    for office in press.shelves.offices:
        pages.update(_pages(press, "offices", office, tuple(_by_holder(press, office))))
    for institution in press.shelves.institutions:
        pages.update(_pages(press, "institutions", institution, tuple(_by_kind(press, press.shelves.institutions[institution]))))
    return pages


def _pages(press: Press, table: str, identifier: str, given: tuple[_Given, ...]) -> Writers:
    def show(part: Part[_Given]) -> dict[str, object]:
        page = (_page(press, table, identifier, tuple(each for _, each, _ in given)),) if part.number == 1 else ()
        return {"body": page, "sections": _sections(press, part.items), "is_office": table == "offices"}

    return parted_pages(
        press,
        press.shelves.body(table, identifier),
        template="body.html",
        items=given,
        size=ROWS,
        show=show,
        title=partial(body_words, press, table, identifier),
    )


def body_words(press: Press, table: str, identifier: str) -> str:
    """Return the name of an office or an institution."""
    return name_of(press.tongue, identifier, (table,), press.vocabulary)


def body_link(press: Press, table: str, identifier: str) -> BodyLink:
    """Return the way to an office or an institution."""
    given = (press.shelves.offices if table == "offices" else press.shelves.institutions).get(identifier, ())
    count = press.tongue.some(len(given), "{n} promise", "{n} promises")
    return BodyLink(words=body_words(press, table, identifier), href=press.shelves.body(table, identifier), count=count)


def _by_kind(press: Press, promises: Iterable[PromiseId]) -> Iterable[_Given]:
    """Yield the promises kind by kind, and within a kind the earliest first."""
    found = tuple(promises)
    kinds = {each: press.edition.promises[each].kind or NO_KIND for each in found}
    for kind in (kind for _, group in KIND_GROUPS for kind in sorted(group)):
        yield from ((kind, each, "") for each in found if kinds[each] == kind)


def _by_holder(press: Press, office: str) -> Iterable[_Given]:
    for holder in _holders(press, office):
        unnamed = frozenset(holder.unnamed)
        said = press.tongue.say("No source names the speaker; who held the office that day is known from its terms.")
        yield from ((_holder_words(press, holder), PromiseId(each), said if each in unnamed else "") for each in holder.promises)


def _holders(press: Press, office: str) -> tuple[HolderAccount, ...]:
    """Return the holders of an office; where none were worked out, all its promises under nobody's name."""
    known = press.edition.offices.get(office)
    return known or (HolderAccount(person=None, start=None, end=None, promises=press.shelves.offices[office]),)


def _holder_words(press: Press, holder: HolderAccount) -> str:
    name = holder.person or press.tongue.say("Holder not known")
    term = _term_words(press, holder)
    return press.tongue.all_of((name, term)) if term else name


def _term_words(press: Press, holder: HolderAccount) -> str:
    if holder.start is None or holder.end is None:
        return press.tongue.say("days of the term not on file") if holder.person else ""
    return press.tongue.say(
        "in office from {start} until {end}", start=word_date(press.tongue, holder.start), end=word_date(press.tongue, holder.end)
    )


def _page(press: Press, table: str, identifier: str, given: tuple[PromiseId, ...]) -> BodyPage:
    register = press.edition.register
    attacks = {attack for promise in given for attack in attacks_of(register, register.promises[promise])}
    ordered = incidents_in_order(press, attacks)
    row = press.vocabulary.row("offices", identifier) if table == "offices" else None
    belongs = row["institution"] if row is not None else ""
    return BodyPage(
        belongs_to=(body_link(press, "institutions", belongs),) if press.shelves.body("institutions", belongs) else (),
        offices=_offices_of(press, identifier) if table == "institutions" else (),
        holders=tuple(_holder_line(press, holder) for holder in _holders(press, identifier)) if table == "offices" else (),
        threads=threads_of(press, ordered, given, table="#rows"),
        repeated=_repeated(press, given, ordered),
    )


def _holder_line(press: Press, holder: HolderAccount) -> HolderLine:
    tongue = press.tongue
    count = tongue.some(len(holder.promises), "{n} promise", "{n} promises") if holder.promises else tongue.say("no promise in this record")
    return HolderLine(name=holder.person or tongue.say("Holder not known"), term=_term_words(press, holder), count=count)


def _offices_of(press: Press, institution: str) -> tuple[BodyLink, ...]:
    rows = ((office, press.vocabulary.row("offices", office)) for office in press.shelves.offices)
    return tuple(body_link(press, "offices", office) for office, row in rows if row is not None and row["institution"] == institution)


def _repeated(press: Press, given: tuple[PromiseId, ...], attacks: tuple[IncidentId, ...]) -> str:
    """Return after how many attacks something was promised, and how many of the promises say again what was said after an earlier one."""
    tongue = press.tongue
    again = sum(bool(_repeats(press, promise)) for promise in given)
    promises = tongue.some(len(given), "{n} promise", "{n} promises")
    after = tongue.some(len(attacks), "{promises} after {n} attack.", "{promises} after {n} attacks.", promises=promises)
    if not again:
        return after
    if len(given) == 1:
        alone = tongue.say("It says again what was promised after an earlier attack.")
        return f"{after} {alone}"
    words = tongue.some(
        again,
        "{n} of them says again what was promised after an earlier attack.",
        "{n} of them say again what was promised after an earlier attack.",
    )
    return f"{after} {words}"


def _sections(press: Press, given: Iterable[_Given]) -> tuple[Section, ...]:
    return tuple(
        Section(
            heading=press.tongue.say(heading),
            anchor=f"part-{number}",
            count="",
            rows=tuple(_row(press, promise, said) for _, promise, said in same),
        )
        for number, (heading, same) in enumerate(groupby(given, key=lambda each: each[0]), start=1)
    )


def _row(press: Press, identifier: PromiseId, said: str) -> Row:
    """Return the row of a promise with what it says again, and how that stood on its day."""
    row = promise_row(press, identifier)
    earlier = tuple(_earlier(press, repeat) for repeat in _repeats(press, identifier))
    pairs = tuple(
        replace(pair, promised=tuple(replace(one, earlier=earlier, told=(said,) if said else ()) for one in pair.promised)) for pair in row.pairs
    )
    return replace(row, pairs=pairs)


def _repeats(press: Press, identifier: PromiseId) -> tuple[RepeatAccount, ...]:
    """Return what a promise says again, of each of its things the last time alone."""
    things = (f"{identifier}#{one.deliverable.subtype}" for one in press.edition.promises[identifier].deliverables)
    found = {repeat.earlier: repeat for thing in dict.fromkeys(things) for repeat in press.edition.repeats.get(thing, ()) if repeat.is_last}
    return tuple(found.values())


def _earlier(press: Press, repeat: RepeatAccount) -> Earlier:
    identifier = PromiseId(repeat.earlier.partition("#")[0])
    shown = promised(press, identifier)
    made = word_published(press.tongue, press.edition.promises[identifier].made_on)
    return Earlier(
        href=shown.href,
        words=press.tongue.say("promised before: {day}, {by}", day=made, by=shown.by),
        was=press.tongue.say("on the day of this word: {status}", status=press.tongue.say(repeat.was)),
    )
