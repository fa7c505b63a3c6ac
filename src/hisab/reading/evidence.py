"""The evidence verifier: it stands behind every reader, and lets nothing through that its own words do not carry.

A passage must be the words of the text, letter for letter. A value must come out of its quote alone when the value readers
read that quote again: the number, its qualifier and its word of harm; the date against the document's day; the place, group,
community, office or kind by a spelling of the vocabulary. Nothing is matched by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hisab.reading.counts import find_counts
from hisab.reading.dates import find_dates
from hisab.reading.deadlines import find_deadlines
from hisab.reading.lexicon import Lexicon
from hisab.reading.money import find_money
from hisab.reading.numbers import find_numbers
from hisab.reading.scene import place_of
from hisab.records.documents import Document, Passage
from hisab.records.findings import Finding, Severity
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.records.values import Count, Covers, DatePrecision
from hisab.vocabulary.words import Act

_TABLES = {
    Role.COMMUNITY: ("communities",),
    Role.CLAIMED: ("groups",),
    Role.CLAIM_DENIED: ("groups",),
    Role.CLAIM_RETRACTED: ("groups",),
    Role.ATTRIBUTED: ("groups",),
    Role.PERPETRATOR: ("groups",),
    Role.ATTRIBUTED_BY: ("offices", "institutions"),
    Role.SAID_BY: ("offices", "institutions"),
    Role.OFFICE: ("offices",),
    Role.INSTITUTION: ("institutions",),
}
_CUE_SETS = {Role.METHOD: ("attack",), Role.KIND: ("promise_kind", "action")}
_CLAIM_KINDS = {Role.CLAIMED: "claimed", Role.CLAIM_DENIED: "denied", Role.CLAIM_RETRACTED: "retracted"}
_VERBATIM = frozenset({Role.BENEFICIARY, Role.CONDITION, Role.TARGET, Role.ACTOR, Role.SCOPE})
_REQUIRED = {MentionKind.PROMISE: Role.ACT, MentionKind.ACTION: Role.KIND}


class EvidenceVerifier:
    """Checks mentions against the text that they quote."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def verify(self, document: Document, mentions: Iterable[Mention], *, anchor: date | None) -> tuple[tuple[Mention, ...], tuple[Finding, ...]]:
        """Return the mentions with the arguments that hold, and a Finding `unsupported` for everything that does not.

        A mention whose own passage does not hold, or that loses the argument it stands on, goes as a whole.
        """
        kept: list[Mention] = []
        findings: list[Finding] = []
        for mention in mentions:
            if not is_verbatim(document, mention.passage):
                findings.append(_unsupported(document, mention.kind, "its sentence is not in the text", None))
                continue
            held = [argument for argument in mention.arguments if self.is_supported(document, argument, anchor=anchor)]
            findings += [
                _unsupported(document, lost.role, "its words do not carry the value", lost) for lost in mention.arguments if lost not in held
            ]
            if self._stands(mention, held):
                kept.append(replace(mention, arguments=tuple(held)))
        return tuple(kept), tuple(findings)

    @staticmethod
    def _stands(mention: Mention, held: list[Argument]) -> bool:
        required = _REQUIRED.get(mention.kind)
        if required is not None:
            return any(argument.role is required for argument in held)
        if mention.kind is MentionKind.TOTAL:
            return any(argument.role is Role.KILLED for argument in held)
        return bool(held) or not mention.arguments

    def is_supported(self, document: Document, argument: Argument, *, anchor: date | None) -> bool:
        """True when the argument's words are in the text and carry its value by themselves."""
        if not is_verbatim(document, argument.passage):
            return False
        quote = argument.passage.quote
        if argument.count is not None:
            return self._carries_count(quote, argument.role, argument.count)
        if argument.date is not None:
            return _carries_date(quote, argument, anchor)
        if argument.place is not None:
            return any(
                hit.table == "places" and _spans(hit.start, hit.end, quote) and place_of(hit.row) == argument.place
                for hit in self._lexicon.names(quote)
            )
        if argument.money is not None:
            return any(_spans(start, end, quote) and money == argument.money for start, end, money in find_money(quote))
        return argument.name is not None and self._carries_name(quote, argument.role, argument.name)

    def _carries_count(self, quote: str, role: Role, count: Count) -> bool:
        """The numbers of the quote give this count, and for a toll its word of harm is there too.

        What a count covers may rest on words around the quote; it can only take a count out of a toll, never bring one in.
        """
        bare = replace(count, covers=Covers.ATTACK)
        if role is Role.UNITS:
            return any(_spans(number.start, number.end, quote) and number.value == count.best for number in find_numbers(quote))
        return any(found.role is role and replace(found.count, covers=Covers.ATTACK) == bare for found in find_counts(quote, self._lexicon))

    def _carries_name(self, quote: str, role: Role, name: str) -> bool:
        if role in _VERBATIM:
            return quote == name or quote.lower() == name
        if role is Role.PERSON:
            return quote == name or any(hit.table == "tenures" and hit.row["person"] == name for hit in self._lexicon.names(quote))
        if role is Role.ACT:
            return name in set(Act)
        if role in _CUE_SETS:
            return any(hit.row["kind"] == name for cue_set in _CUE_SETS[role] for hit in self._lexicon.cues(cue_set, quote)) or (
                role is Role.KIND and name == "compensation" and any(True for _ in find_money(quote))
            )
        if role not in _TABLES:
            return False
        if role in _CLAIM_KINDS and not any(hit.row["kind"] == _CLAIM_KINDS[role] for hit in self._lexicon.cues("claim", quote)):
            return False
        hits = [hit for hit in self._lexicon.names(quote) if hit.table in _TABLES[role] and hit.row["id"] == name]
        return bool(hits) or (role is Role.INSTITUTION and self._is_institution_of(quote, name))

    def _is_institution_of(self, quote: str, institution: str) -> bool:
        """True when the quote names an office of this institution, or a person whose office is of it."""
        offices = [hit.row for hit in self._lexicon.names(quote) if hit.table == "offices"]
        held = [hit.row["office"] for hit in self._lexicon.names(quote) if hit.table == "tenures"]
        offices += [row for identifier in held if (row := self._lexicon.vocabulary.row("offices", identifier)) is not None]
        return any(row["institution"] == institution for row in offices)


def is_verbatim(document: Document, passage: Passage) -> bool:
    """True when the passage is of this document and its quote is what stands there."""
    return passage.document == document.id and 0 <= passage.start < passage.end and document.text[passage.start : passage.end] == passage.quote


def _carries_date(quote: str, argument: Argument, anchor: date | None) -> bool:
    if argument.role is Role.DEADLINE:
        return any(_spans(start, end, quote) and span == argument.date for start, end, span in find_deadlines(quote, anchor))
    if any(_spans(found.start, found.end, quote) and found.span == argument.date for found in find_dates(quote, anchor)):
        return True
    is_open = argument.date is not None and argument.date.precision is DatePrecision.BEFORE
    return is_open and argument.date is not None and argument.date.latest == anchor and quote.lower() in {"recent", "recently"}


def _spans(start: int, end: int, quote: str) -> bool:
    """True when `[start, end)` is the whole quote but for blanks."""
    return not quote[:start].strip() and not quote[end:].strip()


def _unsupported(document: Document, what: str, why: str, argument: Argument | None) -> Finding:
    return Finding(
        code="unsupported",
        severity=Severity.WARNING,
        message=f"{what}: {why}",
        about=document.id,
        hint="the reader proposed it and it was not recorded; read the sentence yourself if it matters",
        passage=argument.passage if argument is not None and is_verbatim(document, argument.passage) else None,
    )
