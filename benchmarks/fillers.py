"""Extracts the role fillers of MUC-4: the marks of a branch of the encoder are merged into candidates, and each candidate is judged again.

The branch (`training.branch` writes its weights, `branch.onnx`, beside this module; they are not kept here) learns on the training part, above the
lower layers of the encoder that ships. The judge is logistic regression over what the marks of a candidate say and how often its words fill the
role in the training part; it learns on the development part, whose own documents are judged by what the others teach.
"""

from __future__ import annotations

import math
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy
from training.fillers import CONFIDENCES, EFFECTS, FILLERS, SLOTS

from hisab.reading.learned.encoder import Answered, Encoder
from hisab.reading.learned.spans import runs_marked
from hisab.reading.sentences import split_sentences

Gold = Mapping[str, Sequence[frozenset[str]]]
"""The true entities of each role of one document, each the set of its plain mentions."""
WEIGHTS = Path(__file__).parent / "branch.onnx"
FOLDS = 5
_LEAST = 0.15
_CUT = 0.24
_WEIGHT = 0.1
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_DROPPED = str.maketrans("", "", string.punctuation)
_OPENS = re.compile(
    r"^(?:(?:the|a|an|of|in|and|to|by|with|some|several|former|late|general|colonel|lieutenant|captain|major|sergeant|mayor|rector|father|bishop|judge|"
    r"senator|deputy|dr|mr|mrs|president|minister|journalist|attorney|col|gen|lt|capt|maj)\.?\s+)+",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?:\s+(?:of|in|at|on|and|the|a|to|by|with|that|which|who|used|located|exploded|were|was|as|from|for))+$", re.IGNORECASE)


def plain(mention: str) -> str:
    """Return the mention in small letters, without punctuation, articles and doubled blanks: two mentions that agree so are the same."""
    return " ".join(_ARTICLE.sub(" ", mention.lower().translate(_DROPPED)).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words that may fill a role: how surely, how surely their window tells an attack, and the answers asked of a victim and an organisation."""

    role: str
    words: str
    start: int
    sure: float
    window: float
    effect: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Marks of one role whose words are the same; `first` is the surest of them, `features` what the judge sees."""

    role: str
    key: str
    first: Marked
    features: tuple[float, ...]


class Branch:
    """Marks what may fill a role."""

    def __init__(self, encoder: Encoder, path: Path = WEIGHTS) -> None:
        import onnxruntime  # noqa: PLC0415 - commands that read nothing do not wait for it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._encoder = encoder
        self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def mark(self, text: str) -> list[Marked]:
        """Return all words of `text` that may fill a role."""
        found = []
        for window, lower in self._encoder.lower(text, split_sentences(text)):
            (answers,) = self._session.run(["fillers"], {"lower": lower})
            found += [one for one in _in_window(Answered(text=text, window=window, answers=answers[0])) if plain(one.words)]
        return found


def _in_window(answered: Answered) -> Iterator[Marked]:
    tokens = answered.window.tokens
    scores = answered.answers[:, SLOTS["has_fillers"]][:, 0]
    window = 1 / (1 + math.exp(-(float(numpy.logaddexp.reduce(scores)) - math.log(len(scores)))))
    for _, _, first, last in answered.window.sentences:
        for role, run, sure in runs_marked(answered, SLOTS["fillers"], range(first, last), least=_LEAST):
            start, end = tokens.starts[run.start], tokens.ends[run.stop - 1]
            mean = answered.answers[run.start : run.stop].mean(axis=0)
            found = Marked(
                role=FILLERS[role],
                words=answered.text[start:end],
                start=start,
                sure=sure,
                window=window,
                effect=EFFECTS[int(mean[SLOTS["effect"]].argmax())],
                confidence=CONFIDENCES[int(mean[SLOTS["confidence"]].argmax())],
            )
            yield _trimmed(found)


def _trimmed(one: Marked) -> Marked:
    """Return the mark without titles and articles before its words, and without what leads on behind them; unchanged where nothing is left."""
    opened = _OPENS.match(one.words) if one.role == "Victim" else None
    start = opened.end() if opened else 0
    words = _CLOSES.sub("", one.words[start:])
    return replace(one, words=words, start=one.start + start) if words else one


@dataclass(frozen=True, slots=True, kw_only=True)
class Priors:
    """How often words fill a role in the training part, and in how many of its documents they stand."""

    fills: Mapping[str, Counter[str]]
    heads: Mapping[str, Counter[str]]
    stands: Mapping[str, int]
    words: Counter[str]


def learn_priors(rows: Iterable[Mapping[str, Any]]) -> Priors:
    """Return the priors of a part with `doctext` and `extracts`."""
    fills: dict[str, Counter[str]] = {role: Counter() for role in FILLERS}
    heads: dict[str, Counter[str]] = {role: Counter() for role in FILLERS}
    texts = []
    for row in rows:
        texts.append(f" {plain(row['doctext'])} ")
        for role in FILLERS:
            found = {plain(mention[0]) for entity in row["extracts"].get(role, ()) for mention in entity} - {""}
            fills[role].update(found)
            heads[role].update(words.split()[-1] for words in found)
    known = {words for role in FILLERS for words in fills[role]}
    stands = {words: sum(f" {words} " in text for text in texts) for words in known}
    return Priors(fills=fills, heads=heads, stands=stands, words=Counter(word for text in texts for word in set(text.split())))


def candidates(marks: Sequence[Marked], text: str, priors: Priors) -> list[Candidate]:
    """Return the candidates of a document."""
    grouped: dict[tuple[str, str], list[Marked]] = defaultdict(list)
    for one in marks:
        grouped[one.role, plain(one.words)].append(one)
    likeliest = max((one.window for one in marks), default=0.0)
    return [
        Candidate(
            role=role,
            key=key,
            first=max(own, key=lambda one: one.sure),
            features=_features(key, own, marks, length=len(text), likeliest=likeliest, priors=priors),
        )
        for (role, key), own in grouped.items()
    ]


def _features(key: str, own: Sequence[Marked], marks: Sequence[Marked], *, length: int, likeliest: float, priors: Priors) -> tuple[float, ...]:
    role, head = own[0].role, key.rsplit(maxsplit=1)[-1]
    best = max(own, key=lambda one: one.sure)
    return (
        _odds(best.sure),
        -sum(math.log(1 - min(one.sure, 0.999)) for one in own),
        math.log(len(own)),
        _odds(best.window),
        _odds(likeliest),
        own[0].start / length,
        math.log1p(own[0].start),
        len(key.split()),
        math.log((priors.fills[role][key] + 0.5) / (priors.stands.get(key, 0) + 2)),
        math.log((priors.heads[role][head] + 0.5) / (priors.words[head] + 2)),
        float(key not in priors.stands),
        float(key.endswith("s")),
        max((one.sure for one in marks if one.role != role and plain(one.words) == key), default=0.0),
        len({plain(one.words) for one in marks if one.role == role}),
        max((one.sure for one in marks if one.role == role and set(key.split()) < set(plain(one.words).split())), default=0.0),
    )


def _odds(chance: float) -> float:
    chance = min(max(chance, 0.001), 0.999)
    return math.log(chance / (1 - chance))


class Judge:
    """Says how likely a candidate is a filler: one logistic regression for all roles, with terms of each role's own."""

    def __init__(self, learnt: Sequence[Candidate], truth: Sequence[bool]) -> None:
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - installed for benchmarks only

        rows = numpy.array([one.features for one in learnt])
        self._middle, self._spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
        self._model = LogisticRegression(C=_WEIGHT, max_iter=3000).fit(self._table(learnt), list(truth))

    def _table(self, asked: Sequence[Candidate]) -> Any:
        rows = (numpy.array([one.features for one in asked]) - self._middle) / self._spread
        roles = numpy.array([[float(one.role == role) for role in FILLERS] for one in asked])
        return numpy.hstack([rows, roles, (roles[:, :, None] * rows[:, None, :]).reshape(len(asked), -1) * 0.3])

    def judge(self, asked: Sequence[Candidate]) -> list[float]:
        """Return the probability of each candidate."""
        return [float(chance) for chance in self._model.predict_proba(self._table(asked))[:, 1]] if asked else []


def is_true(candidate: Candidate, gold: Gold) -> bool:
    """True when the words of the candidate are a mention of a true entity."""
    return any(candidate.key in entity for entity in gold[candidate.role])


def choose(asked: Sequence[Candidate], chances: Sequence[float], *, cut: float = _CUT) -> dict[str, list[Marked]]:
    """Return the mention of each entity that is likely enough; words that say no more than those of a likelier one are the same entity."""
    said: dict[str, list[Marked]] = {role: [] for role in FILLERS}
    kept: dict[str, list[set[str]]] = {role: [] for role in FILLERS}
    for chance, candidate in sorted(zip(chances, asked, strict=True), key=lambda pair: (-pair[0], pair[1].first.start)):
        words = set(candidate.key.split())
        if chance >= cut and not any(words <= other or other <= words for other in kept[candidate.role]):
            kept[candidate.role].append(words)
            said[candidate.role].append(candidate.first)
    return said


def choose_all(
    asked: Mapping[str, Sequence[Candidate]], learnt: Mapping[str, Sequence[Candidate]], gold: Mapping[str, Gold]
) -> dict[str, dict[str, list[Marked]]]:
    """Return the chosen entities of each document of `asked`, judged by what the documents of `learnt`, of which `gold` tells the truth, teach.

    A document that is learnt from is judged by the others only, in `FOLDS` folds.
    """
    order = sorted(learnt)
    folds = [set(order[turn::FOLDS]) for turn in range(FOLDS)] if set(asked) & set(learnt) else [set(asked)]
    said: dict[str, dict[str, list[Marked]]] = {}
    for fold in folds:
        rest = [(one, is_true(one, gold[document])) for document in order if document not in fold for one in learnt[document]]
        judge = Judge([one for one, _ in rest], [truth for _, truth in rest])
        said |= {document: choose(asked[document], judge.judge(asked[document])) for document in fold if document in asked}
    return said
