"""A local server that answers as a test says: it speaks chat completions, and every fault that one can have."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from hisab.asking.modes import Mode

READY = '{"ready": true}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """`length` is what the header says, where that is not the truth; `pause` are seconds before the body and between its bytes, `drips` of them."""

    status: int = 200
    body: bytes = b""
    length: int | None = None
    location: str | None = None
    pause: float = 0.0
    drips: int = 0


Say = Callable[[str], str | Response]
"""From the text of a question to the words of the answer, or to a whole response."""


def mode_of(body: dict[str, Any]) -> Mode:
    if "tools" in body:
        return Mode.TOOLS
    if "response_format" not in body:
        return Mode.PLAIN
    return Mode(body["response_format"]["type"])


def completion(words: str, mode: Mode, *, ended: str = "stop") -> bytes:
    message: dict[str, Any] = {"role": "assistant", "content": words}
    if mode is Mode.TOOLS:
        message = {"role": "assistant", "content": None, "tool_calls": [{"function": {"name": "answer", "arguments": words}}]}
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": ended}]}).encode()


@dataclass(slots=True, kw_only=True)
class Script:
    """What the server knows, what it says, and what came in: bodies, headers and paths."""

    say: Say
    knows: frozenset[Mode] = frozenset(Mode)
    refuses_with: int = 400
    probe: str | Response = READY
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def respond(self, body: dict[str, Any]) -> Response:
        mode, text = mode_of(body), body["messages"][-1]["content"]
        if mode not in self.knows:
            return Response(status=self.refuses_with, body=b'{"error": {"message": "unknown"}}')
        said = self.probe if text == "Are you ready?" else self.say(text)
        return said if isinstance(said, Response) else Response(body=completion(said, mode))

    @property
    def questions(self) -> list[str]:
        """The texts that were asked about, the probe's left out."""
        return [text for body in self.bodies if (text := body["messages"][-1]["content"]) != "Are you ready?"]

    @property
    def modes(self) -> list[Mode]:
        return [mode_of(body) for body in self.bodies]


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """Give the address of a server that follows `script`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.bodies.append(body)
            script.headers.append(dict(self.headers))
            script.paths.append(self.path)
            self.answer(script.respond(body))

        def answer(self, response: Response) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked had enough
                self.send_response(response.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(response.body) if response.length is None else response.length))
                if response.location:
                    self.send_header("Location", response.location)
                self.end_headers()
                for at in range(response.drips):
                    self.wfile.write(response.body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(response.pause)
                time.sleep(response.pause)
                self.wfile.write(response.body[response.drips :])
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        thread.join(timeout=5)
        server.server_close()
