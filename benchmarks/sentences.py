"""Labelled sentences and documents: a bag-of-words classifier and ours, which also sees what an encoder says of each sentence, side by side.

`peer` is TF-IDF of words with logistic regression as scikit-learn sets them up, both labels weighing the same; `ours` weighs three classifiers of
sentences: one of words, pairs of words and pieces of words, one of an encoder's vectors, one of its tokens (`benchmarks.token_head`). How much each
counts, and the cut-off, are learnt by cross-validation inside what is learnt from. A document is as likely as its likeliest sentence.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.states import States

FOLDS = 5
SEED = 7
_INNER_FOLDS = 3
_WORD_WEIGHT = 4.0
_VECTOR_WEIGHT = 0.001
_UNLABELLED = 4
"""Sentences without a label that the classifiers of the encoder learn from, for each sentence with one."""
_NO_SKLEARN = "skipped, scikit-learn is not installed (pip install --group dev)"
Answer = tuple[bool, ...]
"""Yes or no to each label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence of what is judged, with its own labels where they are known, and what the encoder says of it, None without one."""

    text: str
    labels: Answer
    states: States | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is judged: a document and its sentences, or one sentence. Rows of one group are never both learnt from and judged."""

    text: str
    group: str
    labels: Answer
    pieces: tuple[Piece, ...]

    def without_labels(self) -> Row:
        """Return the row as who judges it may see it."""
        return replace(self, labels=(), pieces=tuple(replace(piece, labels=()) for piece in self.pieces))


Say = Callable[[Sequence[Row], Sequence[Row]], list[Answer]]
"""Learns from the first rows, answers for the others."""


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


def say_by_peer(learnt: Sequence[Row], asked: Sequence[Row]) -> list[Answer]:
    """Return the answers of TF-IDF with logistic regression, learnt from the texts of `learnt`."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - installed for benchmarks only
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    columns = []
    for labels in zip(*(row.labels for row in learnt), strict=True):
        model = make_pipeline(TfidfVectorizer(), LogisticRegression(class_weight="balanced", max_iter=1000))
        model.fit([row.text for row in learnt], list(labels))
        columns.append([bool(answer) for answer in model.predict([row.text for row in asked])])
    return list(zip(*columns, strict=True))


def say_by_ours(learnt: Sequence[Row], asked: Sequence[Row]) -> list[Answer]:
    """Return the answers of the three classifiers together; their weights and the cut-off are learnt by cross-validation inside `learnt`."""
    import numpy  # noqa: PLC0415 - installed for benchmarks only

    inner: list[Any] = [None] * len(learnt)
    for known, judged in _folds(learnt, _INNER_FOLDS):
        for place, odds in zip(judged, _odds([learnt[place] for place in known], [learnt[place] for place in judged]), strict=True):
            inner[place] = odds
    outer = _odds(learnt, asked)
    columns = []
    for label in range(len(learnt[0].labels)):
        truth = [piece.labels[label] for row in learnt for piece in row.pieces]
        weigh = _weigher(numpy.concatenate(inner)[:, label], truth)
        cut = cut_off([row.labels[label] for row in learnt], [_likeliest(weigh, odds, label) for odds in inner])
        columns.append([_likeliest(weigh, odds, label) >= cut for odds in outer])
    return list(zip(*columns, strict=True))


def cross_validate(rows: Sequence[Row], say: Say) -> list[Answer]:
    """Return the answers for every row, each given by a model that saw none of its fold: five folds, groups kept together, labels spread evenly."""
    answers: list[Answer] = [()] * len(rows)
    for learnt, judged in _folds(rows, FOLDS):
        said = say([rows[place] for place in learnt], [rows[place].without_labels() for place in judged])
        for place, answer in zip(judged, said, strict=True):
            answers[place] = answer
    return answers


def _folds(rows: Sequence[Row], number: int) -> list[tuple[list[int], list[int]]]:
    """Return places that are learnt from and judged, the rarest label of each row spread evenly."""
    from sklearn.model_selection import StratifiedGroupKFold  # noqa: PLC0415

    often = [sum(column) for column in zip(*(row.labels for row in rows), strict=True)]
    rarest = [min((often[label], label + 1) for label, is_true in enumerate(row.labels) if is_true)[1] if any(row.labels) else 0 for row in rows]
    folds = StratifiedGroupKFold(n_splits=number, shuffle=True, random_state=SEED)
    return [(list(learnt), list(judged)) for learnt, judged in folds.split(rows, rarest, [row.group for row in rows])]


def _odds(learnt: Sequence[Row], asked: Sequence[Row]) -> list[Any]:
    """Return for each row of `asked` a table of log odds: sentence, label, classifier."""
    import numpy  # noqa: PLC0415

    known = [piece for row in learnt for piece in row.pieces]
    pieces = [piece for row in asked for piece in row.pieces]
    found = [_by_words(known, pieces, is_spelled=all(len(row.pieces) == 1 for row in learnt))]
    if all(piece.states is not None for piece in (*known, *pieces)):
        some = _drawn(known)
        found += [_by_vectors(some, pieces), _by_tokens(some, pieces)]
    ends = numpy.cumsum([len(row.pieces) for row in asked])
    return numpy.split(numpy.stack(found, axis=-1), ends[:-1])


def _drawn(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with a label and some of those without, in their order."""
    import numpy  # noqa: PLC0415

    plain = [place for place, piece in enumerate(pieces) if not any(piece.labels)]
    kept = numpy.random.default_rng(SEED).permutation(plain)[: _UNLABELLED * (len(pieces) - len(plain))]
    dropped = set(plain) - set(kept.tolist())
    return [piece for place, piece in enumerate(pieces) if place not in dropped]


def _by_words(learnt: Sequence[Piece], asked: Sequence[Piece], *, is_spelled: bool) -> Any:
    from scipy.sparse import hstack  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b|[$%]")
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=4, sublinear_tf=True)
    texts, others = [piece.text for piece in learnt], [piece.text for piece in asked]
    columns = [(one.fit_transform(texts), one.transform(others)) for one in ((words, letters) if is_spelled else (words,))]
    own, given = (hstack(parts).tocsr() for parts in zip(*columns, strict=True))
    return _by_label(learnt, lambda: LogisticRegression(C=_WORD_WEIGHT, class_weight="balanced", max_iter=1000, solver="liblinear"), own, given)


def _by_vectors(learnt: Sequence[Piece], asked: Sequence[Piece]) -> Any:
    import numpy  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    scaler = StandardScaler()
    own = scaler.fit_transform(numpy.stack([piece.states.vector for piece in learnt if piece.states]))
    given = scaler.transform(numpy.stack([piece.states.vector for piece in asked if piece.states]))
    return _by_label(learnt, lambda: LogisticRegression(C=_VECTOR_WEIGHT, class_weight="balanced", max_iter=200), own, given)


def _by_label(learnt: Sequence[Piece], make: Callable[[], Any], own: Any, given: Any) -> Any:
    import numpy  # noqa: PLC0415

    columns = zip(*(piece.labels for piece in learnt), strict=True)
    return numpy.stack([make().fit(own, list(labels)).decision_function(given) for labels in columns], axis=-1)


def _by_tokens(learnt: Sequence[Piece], asked: Sequence[Piece]) -> Any:
    import numpy  # noqa: PLC0415

    from benchmarks.token_head import TokenHead  # noqa: PLC0415

    head = TokenHead([piece.states.tokens for piece in learnt if piece.states], numpy.array([piece.labels for piece in learnt]), seed=SEED)
    return head.scores([piece.states.tokens for piece in asked if piece.states])


def _weigher(odds: Any, truth: Sequence[bool]) -> Any:
    """Return a model that makes one score of the log odds of the classifiers."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    return make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced")).fit(odds, list(truth))


def _likeliest(weigh: Any, odds: Any, label: int) -> float:
    return float(weigh.decision_function(odds[:, label]).max()) if len(odds) else -1e9
