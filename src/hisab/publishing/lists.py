"""The pages that list: incidents, promises, actions, totals, sources, findings, and the table of the threads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hisab.publishing.control_lines import ControlLine, control_lines
from hisab.publishing.document_page import all_findings
from hisab.publishing.facts import Citation, Field, cite_sentence, fields_of
from hisab.publishing.numbers import word_published
from hisab.publishing.press import Press, attacks_of, document_order
from hisab.publishing.quotes import language_tag
from hisab.publishing.rows import (
    Came,
    Happened,
    Pair,
    Row,
    action_came,
    followed,
    incident_row,
    promise_row,
)
from hisab.publishing.wordings import KIND_GROUPS, NO_KIND
from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.ids import ActionId, DocumentId, IncidentId, PromiseId
from hisab.records.mentions import Mention, MentionKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some rows under a heading."""

    heading: str
    anchor: str
    count: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSection:
    """One kind of action and every action of it."""

    heading: str
    anchor: str
    entries: tuple[ActionEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEntry:
    """One action: the row, its fields and its words."""

    anchor: str
    row: Row
    fields: tuple[Field, ...]
    quotes: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A body's number over many attacks, as stated, and `beside` it what the record has: one, or none where nothing was measured."""

    anchor: str
    fields: tuple[Field, ...]
    quote: Citation
    beside: tuple[ControlLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One document in the list of sources."""

    href: str
    title: str
    language: str
    outlet: str
    published: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet and how many documents of it were read."""

    name: str
    documents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding; `document` is the page of the document that it is about, none or one. `about` is empty where its message or that page says it."""

    message: str
    about: str
    document: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """The findings of one code that ask for the same."""

    anchor: str
    severity: str
    code: str
    hint: str
    count: str
    lines: tuple[FindingLine, ...]


def incident_rows(press: Press, incidents: Iterable[IncidentId]) -> tuple[Row, ...]:
    """Return the rows of incidents."""
    return tuple(incident_row(press, identifier) for identifier in incidents)


def left_out_incidents(press: Press) -> tuple[IncidentId, ...]:
    """Return the incidents that the figures leave out, the latest first."""
    return tuple(identifier for identifier in press.orders.incidents if press.edition.incidents[identifier].left_out is not None)


def promises_by_kind(press: Press) -> dict[str, tuple[PromiseId, ...]]:
    """Return all promises by kind, in the order of the threads; within a kind the earliest first."""
    found: dict[str, list[PromiseId]] = defaultdict(list)
    for each in press.orders.promises:
        found[press.edition.promises[each].kind or NO_KIND].append(each)
    return {kind: tuple(found[kind]) for _, kinds in KIND_GROUPS for kind in sorted(kinds) if found[kind]}


def promise_sections(press: Press) -> tuple[Section, ...]:
    """Return all promises by kind, in the order of the threads."""
    return tuple(
        Section(
            heading=press.tongue.say(kind),
            anchor=kind.replace(" ", "-"),
            count=press.tongue.some(len(promises), "{n} promise", "{n} promises"),
            rows=tuple(promise_row(press, each) for each in promises),
        )
        for kind, promises in promises_by_kind(press).items()
    )


def action_sections(press: Press, actions: Iterable[ActionId]) -> tuple[ActionSection, ...]:
    """Return actions, which come in the order in which they are listed, by kind."""
    return tuple(
        ActionSection(heading=press.tongue.say(kind), anchor=kind.replace(" ", "-"), entries=tuple(_action(press, each) for each in same))
        for kind, same in groupby(actions, key=lambda each: press.edition.actions[each].kind)
    )


def _action(press: Press, identifier: ActionId) -> ActionEntry:
    action = press.edition.register.actions[identifier]
    mentions = press.mentions(action.mentions)
    attacks: tuple[Happened, ...] = tuple(followed(press, identifier, attack) for attack in attacks_of(press.edition.register, action))
    shown = action_came(press, identifier)
    came = Came(href=cite_sentence(press, mentions[0]).href if mentions else "", words=shown.words, detail=shown.detail)
    anchor = press.addresses.action_anchor(identifier)
    return ActionEntry(
        anchor=anchor,
        row=Row(anchor=anchor, happened=attacks, pairs=(Pair(came=(came,)),)),
        fields=fields_of(press, mentions, (Role.ACTOR, Role.DATE, Role.PLACE, Role.UNITS, Role.AMOUNT, Role.COMMUNITY, Role.KILLED)),
        quotes=tuple(cite_sentence(press, mention) for mention in mentions),
    )


def total_mentions(press: Press) -> tuple[Mention, ...]:
    """Return every control total that a body has stated, as it was read, by date."""
    register = press.edition.register
    return press.mentions(mention.id for mention in register.mentions.values() if mention.kind is MentionKind.TOTAL)


def totals(press: Press, mentions: Iterable[Mention]) -> tuple[Total, ...]:
    """Return totals as their sources state them, each beside what the record has."""
    beside = {line.mention: line for line in control_lines(press, {mention.id for mention in mentions})}
    return tuple(_total(press, mention, beside.get(mention.id)) for mention in mentions)


def _total(press: Press, mention: Mention, beside: ControlLine | None) -> Total:
    roles: Sequence[Role] = (Role.KILLED, Role.INJURED, Role.ABDUCTED, Role.SCOPE, Role.PERIOD, Role.DATE, Role.PLACE, Role.COMMUNITY, Role.SAID_BY)
    return Total(
        anchor=press.addresses.mention_anchor(mention),
        fields=fields_of(press, (mention,), roles),
        quote=cite_sentence(press, mention),
        beside=(beside,) if beside is not None else (),
    )


def outlets(press: Press) -> tuple[Outlet, ...]:
    """Return the outlets, by name, each with its number of documents."""
    names = sorted(document.source for document in press.edition.register.documents.values())
    counted = ((name, len(list(same))) for name, same in groupby(names))
    return tuple(Outlet(name=name, documents=press.tongue.some(number, "{n} document", "{n} documents")) for name, number in counted)


def documents_by_date(press: Press) -> tuple[Document, ...]:
    """Return all documents, the earliest first."""
    return tuple(sorted(press.edition.register.documents.values(), key=document_order))


def document_lines(press: Press, documents: Iterable[Document]) -> tuple[DocumentLine, ...]:
    """Return the lines of documents."""
    return tuple(
        DocumentLine(
            href=press.addresses.document(document.id),
            title=press.title(document),
            language=language_tag(document.language),
            outlet=document.source,
            published=word_published(press.tongue, document.published),
            read=press.tongue.some(len(press.read.get(document.id, ())), "{n} thing read", "{n} things read"),
        )
        for document in documents
    )


def findings_by_gravity(press: Press) -> tuple[Finding, ...]:
    """Return all findings, the gravest first."""
    gravity = list(Severity)[::-1]
    return tuple(sorted(all_findings(press), key=lambda each: (*_alike(each, gravity), _by_number(each.about), each.message)))


def _alike(finding: Finding, gravity: Sequence[Severity]) -> tuple[int, str, str]:
    return (gravity.index(finding.severity), finding.code, finding.hint)


def _by_number(words: str) -> tuple[tuple[str, int], ...]:
    """Return words as they are sorted where a number stands in them: line 4 before line 13."""
    return tuple((text, int(number or 0)) for text, number in re.findall(r"(\D*)(\d{0,12})", words))


def finding_groups(press: Press, findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Return findings, which come in the order in which they are listed, by what they are and ask for."""
    gravity = list(Severity)[::-1]
    groups: list[FindingGroup] = []
    for _, same in groupby(findings, key=lambda each: _alike(each, gravity)):
        alike = tuple(same)
        groups.append(
            FindingGroup(
                anchor=f"findings-{len(groups) + 1}",
                severity=press.tongue.say(alike[0].severity.value),
                code=alike[0].code,
                hint=alike[0].hint,
                count=press.tongue.some(len(alike), "{n} finding", "{n} findings"),
                lines=tuple(_finding_line(press, each) for each in alike),
            )
        )
    return tuple(groups)


def _finding_line(press: Press, finding: Finding) -> FindingLine:
    about = finding.passage.document if finding.passage else finding.about
    is_known = about in press.edition.register.documents
    return FindingLine(
        message=press.veil.words(finding.message, DocumentId(about), press.withheld) if is_known else finding.message,
        about="" if is_known or finding.about in finding.message else finding.about,
        document=(press.addresses.document(about),) if is_known else (),
    )
