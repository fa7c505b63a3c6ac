"""Reads the encoder's answers: which words are spans of which role, what each span and each sentence tells, and which spans belong together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
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
    """Return the spans of one sentence: runs of words of which some token is more likely inside a span of the tag than outside."""
    scores = one.answers[first:last, SLOTS["tags"]].reshape(last - first, len(TAGS), 2)
    chances = numpy.exp(scores)
    total = 1.0 + chances.sum(axis=2)
    inside = 1.0 - 1.0 / total
    begins = chances[..., 0] / total
    words = _words(one, first, last)
    heads = numpy.array([start - first for start, _ in words])
    word_inside = numpy.maximum.reduceat(inside, heads, axis=0)
    found = []
    for tag in numpy.flatnonzero((word_inside >= 0.5).any(axis=0)):
        position = 0
        while position < len(words):
            if word_inside[position, tag] < 0.5:
                position += 1
                continue
            end = position + 1
            while end < len(words) and word_inside[end, tag] >= 0.5 and begins[heads[end], tag] < 0.5:
                end += 1
            sure = float(word_inside[position:end, tag].mean())
            found.append(_span(one, int(tag), range(words[position][0], words[end - 1][1]), sentence=sentence, sure=sure))
            position = end
    return sorted(found, key=lambda span: (span.start, span.end))


def _words(one: Answered, first: int, last: int) -> list[tuple[int, int]]:
    """Return the words of a sentence as runs of tokens: what is written together without a mark between."""
    text, tokens = one.text, one.window.tokens
    words: list[tuple[int, int]] = []
    for number in range(first, last):
        start = tokens.starts[number]
        if words and start == tokens.ends[number - 1] and text[start].isalnum() and text[start - 1].isalnum():
            words[-1] = (words[-1][0], number + 1)
        else:
            words.append((number, number + 1))
    return words


def _span(one: Answered, tag: int, run: range, *, sentence: int, sure: float) -> SpanFound:
    kind, _, role = TAGS[tag].partition(".")
    mean = one.answers[run.start : run.stop].mean(axis=0)
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


def _soft_highest(scores: Numbers) -> Numbers:
    """Return the logarithm of the mean of the exponentials over the tokens: a few sure words carry a long sentence."""
    top = scores.max(axis=0)
    return numpy.asarray(top + numpy.log(numpy.exp(scores - top).mean(axis=0)), dtype=numpy.float32)


def _sigmoid(values: Numbers) -> Numbers:
    return numpy.asarray(1.0 / (1.0 + numpy.exp(-values)), dtype=numpy.float32)


def _unit(vector: Numbers) -> Numbers:
    length = float(numpy.linalg.norm(vector))
    return vector / length if length else vector
