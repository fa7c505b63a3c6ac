"""A model behind a server: the mode is found once, every fault has its word, and nothing is sent anywhere else."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hisab import __version__
from hisab.asking.client import OpenAiModel
from hisab.asking.modes import Mode
from hisab.asking.settings import LlmSettings
from hisab.asking.wire import MAX_ANSWER, WAITS
from hisab.records.errors import MachineError
from hisab.records.seams import Question, Unanswered

from .scripted import Response, Script, completion, serving

QUESTION = Question(instruction="Answer.", text="Gunmen killed 11 miners.", schema='{"type": "object"}')
KEY = "sk-of-nobody-1234"
ORDER = list(Mode)


@contextmanager
def asking(script: Script, *, key: str | None = None) -> Iterator[tuple[OpenAiModel, list[float]]]:
    """Give a model behind a server that follows `script`, and the waits that it would have made."""
    waits: list[float] = []
    with serving(script) as address:
        settings = LlmSettings(address=address, model="small", key_variable="HISAB_TEST_KEY", max_output_tokens=300)
        yield OpenAiModel(settings, key=key, wait=waits.append), waits


def ask(script: Script) -> str | Unanswered:
    with asking(script) as (model, _):
        return model.ask(QUESTION)


def test_the_strongest_mode_is_taken_and_found_only_once() -> None:
    script = Script(say=lambda _: "{}")
    with asking(script) as (model, _):
        assert [model.ask(QUESTION), model.ask(QUESTION)] == ["{}", "{}"]
    assert script.modes == [Mode.JSON_SCHEMA] * 3
    assert script.questions == [QUESTION.text] * 2
    assert script.paths == ["/v1/chat/completions"] * 3


@pytest.mark.parametrize("status", [400, 404, 422, 500])
@pytest.mark.parametrize("first", range(4))
def test_a_mode_that_the_server_refuses_falls_to_the_next(first: int, status: int) -> None:
    script = Script(say=lambda _: '{"a": 1}', knows=frozenset(ORDER[first:]), refuses_with=status)
    assert ask(script) == '{"a": 1}'
    assert list(dict.fromkeys(script.modes)) == ORDER[: first + 1]


def test_a_mode_that_is_taken_without_being_followed_falls_to_the_next() -> None:
    script = Script(say=lambda _: "words", probe="Of course! I am ready.")
    assert ask(script) == "words"
    assert script.modes == [*ORDER, Mode.PLAIN]


def test_each_mode_tells_the_shape_and_the_bounds() -> None:
    asked = {}
    for mode in Mode:
        script = Script(say=lambda _: "{}", knows=frozenset({mode}))
        ask(script)
        asked[mode] = script.bodies[-1]
    for body in asked.values():
        assert (body["temperature"], body["seed"], body["max_tokens"], body["model"]) == (0, 0, 300, "small")
        assert body["messages"][1] == {"role": "user", "content": QUESTION.text}
    assert asked[Mode.JSON_SCHEMA]["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert asked[Mode.JSON_OBJECT]["response_format"] == {"type": "json_object", "schema": {"type": "object"}}
    assert asked[Mode.TOOLS]["tools"][0]["function"]["parameters"] == {"type": "object"}
    assert QUESTION.schema in asked[Mode.PLAIN]["messages"][0]["content"]


def test_the_probe_holds_no_words_of_the_question() -> None:
    script = Script(say=lambda _: "{}")
    ask(script)
    assert QUESTION.text not in json.dumps(script.bodies[0])
    assert QUESTION.instruction not in script.bodies[0]["messages"][0]["content"].split("\n")


def test_a_server_that_fails_is_tried_three_times_and_then_the_question_is_unanswered() -> None:
    script = Script(say=lambda _: Response(status=500))
    with asking(script) as (model, waits):
        said = model.ask(QUESTION)
    assert isinstance(said, Unanswered)
    assert "500" in said.why
    assert said.hint
    assert (len(script.questions), waits) == (3, list(WAITS))


def test_a_server_that_recovers_answers() -> None:
    answers: Iterator[str | Response] = iter([Response(status=503), Response(status=500), "{}"])
    with asking(Script(say=lambda _: next(answers))) as (model, waits):
        assert model.ask(QUESTION) == "{}"
    assert waits == list(WAITS)


def test_half_a_response_is_no_answer() -> None:
    said = ask(Script(say=lambda _: Response(body=completion("{}", Mode.PLAIN)[:20], length=1000)))
    assert isinstance(said, Unanswered)
    assert "connection failed" in said.why


def test_an_answer_that_was_cut_off_is_no_answer() -> None:
    said = ask(Script(say=lambda _: Response(body=completion('{"mentions": [', Mode.JSON_SCHEMA, ended="length"))))
    assert isinstance(said, Unanswered)
    assert "cut off" in said.why
    assert "max_output_tokens" in said.hint


def test_a_huge_answer_is_not_read_to_its_end() -> None:
    said = ask(Script(say=lambda _: Response(body=b" " * (MAX_ANSWER + 1))))
    assert isinstance(said, Unanswered)
    assert "larger" in said.why


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff",
        b"[]",
        b"null",
        b'{"choices": []}',
        b'{"choices": {}}',
        b'{"choices": [7]}',
        b'{"choices": [{"message": null}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": "  "}}]}',
        b'{"choices": [{"message": {"content": [1]}}]}',
        b'{"choices": [{"message": {"content": "{}"}, "finish_reason": "content_filter"}]}',
        b"[" * 100_000,
    ],
)
def test_a_response_that_is_no_completion_is_no_answer(body: bytes) -> None:
    assert isinstance(ask(Script(say=lambda _: Response(body=body))), Unanswered)


def test_a_text_that_the_server_refuses_is_unanswered_at_once() -> None:
    script = Script(say=lambda _: Response(status=400))
    said = ask(script)
    assert isinstance(said, Unanswered)
    assert "max_input_characters" in said.hint
    assert len(script.questions) == 1


@pytest.mark.parametrize(("status", "words"), [(401, "HISAB_TEST_KEY"), (403, "HISAB_TEST_KEY"), (302, "address"), (429, "next run")])
def test_a_server_that_turns_us_away_is_an_error_with_a_hint(status: int, words: str) -> None:
    script = Script(say=lambda _: "{}", probe=Response(status=status, location="http://127.0.0.1:9/elsewhere"))
    with pytest.raises(MachineError, match=str(status)) as caught:
        ask(script)
    assert words in caught.value.hint
    assert script.questions == []


def test_a_redirect_is_never_followed() -> None:
    other = Script(say=lambda _: "{}")
    with serving(other) as elsewhere, pytest.raises(MachineError, match="another address"):
        ask(Script(say=lambda _: Response(status=307, location=f"{elsewhere}/chat/completions")))
    assert other.bodies == []


def test_a_server_that_is_not_there_is_an_error_with_a_hint() -> None:
    with asking(Script(say=lambda _: "{}")) as (model, waits):
        pass
    with pytest.raises(MachineError, match="ConnectError") as caught:
        model.ask(QUESTION)
    assert "look whether the server runs" in caught.value.hint
    assert waits == list(WAITS)


def test_a_server_that_knows_no_mode_is_an_error() -> None:
    with pytest.raises(MachineError, match="cannot be asked: it answered 404"):
        ask(Script(say=lambda _: "{}", knows=frozenset(), refuses_with=404))


def test_three_questions_without_a_reply_in_a_row_stop_the_work() -> None:
    answers: Iterator[str | Response] = iter([*[Response(status=500)] * 6, "{}", *[Response(status=500)] * 9])
    with asking(Script(say=lambda _: next(answers))) as (model, _):
        assert [isinstance(model.ask(QUESTION), Unanswered) for _ in range(5)] == [True, True, False, True, True]
        with pytest.raises(MachineError, match="3 questions in a row"):
            model.ask(QUESTION)


def test_the_key_is_sent_to_the_server_and_is_in_no_word_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    script = Script(say=lambda _: Response(status=500, body=f"your key {KEY} is wrong".encode()))
    with asking(script, key=KEY) as (model, _):
        said = model.ask(QUESTION)
        assert KEY not in repr(said)
        assert KEY not in repr(model)
        script.probe = Response(status=401, body=KEY.encode())
    refusing = Script(say=lambda _: "{}", probe=Response(status=401, body=f"wrong key {KEY}".encode()))
    with asking(refusing, key=KEY) as (model, _), pytest.raises(MachineError) as caught:
        model.ask(QUESTION)
    assert KEY not in f"{caught.value.message} {caught.value.hint}"
    assert {headers["Authorization"] for headers in (*script.headers, *refusing.headers)} == {f"Bearer {KEY}"}
    assert KEY not in caplog.text
    assert QUESTION.text not in caplog.text


def test_without_a_key_none_is_sent_and_the_server_hears_who_asks() -> None:
    script = Script(say=lambda _: "{}")
    ask(script)
    assert all("Authorization" not in headers and headers["User-Agent"] == f"hisab/{__version__}" for headers in script.headers)


def test_what_goes_to_this_machine_goes_through_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = Script(say=lambda _: "{}")
    with serving(proxy) as address:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, address.removesuffix("/v1"))
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert ask(Script(say=lambda _: "{}")) == "{}"
    assert proxy.bodies == []
