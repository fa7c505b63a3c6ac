"""The classifiers' scorer and folds, and what an encoder says of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from benchmarks.sentences import Answer, Piece, Row, cross_validate, cut_off, f1, say_by_ours, say_by_peer
from benchmarks.states import States

YES = ("We will build a school", "We will pay every family", "We will cut the tax", "We will open a clinic")
NO = ("The weather was fine", "They spent the money", "He said it was late", "The roads are bad")


def row(texts: Sequence[tuple[str, bool]], group: str, states: States | None = None) -> Row:
    return Row(
        text=" ".join(text for text, _ in texts),
        group=group,
        labels=(any(label for _, label in texts),),
        pieces=tuple(Piece(text=text, labels=(label,), states=states) for text, label in texts),
    )


def made(rounds: int) -> list[Row]:
    texts = [f"{text} number {turn}" for turn in range(rounds) for text in (*YES, *NO)]
    return [row([(text, "We will" in text)], f"group {place % 10}") for place, text in enumerate(texts)]


def asked(*texts: str) -> list[Row]:
    return [row([(text, False) for text in given.split(". ")], given).without_labels() for given in texts]


def test_f1_is_of_the_yes_rows() -> None:
    assert f1([True, True, False, False], [True, False, True, False]) == pytest.approx(1 / 2)
    assert f1([False, False], [False, False]) == 1.0
    assert f1([True], [False]) == 0.0


def test_the_cut_off_is_where_f1_is_best() -> None:
    assert cut_off([True, True, False, False], [0.9, 0.4, 0.3, 0.1]) == 0.4
    assert cut_off([True, False, True], [0.8, 0.5, 0.5]) == 0.5


def test_scores_that_are_the_same_fall_on_the_same_side() -> None:
    assert cut_off([True, False, False, False], [0.7, 0.7, 0.7, 0.7]) == 0.7


def test_no_group_is_both_learnt_from_and_judged_and_no_label_is_shown() -> None:
    pytest.importorskip("sklearn")
    rows = made(10)

    def say(learnt: Sequence[Row], judged: Sequence[Row]) -> list[Answer]:
        assert not {one.group for one in judged} & {one.group for one in learnt}
        assert not any(one.labels or piece.labels for one in judged for piece in one.pieces)
        return [("We will" in one.text,) for one in judged]

    assert cross_validate(rows, say) == [one.labels for one in rows]


def test_ours_and_the_peer_learn_what_the_words_tell() -> None:
    pytest.importorskip("sklearn")
    for say in (say_by_ours, say_by_peer):
        assert say(made(10), asked("We will build a road", "The weather was bad")) == [(True,), (False,)]


def test_what_the_encoder_says_is_used() -> None:
    numpy = pytest.importorskip("numpy")
    pytest.importorskip("sklearn")

    def states(is_true: bool) -> States:
        return States(vector=numpy.array([float(is_true), 1.0]), tokens=numpy.array([[float(is_true), 1.0], [0.0, 1.0]]))

    rows = [row([("the same words", bool(place % 2))], str(place), states(bool(place % 2))) for place in range(60)]
    given = [row([("the same words", False)], "new", states(is_true)).without_labels() for is_true in (True, False)]
    assert say_by_ours(rows, given) == [(True,), (False,)]


def test_a_document_is_as_likely_as_its_likeliest_sentence() -> None:
    pytest.importorskip("sklearn")
    documents = [
        row([(NO[place % 4], False), (YES[place // 2 % 4] if place % 2 else NO[(place + 1) % 4], bool(place % 2))], f"group {place}")
        for place in range(24)
    ]
    assert say_by_ours(documents, asked("It was late. We will build a road", "It was late. They spent")) == [(True,), (False,)]
