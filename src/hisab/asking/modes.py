"""The four ways to ask for an answer of a given shape, from the one that binds a model most to the one that only tells it.

What comes back is checked by whoever asked; a mode only makes a fitting answer likelier.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, assert_never

from hisab.asking.settings import LlmSettings
from hisab.records.seams import Question, Unanswered

_NAME = "answer"


class Mode(StrEnum):
    """How a server is told the shape of the answer, the strongest first."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    TOOLS = "tools"
    PLAIN = "plain"


def request_body(question: Question, mode: Mode, settings: LlmSettings) -> dict[str, Any]:
    """Return the body of the request; the same question gives the same body."""
    body: dict[str, Any] = {
        "model": settings.model,
        "messages": [{"role": "system", "content": question.instruction}, {"role": "user", "content": question.text}],
        "temperature": 0,
        "seed": 0,
        "max_tokens": settings.max_output_tokens,
    }
    schema = json.loads(question.schema)
    match mode:
        case Mode.JSON_SCHEMA:
            body["response_format"] = {"type": "json_schema", "json_schema": {"name": _NAME, "strict": True, "schema": schema}}
        case Mode.JSON_OBJECT:
            body["response_format"] = {"type": "json_object", "schema": schema}
        case Mode.TOOLS:
            body["tools"] = [{"type": "function", "function": {"name": _NAME, "parameters": schema}}]
            body["tool_choice"] = "required"
        case Mode.PLAIN:
            body["messages"][0]["content"] += f"\n\nAnswer with one JSON object that fits this JSON Schema, and with nothing else:\n{question.schema}"
        case _:
            assert_never(mode)
    return body


def answer_words(body: bytes, mode: Mode) -> str | Unanswered:
    """Return the words of the answer in a response, whole; one that was cut off or withheld is none."""
    try:
        choice = json.loads(body)["choices"][0]
        message, ended = choice["message"], choice.get("finish_reason")
        words = message["tool_calls"][0]["function"]["arguments"] if mode is Mode.TOOLS else message["content"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Unanswered(why="the server's answer is not a chat completion", hint="look whether the address in [llm] ends before /chat/completions")
    if ended == "length":
        return Unanswered(why="the answer was cut off", hint="raise max_output_tokens in [llm], or lower max_input_characters")
    if ended == "content_filter" or not isinstance(words, str) or not words.strip():
        return Unanswered(why="the model gave no answer", hint="another model may answer; the text is kept")
    return words
