"""One command for each labelled corpus: read the part, let ours and the peer answer for every text unseen, print the scores side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.parts import CORPORA, Part, find_part, make_parser, print_table, write_rows
from benchmarks.sentences import Answer, Piece, Row, Say, cross_validate, f1, is_ready, say_by_ours, say_by_peer
from benchmarks.states import States, read_among, read_rows
from hisab.reading.learned.encoder import shipped_encoder
from hisab.reading.sentences import Sentence, split_sentences

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A labelled corpus: how a row gives its text, its group, its document and its yes-or-no labels, and what the sources say of it."""

    name: str
    folder: str
    split: str
    about: str
    known: str
    text: Callable[[Mapping[str, Any]], str]
    group: Callable[[Mapping[str, Any]], str]
    document: Callable[[Mapping[str, Any]], str]
    labels: Mapping[str, Callable[[Mapping[str, Any]], bool]]
    pieces: str | None = None
    """The part that labels the sentences of the documents: the same columns, and the sentence in `sent_text`."""

    def answer(self, row: Mapping[str, Any]) -> Answer:
        """Return what is true of a row, label by label."""
        return tuple(is_true(row) for is_true in self.labels.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the encoder reads: the rows of a task, and the sentences of a document."""

    rows: Callable[[Sequence[str], Sequence[str]], Sequence[States | None]]
    document: Callable[[str, Sequence[Sentence]], Sequence[States | None]]


def shipped_reading() -> Reading:
    """Return how the encoder that ships reads."""
    encoder = shipped_encoder()
    return Reading(
        rows=lambda texts, documents: read_rows(encoder, texts, documents), document=lambda text, sentences: read_among(encoder, text, sentences)
    )


def measure(task: Task, arguments: Sequence[str] | None, *, reading: Reading | None = None) -> int:
    """Measure ours and the peer on a part and print F1 by label and their mean.

    The part that is learnt from is judged by cross-validation; any other part is judged by models that learnt the whole of it.
    """
    parser = make_parser(task.name, task.about, split=task.split, folder=task.folder)
    parser.add_argument("--train", type=Path, default=CORPORA / task.folder, help=f"the folder whose part {task.split!r} is learnt from")
    options = parser.parse_args(arguments)
    part, known = find_part(options.data, options.split), find_part(options.train, task.split)
    if part is None or known is None or not is_ready(task.name):
        return 0
    is_crossed = part.path.resolve() == known.path.resolve()
    read = reading or shipped_reading()
    pieces = find_part(options.train, task.pieces) if task.pieces else None
    labelled = list(pieces.rows()) if pieces is not None else []
    learnt = _rows(task, list(known.rows()), labelled, read)
    rows = learnt if is_crossed else _rows(task, list(part.rows()), [], read)
    answers = {name: _answer(rows, None if is_crossed else learnt, say) for name, say in (("ours", say_by_ours), ("peer", say_by_peer))}
    _print(task, part, rows, answers, is_crossed=is_crossed)
    write_rows(
        options.out,
        f"{task.name}_{part.name}.jsonl",
        ({"row": place, **{name: dict(zip(task.labels, said[place], strict=True)) for name, said in answers.items()}} for place in range(len(rows))),
    )
    return 0


def _rows(task: Task, rows: Rows, labelled: Rows, reading: Reading) -> list[Row]:
    """Return the rows with their sentences; the labels of a document's sentences are those of `labelled`, none where it is empty."""
    if task.pieces is None:
        states = reading.rows([task.text(row) for row in rows], [task.document(row) for row in rows])
        pieces: list[tuple[Piece, ...]] = [
            (Piece(text=task.text(row), labels=task.answer(row), states=one),) for row, one in zip(rows, states, strict=True)
        ]
    else:
        told: dict[str, list[tuple[str, Answer]]] = {}
        for row in labelled:
            told.setdefault(task.group(row), []).append((str(row["sent_text"]), task.answer(row)))
        pieces = [_pieces(task.text(row), told.get(task.group(row), ()), len(task.labels), reading) for row in rows]
    return [Row(text=task.text(row), group=task.group(row), labels=task.answer(row), pieces=own) for row, own in zip(rows, pieces, strict=True)]


def _pieces(text: str, told: Sequence[tuple[str, Answer]], labels: int, reading: Reading) -> tuple[Piece, ...]:
    """Return the sentences of a document as ours are cut; each has the labels of the labelled sentences that it shares its words with."""
    sentences = split_sentences(text)
    places, position = [], 0
    for words, answer in told:
        start = text.find(words.strip(), position)
        if start >= 0:
            position = start + len(words.strip())
            places.append((start, position, answer))
    return tuple(
        Piece(text=one.text, labels=_labels(one, places, labels), states=states)
        for one, states in zip(sentences, reading.document(text, sentences), strict=True)
    )


def _labels(sentence: Sentence, places: Sequence[tuple[int, int, Answer]], labels: int) -> Answer:
    """Return the labels of all `places` of which, or of the sentence, at least half is shared."""
    own = [
        answer
        for start, end, answer in places
        if 2 * (min(end, sentence.end) - max(start, sentence.start)) >= min(end - start, sentence.end - sentence.start) > 0
    ]
    return tuple(any(answer[label] for answer in own) for label in range(labels))


def _answer(rows: Sequence[Row], learnt: Sequence[Row] | None, say: Say) -> list[Answer]:
    return cross_validate(rows, say) if learnt is None else say(learnt, [row.without_labels() for row in rows])


def _print(task: Task, part: Part, rows: Sequence[Row], answers: Mapping[str, Sequence[Answer]], *, is_crossed: bool) -> None:
    table: list[tuple[str, Sequence[float | int | str | None]]] = []
    scores = []
    for place, label in enumerate(task.labels):
        truth = [row.labels[place] for row in rows]
        scores.append([f1(truth, [answer[place] for answer in said]) for said in answers.values()])
        table.append((label, [sum(truth), *scores[-1]]))
    if len(scores) > 1:
        table.append(("mean", ["", *(sum(column) / len(scores) for column in zip(*scores, strict=True))]))
    how = "five folds, groups kept together" if is_crossed else f"learnt from {task.split}"
    print_table(f"{task.name}, {part.name}: {len(rows)} rows, F1 of each label ({how})", ("rows", "ours", "peer: TF-IDF + LR"), table)
    print(f"  {task.known}")
