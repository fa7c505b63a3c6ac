"""Builds promise and action mentions from the spans that the encoder marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hisab.reading.evidence import ACT_CUES
from hisab.reading.learned.spans import Decoded, SpanFound, likeness
from hisab.reading.learned.tags import PROMISE_KINDS
from hisab.reading.learned.words import Words
from hisab.reading.lexicon import lower
from hisab.reading.refusals import is_refused
from hisab.reading.scripts import is_in_arabic_script
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs
from hisab.vocabulary.words import BINDING_ACTS, Act, PromiseKind

_PEOPLE = (Role.PERSON, Role.OFFICE, Role.INSTITUTION)
_DETAILS = (Role.BENEFICIARY, Role.AMOUNT, Role.UNITS, Role.DEADLINE, Role.CONDITION)
_LINKED = 0.5
_WEAK = frozenset({PromiseKind.GESTURE, PromiseKind.POLICY})
"""Kinds whose words mean much else."""
_REWARD = re.compile(r"\s*(?:(?:in|as|کا|کے|بطور|به عنوان|پول)\s+)?(?:an?\s+)?(?:rewards?|bounty|انعام|جایزه|پاداش)(?!\w)", re.IGNORECASE)
"""Behind an amount of money: it is for whoever helps to catch somebody."""
_AND_ARABIC = re.compile(r"(?<!\w)(?:و|اور)(?!\w)|[،؛]")
_TOLD = 0.97
"""How surely a text must tell an attack for nobody's promise whose remedy cannot be read; chosen on a quarter of the corpus and on other papers."""
_ULTIMATUM = re.compile(r"\beither\b[^.;]{1,160}\bor\b[^.;]{1,160}\bthey\s+(?:said|say|warned|told|added)\b", re.IGNORECASE)
"""Those who leave a choice to others promise nothing: "either the government arrests the killers or it steps down, they said"."""
_HOPED = re.compile(r"\b(?:he|she|they|it)\s+hope[ds]?\b|(?<!the )\bhope[ds]?\s+that\b")
"""A hope binds nobody: "the governor, he hoped, would have the culprits arrested"."""
_SAYS_ON = re.compile(r"\b(?:and|but)\s+(?:also\s+)?(?:said|told|added)\b")
"""Between the words that commit and a remedy: what is said next is another matter, "assured them of safety and said an inquiry was under way"."""
_TO_COME = re.compile(r"\b(?:would|will|shall|to|going|soon)\b|['’]ll\b")
_TOLD_OF = re.compile(
    r"\b(?:said|says|told|tells|added|announced|informed|assured|promised|vowed|pledged)\b[^.;]*\bthat\s+(?:the\s+)?$", re.IGNORECASE
)


def build_promises(decoded: Decoded, words: Words, *, sure: float, vows_by_name: bool = False) -> tuple[Mention, ...]:
    """Return a promise mention for each kind of remedy whose words were marked, and one for each vow that names none.

    With `vows_by_name` one without a remedy that can be read must have a word for a vow, name who gives it, or surely follow an attack.
    """
    spans = [span for span in decoded.spans if span.kind is MentionKind.PROMISE]
    acts = [span for span in spans if span.role == Role.ACT]
    kinds = [span for span in spans if span.role == Role.KIND]
    mentions: list[Mention] = []
    spoken: set[int] = set()
    for kind in kinds:
        act = _nearest(kind, acts)
        if act is not None:
            spoken.add(id(act))
        made = _promise(kind, act, spans, decoded, words, sure=sure)
        mentions += [mention for mention in made if not vows_by_name or _is_read(mention, act, decoded, words)]
    for act in acts:
        if id(act) not in spoken:
            made = _promise(None, act, spans, decoded, words, sure=sure)
            mentions += [mention for mention in made if not vows_by_name or _is_read(mention, act, decoded, words)]
    return _once_each(mentions)


def _once_each(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Keep one mention of each kind, force and sentence, the one that says most; one without a kind only where the sentence has no other."""
    best: dict[tuple[int, str | None, bool], Mention] = {}
    for mention in mentions:
        act, kind = mention.first(Role.ACT), mention.first(Role.KIND)
        key = (mention.passage.start, kind.name if kind is not None else None, act is not None and act.name in BINDING_ACTS)
        if key not in best or len(mention.arguments) > len(best[key].arguments):
            best[key] = mention
    with_kind = {(start, is_binding) for start, kind, is_binding in best if kind is not None}
    return tuple(mention for (start, kind, is_binding), mention in best.items() if kind is not None or (start, is_binding) not in with_kind)


def _nearest(kind: SpanFound, acts: Sequence[SpanFound]) -> SpanFound | None:
    """Return the act that the kind belongs to: the likeliest in its own sentence, else the likeliest of all that is more likely than not."""
    own = [act for act in acts if act.sentence == kind.sentence]
    best = max(own or acts, key=lambda act: likeness(kind, act), default=None)
    return best if best is not None and (own or likeness(kind, best) >= _LINKED) else None


def _promise(
    kind: SpanFound | None, act: SpanFound | None, spans: Sequence[SpanFound], decoded: Decoded, words: Words, *, sure: float
) -> Iterator[Mention]:
    head = kind or act
    if head is None:
        return
    if _ULTIMATUM.search(words.around(act or head).sentence.text):
        return
    if _HOPED.search(_before(head, words)):
        return
    named = Act((act or head).act)
    tells = decoded.sentences[head.sentence].tells
    if tells["promise" if named in BINDING_ACTS else "unbinding"] < sure:
        return
    said = next(words.cue(act or head, Role.ACT, "promise", ACT_CUES[named], named.value), None)
    if said is not None and named in BINDING_ACTS - {Act.COMMIT_OUTCOME} and _will_not_be(said, act or head, words):
        return
    if said is not None and kind is not None and _is_another_matter(said, kind, words):
        said = None
    arguments: list[Argument] = [argument for role in _PEOPLE for argument in _person(head, role, spans, words)]
    if said is not None:
        arguments.append(said)
    for role in _DETAILS:
        for span in spans:
            if span.role == role and span.sentence == head.sentence and likeness(head, span) >= _LINKED:
                arguments += _detail(span, role, words)
    for named_kind in _kinds(kind, arguments, words) if kind is not None else ((),):
        yield words.mention(MentionKind.PROMISE, head, [*arguments, *named_kind])


def _kinds(span: SpanFound, arguments: Sequence[Argument], words: Words) -> Iterator[Sequence[Argument]]:
    """Yield the words for each kind of remedy in a span; none for a kind that was marked and that no words say."""
    for name in span.promise_kinds:
        yield list(_kind(span, name, words)) or _by_amount(name, arguments, words)
    yield from ([said] for said in _joined_kinds(span, words))


def _is_read(mention: Mention, act: SpanFound | None, decoded: Decoded, words: Words) -> bool:
    """True where the remedy can be read or the words vow something; else where the text surely tells an attack, and some words commit.

    "The results will be told" and "the leader will attend a meeting" are marked now and then in papers that speak of much else.
    """
    if mention.first(Role.KIND) is not None or _is_vow(mention.first(Role.ACT), words):
        return True
    is_told = decoded.most(ToldAs.MAIN, ToldAs.RECALLED, "total") >= _TOLD
    return act is not None and (is_told or any(argument.role in _PEOPLE for argument in mention.arguments))


def _is_vow(said: Argument | None, words: Words) -> bool:
    """True for words that commit by themselves, "vowed", "assured", or that refuse or recall: "the results will be told" is none."""
    if said is None:
        return False
    return said.name not in BINDING_ACTS or any(hit.row["kind"] == "commit" for hit in words.lexicon.cues("promise", said.passage.quote))


def _will_not_be(said: Argument, span: SpanFound, words: Words) -> bool:
    sentence = words.around(span).sentence
    text, start, end = lower(sentence.text), said.passage.start - sentence.start, said.passage.end - sentence.start
    return is_refused(text[:start], text[start:end], text[end:])


def _is_another_matter(said: Argument, kind: SpanFound, words: Words) -> bool:
    """True when a new verb of saying stands between the words that commit and a remedy, and nothing behind it is still to come."""
    sentence = words.around(kind).sentence
    says_on = _SAYS_ON.search(words.document.text, said.passage.end, max(said.passage.end, kind.start))
    return says_on is not None and _TO_COME.search(words.document.text, says_on.end(), sentence.end) is None


def _before(span: SpanFound, words: Words) -> str:
    """Return the clause before a span, in small letters."""
    sentence = words.around(span).sentence
    return re.split(r"[;.]\s", sentence.text[: max(0, span.start - sentence.start)].lower())[-1]


def _kind(span: SpanFound, name: str, words: Words) -> Iterator[Argument]:
    """Yield the kind on a cue of it inside the span, or on a word that goes with it there; else what the span's own words say, else the nearest cue.

    The encoder points, the words speak: a span taken for treatment whose words are "permanent employment" is compensation.
    """
    cues = list(words.cue(span, Role.KIND, "promise_kind", (name,), name))
    inside = [
        argument
        for argument in (*cues, *words.cue(span, Role.KIND, "promise_kind_word", (name,), name))
        if span.start < argument.passage.end and argument.passage.start < span.end
    ]
    text = words.document.text[span.start : span.end]
    others = (
        argument
        for other in PROMISE_KINDS
        if other != PromiseKind.GESTURE or is_in_arabic_script(text)  # "would come" means much else
        for argument in words.cue(span, Role.KIND, "promise_kind", (other,), other)
        if span.start < argument.passage.end and argument.passage.start < span.end
    )
    said = max(others, key=lambda argument: len(argument.passage.quote), default=None)
    yield from (*inside, *((said,) if said else ()), *cues)[:1]


def _joined_kinds(span: SpanFound, words: Words) -> Iterator[Argument]:
    """Yield the kinds that the parts of a span say beside those marked, in Persian and Urdu: "he is removed and a delegation is sent"."""
    text = words.document.text
    if not is_in_arabic_script(text[span.start : span.end]):
        return
    cuts = [span.start, *(match.end() for match in _AND_ARABIC.finditer(text, span.start, span.end)), span.end]
    parts = [replace(span, start=start, end=end) for start, end in pairwise(cuts) if start < end]
    for part in parts if len(parts) > 1 else ():
        said = [
            argument
            for name in PROMISE_KINDS
            if name not in _WEAK
            for argument in words.cue(part, Role.KIND, "promise_kind", (name,), name)
            if part.start <= argument.passage.start and argument.passage.end <= part.end
        ]
        if said and not any(argument.name in span.promise_kinds for argument in said):
            yield max(said, key=lambda argument: len(argument.passage.quote))


def _by_amount(name: str, arguments: Sequence[Argument], words: Words) -> list[Argument]:
    """Return compensation on the words of the first amount of money, where no other words carry it and it is no reward."""
    amounts = [argument for argument in arguments if argument.role is Role.AMOUNT and not _REWARD.match(words.document.text, argument.passage.end)]
    return [Argument(role=Role.KIND, passage=amounts[0].passage, name=name)] if name == "compensation" and amounts else []


def _person(head: SpanFound, role: Role, spans: Sequence[SpanFound], words: Words) -> Iterator[Argument]:
    """Yield who said it: the marked words of its own sentence most like the promise; who is named elsewhere may be another (decision 003)."""
    own = [span for span in spans if span.role == role and span.sentence == head.sentence and likeness(head, span) >= _LINKED]
    best = max(own, key=lambda span: likeness(head, span), default=None)
    if best is None or (role is not Role.INSTITUTION and _is_told_of(best, words)):
        return
    if role is Role.PERSON:
        yield from words.verbatim(best, Role.PERSON)
    else:
        yield from words.row(best, role, "offices" if role is Role.OFFICE else "institutions")


def _is_told_of(span: SpanFound, words: Words) -> bool:
    """True for somebody whom a speaker tells of: "he said that the governor could call in the army"."""
    sentence = words.around(span).sentence
    return _TOLD_OF.search(sentence.text, 0, max(0, span.start - sentence.start)) is not None


def _detail(span: SpanFound, role: Role, words: Words) -> Iterator[Argument]:
    if role is Role.AMOUNT:
        yield from words.amount(span)
    elif role is Role.UNITS:
        yield from words.units(span)
    elif role is Role.DEADLINE:
        yield from words.deadline(span)
    else:
        yield from words.verbatim(span, role)


def build_actions(decoded: Decoded, words: Words, *, sure: float) -> Iterator[Mention]:
    """Yield an action mention for each marked deed."""
    spans = [span for span in decoded.spans if span.kind is MentionKind.ACTION]
    for deed in spans:
        if deed.role != Role.KIND or decoded.sentences[deed.sentence].tells["action"] < sure:
            continue
        arguments = list(words.cue(deed, Role.KIND, "action", (deed.action_kind,), deed.action_kind))
        for span in spans:
            if span.sentence == deed.sentence and span is not deed and likeness(deed, span) >= _LINKED:
                arguments += _deed_detail(span, words)
        yield words.mention(MentionKind.ACTION, deed, arguments)


def _deed_detail(span: SpanFound, words: Words) -> Iterator[Argument]:
    if span.role == Role.DATE:
        yield from words.date(span, Role.DATE)
    elif span.role == Role.UNITS:
        yield from words.units(span)
    elif span.role == Role.AMOUNT:
        yield from words.amount(span)
    elif span.role == Role.OFFICE:
        yield from words.row(span, Role.OFFICE, "offices")
    elif span.role == Role.INSTITUTION:
        yield from words.row(span, Role.INSTITUTION, "institutions")
    elif span.role in {Role.PERSON, Role.ACTOR}:
        yield from words.verbatim(span, Role(span.role))
