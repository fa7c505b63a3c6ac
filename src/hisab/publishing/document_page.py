"""The page of one document: its whole text with every sentence marked that something was read from, and the list of what was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from hisab.publishing.data.redaction import ADDRESS, WHOLE_TEXT
from hisab.publishing.facts import words_of
from hisab.publishing.numbers import word_published
from hisab.publishing.press import Press
from hisab.publishing.quotes import Span, language_tag, outside_address, windowed
from hisab.publishing.reviewed import State
from hisab.publishing.wordings import label_of
from hisab.records.documents import Document
from hisab.records.findings import Finding
from hisab.records.ids import DocumentId
from hisab.records.mentions import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadValue:
    """One value that was read, and the words it was read from."""

    label: str
    words: str
    quote: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One thing that was read. `subject` is the page of the record that it belongs to, none or one."""

    number: int
    anchor: str
    href: str
    kind: str
    subject: tuple[str, ...]
    values: tuple[ReadValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """All that the page shows. `follow` holds the address when a reader may follow it; none or one."""

    title: str
    outlet: str
    published: str
    address: str
    follow: tuple[str, ...]
    language: str
    reader: str
    state: State
    identifier: str
    capture: str
    derived_by: str
    text: Markup
    is_whole: bool
    read: tuple[Read, ...]
    findings: tuple[str, ...]


def document_page(press: Press, identifier: DocumentId) -> DocumentPage:
    """Return the page of a document."""
    document = press.edition.register.documents[identifier]
    mentions = press.read.get(identifier, ())
    reading = press.edition.register.readings.get(identifier)
    address = document.address if press.veil.profile.lets(ADDRESS) else None
    followed = outside_address(address)
    return DocumentPage(
        title=press.title(document),
        outlet=document.source,
        published=word_published(press.tongue, document.published),
        address=address or press.tongue.say("no address"),
        follow=(followed,) if followed else (),
        language=language_tag(document.language),
        reader=f"{reading.reader.name} {reading.reader.version}" if reading else press.tongue.say("not read yet"),
        state=press.state(mention.id for mention in mentions),
        identifier=identifier,
        capture=document.capture,
        derived_by=document.derived_by,
        text=windowed(document.text, _spans(press, document, mentions), press.veil.windows(document), hidden=press.hidden(document)),
        is_whole=press.veil.profile.lets(WHOLE_TEXT),
        read=tuple(_read(press, mention, number) for number, mention in enumerate(mentions, start=1)),
        findings=tuple(
            f"{finding.code}: {press.veil.words(finding.message, identifier, press.withheld)}" for finding in (reading.findings if reading else ())
        ),
    )


def all_findings(press: Press) -> tuple[Finding, ...]:
    """Return what was odd while gathering and while reading, each once."""
    register = press.edition.register
    odd = sorted(identifier for identifier, reading in register.readings.items() if reading.findings)
    read = (finding for identifier in odd for finding in register.readings[identifier].findings)
    return tuple(dict.fromkeys((*register.findings, *read)))


def _spans(press: Press, document: Document, mentions: Iterable[Mention]) -> list[Span]:
    spans = []
    for number, mention in enumerate(mentions, start=1):
        back = f"#{press.addresses.read_anchor(mention)}"
        anchor = press.addresses.mention_anchor(mention)
        passage = mention.passage
        spans.append(Span(start=passage.start, end=passage.end, style="mention", anchor=anchor, number=number, number_leads_to=back))
    for mention, index in press.words.get(document.id, ()):
        passage = mention.arguments[index].passage
        spans.append(Span(start=passage.start, end=passage.end, style="value", anchor=press.addresses.argument_anchor(mention, index)))
    return spans


def _read(press: Press, mention: Mention, number: int) -> Read:
    subject = press.subjects.get(mention.id)
    words = (mention.kind.value, mention.told_as.value) if mention.told_as else (mention.kind.value,)
    return Read(
        number=number,
        anchor=press.addresses.read_anchor(mention),
        href=press.addresses.sentence(mention),
        kind=press.tongue.all_of(tuple(press.tongue.say(word) for word in words)),
        subject=(subject,) if subject else (),
        values=tuple(
            ReadValue(
                label=label_of(press.tongue, argument.role),
                words=words_of(press, mention, argument),
                quote=press.quote(argument.passage),
                href=press.addresses.words(mention, index),
            )
            for index, argument in enumerate(mention.arguments)
        ),
    )
