"""Answers as lines of JSON, for scripts and for people who work with a list: each line is one answer, and a line that cannot be read is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from hisab.records.codec import canonical_bytes, from_bytes
from hisab.records.errors import IntegrityError, UsageError
from hisab.records.judgements import Anchor, Found
from hisab.records.values import Money
from hisab.review.answers import Answer

_SHAPE = 'write one object a line: {"question": "…", "verdict": "positive", "why": "…"}, and "found" for an action'
_NESTED = {"found": Found, "left": Anchor, "right": Anchor}


def read_answers(body: bytes) -> tuple[Answer, ...]:
    """Return the answers of JSON Lines in UTF-8; empty lines are passed over. What cannot be read is a `UsageError` that names the line."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise UsageError(f"line {line} is not UTF-8", hint="save the file as UTF-8") from error
    return tuple(_answers(text))


def _answers(text: str) -> Iterator[Answer]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _answer(line, where=f"line {number}")


def _answer(line: str, *, where: str) -> Answer:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where} is not JSON", hint=_SHAPE) from error
    if not isinstance(given, dict):
        raise UsageError(f"{where} is no object", hint=_SHAPE)
    known = {field.name for field in fields(Answer)} - {"where"}
    _require_known(given, known, where)
    for name, noun in _NESTED.items():
        if isinstance(given.get(name), dict):
            _require_known(given[name], {field.name for field in fields(noun)}, f"{where}, {name}")
    if isinstance(given.get("found"), dict) and isinstance(given["found"].get("amount"), dict):
        _require_known(given["found"]["amount"], {field.name for field in fields(Money)}, f"{where}, amount")
    try:
        return from_bytes(canonical_bytes({**given, "where": where}), Answer)
    except (IntegrityError, TypeError, ValueError) as error:
        raise UsageError(f"{where} is no answer: {error.__cause__ or error}", hint=_SHAPE) from error


def _require_known(given: dict[str, object], known: set[str], where: str) -> None:
    if unknown := sorted(set(given) - known):
        raise UsageError(f"{where} has {unknown[0]!r}, which is no part of an answer", hint=f"its parts are: {', '.join(sorted(known))}")
