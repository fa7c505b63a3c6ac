"""Documents into readings. One document that breaks the reader is a Finding, and never stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.journal import DocumentRead
from hisab.records.mentions import Reading
from hisab.records.seams import Reader, Store
from hisab.workflow.progress import Progress, Report

_BATCH = 50
"""Readings in one transaction: a crash costs at most this many documents read again."""


def read_documents(reader: Reader, documents: Iterable[Document]) -> Iterator[Reading]:
    """Yield the reading of each document, in order."""
    for document in documents:
        yield _read_one(reader, document)


def _read_one(reader: Reader, document: Document) -> Reading:
    try:
        return reader.read(document)
    except Exception as error:  # noqa: BLE001 - the one guard: a document that breaks the reader must not stop the others
        finding = Finding(
            code="reader-failed",
            severity=Severity.ERROR,
            message=f"the reader {reader.version.name} {reader.version.version} broke on this document ({type(error).__name__})",
            about=document.id,
            hint="the text is kept; please report it, a later version will read it",
        )
        return Reading(document=document.id, reader=reader.version, mentions=(), findings=(finding,))


def read_pending(store: Store, reader: Reader, *, now: str, made_by: str, report: Report) -> int:
    """Read every document that this version of the reader has not read yet; return how many those were."""
    register = store.register()
    read_already = {document for document, reading in register.readings.items() if reading.reader == reader.version}
    pending = [document for document in register.documents.values() if document.id not in read_already]
    batch: list[DocumentRead] = []
    for number, reading in enumerate(read_documents(reader, pending), start=1):
        batch.append(DocumentRead(reading=reading))
        if len(batch) == _BATCH or number == len(pending):
            store.append(batch, made_by=made_by, at=now)
            batch = []
        report(Progress(stage="read", done=number, total=len(pending)))
    return len(pending)
