"""What the encoder that ships says of labelled sentences: a vector of each, and what its lower layers give for each of its tokens.

A sentence is read by itself and among its neighbours of the document, in windows as the reader cuts them; or only among its neighbours, where
the document is what is judged. No label is known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy

from hisab.reading.learned.encoder import Encoder
from hisab.reading.learned.tags import WIDTH
from hisab.reading.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """Numbers of one sentence: `vector` of the whole, `tokens` one row a token."""

    vector: Any
    tokens: Any


def read_alone(encoder: Encoder, texts: Sequence[str]) -> list[States]:
    """Return the states of each text read by itself, of a long one its first window; the vectors of the window come first."""
    made: dict[str, States] = {}
    for text in texts:
        if text not in made:
            found = next(iter(encoder.layers(text, [Sentence(index=0, text=text, start=0, end=len(text))])), None)
            made[text] = _NOTHING_ALONE if found is None else _states(found.lower, found.answers, (found.vector,))
    return [made[text] for text in texts]


def read_among(encoder: Encoder, text: str, sentences: Sequence[Sentence]) -> list[States]:
    """Return the states of each sentence of `text`, read among the others of its window."""
    found: dict[int, States] = {}
    for layers in encoder.layers(text, sentences):
        for start, _, first, last in layers.window.sentences:
            found[start] = _states(layers.lower[first:last], layers.answers[first:last])
    starts = (next((start for start in sorted(found) if one.start <= start < one.end), None) for one in sentences)
    return [_NOTHING if start is None else found[start] for start in starts]


def read_rows(encoder: Encoder, texts: Sequence[str], documents: Sequence[str]) -> list[States]:
    """Return the states of each text, read by itself and among those that stand beside it in its document; the tokens are of the first."""
    among: list[States] = []
    for _, run in groupby(range(len(texts)), key=lambda place: documents[place]):
        own = [texts[place] for place in run]
        among += read_among(encoder, "\n".join(own), list(_joined(own)))
    alone = read_alone(encoder, texts)
    return [States(vector=numpy.concatenate([one.vector, other.vector]), tokens=one.tokens) for one, other in zip(alone, among, strict=True)]


def _joined(texts: Sequence[str]) -> Iterator[Sentence]:
    start = 0
    for index, text in enumerate(texts):
        yield Sentence(index=index, text=text, start=start, end=start + len(text))
        start += len(text) + 1


def _states(lower: Any, answers: Any, more: Sequence[Any] = ()) -> States:
    vector = numpy.concatenate([*more, lower.mean(axis=0), lower.max(axis=0), answers.mean(axis=0), answers.max(axis=0)])
    return States(vector=vector.astype(numpy.float32), tokens=lower.astype(numpy.float16))


def _nothing(*, more: int) -> States:
    return _states(numpy.zeros((1, 384)), numpy.zeros((1, WIDTH)), (numpy.zeros(more),))


_NOTHING, _NOTHING_ALONE = _nothing(more=0), _nothing(more=4 * 384)
"""Stands for a text without a token."""
