"""The front page and the page that tells how everything on it was counted."""

from __future__ import annotations

from dataclasses import dataclass

from hisab.publishing.counted_line import CountedLine, counted_line
from hisab.publishing.document_page import all_findings
from hisab.publishing.figure import Threads, threads_of
from hisab.publishing.links import figure_anchor
from hisab.publishing.listings import OPEN_LIST
from hisab.publishing.numbers import NOT_STATED, is_counted, word_date, word_range
from hisab.publishing.press import Press
from hisab.publishing.rows import Row, incident_row, shorten
from hisab.publishing.tongue import Tongue
from hisab.publishing.wordings import name_of
from hisab.records.figures import Figure

HEADLINES = ("people_killed", "promises_due", "promises_kept")
"""The figures that the front page leads with, by name; where an edition lacks one, the next figure of the edition takes its place."""
LINES = 5
"""Promises of one row on the front page; the others stand on the incident's own."""
LATEST = 12
"""Rows on the front page: with more, sixty attacks would weigh more than 150 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure as the front page shows it."""

    words: str
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One figure with the way back from it: the records that it counted, or the page that lists them where they are many."""

    anchor: str
    label: str
    words: str
    recipe: str
    caveat: str
    as_of: str
    counted: tuple[CountedLine, ...]
    opens: str
    how_many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """All that the front page shows."""

    threads: Threads
    headlines: tuple[Headline, ...]
    rows: tuple[Row, ...]
    scope: str
    more: tuple[str, ...]
    limits: tuple[str, ...]


def front_page(press: Press) -> FrontPage:
    """Return the front page."""
    incidents = press.orders.counted_incidents
    return FrontPage(
        threads=threads_of(press, incidents, press.orders.counted_promises, table="threads.html"),
        headlines=tuple(_headline(press, figure) for figure in headline_figures(press.edition.figures)),
        rows=tuple(shorten(press.tongue, incident_row(press, identifier), pairs=LINES) for identifier in incidents[:LATEST]),
        scope=_scope(press),
        more=(press.tongue.some(len(incidents), "All of {n} incident", "All of {n} incidents"),) if incidents else (),
        limits=_limits(press),
    )


def headline_figures(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the three figures that lead."""
    named = [figure for name in HEADLINES for figure in figures if figure.name == name]
    return (*named, *(figure for figure in figures if figure not in named))[: len(HEADLINES)]


def _headline(press: Press, figure: Figure) -> Headline:
    return Headline(words=_words(press.tongue, figure), label=_since(press, figure), href=f"counted.html#{figure_anchor(figure.name)}")


def _scope(press: Press) -> str:
    tongue = press.tongue
    names = tuple(name_of(tongue, community, ("communities",), press.vocabulary) for community in press.edition.scope)
    if not names:
        return tongue.say("This account is kept for every community that was read about.")
    return tongue.say("This account is kept for: {names}.", names=tongue.all_of(names))


def _words(tongue: Tongue, figure: Figure) -> str:
    if figure.measured is not None:
        return tongue.retell(figure.measured.words)
    return word_range(tongue, figure.value) if is_counted(figure.value) else tongue.say("not known")


def _since(press: Press, figure: Figure) -> str:
    accounts = [press.edition.incidents[identifier] for identifier in figure.counted if identifier in press.edition.incidents]
    days = [account.date.earliest for account in accounts if account.date is not None and account.date.earliest is not None]
    label = press.tongue.retell(figure.label)
    return press.tongue.say("{figure} since {day}", figure=label, day=word_date(press.tongue, min(days))) if days else label


def _limits(press: Press) -> tuple[str, ...]:
    register, tongue = press.edition.register, press.tongue
    documents = tongue.some(len(register.documents), "{n} report", "{n} reports")
    outlets = tongue.some(len({document.source for document in register.documents.values()}), "{n} outlet", "{n} outlets")
    knows = tongue.say(
        "It knows what {documents} of {outlets} say, and nothing else. What no report tells, or none of these tells, is not here.",
        documents=documents,
        outlets=outlets,
    )
    silence = tongue.say("Silence about a promise is not evidence: where nobody has searched, the status says so.")
    caveats = dict.fromkeys(tongue.retell(figure.caveat) for figure in headline_figures(press.edition.figures) if figure.caveat)
    return (knows, " ".join(_read_by(press)), silence, *caveats)


def _read_by(press: Press) -> tuple[str, ...]:
    """Return by whom the reports were read, how many were not, and what was odd."""
    register, tongue = press.edition.register, press.tongue
    unread = len(register.documents.keys() - register.readings.keys())
    findings = tongue.some(len(all_findings(press)), "{n} finding", "{n} findings")
    return (
        tongue.say("Everything was read by machine and no person has reviewed it yet."),
        *((tongue.some(unread, "{n} report has not been read yet.", "{n} reports have not been read yet."),) if unread else ()),
        tongue.say("What was odd is listed: {findings}.", findings=findings),
    )


def recipes(press: Press) -> tuple[Recipe, ...]:
    """Return every figure with its recipe and the records that it counted."""
    return tuple(
        Recipe(
            anchor=figure_anchor(figure.name),
            label=press.tongue.retell(figure.label),
            words=_words(press.tongue, figure),
            recipe=press.tongue.retell(figure.recipe),
            caveat=press.tongue.retell(figure.caveat or NOT_STATED),
            as_of=word_date(press.tongue, figure.as_of),
            counted=tuple(counted_line(press, identifier) for identifier in figure.counted) if len(figure.counted) <= OPEN_LIST else (),
            opens=press.shelves.opens.get(f"figure-{figure.name.replace('_', '-')}", ""),
            how_many=press.tongue.some(len(figure.counted), "{n} record counted", "{n} records counted"),
        )
        for figure in press.edition.figures
    )


def toll_recipes(press: Press) -> tuple[str, ...]:
    """Return the rules by which tolls were made."""
    accounts = press.edition.incidents.values()
    rules = sorted({toll.recipe for account in accounts for toll in (account.killed, account.injured) if toll is not None})
    return tuple(press.tongue.retell(rule) for rule in rules)
