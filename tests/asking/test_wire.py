"""A request has its time, whatever the server does with it."""

from __future__ import annotations

import pytest

from hisab.asking.modes import Mode
from hisab.asking.settings import LlmSettings
from hisab.asking.wire import WAITS, Reply, Wire
from hisab.records.seams import Unanswered

from .scripted import Response, Script, completion, serving

BODY = completion("{}", Mode.PLAIN)
ASKED = {"messages": [{"content": "words"}]}


@pytest.mark.parametrize(
    "response", [Response(body=BODY, pause=0.6), Response(body=BODY, pause=0.05, drips=12)], ids=["a silent server", "a server that drips"]
)
def test_a_server_that_takes_too_long_is_left_and_tried_again(response: Response) -> None:
    script, waits = Script(say=lambda _: response), list[float]()
    with serving(script) as address:
        said = Wire(LlmSettings(address=address, model="small", timeout_s=0.3), key=None, wait=waits.append).send(ASKED)
    assert isinstance(said, Unanswered)
    assert "within 0.3 seconds" in said.why
    assert "timeout" in said.hint
    assert waits == list(WAITS)


def test_an_answer_in_time_is_taken_as_it_is() -> None:
    with serving(Script(say=lambda _: Response(status=418, body=BODY))) as address:
        said = Wire(LlmSettings(address=address, model="small"), key=None, wait=lambda _: None).send(ASKED)
    assert said == Reply(status=418, body=BODY)
