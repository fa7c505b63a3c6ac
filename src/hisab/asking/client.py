"""A model behind a server. It finds out once how the server can be bound to the shape of an answer, and keeps to that.

What fails for one question is `Unanswered`; what fails for the server as a whole is a `MachineError`, and stops the work.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace

from hisab.asking.modes import Mode, answer_words, request_body
from hisab.asking.settings import LlmSettings, is_this_machine
from hisab.asking.wire import LOOK, Reply, Wire
from hisab.records.errors import MachineError
from hisab.records.seams import Question, Unanswered

_TROUBLES_IN_A_ROW = 3
"""So many questions without any reply, one after the other, and the server is taken to be down."""
_NOT_THIS_WAY = frozenset({400, 404, 405, 415, 422, 500, 501})
"""What servers answer to a mode that they do not know; some break on it."""
_PROBE = Question(
    instruction='You answer with JSON. Answer exactly this: {"ready": true}',
    text="Are you ready?",
    schema='{"type":"object","properties":{"ready":{"type":"boolean"}},"required":["ready"],"additionalProperties":false}',
)
_PROBE_TOKENS = 500


class OpenAiModel:
    """A model behind an address that speaks OpenAI's chat completions. `key` goes to that address and nowhere else."""

    def __init__(self, settings: LlmSettings, *, key: str | None = None, wait: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._wire = Wire(settings, key=key, wait=wait)
        self._mode: Mode | None = None
        self._troubles = 0

    @property
    def name(self) -> str:
        """The model's name, as it is asked for."""
        return self._settings.model

    @property
    def address(self) -> str:
        """Where questions are sent."""
        return self._settings.address

    @property
    def is_this_machine(self) -> bool:
        """True when what is sent does not leave this machine."""
        return is_this_machine(self._settings.address)

    def ask(self, question: Question) -> str | Unanswered:
        """Return the words of the answer. Before the first question a probe is sent, which holds no words of any document."""
        if self._mode is None:
            self._mode = self._find_mode()
        reply = self._wire.send(request_body(question, self._mode, self._settings))
        if isinstance(reply, Reply) and reply.status < 500:
            self._troubles = 0
            return _words(reply, self._mode)
        trouble = reply if isinstance(reply, Unanswered) else Unanswered(why=f"the server answered {reply.status}", hint=LOOK)
        self._troubles += 1
        if self._troubles == _TROUBLES_IN_A_ROW:
            raise MachineError(f"the server at {self.address} failed {_TROUBLES_IN_A_ROW} questions in a row: {trouble.why}", hint=LOOK)
        return trouble

    def _find_mode(self) -> Mode:
        """Return the strongest mode in which the server gives a small answer of the right shape."""
        settings = replace(self._settings, max_output_tokens=min(_PROBE_TOKENS, self._settings.max_output_tokens))
        why = ""
        for mode in Mode:
            reply = self._wire.send(request_body(_PROBE, mode, settings))
            if isinstance(reply, Unanswered):
                raise MachineError(f"the server at {self.address} gives no answer: {reply.why}", hint=LOOK)
            if reply.status == 200 and (mode is Mode.PLAIN or _is_ready(answer_words(reply.body, mode))):
                return mode
            why = f"it answered {reply.status}"
            if reply.status != 200 and reply.status not in _NOT_THIS_WAY:
                break
        raise MachineError(f"the server at {self.address} cannot be asked: {why}", hint=LOOK)


def _words(reply: Reply, mode: Mode) -> str | Unanswered:
    if reply.status != 200:
        why = f"the server answered {reply.status}"
        return Unanswered(why=why, hint="where the text is too long for the model, lower max_input_characters in [llm]")
    return answer_words(reply.body, mode)


def _is_ready(words: str | Unanswered) -> bool:
    """True when the answer to the probe has the shape that was asked for."""
    if isinstance(words, Unanswered):
        return False
    try:
        answer = json.loads(words)
    except (ValueError, RecursionError):
        return False
    return isinstance(answer, dict) and isinstance(answer.get("ready"), bool)
