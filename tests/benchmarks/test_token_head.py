"""A small network over tokens: it learns, and the same seed gives the same network."""

from __future__ import annotations

import pytest

numpy = pytest.importorskip("numpy")


def test_it_learns_a_token_that_tells_and_the_same_seed_gives_the_same() -> None:
    from benchmarks.token_head import TokenHead  # noqa: PLC0415

    random = numpy.random.default_rng(1)
    labels = random.random((600, 2)) < (0.5, 0.3)
    tokens = []
    for own in labels:
        rows = random.normal(size=(random.integers(1, 9), 6))
        rows[0, :2] += 6 * own
        tokens.append(rows)
    scores = TokenHead(tokens, labels, seed=3).scores(tokens)
    assert ((scores > 0) == labels).mean() > 0.9
    assert (TokenHead(tokens, labels, seed=3).scores(tokens) == scores).all()


def test_nothing_asked_is_nothing_said() -> None:
    from benchmarks.token_head import TokenHead  # noqa: PLC0415

    head = TokenHead([numpy.ones((2, 3)), numpy.zeros((1, 3))], numpy.array([[True], [False]]), seed=1)
    assert head.scores([]).shape == (0, 1)
