"""The page of one incident: its headline from facts, its figures by source and time, its fields, its timeline, its threads, its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from hisab.publishing.attention_lines import attention_words
from hisab.publishing.facts import Citation, Field, Number, cite_sentence, fields_of, numbers_of, words_of
from hisab.publishing.figure import Threads, threads_of
from hisab.publishing.numbers import word_date, word_span
from hisab.publishing.press import Press
from hisab.publishing.quotes import Span, excerpt
from hisab.publishing.rows import Happened, Row, action_came, actions_of, happened, incident_row, promised, promises_of
from hisab.publishing.shelf_pages import ShelfLink, shelf_link
from hisab.publishing.tongue import to_say
from hisab.publishing.wordings import amid
from hisab.records.ids import IncidentId
from hisab.records.mentions import Mention, Role, ToldAs

_CLAIMS = {
    Role.CLAIMED: to_say("claimed by {name}, as {outlet} reported"),
    Role.CLAIM_DENIED: to_say("denied by {name}, as {outlet} reported"),
    Role.CLAIM_RETRACTED: to_say("claim retracted by {name}, as {outlet} reported"),
}
_ATTACK, _CLAIM, _PROMISE, _ACTION = to_say("attack"), to_say("claim"), to_say("promise"), to_say("action")
_ROLES = (Role.DATE, Role.PLACE, Role.TARGET, Role.COMMUNITY, *_CLAIMS, Role.ATTRIBUTED, Role.PERPETRATOR, Role.METHOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a timeline. `stage` is attack, claim, promise or action; `link` says how far people have looked at its link."""

    when: str
    stage: str
    words: str
    href: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The words that tell of something, in two lines of context, with their document."""

    citation: Citation
    title: str
    told: str
    excerpt: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """All that the page shows."""

    title: str
    identifier: str
    happened: Happened
    sources: str
    attention: tuple[str, ...]
    shelves: tuple[ShelfLink, ...]
    numbers: tuple[Number, ...]
    fields: tuple[Field, ...]
    timeline: tuple[Step, ...]
    threads: Threads
    row: Row
    actions: tuple[Step, ...]
    sentences: tuple[Sentence, ...]


def incident_page(press: Press, identifier: IncidentId) -> IncidentPage:
    """Return the page of an incident."""
    account = press.edition.incidents[identifier]
    mentions = press.mentions(press.edition.register.incidents[identifier].mentions)
    shown = happened(press, identifier)
    reports = press.tongue.some(len(account.documents), "{n} report", "{n} reports")
    return IncidentPage(
        title=press.tongue.all_of((shown.place, shown.day)),
        identifier=identifier,
        happened=shown,
        sources=press.tongue.say("{reports}, {n} of them with words of their own", reports=reports, n=account.independent_sources),
        attention=attention_words(press, identifier),
        shelves=tuple(shelf_link(press, shelf) for shelf in press.shelves.of_incident.get(identifier, ())),
        numbers=numbers_of(press, mentions, account),
        fields=fields_of(press, mentions, _ROLES),
        timeline=_timeline(press, identifier, mentions),
        threads=threads_of(press, (identifier,), promises_of(press, identifier), table="#promises"),
        row=incident_row(press, identifier),
        actions=tuple(step for _, step in _actions(press, identifier)),
        sentences=sentences_of(press, mentions),
    )


def sentences_of(press: Press, mentions: Sequence[Mention]) -> tuple[Sentence, ...]:
    """Return the sentences of `mentions`, each highlighted in its context."""
    return tuple(_sentence(press, mention) for mention in mentions)


def _sentence(press: Press, mention: Mention) -> Sentence:
    document = press.document(mention)
    spans = [Span(start=mention.passage.start, end=mention.passage.end, style="mention")]
    return Sentence(
        citation=cite_sentence(press, mention),
        title=press.title(document),
        told=press.tongue.say("recalled in this report") if mention.told_as is ToldAs.RECALLED else "",
        excerpt=excerpt(document.text, spans, hidden=press.hidden(document)),
    )


def _timeline(press: Press, identifier: IncidentId, mentions: Sequence[Mention]) -> tuple[Step, ...]:
    account = press.edition.incidents[identifier]
    shown = happened(press, identifier)
    attacked = account.date and (account.date.earliest or account.date.latest)
    steps = [(attacked, 0, Step(when=shown.day, stage=_ATTACK, words=f"{shown.place}: {shown.killed}", href="#numbers"))]
    steps += [(day, 1, step) for day, step in _claims(press, mentions)]
    steps += [(day, 2, step) for day, step in _promises(press, identifier)]
    steps += [(day, 3, step) for day, step in _actions(press, identifier)]
    return tuple(step for _, _, step in sorted(steps, key=lambda each: (each[0] or date.max, each[1], each[2].words, each[2].href)))


def _claims(press: Press, mentions: Sequence[Mention]) -> list[tuple[date | None, Step]]:
    found = []
    for mention in mentions:
        published = press.document(mention).published
        for index, argument in enumerate(mention.arguments):
            if argument.role in _CLAIMS:
                name = words_of(press, mention, argument)
                words = press.tongue.say(_CLAIMS[argument.role], name=name, outlet=press.document(mention).source)
                when = word_date(press.tongue, published)
                found.append((published, Step(when=when, stage=_CLAIM, words=words, href=press.addresses.words(mention, index))))
    return found


def _promises(press: Press, identifier: IncidentId) -> list[tuple[date | None, Step]]:
    found = []
    for each in promises_of(press, identifier):
        shown = promised(press, each)
        words = press.tongue.say("{kind}, promised by {name}", kind=shown.kind, name=amid(shown.by))
        step = Step(when=shown.made, stage=_PROMISE, words=words, href=shown.href, link=press.link(each, identifier))
        found.append((press.edition.promises[each].made_on, step))
    return found


def _actions(press: Press, identifier: IncidentId) -> list[tuple[date | None, Step]]:
    found = []
    for each in actions_of(press, (identifier,)):
        account = press.edition.actions[each]
        day = account.done_on and (account.done_on.earliest or account.done_on.latest)
        shown = action_came(press, each)
        told = press.tongue.say("{action} (reported {day})", action=shown.words, day=word_date(press.tongue, account.reported_on))
        words = told if account.reported_on else shown.words
        when = word_span(press.tongue, account.done_on) if day else press.tongue.say("day not stated")
        found.append((day or account.reported_on, Step(when=when, stage=_ACTION, words=words, href=shown.href, link=press.link(each, identifier))))
    return found
