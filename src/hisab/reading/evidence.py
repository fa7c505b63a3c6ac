"""The evidence verifier: it stands behind every reader, and lets nothing through that its own words do not carry.

A passage must be the words of the text, letter for letter. A value must come out of its quote alone when the value readers
read that quote again: the number, its qualifier and its word of harm; the date against the document's day; the place, group,
community, office or kind by a spelling of the vocabulary. And its sentence must not read the same words otherwise: a quote cut
out of a longer number, date, amount or name ("10 killed" from "110 killed") carries nothing. Nothing is matched by likeness.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from hisab.reading.assertions import claims_by_itself, is_denied
from hisab.reading.contradictions import find_contradictions
from hisab.reading.counts import count_of, find_counts
from hisab.reading.dates import DateFound, date_words, find_dates
from hisab.reading.deadlines import find_deadlines
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.marked_counts import count_in
from hisab.reading.money import find_money
from hisab.reading.numbers import Number, find_numbers
from hisab.reading.refusals import REFUSED, is_refused
from hisab.reading.scene import place_of
from hisab.reading.sentences import Sentence, split_sentences
from hisab.records.documents import Document, Passage
from hisab.records.findings import Finding, Severity
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.records.values import Covers, DatePrecision, Money
from hisab.vocabulary.words import BINDING_ACTS, Act, AssertionKind

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
_CUE_SETS = {Role.METHOD: ("attack",), Role.KIND: ("promise_kind", "promise_kind_word", "action", "assertion")}
_CLAIM_KINDS = {Role.CLAIMED: "claimed", Role.CLAIM_DENIED: "denied", Role.CLAIM_RETRACTED: "retracted"}
ACT_CUES = {
    Act.COMMIT_SPECIFIC: {"commit", "future"},
    Act.COMMIT_VAGUE: {"commit", "future"},
    Act.COMMIT_OUTCOME: {"commit", "future"},
    Act.DIRECTIVE: {"direct"},
    Act.ANNOUNCEMENT: {"announce", "commit", "future"},
    Act.REFUSAL: {"refuse"},
    Act.RECALL: {"recall", "commit", "future", "announce", "direct"},
}
"""Which kinds of the promise cues can be the words of an act."""
_NEGATED = re.compile(r"\b(?:not|never|nor|neither)\b|n['’]t\b", re.IGNORECASE)
_OR_HARMED = re.compile(r"^\s*(?:or|and|یا|اور|و)\s+")
_NOT_DONE = re.compile(r"(?:\b(?:not|never|nor)|n['’]t)\s+(?!only\b)(?:\w+\s+)?$", re.IGNORECASE)
"""Before an act's words: "never promised" is no promise, and a quote that begins behind the word does not make it one."""
_TAKEN_OUT = frozenset({Covers.KILLED_OR_INJURED, Covers.INCLUDES_ATTACKERS})
"""What a count covers by the words right behind it: "11 killed or wounded"."""
_VERBATIM = frozenset({Role.BENEFICIARY, Role.CONDITION, Role.TARGET, Role.ACTOR, Role.SCOPE})
_REQUIRED = {MentionKind.PROMISE: Role.ACT, MentionKind.ACTION: Role.KIND}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """The sentence that a quote stands in, and what the value readers read there."""

    sentence: Sentence
    numbers: tuple[Number, ...]
    dates: tuple[DateFound, ...]
    money: tuple[tuple[int, int, Money], ...]
    names: tuple[Hit, ...]


class _Contexts:
    """The sentences of one document; each is read once, when a quote in it is checked."""

    def __init__(self, document: Document, lexicon: Lexicon, anchor: date | None) -> None:
        self._lexicon = lexicon
        self._anchor = anchor
        self._sentences = split_sentences(document.text)
        self._starts = [sentence.start for sentence in self._sentences]
        self._read: dict[int, _Context] = {}

    def around(self, passage: Passage) -> _Context | None:
        """Return the context of a passage; None where it does not lie in one sentence."""
        index = bisect_right(self._starts, passage.start) - 1
        if index < 0 or passage.end > self._sentences[index].end:
            return None
        if index not in self._read:
            text = self._sentences[index].text
            self._read[index] = _Context(
                sentence=self._sentences[index],
                numbers=find_numbers(text),
                dates=find_dates(text, self._anchor),
                money=tuple(find_money(text)),
                names=self._lexicon.names(text),
            )
        return self._read[index]


_REFUSABLE = BINDING_ACTS - {Act.COMMIT_OUTCOME}
"""An outcome is often told by what will not be: "this will never be seen again"."""
_JOINED = re.compile(r",?\s+and\s+(?:the\s+)?")
"""Between groups that claim together."""


class EvidenceVerifier:
    """Checks mentions against the text that they quote."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def verify(self, document: Document, mentions: Iterable[Mention], *, anchor: date | None) -> tuple[tuple[Mention, ...], tuple[Finding, ...]]:
        """Return the mentions with the arguments that hold, a Finding `unsupported` for what does not, and one for what contradicts itself.

        A mention whose own passage does not hold, or that loses the argument it stands on, goes as a whole.
        """
        kept: list[Mention] = []
        findings: list[Finding] = []
        contexts = _Contexts(document, self._lexicon, anchor)
        for mention in mentions:
            if not is_verbatim(document, mention.passage):
                findings.append(_unsupported(document, mention.kind, "its sentence is not in the text", None))
                continue
            held = [argument for argument in mention.arguments if self._is_supported(document, argument, contexts, anchor=anchor)]
            findings += [
                _unsupported(document, lost.role, "its words do not carry the value", lost) for lost in mention.arguments if lost not in held
            ]
            if self._stands(mention, held):
                kept.append(replace(mention, arguments=tuple(held)))
        return tuple(kept), (*findings, *find_contradictions(document, kept))

    @staticmethod
    def _stands(mention: Mention, held: list[Argument]) -> bool:
        required = _REQUIRED.get(mention.kind)
        if required is not None:
            return any(argument.role is required for argument in held)
        if mention.kind is MentionKind.TOTAL:
            return any(argument.role is Role.KILLED for argument in held)
        if mention.kind is MentionKind.ASSERTION:
            return any(argument.role in {Role.KIND, Role.SCOPE} for argument in held)
        return bool(held) or not mention.arguments

    def _is_supported(self, document: Document, argument: Argument, contexts: _Contexts, *, anchor: date | None) -> bool:  # noqa: PLR0911 - one line a kind of value
        """True when the argument's words are in the text, carry its value by themselves, and read the same in their sentence."""
        if not is_verbatim(document, argument.passage):
            return False
        quote, context = argument.passage.quote, contexts.around(argument.passage)
        if context is None or not _is_whole_words(document.text, argument.passage):
            return False
        offset = argument.passage.start - context.sentence.start
        if argument.count is not None:
            return _reads_same_numbers(quote, offset, context) and self._carries_count(quote, offset, context, argument)
        if argument.date is not None:
            return _carries_date(quote, argument, anchor) and _reads_same_date(argument, offset, context, anchor)
        names = self._lexicon.names(quote)
        if argument.place is not None:
            hits = [hit for hit in names if hit.table == "places" and _spans(hit.start, hit.end, quote)]
            return any(place_of(hit.row) == argument.place for hit in hits) and _reads_same_names(hits, offset, context)
        if argument.money is not None:
            found = [(start, end) for start, end, money in find_money(quote) if _spans(start, end, quote) and money == argument.money]
            return any((start + offset, end + offset, argument.money) in context.money for start, end in found)
        if argument.name is None or _is_denied(argument, offset, context) or not self._carries_name(quote, argument.role, argument.name, names):
            return False
        return not _is_of_table(argument.role) or _reads_same_names(names, offset, context)

    def _carries_count(self, quote: str, offset: int, context: _Context, argument: Argument) -> bool:
        """The numbers of the quote give this count, and for a toll its word of harm is there too.

        What a count covers may rest on words around the quote; it can only take a count out of a toll, never bring one in.
        """
        count, role = argument.count, argument.role
        if count is None:
            return False
        if role is Role.UNITS:
            if any(start < offset + len(quote) and offset < end for start, end in date_words(context.sentence.text)):
                return False
            return any(_spans(number.start, number.end, quote) and count == count_of(number) for number in find_numbers(quote))
        bare = replace(count, covers=Covers.ATTACK)
        read = find_counts(quote, self._lexicon)
        found = [found for found in read if found.role is role and replace(found.count, covers=Covers.ATTACK) == bare]
        is_sole = not read and count_in(context.sentence.text, offset, offset + len(quote), role, self._lexicon) == bare
        if count.covers is not Covers.ATTACK:
            return bool(found) or is_sole
        if is_sole:
            return not self._goes_on_with_harm(context.sentence.text[offset + len(quote) :])
        behind = find_counts(context.sentence.text[offset:], self._lexicon)
        taken_out = {other.number_start for other in behind if other.role is role and other.count.covers in _TAKEN_OUT}
        return any(own.count.covers is Covers.ATTACK and own.number_start not in taken_out for own in found)

    def _goes_on_with_harm(self, rest: str) -> bool:
        """True when the words behind a count join another harm to it without a number of its own: "11 killed or wounded"."""
        joined = _OR_HARMED.match(rest)
        if joined is None:
            return False
        behind = rest[joined.end() :]
        return any(hit.start <= 2 for hit in self._lexicon.cues("attack", behind) if hit.row["sense"])

    def _carries_name(self, quote: str, role: Role, name: str, names: tuple[Hit, ...]) -> bool:
        if role in _VERBATIM:
            return quote == name or quote.lower() == name
        if role is Role.PERSON:
            return quote == name or any(hit.table == "tenures" and hit.row["person"] == name and _spans(hit.start, hit.end, quote) for hit in names)
        if role is Role.ACT:
            return name in set(Act) and self._carries_act(quote, Act(name))
        if role in _CUE_SETS:
            return self._carries_kind(quote, role, name)
        return role in _TABLES and self._carries_row(quote, role, name, names)

    def _carries_act(self, quote: str, act: Act) -> bool:
        cues = self._lexicon.cues("promise", quote)
        if any(_spans(hit.start, hit.end, quote) and hit.row["kind"] in ACT_CUES[act] for hit in cues):
            return True
        if act is Act.REFUSAL:
            words = lower(quote)
            return any(hit.row["kind"] == "future" and hit.start == 0 and REFUSED.fullmatch(words[hit.end :]) for hit in cues)
        return act in {Act.ANNOUNCEMENT, Act.RECALL} and (bool(self._lexicon.cues("promise_kind", quote)) or any(True for _ in find_money(quote)))

    def _carries_kind(self, quote: str, role: Role, name: str) -> bool:
        hits = (hit for cue_set in _CUE_SETS[role] for hit in self._lexicon.cues(cue_set, quote))
        if any(hit.row["kind"] == name and _spans(hit.start, hit.end, quote) for hit in hits):
            return True
        if role is not Role.KIND:
            return False
        return claims_by_itself(quote, name, self._lexicon) or (
            name == "compensation" and any(_spans(start, end, quote) for start, end, _ in find_money(quote))
        )

    def _carries_row(self, quote: str, role: Role, name: str, names: tuple[Hit, ...]) -> bool:
        """The quote names this row and no other of its tables; a claim or an attribution runs from the name to the words that make it."""
        hits = [hit for hit in names if hit.table in _TABLES[role]]
        if not hits:
            return role is Role.INSTITUTION and self._is_institution_of(names, name)
        is_joint = role in _CLAIM_KINDS and all(
            _JOINED.fullmatch(quote[one.end : other.start]) for one, other in pairwise(hits) if one.start != other.start
        )
        if (len({hit.start for hit in hits}) > 1 and not is_joint) or not any(hit.row["id"] == name for hit in hits):
            return role is Role.INSTITUTION and self._is_institution_of(names, name)
        if role in _CLAIM_KINDS:
            kinds = {hit.row["kind"] for hit in self._lexicon.cues("claim", quote)}
            return kinds == {_CLAIM_KINDS[role]} and not (role is Role.CLAIMED and _NEGATED.search(quote))
        if role is Role.ATTRIBUTED:
            return bool(self._lexicon.cues("attribution", quote))
        return all(_spans(hit.start, hit.end, quote) for hit in hits)

    def _is_institution_of(self, names: tuple[Hit, ...], institution: str) -> bool:
        """True when the quote names an office of this institution, or a person whose office is of it."""
        offices = [hit.row for hit in names if hit.table == "offices"]
        held = [hit.row["office"] for hit in names if hit.table == "tenures"]
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


def _is_denied(argument: Argument, offset: int, context: _Context) -> bool:
    """True when words outside the quote of an act or an assertion turn it round: "never promised", "has not been calm"."""
    if argument.role is Role.ACT:
        words, end = lower(context.sentence.text), offset + len(argument.passage.quote)
        is_turned = argument.name in _REFUSABLE and is_refused(words[:offset], words[offset:end], words[end:])
        return is_turned or bool(_NOT_DONE.search(context.sentence.text, 0, offset))
    is_assertion = argument.role is Role.KIND and argument.name in set(AssertionKind)
    return is_assertion and is_denied(context.sentence.text, offset, offset + len(argument.passage.quote))


def _is_whole_words(text: str, passage: Passage) -> bool:
    """True when the quote begins and ends where words do."""
    before, after = text[passage.start - 1 : passage.start], text[passage.end : passage.end + 1]
    return not (before.isalnum() and passage.quote[0].isalnum()) and not (after.isalnum() and passage.quote[-1].isalnum())


def _is_of_table(role: Role) -> bool:
    """True for the roles whose value is a row that the quote names."""
    return role in _TABLES or role is Role.PERSON


def _reads_same_numbers(quote: str, offset: int, context: _Context) -> bool:
    own = {replace(number, start=number.start + offset, end=number.end + offset) for number in find_numbers(quote)}
    return own <= set(context.numbers)


def _reads_same_date(argument: Argument, offset: int, context: _Context, anchor: date | None) -> bool:
    place = (offset, offset + len(argument.passage.quote), argument.date)
    if argument.role is Role.DEADLINE:
        return any(place == found for found in find_deadlines(context.sentence.text, anchor))
    return place in {(found.start, found.end, found.span) for found in context.dates}


def _reads_same_names(hits: Iterable[Hit], offset: int, context: _Context) -> bool:
    known = {(hit.start, hit.end, hit.table) for hit in context.names}
    return all((hit.start + offset, hit.end + offset, hit.table) in known for hit in hits)


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
