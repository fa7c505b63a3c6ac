"""The readers that can be chosen by name. Only a server that a person named in the workspace's settings is ever asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from hisab.asking.client import OpenAiModel
from hisab.reading.learned.encoder import shipped_encoder
from hisab.reading.learned.reader import LearnedReader
from hisab.reading.rules import RulesReader
from hisab.records.errors import UsageError
from hisab.records.seams import Reader
from hisab.vocabulary.tables import Vocabulary
from hisab.workflow.settings import LLM_LINES, SETTINGS, read_llm_settings

READERS = ("encoder", "rules", "llm")
"""The names, the default first."""


def default_reader(vocabulary: Vocabulary) -> Reader:
    """Return the reader that reads when nobody chose another."""
    return LearnedReader(vocabulary, shipped_encoder())


def open_reader(name: str, *, vocabulary: Vocabulary, directory: Path | None, say: Callable[[str], None]) -> Reader:
    """Return the reader `name` with the settings of the workspace `directory`; `say` is told what leaves the program, before it does."""
    if name == "encoder":
        return default_reader(vocabulary)
    if name == "rules":
        return RulesReader(vocabulary)
    if name == "llm":
        return _open_llm_reader(vocabulary, directory, say)
    raise UsageError(f"there is no reader {name!r}", hint=f"there are: {', '.join(READERS)}")


def _open_llm_reader(vocabulary: Vocabulary, directory: Path | None, say: Callable[[str], None]) -> Reader:
    from hisab.reading.llm.reader import LlmReader  # noqa: PLC0415 - what it needs takes a while to load

    settings = read_llm_settings(directory) if directory is not None else None
    if settings is None:
        where = directory / SETTINGS if directory is not None else f"{SETTINGS} of the workspace, and name it with --ledger"
        raise UsageError("no server is named for the reader llm, so nothing is sent anywhere", hint=f"write these lines into {where}:\n{LLM_LINES}")
    key = _key(settings.key_variable) if settings.key_variable is not None else None
    return LlmReader(vocabulary, OpenAiModel(settings, key=key), longest=settings.max_input_characters, say=say)


def _key(variable: str) -> str:
    key = os.environ.get(variable, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise UsageError(
            f"the environment variable {variable} holds no key", hint=f"set {variable}, or leave key_variable away for a server that wants none"
        )
    return key
