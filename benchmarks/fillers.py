"""Extracts the role fillers of MUC-4: the words that a network marks are merged into candidates, and each candidate is judged again.

The network (`training.roles`; it is not kept here, `make roles` makes it) learns on the training part. Its answers say where a filler begins and
where it goes on, so they give every run of words a probability of its own: half a name, the name and the name with its office all stand to be
judged. The judge is logistic regression over what the marks of a candidate say and how often its words fill the role in the training part; it
learns on the development part, whose own documents are judged by what the others teach.
"""

from __future__ import annotations

import math
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy
from training.fillers import CONFIDENCES, EFFECTS, MARKS, SLOTS

from hisab.reading.learned.encoder import Answered
from hisab.reading.learned.spans import words_of

Gold = Mapping[str, Sequence[frozenset[str]]]
"""The true entities of each mark of one document, each the set of its plain mentions."""
FOLDS = 10
_LEAST = 0.15
_LONGEST = 14
"""Words of a filler at most."""
_CUT = 0.3
_WEIGHT = 0.1
_BRACKETS = re.compile(r"[\[(]\s*([\w.-]+)\s*[\])]")
_BEFORE = 120
"""Characters before a bracket that may hold the words it stands for."""
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
    """Marks of one role whose words are the same; `first` is the surest of them, `features` what the judge sees.

    `short` are the letters that stand for the words: what is in brackets right behind them, somewhere in the report.
    """

    role: str
    key: str
    short: frozenset[str]
    first: Marked
    features: tuple[float, ...]


def read_marks(answered: Iterable[Answered]) -> list[Marked]:
    """Return all words that may fill a role, of what the network answers for a text."""
    return [one for window in answered for one in _in_window(window) if plain(one.words)]


def _in_window(answered: Answered) -> Iterator[Marked]:
    tokens = answered.window.tokens
    scores = answered.answers[:, SLOTS["has_fillers"]][:, 0]
    window = 1 / (1 + math.exp(-(float(numpy.logaddexp.reduce(scores)) - math.log(len(scores)))))
    for role, run, sure in _runs(answered):
        start, end = tokens.starts[run.start], tokens.ends[run.stop - 1]
        mean = answered.answers[run.start : run.stop].mean(axis=0)
        found = Marked(
            role=MARKS[role],
            words=answered.text[start:end],
            start=start,
            sure=sure,
            window=window,
            effect=EFFECTS[int(mean[SLOTS["effect"]].argmax())],
            confidence=CONFIDENCES[int(mean[SLOTS["confidence"]].argmax())],
        )
        yield _trimmed(found)


def _runs(answered: Answered) -> Iterator[tuple[int, range, float]]:
    """Yield role, tokens and probability of each run of whole words that is likely enough: that it begins, goes on, and ends where it does."""
    chances = numpy.exp(answered.answers[:, SLOTS["marks"]].reshape(len(answered.answers), -1, 2))
    chances /= 1 + chances.sum(axis=2, keepdims=True)
    for _, _, first, last in answered.window.sentences:
        words = words_of(answered, first, last)
        for role in range(len(MARKS)):
            begins, goes_on = chances[:, role, 0], chances[:, role, 1]
            inside = numpy.maximum(begins, goes_on)
            for place, (start, _) in enumerate(words):
                so_far, read = float(begins[start]), start + 1
                for _, end in words[place : place + _LONGEST]:
                    so_far *= float(inside[read:end].prod())
                    read = end
                    if so_far < _LEAST:
                        break
                    sure = so_far * (1 - float(goes_on[end]) if end < last else 1.0)
                    if sure >= _LEAST:
                        yield role, range(start, end), sure


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
    fills: dict[str, Counter[str]] = {role: Counter() for role in MARKS}
    heads: dict[str, Counter[str]] = {role: Counter() for role in MARKS}
    texts = []
    for row in rows:
        texts.append(f" {plain(row['doctext'])} ")
        for role in MARKS:
            found = {plain(mention[0]) for entity in row["extracts"].get(role, ()) for mention in entity} - {""}
            fills[role].update(found)
            heads[role].update(words.split()[-1] for words in found)
    known = {words for role in MARKS for words in fills[role]}
    stands = {words: sum(f" {words} " in text for text in texts) for words in known}
    return Priors(fills=fills, heads=heads, stands=stands, words=Counter(word for text in texts for word in set(text.split())))


def candidates(marks: Sequence[Marked], text: str, priors: Priors) -> list[Candidate]:
    """Return the candidates of a document."""
    grouped: dict[tuple[str, str], list[Marked]] = defaultdict(list)
    for one in marks:
        grouped[one.role, plain(one.words)].append(one)
    likeliest = max((one.window for one in marks), default=0.0)
    brackets = [(plain(text[max(0, match.start() - _BEFORE) : match.start()]), plain(match[1])) for match in _BRACKETS.finditer(text)]
    return [
        Candidate(
            role=role,
            key=key,
            short=frozenset(short for before, short in brackets if before.endswith(key)),
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
        roles = numpy.array([[float(one.role == role) for role in MARKS] for one in asked])
        return numpy.hstack([rows, roles, (roles[:, :, None] * rows[:, None, :]).reshape(len(asked), -1)])

    def judge(self, asked: Sequence[Candidate]) -> list[float]:
        """Return the probability of each candidate."""
        return [float(chance) for chance in self._model.predict_proba(self._table(asked))[:, 1]] if asked else []


def is_true(candidate: Candidate, gold: Gold) -> bool:
    """True when the words of the candidate are a mention of a true entity."""
    return any(candidate.key in entity for entity in gold.get(candidate.role, ()))


def choose(asked: Sequence[Candidate], chances: Sequence[float], *, cut: float = _CUT) -> dict[str, list[Marked]]:
    """Return the mention of each entity that is likely enough; what says no more than a likelier one, or stands for it, is the same entity."""
    said: dict[str, list[Marked]] = {mark: [] for mark in MARKS}
    kept: dict[str, list[Candidate]] = {mark: [] for mark in MARKS}
    for chance, candidate in sorted(zip(chances, asked, strict=True), key=lambda pair: (-pair[0], pair[1].first.start)):
        if chance >= cut and not any(_is_same(candidate, other) for other in kept[candidate.role]):
            kept[candidate.role].append(candidate)
            said[candidate.role].append(candidate.first)
    return said


def _is_same(one: Candidate, other: Candidate) -> bool:
    """True where one says no more than the other, or is the letters that stand for it."""
    words, others = set(one.key.split()), set(other.key.split())
    return words <= others or others <= words or one.key in other.short or other.key in one.short


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
