"""An encoder that says what a test tells it to: words of a text, each with a tag, and what the sentences tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy

from hisab.reading.learned.encoder import Answered, Encoder
from hisab.reading.learned.tags import ACTION_KINDS, ACTS, COVERS, PROMISE_KINDS, SENTENCE, SLOTS, TAGS, TOLD, WIDTH
from hisab.reading.learned.windows import cut_windows
from hisab.reading.sentences import Sentence
from hisab.records.values import Covers

SURE, NEVER = 6.0, -6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words of the text with a tag and the answers that a span has."""

    words: str
    tag: str
    told: str = "main"
    covers: str = Covers.ATTACK
    act: str = "commit-specific"
    promise_kind: str = "justice"
    action_kind: str = "arrest"
    mention: int = 0


@dataclass(slots=True, kw_only=True)
class Script(Encoder):
    """Answers by the script, with one token a word or mark. `tells` has, for the number of a sentence, what it tells."""

    marked: Sequence[Marked] = ()
    tells: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @property
    def card(self) -> dict[str, Any]:
        return {"version": "script"}

    def answer(self, text: str, sentences: Sequence[Sentence]) -> tuple[Answered, ...]:
        answered = []
        for window in cut_windows(text, sentences, tokenize):
            answers = numpy.zeros((len(window.tokens.ids), WIDTH), dtype=numpy.float32)
            answers[:, SLOTS["tags"]] = NEVER
            answers[:, SLOTS["sentence"]] = answers[:, SLOTS["promise_kind"]] = NEVER
            for start, _, first, last in window.sentences:
                number = next(index for index, sentence in enumerate(sentences) if sentence.start <= start < sentence.end)
                for name in self.tells.get(number, ()):
                    answers[first:last, SLOTS["sentence"].start + SENTENCE.index(name)] = SURE
            for one in self.marked:
                position = text.index(one.words)
                place = window.tokens.within(position, position + len(one.words))
                if place is not None:
                    _mark(answers[place[0] : place[1]], one)
            answered.append(Answered(text=text, window=window, answers=answers))
        return tuple(answered)


def _mark(rows: Any, one: Marked) -> None:
    tag = SLOTS["tags"].start + 2 * TAGS.index(one.tag)
    rows[0, tag] = SURE
    rows[1:, tag + 1] = SURE
    for name, choices, value in (
        ("told", TOLD, one.told), ("covers", COVERS, one.covers), ("act", ACTS, one.act),
        ("promise_kind", PROMISE_KINDS, one.promise_kind), ("action_kind", ACTION_KINDS, one.action_kind),
    ):  # fmt: skip
        rows[:, SLOTS[name].start + choices.index(value)] = SURE
    rows[:, SLOTS["link"].start + one.mention] = SURE


def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Cut a text into words and marks."""
    found = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    return list(range(len(found))), found
