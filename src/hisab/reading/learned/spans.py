"""Reads the encoder's answers: which words are spans of which role, what each span and each sentence tells, and which spans belong together."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

from hisab.reading.learned.encoder import Answered
from hisab.reading.learned.tags import ACTION_KINDS, ACTS, COVERS, PROMISE_KINDS, SENTENCE, SLOTS, TAGS, TOLD
from hisab.records.mentions import MentionKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.float32]

_CHOICES = {"told": TOLD, "covers": COVERS, "act": ACTS, "action_kind": ACTION_KINDS}
_KIND_FROM = 0.5
_INSIDE, _STILL_INSIDE = 0.5, 0.3
"""From which probability a word makes a span, and from which it goes on with one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpanFound:
    """Words `[start, end)` of the text that say something of a mention. `role` is "tells" where they only tell it; `sure` is a probability."""

    kind: MentionKind
    role: str
    start: int
    end: int
    sentence: int
    sure: float
    told: str
    covers: str
    act: str
    action_kind: str
    promise_kinds: tuple[str, ...]
    link: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTold:
    """What the sentence at `[start, end)` tells: a probability for each of `tags.SENTENCE`."""

    index: int
    start: int
    end: int
    tells: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text as the encoder sees it."""

    spans: tuple[SpanFound, ...]
    sentences: tuple[SentenceTold, ...]

    def most(self, *classes: str) -> float:
        """Return the highest probability that any sentence tells one of `classes`; nought for a text without sentences."""
        return max((sentence.tells[name] for sentence in self.sentences for name in classes), default=0.0)


def decode(answered: Iterable[Answered]) -> Decoded:
    """Return the spans and sentences that the answers tell."""
    spans: list[SpanFound] = []
    sentences: list[SentenceTold] = []
    for one in answered:
        first_sentence = len(sentences)
        for start, end, first, last in one.window.sentences:
            tells = _sigmoid(_soft_highest(one.answers[first:last, SLOTS["sentence"]]))
            sentences.append(SentenceTold(index=len(sentences), start=start, end=end, tells=dict(zip(SENTENCE, map(float, tells), strict=True))))
        for number, (_, _, first, last) in enumerate(one.window.sentences):
            spans += _spans(one, first, last, first_sentence + number)
    return Decoded(spans=tuple(spans), sentences=tuple(sentences))


def _spans(one: Answered, first: int, last: int, sentence: int) -> list[SpanFound]:
    found = [_span(one, tag, run, sentence=sentence, sure=sure) for tag, run, sure in runs_marked(one, SLOTS["tags"], range(first, last))]
    return sorted(found, key=lambda span: (span.start, span.end))


def runs_marked(one: Answered, slot: slice, tokens: range, *, least: float = _INSIDE) -> Iterator[tuple[int, range, float]]:
    """Yield question, tokens and mean probability of the spans that `slot` marks among `tokens`.

    A span is a run of words that are inside it with a probability of `_STILL_INSIDE`, some with `least`; one word that is not may lie between.
    """
    scores = one.answers[tokens.start : tokens.stop, slot].reshape(len(tokens), -1, 2)
    chances = numpy.exp(scores)
    total = 1.0 + chances.sum(axis=2)
    words = words_of(one, tokens.start, tokens.stop)
    heads = numpy.array([start - tokens.start for start, _ in words])
    inside = numpy.maximum.reduceat(1.0 - 1.0 / total, heads, axis=0)
    begins = (chances[..., 0] / total)[heads] >= 0.5
    for question in numpy.flatnonzero((inside >= least).any(axis=0)):
        own = inside[:, question]
        for start, end in _runs(own.tolist(), begins[:, question].tolist(), least):
            yield int(question), range(words[start][0], words[end - 1][1]), float(_mean(own[start:end]))


def _runs(inside: Sequence[float], begins: Sequence[bool], least: float) -> Iterator[tuple[int, int]]:
    """Yield the spans of one question as runs of words."""
    still = min(_STILL_INSIDE, least)
    position, number = 0, len(inside)
    while position < number:
        if inside[position] < still:
            position += 1
            continue
        end = position + 1
        while end < number and not begins[end]:
            is_bridged = end + 1 < number and inside[end + 1] >= least and not begins[end + 1]
            if inside[end] < still and not is_bridged:
                break
            end += 1
        if max(inside[position:end]) >= least:
            yield position, end
        position = end


def words_of(one: Answered, first: int, last: int) -> list[tuple[int, int]]:
    """Return the words of the sentence at tokens `[first, last)` as runs of tokens: what is written together without a mark between."""
    text, tokens = one.text, one.window.tokens
    words: list[tuple[int, int]] = []
    for number in range(first, last):
        start = tokens.starts[number]
        if words and start == tokens.ends[number - 1] and _is_of_word(text[start]) and _is_of_word(text[start - 1]):
            words[-1] = (words[-1][0], number + 1)
        else:
            words.append((number, number + 1))
    return words


def _is_of_word(character: str) -> bool:
    """True for letters, digits and the marks that are written over them."""
    return character.isalnum() or unicodedata.combining(character) > 0


def _span(one: Answered, tag: int, run: range, *, sentence: int, sure: float) -> SpanFound:
    kind, _, role = TAGS[tag].partition(".")
    mean = _mean(one.answers[run.start : run.stop])
    chosen = {name: choices[int(mean[SLOTS[name]].argmax())] for name, choices in _CHOICES.items()}
    chances = _sigmoid(mean[SLOTS["promise_kind"]])
    kinds = [name for name, chance in zip(PROMISE_KINDS, chances, strict=True) if chance >= _KIND_FROM] or [PROMISE_KINDS[int(chances.argmax())]]
    tokens = one.window.tokens
    return SpanFound(
        kind=MentionKind(kind),
        role=role,
        start=tokens.starts[run.start],
        end=tokens.ends[run.stop - 1],
        sentence=sentence,
        sure=sure,
        promise_kinds=tuple(kinds),
        link=_unit(mean[SLOTS["link"]]),
        **chosen,
    )


def likeness(one: SpanFound, other: SpanFound) -> float:
    """Return how surely two spans of one kind are of the same mention, from 0 to 1 (what the link vectors were trained to say)."""
    return 1.0 / (1.0 + math.exp(5.0 - 10.0 * float(one.link @ other.link)))


def group(spans: Sequence[SpanFound]) -> tuple[tuple[SpanFound, ...], ...]:
    """Return the spans in groups, each of one mention: a span joins the group that it is on average most like, if that is more likely than not."""
    groups: list[list[SpanFound]] = []
    for span in spans:
        best = max(groups, key=lambda own: _mean_likeness(span, own), default=None)
        if best is not None and _mean_likeness(span, best) >= 0.5:
            best.append(span)
        else:
            groups.append([span])
    return tuple(tuple(own) for own in groups)


def _mean_likeness(span: SpanFound, own: Sequence[SpanFound]) -> float:
    return sum(likeness(span, other) for other in own) / len(own)


def _mean(rows: Numbers) -> Numbers:
    """Return the mean of `rows`; `numpy.mean` takes several times as long for a few of them."""
    return numpy.asarray(numpy.add.reduce(rows, axis=0) / len(rows), dtype=numpy.float32)


def _soft_highest(scores: Numbers) -> Numbers:
    """Return the logarithm of the mean of the exponentials over the tokens: a few sure words carry a long sentence."""
    top = scores.max(axis=0)
    return numpy.asarray(top + numpy.log(numpy.exp(scores - top).mean(axis=0)), dtype=numpy.float32)


def _sigmoid(values: Numbers) -> Numbers:
    return numpy.asarray(1.0 / (1.0 + numpy.exp(-values)), dtype=numpy.float32)


def _unit(vector: Numbers) -> Numbers:
    length = math.sqrt(vector @ vector)
    return vector / length if length else vector
