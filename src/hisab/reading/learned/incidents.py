"""Builds incident and total mentions from the spans that the encoder marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from hisab.reading.claims import find_claims
from hisab.reading.learned.spans import Decoded, SpanFound, group
from hisab.reading.learned.words import Words
from hisab.reading.lexicon import lower
from hisab.reading.numbers import find_numbers
from hisab.reading.scene import Scene
from hisab.reading.scripts import fold
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs
from hisab.records.values import Covers

HARM = frozenset({Role.KILLED, Role.INJURED, Role.ABDUCTED})
_NOBODY = re.compile(r"(?:with|of|off|in|on|at|from|by|to|for|near)\b.*|an?|the|\W.*|..?", re.IGNORECASE | re.DOTALL)
"""What the encoder marks now and then beside the words for those attacked: "of relatives", "'s western bypass"."""
_EARLIER = re.compile(
    fold(
        r"^[^.،؛۔]*?(?<!\w)(?:(?:گفته|اعلام کرده|خوانده|خبر داده|عنوان کرده)\s+بود"
        r"|(?:تصدیق کی|اعلان کیا|بتایا|بتائی|بتائی گئی|بتایا گیا)\s+تھ[ایی])(?!\w)"
    )
)
"""Behind a count in Persian and Urdu: somebody had said so before, "۲۷ شهید و ۱۳ مجروح را اعلام کرده بود", "17 ہلاکتوں کی تصدیق کی تھی"."""
_REACH = 60
_CORE = frozenset({*HARM, Role.TARGET, Role.METHOD, Role.DATE, Role.PLACE})


def build_incidents(decoded: Decoded, words: Words, scene: Scene, *, sure: float) -> tuple[Mention, ...]:
    """Return the incident mentions, the main one first. An attack is told where some sentence tells one with a probability of `sure`."""
    spans = [span for span in decoded.spans if span.kind is MentionKind.INCIDENT]
    mentions: list[Mention] = []
    for told_as in (ToldAs.MAIN, ToldAs.RECALLED):
        own = [span for span in spans if span.told == told_as]
        groups = (tuple(own),) if told_as is ToldAs.MAIN else group(own)
        told = [one for one in groups if one and max(_told(decoded, span, told_as) for span in one) >= sure]
        mentions += [_incident(one, decoded, words, scene, told_as) for one in told]
    return tuple(mentions)


def _told(decoded: Decoded, span: SpanFound, told_as: ToldAs) -> float:
    """Return how surely the span's sentence tells an attack, as the span says it is told."""
    return decoded.sentences[span.sentence].tells[told_as]


def _incident(spans: Sequence[SpanFound], decoded: Decoded, words: Words, scene: Scene, told_as: ToldAs) -> Mention:
    arguments: list[Argument] = list(chain.from_iterable(_arguments(span, words) for span in spans))
    if not any(argument.role is Role.KILLED for argument in arguments):
        arguments += list(chain.from_iterable(words.unmarked_toll(span) for span in spans))[:1]
    arguments = _without_single_beside_more(arguments)
    arguments.sort(key=lambda argument: _rank(argument, words.document.text))
    held = {decoded.sentences[span.sentence].start for span in spans}
    arguments += [argument for found in find_claims(scene) if found.segment.sentence.start in held for argument in found.arguments]
    first = min((span for span in spans if span.role in _CORE), key=lambda span: (span.role not in HARM, span.start), default=spans[0])
    return words.mention(MentionKind.INCIDENT, first, arguments, told_as=told_as)


def _without_single_beside_more(arguments: list[Argument]) -> list[Argument]:
    """Return the arguments, one victim told without a number as a part of the dead where another count tells of more of them."""
    more = {Covers.ATTACK, Covers.INCLUDES_ATTACKERS}
    tolls = [argument.count for argument in arguments if argument.role is Role.KILLED and argument.count is not None]
    if not any(count.covers in more and (count.low or count.high or 0) > 1 for count in tolls):
        return arguments
    return [
        replace(argument, count=replace(argument.count, covers=Covers.PART))
        if argument.role is Role.KILLED
        and argument.count is not None
        and argument.count.covers is Covers.ATTACK
        and argument.count.high == 1
        and not find_numbers(argument.passage.quote)
        else argument
        for argument in arguments
    ]


def _rank(argument: Argument, text: str) -> tuple[int, bool, int]:
    """Counts of the attack stand before those of a part of it or more, what was said first behind what is said; then the order of the text."""
    is_other = argument.count is not None and argument.count.covers is not Covers.ATTACK
    behind = lower(text[argument.passage.end : argument.passage.end + _REACH])
    is_early = argument.count is not None and _EARLIER.search(behind) is not None
    return (int(is_other), is_early, argument.passage.start)


def _arguments(span: SpanFound, words: Words) -> Iterator[Argument]:
    if span.role in HARM:
        yield from words.count(span, Role(span.role))
    elif span.role == Role.DATE:
        yield from words.date(span, Role.DATE)
    elif span.role == Role.PLACE:
        yield from words.places(span)
    elif span.role == Role.COMMUNITY:
        yield from words.row(span, Role.COMMUNITY, "communities")
    elif span.role == Role.PERPETRATOR:
        yield from words.row(span, Role.PERPETRATOR, "groups")
    elif span.role == Role.TARGET:
        groups = {argument.passage for argument in words.row(span, Role.PERPETRATOR, "groups")}
        yield from (one for one in words.verbatim(span, Role.TARGET) if one.passage not in groups and not _NOBODY.fullmatch(one.name or ""))
    elif span.role == Role.METHOD:
        for hit in words.around(span).cues("attack"):
            if hit.row["kind"] and hit.row["sense"] == "event":
                yield from words.cue(span, Role.METHOD, "attack", (hit.row["kind"],), hit.row["kind"])
                return


def build_totals(decoded: Decoded, words: Words, *, sure: float) -> Iterator[Mention]:
    """Yield the total mentions: one a sentence that states the killed of several attacks or of a period."""
    by_sentence: dict[int, list[SpanFound]] = {}
    for span in decoded.spans:
        if span.kind is MentionKind.TOTAL and decoded.sentences[span.sentence].tells["total"] >= sure:
            by_sentence.setdefault(span.sentence, []).append(span)
    for spans in by_sentence.values():
        arguments = [argument for span in spans for argument in _total_arguments(span, words)]
        if any(argument.role is Role.KILLED for argument in arguments):
            yield words.mention(MentionKind.TOTAL, spans[0], arguments)


def _total_arguments(span: SpanFound, words: Words) -> Iterator[Argument]:
    if span.role in HARM:
        for argument in words.count(span, Role(span.role)):
            if argument.count is not None and argument.count.covers is not Covers.ATTACK:
                yield argument
    elif span.role == Role.PERIOD:
        yield from words.date(span, Role.PERIOD)
    elif span.role == Role.COMMUNITY:
        yield from words.row(span, Role.COMMUNITY, "communities")
    elif span.role == Role.SAID_BY:
        yield from words.row(span, Role.SAID_BY, "institutions", "offices")
    elif span.role == Role.PLACE:
        yield from words.places(span)
