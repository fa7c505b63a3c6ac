"""Where words come from: a capture holds bytes, a document holds text, a passage points into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hisab.records.errors import IntegrityError
from hisab.records.ids import CaptureId, DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Raw bytes as they were received, kept by their sha256 and never changed.

    `origin` is the file's name inside the folder that was given, or the address; `fetched_at` is an ISO 8601 instant in UTC.
    """

    id: CaptureId
    origin: str
    media_type: str
    size: int
    fetched_at: str
    address: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. `text` is frozen: passages index into it, in characters.

    `source` is the outlet (its name, or the host of the address). `derived_by` names the transformation that made the text from the bytes.
    """

    id: DocumentId
    capture: CaptureId
    source: str
    text: str
    title: str | None
    published: date | None
    language: str | None
    address: str | None
    derived_by: str

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage of `text[start:end]`, half-open."""
        if not 0 <= start < end <= len(self.text):
            raise IntegrityError(f"span {start}:{end} is not in document {self.id}")
        return Passage(document=self.id, start=start, end=end, quote=self.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a document: `document.text[start:end] == quote`, always."""

    document: DocumentId
    start: int
    end: int
    quote: str
