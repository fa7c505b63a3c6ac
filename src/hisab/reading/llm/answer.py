"""A model's words → what it proposes, each piece checked against the closed lists. Nothing here is a value yet."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from hisab.reading.llm.roles import ROLES, words_of
from hisab.records.mentions import MentionKind, Role, ToldAs

_THOUGHT = re.compile(r"^.*</think>", re.DOTALL)
"""What a model says to itself before it answers."""


class AnswerError(ValueError):
    """The answer as a whole is not what was asked for; the message says why, in words that hold none of the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that give one argument: their nth occurrence in the part that was sent. `word` is the class, or empty."""

    role: Role
    quote: str
    occurrence: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A mention as it is proposed."""

    kind: MentionKind
    told_as: ToldAs | None
    arguments: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that an answer proposes, and what in it is on no list, in words."""

    proposed: tuple[Proposed, ...]
    faults: tuple[str, ...]


def parse_answer(words: str) -> Answer:
    """Return what `words` propose: a JSON object with `mentions`, with or without words around it."""
    found = _json_object(words).get("mentions")
    if not isinstance(found, list):
        raise AnswerError("the answer has no list of mentions")
    proposed: list[Proposed] = []
    faults: list[str] = []
    for plain in found:
        mention = _mention(plain, faults)
        if mention is not None:
            proposed.append(mention)
    return Answer(proposed=tuple(proposed), faults=tuple(dict.fromkeys(faults)))


def _json_object(words: str) -> dict[str, Any]:
    bare = _THOUGHT.sub("", words)
    start, end = bare.find("{"), bare.rfind("}") + 1
    try:
        answer = json.loads(bare[start:end]) if start >= 0 else None
    except (ValueError, RecursionError) as error:
        raise AnswerError("the answer is not JSON") from error
    if not isinstance(answer, dict):
        raise AnswerError("the answer is not a JSON object")
    return answer


def _mention(plain: object, faults: list[str]) -> Proposed | None:
    """Return a mention without the arguments that are on no list, which are added to `faults`; None where it has no kind that is known."""
    if not isinstance(plain, dict) or plain.get("kind") not in tuple(MentionKind) or not isinstance(plain.get("arguments"), list):
        faults.append("a mention of no known kind")
        return None
    kind = MentionKind(plain["kind"])
    told_as = next((word for word in ToldAs if word == plain.get("told_as")), None)
    if kind is MentionKind.INCIDENT and told_as is None:
        faults.append("an incident told neither as main nor as recalled")
        return None
    arguments = []
    for argument in plain["arguments"]:
        quoted = _quoted(argument, kind)
        if quoted is None:
            faults.append(f"{kind}: an argument of no known role, quote or class")
        else:
            arguments.append(quoted)
    return Proposed(kind=kind, told_as=told_as if kind is MentionKind.INCIDENT else None, arguments=tuple(arguments))


def _quoted(plain: object, kind: MentionKind) -> Quoted | None:
    if not isinstance(plain, dict):
        return None
    role, quote, occurrence, word = plain.get("role"), plain.get("quote"), plain.get("occurrence", 1), plain.get("word", "")
    if role not in ROLES[kind] or not isinstance(quote, str) or not quote.strip():
        return None
    if not isinstance(occurrence, int) or isinstance(occurrence, bool) or occurrence < 1 or not isinstance(word, str):
        return None
    known = words_of(kind, Role(role))
    if known and word not in (*known, ""):
        return None
    return Quoted(role=Role(role), quote=quote.strip(), occurrence=occurrence, word=word if known else "")
