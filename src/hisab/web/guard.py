"""What stands before every answer: only this machine's own names are answered, nothing is written, and a browser is told what it may not do."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""What this machine calls itself. Any other name in a request is a page of somebody else's that was led here (DNS rebinding)."""
_READING = {"GET", "HEAD"}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}


def hosts_of(port: int) -> frozenset[str]:
    """Return the Host headers under which a server at `port` of this machine answers."""
    return frozenset(f"{name}:{port}" for name in NAMES) | (frozenset(NAMES) if port == 80 else frozenset())


class Guard:
    """Wraps an application. A HEAD is answered as the GET would be, without the body."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"
        sent = _with_headers(send, is_head=is_head)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sent)
        else:
            await self._app({**scope, "method": "GET"} if is_head else scope, receive, sent)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        host = Headers(scope=scope).getlist("host")
        if len(host) != 1 or host[0].lower() not in self._hosts:
            return PlainTextResponse("This server answers under its own name only: 127.0.0.1 or localhost, with its port.\n", status_code=421)
        if scope["method"] not in _READING:
            return PlainTextResponse(
                "Nothing can be written here; only GET and HEAD are answered.\n", status_code=405, headers={"allow": "GET, HEAD"}
            )
        return None


def _with_headers(send: Send, *, is_head: bool) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        elif is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return guarded
