"""What was odd in the data, in words, with what a person can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hisab.records.documents import Passage


class Severity(StrEnum):
    """How much a finding matters; `--fail-on` compares by the order here."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something odd. `code` is documented in `docs/findings.md`; `about` names the file, line or document."""

    code: str
    severity: Severity
    message: str
    about: str
    hint: str = ""
    passage: Passage | None = None
