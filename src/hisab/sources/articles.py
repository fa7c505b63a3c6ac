"""What a medium states of one article, and the document that comes of it: the same rules for every medium."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from hisab.records.codec import document_id
from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.ids import CaptureId, DocumentId
from hisab.sources.addresses import UNKNOWN_SOURCE, host_of, read_address
from hisab.sources.dates import publication_date
from hisab.sources.encoding import REPLACEMENT, replaced
from hisab.sources.languages import read_language

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""Characters that cannot be written as UTF-8, or that a database refuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where words come from: their capture, what findings call them, the newest possible day, and the address they were asked for at."""

    capture: CaptureId
    about: str
    today: date
    address: str | None = None

    def at(self, part: str) -> Provenance:
        """Return the provenance of a part: a line, a row, an item."""
        return replace(self, about=f"{self.about} {part}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as its medium states it: words, not yet values."""

    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    address: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of one article: a document or none, and what was odd; `about` names the line or item of a table."""

    about: str = ""
    document: Document | None = None
    findings: tuple[Finding, ...] = ()


def to_document(article: Article, provenance: Provenance, *, derived_by: str) -> Found:
    """Return the document of `article`, its text as it is. Without text there is no document."""
    about = provenance.about
    text, unwritable = _UNWRITABLE.subn(REPLACEMENT, article.text)
    if not text.strip():
        return Found(findings=(empty(about),))
    findings = [replaced(unwritable, about=about)] if unwritable else []
    published, odd_date = publication_date(article.published, about=about, today=provenance.today)
    address, odd_address = _address(article, provenance)
    findings += [finding for finding in (odd_date, odd_address) if finding]
    document = Document(
        id=DocumentId(""),
        capture=provenance.capture,
        source=_line(article.source) or (host_of(address) if address else UNKNOWN_SOURCE),
        text=text,
        title=_line(article.title),
        published=published,
        language=read_language(_line(article.language), text),
        address=address,
        derived_by=derived_by,
    )
    return Found(about=about, document=replace(document, id=document_id(document)), findings=tuple(findings))


def empty(about: str) -> Finding:
    """Return the finding for something that holds no words."""
    return Finding(
        code="empty",
        severity=Severity.WARNING,
        message=f"{about} holds no text",
        about=about,
        hint="nothing was read from it; look whether it was saved whole",
    )


def _line(words: str | None) -> str | None:
    """Return `words` as one line that can be written down, or None for blank."""
    return " ".join(_UNWRITABLE.sub(REPLACEMENT, words or "").split()) or None


def _address(article: Article, provenance: Provenance) -> tuple[str | None, Finding | None]:
    if provenance.address is not None:
        return provenance.address, None
    if article.address is None or not article.address.strip():
        return None, None
    address = read_address(article.address)
    if address is not None:
        return address, None
    return None, Finding(
        code="address-unreadable",
        severity=Severity.WARNING,
        message=f"{provenance.about}: the address is not an http or https address",
        about=provenance.about,
        hint="write it whole, beginning with https://, without a name or password in it",
    )
