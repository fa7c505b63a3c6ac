"""A model that answers what a test says, and mentions written short: `("killed", "killed 11", "attack")`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache

from hisab.reading.llm.reader import LlmReader
from hisab.records.mentions import Reading
from hisab.records.seams import Question, Unanswered
from hisab.vocabulary.tables import Vocabulary, load_vocabulary

from ..cases import lines, report

Quote = tuple[str, str] | tuple[str, str, str] | tuple[str, str, str, int]
Answer = str | Unanswered

MACHH = (
    "Gunmen killed at least 11 Hazara coal miners in Machh on Sunday. Islamic State claimed responsibility for the attack. "
    "The prime minister promised to pay compensation to the families of the victims. Police arrested three suspects on Monday."
)
_FENCED = re.compile(r"<report (\w+)>\n(.*)\n</report \1>", re.DOTALL)


class ScriptedModel:
    """Answers by `answer`, which is given the text between the fences; `asked` holds the questions."""

    name = "scripted"
    address = "http://localhost:1/v1"
    is_this_machine = True

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        self.answer = answer
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        return self.answer(text_of(question))


def text_of(question: Question) -> str:
    found = _FENCED.search(question.text)
    assert found
    return found.group(2)


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def quoted(role: str, quote: str, word: str = "", occurrence: int = 1) -> dict[str, object]:
    return {"role": role, "quote": quote, "occurrence": occurrence, "word": word}


def mention(kind: str, *arguments: Quote, told_as: str = "") -> dict[str, object]:
    return {"kind": kind, "told_as": told_as or ("main" if kind == "incident" else "none"), "arguments": [quoted(*each) for each in arguments]}


def answer(*mentions: dict[str, object]) -> str:
    return json.dumps({"mentions": mentions})


def read(text: str, *mentions: dict[str, object]) -> Reading:
    return read_words(text, answer(*mentions))


def read_words(text: str, words: Answer | Iterator[Answer], *, longest: int = 6000) -> Reading:
    model, reader = _reader(longest)
    model.answer = lambda _: next(words) if isinstance(words, Iterator) else words
    return reader.read(report(text))


@cache
def _reader(longest: int) -> tuple[ScriptedModel, LlmReader]:
    """Return a reader and the model behind it; loading the vocabulary takes longer than a reading."""
    model = ScriptedModel(lambda _: answer())
    return model, LlmReader(vocabulary(), model, longest=longest, say=lambda _: None)


def told(reading: Reading) -> list[tuple[str, set[str]]]:
    return [(mention.kind.value, set(lines(mention))) for mention in reading.mentions]


def findings(reading: Reading) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in reading.findings]
