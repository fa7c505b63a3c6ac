"""The classifiers' scorer and folds, and the seam for a sentence's vector."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.classified import Task, measure
from benchmarks.sentences import Labelled, cross_validate, cut_off, f1, say_by_ours, say_by_pieces

YES = ("We will build a school", "We will pay every family", "We will cut the tax", "We will open a clinic")
NO = ("The weather was fine", "They spent the money", "He said it was late", "The roads are bad")


def made(rounds: int) -> Labelled:
    texts = tuple(f"{text} number {turn}" for turn in range(rounds) for text in (*YES, *NO))
    return Labelled(
        texts=texts, labels=tuple("We will" in text for text in texts), groups=tuple(f"group {place % 10}" for place in range(len(texts)))
    )


def test_f1_is_of_the_yes_rows() -> None:
    assert f1([True, True, False, False], [True, False, True, False]) == pytest.approx(1 / 2)
    assert f1([False, False], [False, False]) == 1.0
    assert f1([True], [False]) == 0.0


def test_the_cut_off_is_where_f1_is_best() -> None:
    assert cut_off([True, True, False, False], [0.9, 0.4, 0.3, 0.1]) == 0.4
    assert cut_off([True, False, True], [0.8, 0.5, 0.5]) == 0.5


def test_scores_that_are_the_same_fall_on_the_same_side() -> None:
    assert cut_off([True, False, False, False], [0.7, 0.7, 0.7, 0.7]) == 0.7


def test_no_group_is_both_learnt_from_and_judged() -> None:
    pytest.importorskip("sklearn")
    data = made(10)

    def say(train: Labelled, texts: Sequence[str]) -> list[bool]:
        judged = {data.groups[data.texts.index(text)] for text in texts}
        assert not judged & set(train.groups)
        return [text in YES for text in texts]

    assert len(cross_validate(data, say)) == len(data.texts)


def test_ours_learns_what_the_words_tell() -> None:
    pytest.importorskip("sklearn")
    assert say_by_ours(made(10), ["We will build a road", "The weather was bad"]) == [True, False]


def test_a_vector_of_an_encoder_is_used() -> None:
    pytest.importorskip("sklearn")
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> list[list[float]]:
        asked.extend(texts)
        return [[20.0 if text.startswith("secret") else 0.0] for text in texts]

    texts = tuple(f"{'secret' if place % 2 else 'common'} same words {place}" for place in range(60))
    train = Labelled(texts=texts, labels=tuple(bool(place % 2) for place in range(60)), groups=tuple(str(place) for place in range(60)))
    assert say_by_ours(train, ["secret other", "other"], embed=embed) == [True, False]
    assert set(asked) == {*texts, "secret other", "other"}


def test_a_document_is_as_likely_as_its_likeliest_sentence() -> None:
    pytest.importorskip("sklearn")
    labels = tuple(bool(place % 2) for place in range(24))
    pieces = {
        f"group {place}": [(NO[place % 4], False), (YES[place // 2 % 4] if label else NO[(place + 1) % 4], label)]
        for place, label in enumerate(labels)
    }
    documents = Labelled(texts=tuple(f"document {place}" for place in range(24)), labels=labels, groups=tuple(pieces))
    said = say_by_pieces(
        documents, ["It was late. We will build a road", "It was late. They spent"], pieces=pieces, split=lambda text: text.split(". ")
    )
    assert said == [True, False]


def test_another_part_is_judged_by_what_the_training_part_taught(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    task = Task(
        name="made",
        folder="made",
        split="train",
        about="made",
        known="none",
        text=lambda row: str(row["text"]),
        group=lambda row: str(row["group"]),
        labels={"yes": lambda row: bool(row["yes"])},
    )
    data = made(10)
    rows = [{"text": text, "group": group, "yes": label} for text, label, group in zip(data.texts, data.labels, data.groups, strict=True)]
    for name, part in (("train", rows), ("test", rows[:16])):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in part), encoding="utf-8")
    given = lambda texts: [[0.0] for _ in texts]  # noqa: E731
    assert measure(task, ["--data", str(tmp_path), "--train", str(tmp_path), "--split", "test", "--out", str(tmp_path)], embed=given) == 0
    assert "made, test: 16 rows, F1 of each label (learnt from train)" in capsys.readouterr().out
    assert len((tmp_path / "made_test.jsonl").read_text(encoding="utf-8").splitlines()) == 16
