"""The whole way of this room: each input is opened, recognised, kept by its hash, and only then read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import BinaryIO, assert_never

from hisab.records.documents import Capture, Document
from hisab.records.errors import UsageError
from hisab.records.findings import Finding, Severity
from hisab.records.ids import DocumentId
from hisab.sources.articles import Found, Provenance, empty
from hisab.sources.batches import Gathered, batch
from hisab.sources.captures import CaptureStore
from hisab.sources.csv_tables import read_csv
from hisab.sources.html import read_html
from hisab.sources.inputs import AddressInput, FileInput, Input, StreamInput
from hisab.sources.media import HEAD, Medium, Unsupported, recognise
from hisab.sources.opened import Opened, SourceTooLargeError, SourceUnreadableError, limit_chunks, open_file, read_chunks
from hisab.sources.tables import read_json, read_json_lines
from hisab.sources.text import read_text
from hisab.sources.web import open_address

MEGABYTE = 1_000_000
_FIRST_DAWN = timedelta(hours=14)
"""Where the day begins first on earth: a report of tomorrow there is no report from the future."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes above which something is a finding; `row` is in characters. Tables in files have no limit but that of a row."""

    text: int = 10 * MEGABYTE
    page: int = 20 * MEGABYTE
    row: int = 10 * MEGABYTE
    fetched: int = 100 * MEGABYTE


def gather(
    inputs: Iterable[Input | Finding], store: CaptureStore, *, now: str, stdin: BinaryIO | None = None, limits: Limits | None = None
) -> Iterator[Gathered]:
    """Yield what `inputs` hold, in their order; `now` is the instant (ISO 8601, UTC) that captures bear.

    A document that came before in this run comes again, with a finding that says so. What the disk of `store` refuses is a `MachineError`.
    """
    run = _Run(store=store, now=now, today=_latest_day(now), limits=limits or Limits(), seen=set())
    for each in inputs:
        if isinstance(each, Finding):
            yield Gathered(findings=(each,))
        else:
            yield from run.gather_one(each, stdin)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run of `gather`; `seen` holds half of each document's hash, for a million of them in some 100 MB."""

    store: CaptureStore
    now: str
    today: date
    limits: Limits
    seen: set[bytes]

    def gather_one(self, each: Input, stdin: BinaryIO | None) -> Iterator[Gathered]:
        try:
            with _open(each, stdin) as opened:
                kept = self._keep(opened, each.origin)
        except SourceUnreadableError as failure:
            kept = failure.finding
        if isinstance(kept, Finding):
            yield Gathered(findings=(kept,))
            return
        capture, medium, charset = kept
        provenance = Provenance(capture=capture.id, about=each.origin, today=self.today, address=capture.address)
        found = (self._name_repeats(one, each.origin) for one in self._read(medium, provenance, charset))
        yield from batch(capture, found)

    def _keep(self, opened: Opened, origin: str) -> tuple[Capture, Medium, str | None] | Finding:
        """Keep the bytes of `opened`, or return why there is nothing to keep."""
        head, chunks = _peek(opened.chunks)
        if not head:
            return empty(origin)
        medium = recognise(head, name=opened.name, media_type=opened.media_type)
        if isinstance(medium, Unsupported):
            return Finding(code="unsupported-type", severity=Severity.WARNING, message=f"{origin} is {medium.what}", about=origin, hint=medium.hint)
        limit = self._limit(medium, opened)
        try:
            if limit is not None and (opened.size or 0) > limit:
                raise SourceTooLargeError
            kept = self.store.keep_chunks(limit_chunks(chunks, limit))
        except SourceTooLargeError:
            return _too_large(origin, limit or 0)
        media_type = (opened.media_type or medium.value).partition(";")[0].strip().lower()
        capture = Capture(
            id=kept.id, origin=origin, media_type=media_type, size=kept.size, fetched_at=self.now, address=opened.address, headers=opened.headers
        )
        return capture, medium, opened.charset

    def _limit(self, medium: Medium, opened: Opened) -> int | None:
        match medium:
            case Medium.TEXT | Medium.JSON:
                limit: int | None = self.limits.text
            case Medium.HTML:
                limit = self.limits.page
            case Medium.JSON_LINES | Medium.CSV:
                limit = None
            case _:
                assert_never(medium)
        return limit if opened.address is None else min(limit or self.limits.fetched, self.limits.fetched)

    def _read(self, medium: Medium, provenance: Provenance, charset: str | None) -> Iterator[Found]:
        match medium:
            case Medium.TEXT:
                yield read_text(self.store.read(provenance.capture), provenance, charset=charset)
            case Medium.HTML:
                yield read_html(self.store.read(provenance.capture), provenance, charset=charset)
            case Medium.JSON:
                yield from read_json(self.store.read(provenance.capture), provenance, row_limit=self.limits.row)
            case Medium.JSON_LINES:
                with self.store.open(provenance.capture) as stream:
                    yield from read_json_lines(stream, provenance, row_limit=self.limits.row)
            case Medium.CSV:
                with self.store.open(provenance.capture) as stream:
                    yield from read_csv(stream, provenance, row_limit=self.limits.row)
            case _:
                assert_never(medium)

    def _name_repeats(self, found: Found, origin: str) -> Found:
        """Return `found`, with a finding when its document is not the first of its id in this run."""
        if found.document is None:
            return found
        half = _half_of_hash(found.document.id)
        if half not in self.seen:
            self.seen.add(half)
            return found
        return replace(found, findings=(_duplicate(found.document, found.about or origin),))


def _open(each: Input, stdin: BinaryIO | None) -> AbstractContextManager[Opened]:
    match each:
        case FileInput():
            return open_file(each.path, origin=each.origin)
        case AddressInput():
            return open_address(each.origin)
        case StreamInput():
            if stdin is None:
                raise UsageError("standard input is not open", hint="give a file, or send something with a pipe")
            return nullcontext(Opened(chunks=read_chunks(stdin, origin=each.origin), name=""))
        case _:
            assert_never(each)


def _peek(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes of `chunks` and all of them again."""
    first: list[bytes] = []
    size = 0
    for chunk in chunks:
        first.append(chunk)
        size += len(chunk)
        if size >= HEAD:
            break
    return b"".join(first)[:HEAD], chain(first, chunks)


def _latest_day(now: str) -> date:
    """Return the newest day that it is anywhere on earth at `now`."""
    return (datetime.fromisoformat(now) + _FIRST_DAWN).date()


def _half_of_hash(document: DocumentId) -> bytes:
    return bytes.fromhex(document.partition(":")[2][:32])


def _duplicate(document: Document, about: str) -> Finding:
    return Finding(
        code="duplicate",
        severity=Severity.NOTE,
        message=f"{about} gives a document again that came before in this run: {document.id}",
        about=about,
        hint="a ledger keeps it once; nothing needs doing",
    )


def _too_large(about: str, limit: int) -> Finding:
    return Finding(
        code="too-large",
        severity=Severity.WARNING,
        message=f"{about} is larger than {limit:,} bytes and was passed over",
        about=about,
        hint="one text or page is one article; give many articles as JSON Lines or CSV, which have no such limit",
    )
