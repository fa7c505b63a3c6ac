"""What a person took back from what is published: words that are to be shown no longer, and words that tell of no such thing as was read in them.

Neither changes the record: the words stay in the journal, and the decision beside them, under the name of who took it, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from hisab.records.ids import DocumentId
from hisab.records.judgements import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """The words `[start, end)` of a document are to be shown no longer, wherever they stand; the last word on the same words speaks.

    It holds no word itself. `at` is an ISO 8601 instant in UTC; `is_lifted` takes an earlier one back.
    """

    document: DocumentId
    start: int
    end: int
    why: str
    by: str
    at: str
    is_lifted: bool = False

    @property
    def key(self) -> str:
        """What tells it from others: the document and the span."""
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A person found that words tell of no such thing as was read in them; the last word on the same words speaks.

    Mentions of that kind that overlap the words count for nothing. `at` is an ISO 8601 instant in UTC; `is_lifted` takes an earlier one back.
    """

    anchor: Anchor
    why: str
    by: str
    at: str
    is_lifted: bool = False
