"""One command for each labelled corpus: which part is judged by what, and the labels of a document's sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.classified import Reading, Task, measure

NOTHING = Reading(rows=lambda texts, _: [None for _ in texts], document=lambda _, sentences: [None for _ in sentences])
TASK = Task(
    name="made",
    folder="made",
    split="train",
    about="made",
    known="none",
    text=lambda row: str(row["text"]),
    group=lambda row: str(row["group"]),
    document=lambda row: str(row["group"]),
    labels={"yes": lambda row: bool(row["yes"])},
)
DOCUMENTS = Task(
    name="made",
    folder="made",
    split="train",
    about="made",
    known="none",
    text=lambda row: str(row["text"]),
    group=lambda row: str(row["group"]),
    document=lambda row: str(row["group"]),
    labels={"yes": lambda row: bool(row["yes"])},
    pieces="sentences",
)
SENTENCES = (("We will build a school.", True), ("The weather was fine.", False))


def write(folder: Path, name: str, rows: list[dict[str, object]]) -> None:
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def arguments(folder: Path, split: str) -> list[str]:
    return ["--data", str(folder), "--train", str(folder), "--split", split, "--out", str(folder)]


def test_another_part_is_judged_by_what_the_training_part_taught(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    rows: list[dict[str, object]] = [
        {"text": f"{text} number {turn}", "group": turn, "yes": label} for turn in range(20) for text, label in SENTENCES
    ]
    write(tmp_path, "train", rows)
    write(tmp_path, "test", rows[:16])
    assert measure(TASK, arguments(tmp_path, "test"), reading=NOTHING) == 0
    assert "made, test: 16 rows, F1 of each label (learnt from train)" in capsys.readouterr().out
    assert len((tmp_path / "made_test.jsonl").read_text(encoding="utf-8").splitlines()) == 16


def test_documents_are_learnt_by_their_labelled_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    documents: list[dict[str, object]] = []
    sentences: list[dict[str, object]] = []
    for turn in range(30):
        own = SENTENCES if turn % 2 else (("They spent the money.", False), SENTENCES[1])
        documents.append({"text": " ".join(text for text, _ in own), "group": turn, "yes": any(label for _, label in own)})
        sentences += [{"sent_text": text, "group": turn, "yes": label} for text, label in own]
    write(tmp_path, "train", documents)
    write(tmp_path, "sentences", sentences)
    assert measure(DOCUMENTS, arguments(tmp_path, "train"), reading=NOTHING) == 0
    said = [json.loads(line) for line in (tmp_path / "made_train.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["ours"]["yes"] for one in said] == [bool(turn % 2) for turn in range(30)]
    assert "five folds, groups kept together" in capsys.readouterr().out
