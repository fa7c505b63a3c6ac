"""Which words make a span: sure ones, those that go on with them, and one between."""

from __future__ import annotations

import numpy

from hisab.reading.learned.encoder import Answered
from hisab.reading.learned.spans import runs_marked
from hisab.reading.learned.tags import SLOTS, WIDTH
from hisab.reading.learned.windows import cut_windows
from hisab.reading.sentences import split_sentences
from tests.reading.learned.scripted import tokenize

TEXT = "one two three four five six."


def answered(**inside: float) -> Answered:
    """Answers of a window in which the words have these probabilities of being inside the first tag; `_` behind a word: one begins there."""
    (window,) = cut_windows(TEXT, split_sentences(TEXT), tokenize)
    answers = numpy.full((len(window.tokens.ids), WIDTH), -9.0, dtype=numpy.float32)
    words = [TEXT[start:end] for start, end in zip(window.tokens.starts, window.tokens.ends, strict=True)]
    first = SLOTS["tags"].start
    for word, chance in inside.items():
        place = next(number for number, own in enumerate(words) if own.startswith(word.rstrip("_")))
        answers[place, first + (0 if word.endswith("_") else 1)] = numpy.log(chance / (1 - chance))
    return Answered(text=TEXT, window=window, answers=answers)


def spans(**inside: float) -> list[tuple[int, int]]:
    one = answered(**inside)
    return [(run.start, run.stop) for question, run, _ in runs_marked(one, SLOTS["tags"], range(len(one.window.tokens.ids))) if question == 0]


def test_a_span_goes_on_over_less_sure_words() -> None:
    assert spans(two=0.9, three=0.4) == [(1, 3)]
    assert spans(two=0.4) == []


def test_one_unsure_word_may_lie_between() -> None:
    assert spans(two=0.9, three=0.1, four=0.9) == [(1, 4)]
    assert spans(two=0.9, three=0.1, four=0.1, five=0.9) == [(1, 2), (4, 5)]


def test_where_a_span_begins_the_one_before_ends() -> None:
    assert spans(two=0.9, three_=0.9) == [(1, 2), (2, 3)]
