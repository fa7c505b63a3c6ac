"""What the record says to what an article asserts: each assertion with its sentence, and an answer that leads back to records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hisab.records.documents import Passage


class Verdict(StrEnum):
    """How the record stands to an assertion. It judges numbers and names; of a judgement of the writer's it tells what there is."""

    AGREES = "the record agrees"
    DIFFERS = "the record differs"
    TELLS = "what the record has"
    CANNOT_TELL = "the record cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an answer, and the ids of the records that it rests on."""

    words: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One assertion of an article and what the record says to it.

    `asserts` names it ("people killed", "repetition", …), `sentence` is where it stands, `quote` its own words; `caveat` says what cannot be seen.
    """

    asserts: str
    sentence: Passage
    quote: str
    start: int
    """Where the quote begins in the sentence."""
    verdict: Verdict
    lines: tuple[Line, ...]
    caveat: str = ""
