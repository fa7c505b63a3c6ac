"""One command for each labelled corpus: read the part, let ours and the peer answer for every text unseen, print the scores side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.parts import CORPORA, Part, find_part, make_parser, print_table, write_rows
from benchmarks.sentences import Embed, Labelled, Pieces, cross_validate, f1, is_ready, say_by_ours, say_by_peer, say_by_pieces
from hisab.reading.learned.encoder import shipped_encoder
from hisab.reading.sentences import split_sentences

Say = Callable[[Labelled, Sequence[str]], list[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A labelled corpus: how a row gives its text, its group and its yes-or-no labels, and what the sources say of it."""

    name: str
    folder: str
    split: str
    about: str
    known: str
    text: Callable[[Mapping[str, Any]], str]
    group: Callable[[Mapping[str, Any]], str]
    labels: Mapping[str, Callable[[Mapping[str, Any]], bool]]
    pieces: str | None = None
    """The part that labels the sentences of the documents: the same columns, and the sentence in `sent_text`."""

    def labelled(self, rows: Sequence[Mapping[str, Any]], label: str) -> Labelled:
        """Return the rows with one of the labels."""
        return Labelled(
            texts=tuple(self.text(row) for row in rows),
            labels=tuple(self.labels[label](row) for row in rows),
            groups=tuple(self.group(row) for row in rows),
        )


def embed_once() -> Embed:
    """Return the vectors of the encoder that ships, each text's made once."""
    made: dict[str, Any] = {}

    def embed(texts: Sequence[str]) -> Any:
        for text in texts:
            if text not in made:
                made[text] = shipped_encoder().vector(text)
        return [made[text] for text in texts]

    return embed


def measure(task: Task, arguments: Sequence[str] | None, *, embed: Embed | None = None) -> int:
    """Measure ours and the peer on a part and print F1 by label and their mean.

    The part that is learnt from is judged by cross-validation; any other part is judged by models that learnt the whole of it.
    """
    parser = make_parser(task.name, task.about, split=task.split, folder=task.folder)
    parser.add_argument("--train", type=Path, default=CORPORA / task.folder, help=f"the folder whose part {task.split!r} is learnt from")
    options = parser.parse_args(arguments)
    part, known = find_part(options.data, options.split), find_part(options.train, task.split)
    if part is None or known is None or not is_ready(task.name):
        return 0
    rows = list(part.rows())
    learnt = None if part.path.resolve() == known.path.resolve() else list(known.rows())
    pieces = find_part(options.train, task.pieces) if task.pieces else None
    labelled = list(pieces.rows()) if pieces is not None else None
    vectors = embed or embed_once()

    def ours(label: str) -> Say:
        if labelled is None:
            return lambda data, texts: say_by_ours(data, texts, embed=vectors)
        own = _pieces(task, label, labelled)
        return lambda data, texts: say_by_pieces(data, texts, pieces=own, split=_split, embed=vectors)

    answers = {
        "ours": {label: _answer(task, label, rows, learnt, ours(label)) for label in task.labels},
        "peer": {label: _answer(task, label, rows, learnt, say_by_peer) for label in task.labels},
    }
    _print(task, part, rows, answers, is_crossed=learnt is None)
    write_rows(
        options.out,
        f"{task.name}_{part.name}.jsonl",
        (
            {"row": place, **{name: {label: said[label][place] for label in task.labels} for name, said in answers.items()}}
            for place in range(len(rows))
        ),
    )
    return 0


def _pieces(task: Task, label: str, rows: Sequence[Mapping[str, Any]]) -> Pieces:
    by_group: dict[str, list[tuple[str, bool]]] = {}
    for row in rows:
        by_group.setdefault(task.group(row), []).append((str(row["sent_text"]), task.labels[label](row)))
    return by_group


def _split(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def _answer(task: Task, label: str, rows: Sequence[Mapping[str, Any]], learnt: Sequence[Mapping[str, Any]] | None, say: Say) -> list[bool]:
    data = task.labelled(rows, label)
    return cross_validate(data, say) if learnt is None else say(task.labelled(learnt, label), data.texts)


def _print(task: Task, part: Part, rows: Sequence[Mapping[str, Any]], answers: Mapping[str, Mapping[str, list[bool]]], *, is_crossed: bool) -> None:
    scores = {label: [f1(task.labelled(rows, label).labels, said[label]) for said in answers.values()] for label in task.labels}
    table: list[tuple[str, Sequence[float | int | str | None]]] = [
        (label, [sum(task.labelled(rows, label).labels), *values]) for label, values in scores.items()
    ]
    if len(scores) > 1:
        table.append(("mean", ["", *(sum(column) / len(scores) for column in zip(*scores.values(), strict=True))]))
    how = "five folds, groups kept together" if is_crossed else f"learnt from {task.split}"
    print_table(f"{task.name}, {part.name}: {len(rows)} rows, F1 of each label ({how})", ("rows", "ours", "peer: TF-IDF + LR"), table)
    print(f"  {task.known}")
