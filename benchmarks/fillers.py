"""Extracts the role fillers of MUC-4 with the encoder that ships: gate, marked words, one mention an entity.

The encoder was trained on the training part (`training.fillers`). `CHOSEN` was chosen on the development part.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy

from hisab.reading.learned.encoder import Answered, Encoder
from hisab.reading.learned.spans import marked
from hisab.reading.learned.tags import CONFIDENCES, EFFECTS, FILLERS, SLOTS
from hisab.reading.sentences import split_sentences

_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_DROPPED = str.maketrans("", "", string.punctuation)


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
class Chosen:
    """From which probability words are marked, a report is gated in, and an entity is said."""

    marked: float = 0.3
    gate: float = 0.3
    least: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(FILLERS, 0.5))


CHOSEN = Chosen()


def mark(encoder: Encoder, text: str, *, least: float) -> list[Marked]:
    """Return all words of `text` that the encoder takes to fill a role with a probability of `least`."""
    return [one for answered in encoder.answer(text, split_sentences(text)) for one in _in_window(answered, least)]


def _in_window(answered: Answered, least: float) -> Iterable[Marked]:
    tokens = answered.window.tokens
    scores = answered.answers[:, SLOTS["has_fillers"]][:, 0]
    window = 1 / (1 + math.exp(-(float(numpy.logaddexp.reduce(scores)) - math.log(len(scores)))))
    for _, _, first, last in answered.window.sentences:
        for role, run, sure in marked(answered, "fillers", range(first, last), least=least):
            start, end = tokens.starts[run.start], tokens.ends[run.stop - 1]
            mean = answered.answers[run.start : run.stop].mean(axis=0)
            yield Marked(
                role=FILLERS[role],
                words=answered.text[start:end],
                start=start,
                sure=sure,
                window=window,
                effect=EFFECTS[int(mean[SLOTS["effect"]].argmax())],
                confidence=CONFIDENCES[int(mean[SLOTS["confidence"]].argmax())],
            )


def choose(marks: Sequence[Marked], chosen: Chosen) -> dict[str, list[Marked]]:
    """Return one mention for each entity of each role: the words that stand for it most surely; no entity where no window tells an attack."""
    if max((one.window for one in marks), default=0.0) < chosen.gate:
        return {role: [] for role in FILLERS}
    return {role: _entities([one for one in marks if one.role == role], chosen.least[role]) for role in FILLERS}


def _entities(marks: Sequence[Marked], least: float) -> list[Marked]:
    """Return the surest mention of each entity; words that say no more than those of a surer one are the same entity.

    An entity is as sure as it is unlikely that every place with its words was marked wrongly.
    """
    best: dict[str, Marked] = {}
    missed: dict[str, float] = {}
    for one in marks:
        key = plain(one.words)
        missed[key] = missed.get(key, 1.0) * (1.0 - one.sure)
        if key and (key not in best or one.sure > best[key].sure):
            best[key] = one
    kept: list[str] = []
    for key in sorted(best, key=lambda key: missed[key]):
        if 1.0 - missed[key] >= least and not any(_same(key, other) for other in kept):
            kept.append(key)
    return [best[key] for key in kept]


def _same(one: str, other: str) -> bool:
    own, others = set(one.split()), set(other.split())
    return own <= others or others <= own
