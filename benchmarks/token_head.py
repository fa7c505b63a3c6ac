"""A small network over the tokens of a sentence: one hidden layer, its mean and its highest over the tokens, and one answer a label.

Written in numpy for texts of any length side by side, which scikit-learn's networks do not take; it learns in seconds on a processor. The same
seed gives the same network. (Dropout of inputs, AdamW and its schedule as is usual.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy

_HIDDEN = 128
_EPOCHS = 4
_BATCH = 32
_RATE = 1e-3
_DECAY = 0.05
_DROPPED = 0.3
_WARM = 0.1
_SCORED = 256


class TokenHead:
    """Learnt from the tokens of texts and their labels; the hyperparameters are the same for every corpus."""

    def __init__(self, tokens: Sequence[Any], labels: Any, *, seed: int) -> None:
        self._random = numpy.random.default_rng(seed)
        some = numpy.concatenate([numpy.asarray(one, numpy.float32) for one in tokens[:1500]])
        self._middle, self._spread = some.mean(axis=0), some.std(axis=0) + 1e-6
        width, asked = some.shape[1], labels.shape[1]
        self._weights = [
            self._drawn(width, _HIDDEN),
            numpy.zeros(_HIDDEN, numpy.float32),
            self._drawn(2 * _HIDDEN, asked),
            numpy.zeros(asked, numpy.float32),
        ]
        self._learn(tokens, labels.astype(numpy.float32))

    def scores(self, tokens: Sequence[Any]) -> Any:
        """Return the log odds of each label, one row a text."""
        found = [self._forward(*self._joined(tokens[place : place + _SCORED]))[-1] for place in range(0, len(tokens), _SCORED)]
        return numpy.concatenate(found) if found else numpy.zeros((0, self._weights[3].shape[0]))

    def _drawn(self, rows: int, columns: int) -> Any:
        return self._random.uniform(-1, 1, (rows, columns)).astype(numpy.float32) / numpy.float32(rows**0.5)

    def _joined(self, tokens: Sequence[Any]) -> tuple[Any, Any]:
        """Return all tokens in one table, and how many each text has."""
        rows = (numpy.concatenate(list(tokens)).astype(numpy.float32) - self._middle) / self._spread
        return rows, numpy.array([len(one) for one in tokens])

    def _forward(self, rows: Any, lengths: Any) -> tuple[Any, Any, Any]:
        """Return what the hidden layer gives for each token, its mean and highest of each text, and the answers."""
        first, first_bias, second, second_bias = self._weights
        starts = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]])
        hidden = numpy.maximum(rows @ first + first_bias, 0)
        pooled = numpy.hstack([numpy.add.reduceat(hidden, starts) / lengths[:, None].astype(numpy.float32), numpy.maximum.reduceat(hidden, starts)])
        return hidden, pooled, pooled @ second + second_bias

    def _learn(self, tokens: Sequence[Any], labels: Any) -> None:
        true = labels.sum(axis=0)
        rarity = numpy.sqrt((len(labels) - true) / numpy.maximum(true, 1))
        means, squares = ([numpy.zeros_like(one) for one in self._weights] for _ in range(2))
        steps = _EPOCHS * -(-len(tokens) // _BATCH)
        for step, batch in enumerate(self._batches(len(tokens)), start=1):
            rate = _RATE * min(1.0, step / (_WARM * steps)) * max(0.02, 1 - step / steps)
            for turn, slope in enumerate(self._slopes([tokens[place] for place in batch], labels[batch], rarity)):
                means[turn] = 0.9 * means[turn] + 0.1 * slope
                squares[turn] = 0.999 * squares[turn] + 0.001 * slope**2
                move = means[turn] / (1 - 0.9**step) / (numpy.sqrt(squares[turn] / (1 - 0.999**step)) + 1e-8)
                self._weights[turn] = (self._weights[turn] * (1 - rate * _DECAY) - rate * move).astype(numpy.float32)

    def _batches(self, number: int) -> Iterator[Any]:
        for _ in range(_EPOCHS):
            order = self._random.permutation(number)
            yield from (order[place : place + _BATCH] for place in range(0, number, _BATCH))

    def _slopes(self, tokens: Sequence[Any], labels: Any, rarity: Any) -> tuple[Any, ...]:
        """Return the slope of the loss, cross-entropy with rare labels weighing more, for each table of weights."""
        rows, lengths = self._joined(tokens)
        rows *= (self._random.random(rows.shape, numpy.float32) >= _DROPPED) / numpy.float32(1 - _DROPPED)
        hidden, pooled, answers = self._forward(rows, lengths)
        weight = numpy.where(labels > 0, rarity, 1.0) / labels.size
        wrong = ((1 / (1 + numpy.exp(-answers)) - labels) * weight).astype(numpy.float32)
        back = wrong @ self._weights[2].T
        highest = numpy.repeat(pooled[:, _HIDDEN:], lengths, axis=0)
        slope = numpy.repeat(back[:, :_HIDDEN] / lengths[:, None].astype(numpy.float32), lengths, axis=0)
        slope += (hidden == highest) * numpy.repeat(back[:, _HIDDEN:], lengths, axis=0)
        slope *= hidden > 0
        return rows.T @ slope, slope.sum(axis=0), pooled.T @ wrong, wrong.sum(axis=0)
