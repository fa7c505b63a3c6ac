"""The front page and the page that tells how everything on it was counted."""

from __future__ import annotations

from dataclasses import dataclass

from hisab.publishing.document_page import all_findings
from hisab.publishing.figure import Threads, threads_of
from hisab.publishing.links import figure_anchor
from hisab.publishing.numbers import NOT_STATED, word_date, word_range, word_some
from hisab.publishing.press import Press
from hisab.publishing.rows import Row, counted_incidents, counted_promises, happened, incident_row, promised, shorten
from hisab.publishing.wordings import name_of
from hisab.records.errors import IntegrityError
from hisab.records.figures import Figure
from hisab.records.ids import ActionId, DocumentId, IncidentId, MentionId, PromiseId

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
class Counted:
    """One record that a figure counted."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One figure with the way back from it."""

    anchor: str
    label: str
    words: str
    recipe: str
    caveat: str
    as_of: str
    counted: tuple[Counted, ...]
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
    incidents = counted_incidents(press)
    return FrontPage(
        threads=threads_of(press, incidents, counted_promises(press), table="threads.html"),
        headlines=tuple(_headline(press, figure) for figure in headline_figures(press.edition.figures)),
        rows=tuple(shorten(incident_row(press, identifier), pairs=LINES) for identifier in incidents[:LATEST]),
        scope=_scope(press),
        more=(f"All of {word_some(len(incidents), 'incident', 'incidents')}",) if incidents else (),
        limits=_limits(press),
    )


def headline_figures(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the three figures that lead."""
    named = [figure for name in HEADLINES for figure in figures if figure.name == name]
    return (*named, *(figure for figure in figures if figure not in named))[: len(HEADLINES)]


def _headline(press: Press, figure: Figure) -> Headline:
    return Headline(words=_words(figure), label=f"{figure.label}{_since(press, figure)}", href=f"counted.html#{figure_anchor(figure.name)}")


def _scope(press: Press) -> str:
    names = [name_of(community, ("communities",), press.vocabulary) for community in press.edition.scope]
    return f"This account is kept for: {', '.join(names)}." if names else "This account is kept for every community that was read about."


def _words(figure: Figure) -> str:
    words = word_range(figure.value) if figure.measured is None else figure.measured.words
    return "not known" if words == NOT_STATED else words


def _since(press: Press, figure: Figure) -> str:
    accounts = [press.edition.incidents[identifier] for identifier in figure.counted if identifier in press.edition.incidents]
    days = [account.date.earliest for account in accounts if account.date is not None and account.date.earliest is not None]
    return f" since {word_date(min(days))}" if days else ""


def _limits(press: Press) -> tuple[str, ...]:
    register = press.edition.register
    documents = word_some(len(register.documents), "report", "reports")
    outlets = word_some(len({document.source for document in register.documents.values()}), "outlet", "outlets")
    unread = len(register.documents.keys() - register.readings.keys())
    findings = word_some(len(all_findings(press)), "finding", "findings")
    unread_words = f" {word_some(unread, 'report has', 'reports have')} not been read yet." if unread else ""
    own = (
        f"It knows what {documents} of {outlets} say, and nothing else. What no report tells, or none of these tells, is not here.",
        f"Everything was read by machine and no person has reviewed it yet.{unread_words} What was odd is listed: {findings}.",
        "Silence about a promise is not evidence: where nobody has searched, the status says so.",
    )
    caveats = dict.fromkeys(figure.caveat for figure in headline_figures(press.edition.figures) if figure.caveat)
    return (*own, *caveats)


def recipes(press: Press) -> tuple[Recipe, ...]:
    """Return every figure with its recipe and the records that it counted."""
    return tuple(
        Recipe(
            anchor=figure_anchor(figure.name),
            label=figure.label,
            words=_words(figure),
            recipe=figure.recipe,
            caveat=figure.caveat or NOT_STATED,
            as_of=word_date(figure.as_of),
            counted=tuple(_counted(press, identifier) for identifier in figure.counted),
            how_many=word_some(len(figure.counted), "record counted", "records counted"),
        )
        for figure in press.edition.figures
    )


def toll_recipes(press: Press) -> tuple[str, ...]:
    """Return the rules by which tolls were made."""
    accounts = press.edition.incidents.values()
    return tuple(sorted({toll.recipe for account in accounts for toll in (account.killed, account.injured) if toll is not None}))


def _counted(press: Press, identifier: str) -> Counted:
    register = press.edition.register
    if identifier in register.incidents:
        shown = happened(press, IncidentId(identifier))
        return Counted(words=f"{shown.place}, {shown.day}", href=shown.href)
    owner, _, subtype = identifier.partition("#")
    if owner in register.promises:
        promise = promised(press, PromiseId(owner))
        kind = f"{promise.kind} ({subtype})" if subtype else promise.kind
        return Counted(words=f"{kind}, {promise.by}, {promise.made}", href=promise.href)
    if identifier in register.actions:
        action = press.edition.actions[ActionId(identifier)]
        return Counted(words=action.kind, href=press.addresses.action(identifier))
    if identifier in register.documents:
        document = register.documents[DocumentId(identifier)]
        return Counted(words=document.title or document.source, href=press.addresses.document(identifier))
    if identifier in register.mentions:
        mention = register.mentions[MentionId(identifier)]
        return Counted(words=f"{mention.kind.value} in {press.document(mention).source}", href=press.addresses.sentence(mention))
    raise IntegrityError(f"a figure counted {identifier!a}, which is not in the register", hint="Measure the register anew and publish again.")
