"""What gathering hands on: a capture, the documents made from it and what was odd, in pieces of a bearable size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hisab.records.documents import Capture, Document
from hisab.records.findings import Finding
from hisab.sources.articles import Found

BATCH = 500
"""Documents and findings that are handed on together at most, so that work on a long table can be committed as it goes."""

_BATCH_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What came of one input, or of a batch of a long table's rows; a table's capture comes with its first batch."""

    capture: Capture | None = None
    documents: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()


def batch(capture: Capture, found: Iterable[Found]) -> Iterator[Gathered]:
    """Yield what was `found` in batches; there is always one, for the capture."""
    documents: list[Document] = []
    findings: list[Finding] = []
    characters = 0
    first: Capture | None = capture
    for one in found:
        findings += one.findings
        if one.document is not None:
            documents.append(one.document)
            characters += len(one.document.text)
        if len(documents) + len(findings) >= BATCH or characters >= _BATCH_CHARACTERS:
            yield Gathered(capture=first, documents=tuple(documents), findings=tuple(findings))
            documents, findings, characters, first = [], [], 0, None
    if first or documents or findings:
        yield Gathered(capture=first, documents=tuple(documents), findings=tuple(findings))
