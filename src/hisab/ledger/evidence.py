"""What ties an entry to words: a document's id to its text, a mention's id to its content, a passage to the words it quotes.

One rule for both ends: a store refuses an entry that fails it, and `verify` finds one that fails it later.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hisab.ledger.shelves import Shelf, Shelves
from hisab.records.codec import document_id, mention_id
from hisab.records.documents import Document, Passage
from hisab.records.errors import IntegrityError
from hisab.records.journal import DocumentGathered, DocumentRead, Entry
from hisab.records.mentions import Mention, Reading


def require_evidence(entry: Entry, shelves: Shelves) -> None:
    """Return when every id and quotation of `entry` holds; the first that does not is an integrity failure."""
    for fault in find_broken_evidence(entry, shelves):
        raise IntegrityError(f"entry {entry.sequence}: {fault}")


def find_broken_evidence(entry: Entry, shelves: Shelves) -> Iterator[str]:
    """Yield, in words, each id and each quotation of `entry` that does not hold against the documents on `shelves`."""
    match entry.payload:
        case DocumentGathered(document=document):
            if document_id(document) != document.id:
                yield f"the document {document.id} has not the id that its content gives"
        case DocumentRead(reading=reading):
            read: Document | None = shelves.get(Shelf.DOCUMENT, reading.document)
            if read is not None:  # else the fold says so
                yield from _check_reading(reading, read)
        case _:
            return


def _check_reading(reading: Reading, document: Document) -> Iterator[str]:
    for mention in reading.mentions:
        if mention.document != document.id:
            yield f"the mention {mention.id} speaks of another document than the one read"
        if mention_id(mention, reader=reading.reader) != mention.id:
            yield f"the mention {mention.id} has not the id that its content gives"
        for passage in _passages(mention):
            if not _is_quoted(passage, document):
                yield f"the mention {mention.id} quotes words that are not at {passage.start}:{passage.end} of document {document.id}"
    for finding in reading.findings:
        if finding.passage is not None and not _is_quoted(finding.passage, document):
            yield f"a finding quotes words that are not at {finding.passage.start}:{finding.passage.end} of document {document.id}"


def _passages(mention: Mention) -> Iterator[Passage]:
    return chain((mention.passage,), (argument.passage for argument in mention.arguments))


def _is_quoted(passage: Passage, document: Document) -> bool:
    inside = 0 <= passage.start < passage.end <= len(document.text)
    return inside and passage.document == document.id and document.text[passage.start : passage.end] == passage.quote
