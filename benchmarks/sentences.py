"""Labelled sentences and documents: two bag-of-words classifiers side by side, and the seam for a vector of an encoder.

`peer` is TF-IDF of words with logistic regression as scikit-learn sets them up, both labels weighing the same; `ours` adds pairs of words and
pieces of words, and picks its weight and the cut-off on the training folds alone. `Embed` is where a sentence's vector goes in: a function from
texts to one row of numbers each; its columns are set beside ours.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Embed = Callable[[Sequence[str]], Any]
"""From texts to a matrix of numbers, one row a text, in their order."""
FOLDS = 5
SEED = 7
_WEIGHTS = (1.0, 4.0)
_INNER_FOLDS = 3
_NO_SKLEARN = "skipped, scikit-learn is not installed (pip install --group bench)"


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
    """Return the answers of words and pieces of words, weight and cut-off picked by cross-validation inside `train`."""
    learnt, asked = _features(train.texts, texts, embed)
    scored = [(weight, _cross_scores(learnt, train, weight)) for weight in _WEIGHTS]
    cuts = [
        (f1(train.labels, [score >= cut for score in scores]), weight, cut) for weight, scores in scored for cut in [cut_off(train.labels, scores)]
    ]
    _, weight, cut = max(cuts)
    model = _model(weight).fit(learnt, list(train.labels))
    return [bool(score >= cut) for score in model.predict_proba(asked)[:, 1]]


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


def _features(learnt: Sequence[str], asked: Sequence[str], embed: Embed | None) -> tuple[Any, Any]:
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b|[$%]")
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=4, sublinear_tf=True)
    columns = [(vectors.fit_transform(learnt), vectors.transform(asked)) for vectors in (words, pieces)]
    if embed is not None:
        columns.append((csr_matrix(embed(learnt)), csr_matrix(embed(asked))))
    return hstack([one for one, _ in columns]).tocsr(), hstack([other for _, other in columns]).tocsr()


def _model(weight: float) -> Any:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    return LogisticRegression(C=weight, class_weight="balanced", max_iter=1000, solver="liblinear")


def _cross_scores(features: Any, data: Labelled, weight: float) -> list[float]:
    scores = [0.0] * len(data.texts)
    for learnt, judged in _folds(data, _INNER_FOLDS):
        model = _model(weight).fit(features[learnt], [data.labels[place] for place in learnt])
        for place, score in zip(judged, model.predict_proba(features[judged])[:, 1], strict=True):
            scores[place] = float(score)
    return scores
