"""Labelled sentences and documents: two bag-of-words classifiers side by side, and the seam for a vector of an encoder.

`peer` is TF-IDF of words with logistic regression as scikit-learn sets them up, both labels weighing the same; `ours` adds pairs of words and
pieces of words, and sets beside them a second classifier on the vectors of an encoder (`Embed`, a function from texts to one row of numbers
each): the mean of both decides. Its weight and cut-off are picked on the training folds alone. Where the sentences of the learnt documents are
labelled too, a document is as likely as its likeliest sentence.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Embed = Callable[[Sequence[str]], Any]
"""From texts to a matrix of numbers, one row a text, in their order."""
FOLDS = 5
SEED = 7
_WEIGHTS = (1.0, 4.0)
_PIECE_WEIGHT = 10.0
_DENSE_WEIGHT = 0.01
_INNER_FOLDS = 3
_NO_SKLEARN = "skipped, scikit-learn is not installed (pip install --group dev)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Texts with one yes-or-no label each; texts of one group are never both learnt from and judged."""

    texts: tuple[str, ...]
    labels: tuple[bool, ...]
    groups: tuple[str, ...]


def is_ready(name: str) -> bool:
    """Return whether scikit-learn is there; say so in a line where it is not."""
    if importlib.util.find_spec("sklearn") is None:
        print(f"{name}: {_NO_SKLEARN}")
        return False
    return True


def f1(truth: Sequence[bool], said: Sequence[bool]) -> float:
    """Return F1 of the label "yes"; 1 where there was nothing to find and nothing was said."""
    right = sum(one and other for one, other in zip(truth, said, strict=True))
    total = sum(truth) + sum(said)
    return 2 * right / total if total else 1.0


def cut_off(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the score from which "yes" gives the best F1; the highest such score where several do."""
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    best, best_f1, right, all_true = 0.5, -1.0, 0, sum(truth)
    for said, place in enumerate(order, start=1):
        right += truth[place]
        is_last_of_its_score = said == len(order) or scores[order[said]] != scores[place]
        reached = 2 * right / (all_true + said)
        if is_last_of_its_score and reached > best_f1:
            best, best_f1 = scores[place], reached
    return best


def say_by_peer(train: Labelled, texts: Sequence[str]) -> list[bool]:
    """Return the answers of TF-IDF with logistic regression, learnt from `train`."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - installed for benchmarks only
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    model = make_pipeline(TfidfVectorizer(), LogisticRegression(class_weight="balanced", max_iter=1000))
    model.fit(list(train.texts), list(train.labels))
    return [bool(answer) for answer in model.predict(list(texts))]


def say_by_ours(train: Labelled, texts: Sequence[str], *, embed: Embed | None = None) -> list[bool]:
    """Return the answers of words and pieces of words, and of vectors; weight and cut-off are picked by cross-validation inside `train`."""
    learnt, asked = _features(train.texts, texts, embed)
    scored = [(weight, _cross_scores(learnt, train, weight)) for weight in _WEIGHTS]
    cuts = [
        (f1(train.labels, [score >= cut for score in scores]), weight, cut) for weight, scores in scored for cut in [cut_off(train.labels, scores)]
    ]
    _, weight, cut = max(cuts)
    return [score >= cut for score in _scores(learnt, train.labels, asked, weight)]


Pieces = Mapping[str, Sequence[tuple[str, bool]]]
"""The labelled sentences of each document, by the document's group."""


def say_by_pieces(
    train: Labelled, texts: Sequence[str], *, pieces: Pieces, split: Callable[[str], Sequence[str]], embed: Embed | None = None
) -> list[bool]:
    """Return the answers for documents that are judged by their sentences, learnt from the labelled sentences of the documents of `train`."""
    scores = [0.0] * len(train.texts)
    for learnt, judged in _folds(train, _INNER_FOLDS):
        said = _by_likeliest(_pick(train, learnt), [[text for text, _ in pieces[train.groups[place]]] for place in judged], pieces, embed)
        for place, score in zip(judged, said, strict=True):
            scores[place] = score
    cut = cut_off(train.labels, scores)
    return [score >= cut for score in _by_likeliest(train, [split(text) for text in texts], pieces, embed)]


def _by_likeliest(train: Labelled, documents: Sequence[Sequence[str]], pieces: Pieces, embed: Embed | None) -> list[float]:
    """Return the score of the likeliest sentence of each document."""
    learnt = [piece for group in train.groups for piece in pieces[group]]
    features, asked = _features([text for text, _ in learnt], [text for document in documents for text in document], embed, spelled=False)
    scores = iter(_scores(features, [label for _, label in learnt], asked, _PIECE_WEIGHT))
    return [max((next(scores) for _ in document), default=0.0) for document in documents]


def cross_validate(data: Labelled, say: Callable[[Labelled, Sequence[str]], list[bool]]) -> list[bool]:
    """Return the answer for every text, each given by a model that saw none of its fold: five folds, groups kept together, labels spread evenly."""
    answers = [False] * len(data.texts)
    for learnt, judged in _folds(data, FOLDS):
        said = say(_pick(data, learnt), [data.texts[place] for place in judged])
        for place, answer in zip(judged, said, strict=True):
            answers[place] = answer
    return answers


def _folds(data: Labelled, number: int) -> list[tuple[list[int], list[int]]]:
    from sklearn.model_selection import StratifiedGroupKFold  # noqa: PLC0415

    folds = StratifiedGroupKFold(n_splits=number, shuffle=True, random_state=SEED)
    return [(list(learnt), list(judged)) for learnt, judged in folds.split(data.texts, list(data.labels), list(data.groups))]


def _pick(data: Labelled, places: Sequence[int]) -> Labelled:
    return Labelled(
        texts=tuple(data.texts[place] for place in places),
        labels=tuple(data.labels[place] for place in places),
        groups=tuple(data.groups[place] for place in places),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Features:
    """Two tables of one row a text: of words, and of an encoder's vectors, None without one."""

    words: Any
    vectors: Any | None

    def rows(self, places: Sequence[int]) -> _Features:
        return _Features(words=self.words[places], vectors=None if self.vectors is None else self.vectors[places])


def _features(learnt: Sequence[str], asked: Sequence[str], embed: Embed | None, *, spelled: bool = True) -> tuple[_Features, _Features]:
    from scipy.sparse import hstack  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b|[$%]")
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=4, sublinear_tf=True)
    columns = [(one.fit_transform(learnt), one.transform(asked)) for one in ((words, pieces) if spelled else (words,))]
    own, others = (hstack(parts).tocsr() for parts in zip(*columns, strict=True))
    if embed is None:
        return _Features(words=own, vectors=None), _Features(words=others, vectors=None)
    scaler = StandardScaler()
    return _Features(words=own, vectors=scaler.fit_transform(embed(learnt))), _Features(words=others, vectors=scaler.transform(embed(asked)))


def _scores(learnt: _Features, labels: Sequence[bool], asked: _Features, weight: float) -> list[float]:
    """Return the mean log odds of the classifiers, one on words and one on vectors, as a probability."""
    from scipy.special import expit  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    words = LogisticRegression(C=weight, class_weight="balanced", max_iter=1000, solver="liblinear").fit(learnt.words, list(labels))
    odds = words.decision_function(asked.words)
    if learnt.vectors is not None and asked.vectors is not None:
        dense = LogisticRegression(C=_DENSE_WEIGHT, class_weight="balanced", max_iter=500).fit(learnt.vectors, list(labels))
        odds = (odds + dense.decision_function(asked.vectors)) / 2
    return [float(score) for score in expit(odds)]


def _cross_scores(features: _Features, data: Labelled, weight: float) -> list[float]:
    scores = [0.0] * len(data.texts)
    for learnt, judged in _folds(data, _INNER_FOLDS):
        said = _scores(features.rows(learnt), [data.labels[place] for place in learnt], features.rows(judged), weight)
        for place, score in zip(judged, said, strict=True):
            scores[place] = score
    return scores
