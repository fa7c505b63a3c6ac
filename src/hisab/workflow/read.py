"""Documents into readings. One document that breaks the reader is a Finding, and never stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hisab.records.documents import Document
from hisab.records.errors import MachineError
from hisab.records.findings import Finding, Severity
from hisab.records.ids import DocumentId
from hisab.records.journal import DocumentRead
from hisab.records.mentions import Reading
from hisab.records.seams import Reader, Store
from hisab.workflow.progress import Progress, Report

_BATCH = 50
"""Readings in one transaction: a crash costs at most this many documents read again."""


def read_documents(reader: Reader, documents: Iterable[Document]) -> Iterator[Reading]:
    """Yield the reading of each document, in order. What the machine does not give (a server that is down) is an error, and no document's fault."""
    for document in documents:
        yield _read_one(reader, document)


def _read_one(reader: Reader, document: Document) -> Reading:
    try:
        return reader.read(document)
    except MachineError:
        raise
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
    """Read every document that this version of the reader has not read yet, or could not; return how many new readings there are.

    When the machine fails on the way, what was read until then is kept.
    """
    register = store.register()
    held = {document: reading for document, reading in register.readings.items() if reading.reader == reader.version}
    pending = [document for document in register.documents.values() if document.id not in held or _has_failed(held[document.id])]
    new = 0
    for batch in _batches(read_documents(reader, pending), held, report=report, total=len(pending)):
        store.append(batch, made_by=made_by, at=now)
        new += len(batch)
    return new


def _has_failed(reading: Reading) -> bool:
    return any(finding.code == "reader-failed" for finding in reading.findings)


def _batches(readings: Iterator[Reading], held: Mapping[DocumentId, Reading], *, report: Report, total: int) -> Iterator[list[DocumentRead]]:
    """Yield what is new in `readings`, batch by batch; an error comes after the batch that it cut off."""
    batch: list[DocumentRead] = []
    try:
        for number, reading in enumerate(readings, start=1):
            if held.get(reading.document) != reading:
                batch.append(DocumentRead(reading=reading))
            report(Progress(stage="read", done=number, total=total))
            if len(batch) == _BATCH:
                yield batch
                batch = []
    except MachineError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
