"""From a quote to values: the project's own value readers read the words, and what they cannot read is no value.

A model can take a count out of an attack's toll by its class; it can bring none in that the words take out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import assert_never

from hisab.reading.claims import find_claims
from hisab.reading.counts import find_counts
from hisab.reading.evidence import ACT_CUES
from hisab.reading.learned.words import Words
from hisab.reading.llm.answer import Quoted
from hisab.reading.scene import Scene
from hisab.reading.sentences import Sentence
from hisab.records.mentions import Argument, MentionKind, Role
from hisab.records.values import Covers
from hisab.vocabulary.words import Act

_KIND_CUES = {MentionKind.PROMISE: "promise_kind", MentionKind.ACTION: "action", MentionKind.ASSERTION: "assertion"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """Quoted words of the document, with what they are said to cover: all that `Words` looks at."""

    start: int
    end: int
    covers: str


class Values:
    """Reads quotes of one document."""

    def __init__(self, scene: Scene, sentences: tuple[Sentence, ...]) -> None:
        self._scene = scene
        self._words = Words(scene.document, sentences, scene.lexicon, scene.anchor)
        self._claims = tuple(chain.from_iterable(found.arguments for found in find_claims(scene)))

    def sentence_at(self, start: int) -> Sentence:
        """Return the sentence that holds the character at `start`."""
        return self._words.around(self._span(start, start + 1)).sentence

    def tells_attack(self, argument: Argument) -> bool:
        """True when the argument's sentence holds a word of attack."""
        return bool(self._scene.lexicon.cues("attack", self.sentence_at(argument.passage.start).text))

    def read(self, quoted: Quoted, kind: MentionKind, start: int, end: int) -> tuple[Argument, ...]:
        """Return what the words `[start, end)` say in the role and class that were proposed; nothing where no value reader reads it there."""
        covers = quoted.word or Covers.ATTACK
        if kind is MentionKind.TOTAL and covers == Covers.ATTACK:
            covers = Covers.SEVERAL_ATTACKS
        read = self._read(quoted, kind, self._span(start, end, covers))
        return tuple(argument for argument in read if argument.passage.start < end and start < argument.passage.end)

    @staticmethod
    def _span(start: int, end: int, covers: str = Covers.ATTACK) -> _Span:
        return _Span(start=start, end=end, covers=covers)

    def _read(self, quoted: Quoted, kind: MentionKind, span: _Span) -> Iterator[Argument]:  # noqa: PLR0912 - one case a kind of value
        role = quoted.role
        match role:
            case Role.KILLED | Role.INJURED | Role.ABDUCTED:
                yield from map(self._with_stated_cover, self._words.count(span, role))
            case Role.UNITS:
                yield from self._words.units(span)
            case Role.DATE | Role.PERIOD:
                yield from self._words.date(span, role)
            case Role.DEADLINE:
                yield from self._words.deadline(span)
            case Role.AMOUNT:
                yield from self._words.amount(span)
            case Role.PLACE:
                yield from self._words.places(span)
            case Role.COMMUNITY:
                yield from self._words.row(span, role, "communities")
            case Role.PERPETRATOR:
                yield from self._words.row(span, role, "groups")
            case Role.OFFICE:
                yield from self._words.row(span, role, "offices")
            case Role.INSTITUTION:
                yield from self._words.row(span, role, "institutions")
            case Role.ATTRIBUTED_BY | Role.SAID_BY:
                yield from self._words.row(span, role, "offices", "institutions")
            case Role.CLAIMED | Role.CLAIM_DENIED | Role.CLAIM_RETRACTED | Role.ATTRIBUTED:
                yield from (argument for argument in self._claims if argument.role is role)
            case Role.METHOD:
                yield from self._method(span)
            case Role.ACT:
                for act in Act:
                    if act == quoted.word:
                        yield from self._words.cue(span, role, "promise", ACT_CUES[act], act.value)
            case Role.KIND:
                yield from self._kind(quoted.word, kind, span)
            case Role.PERSON:
                yield from self._person(span)
            case Role.TARGET | Role.BENEFICIARY | Role.CONDITION | Role.ACTOR | Role.SCOPE:
                yield from self._words.verbatim(span, role)
            case _:
                assert_never(role)

    def _with_stated_cover(self, argument: Argument) -> Argument:
        """Return the count with what its own sentence says that it covers, where that is anything but the attack."""
        sentence = self.sentence_at(argument.passage.start)
        for found in find_counts(sentence.text, self._scene.lexicon):
            is_same = found.role is argument.role and found.start == argument.passage.start - sentence.start
            if is_same and found.count.covers is not Covers.ATTACK and argument.count is not None:
                return replace(argument, count=replace(argument.count, covers=found.count.covers))
        return argument

    def _method(self, span: _Span) -> Iterator[Argument]:
        sentence = self._words.around(span).sentence
        for hit in self._words.around(span).cues("attack"):
            if hit.row["kind"] and hit.start < span.end - sentence.start and span.start - sentence.start < hit.end:
                yield from self._words.cue(span, Role.METHOD, "attack", (hit.row["kind"],), hit.row["kind"])

    def _kind(self, word: str, kind: MentionKind, span: _Span) -> Iterator[Argument]:
        found = tuple(self._words.cue(span, Role.KIND, _KIND_CUES[kind], (word,), word))
        yield from found
        if not found and kind is MentionKind.PROMISE and word == "compensation":
            yield from (Argument(role=Role.KIND, passage=amount.passage, name=word) for amount in self._words.amount(span))

    def _person(self, span: _Span) -> Iterator[Argument]:
        """Yield the person of the vocabulary whom the words name, else the words."""
        sentence = self._words.around(span).sentence
        for hit in self._words.around(span).names:
            if hit.table == "tenures" and hit.start < span.end - sentence.start and span.start - sentence.start < hit.end:
                passage = self._scene.document.passage(sentence.start + hit.start, sentence.start + hit.end)
                yield Argument(role=Role.PERSON, passage=passage, name=hit.row["person"])
                return
        yield from self._words.verbatim(span, Role.PERSON)
