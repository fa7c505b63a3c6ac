"""One request and its response, within bounds of time, size and tries. Redirects are not followed: what was sent goes to the host that was said."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx2

from hisab import __version__
from hisab.asking.settings import LlmSettings, is_this_machine
from hisab.records.errors import MachineError
from hisab.records.seams import Unanswered

MAX_ANSWER = 1 << 20
"""Bytes of one response; an answer of 2,000 tokens has about 10,000."""
WAITS = (1.0, 4.0)
"""Seconds before the second and the third try."""
LOOK = "look whether the server runs and whether address and model in [llm] are right; what was read is kept, and the next run goes on from there"
_CHUNK = 1 << 14
_CONNECT_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server answered."""

    status: int
    body: bytes


class _TooLateError(Exception):
    """The response took longer than one try may."""


class _TooLargeError(Exception):
    """The response is larger than any answer can be."""


class Wire:
    """The way to one server. Its errors hold neither the key, nor what was sent, nor the server's own words."""

    def __init__(self, settings: LlmSettings, *, key: str | None, wait: Callable[[float], None]) -> None:
        self._settings = settings
        self._url = settings.address.rstrip("/") + "/chat/completions"
        self._headers = {"User-Agent": f"hisab/{__version__}", "Accept-Encoding": "identity"}
        if key is not None:
            self._headers["Authorization"] = f"Bearer {key}"
        self._wait = wait

    def send(self, body: dict[str, Any]) -> Reply | Unanswered:
        """Return the reply to `body`; a server that fails or is silent is tried three times, one that is not there or turns us away is an error."""
        settled: Reply | Unanswered = self._try(body)
        for seconds in WAITS:
            if not _is_passing(settled):
                break
            self._wait(seconds)
            settled = self._try(body)
        if isinstance(settled, Reply) and settled.status in {401, 403}:
            variable = self._settings.key_variable
            needed = (
                f"look at the key in the environment variable {variable}" if variable else "name the variable with the key: key_variable in [llm]"
            )
            raise MachineError(f"the server at {self._settings.address} turns us away ({settled.status})", hint=needed)
        if isinstance(settled, Reply) and (300 <= settled.status < 400 or settled.status == 429):
            what = "is asked too often" if settled.status == 429 else "sends us on to another address, and nothing is sent there"
            raise MachineError(f"the server at {self._settings.address} {what} ({settled.status})", hint=LOOK)
        return settled

    def _try(self, body: dict[str, Any]) -> Reply | Unanswered:
        try:
            return self._post(body)
        except (httpx2.TimeoutException, _TooLateError):
            return Unanswered(
                why=f"no answer came within {self._settings.timeout_s:g} seconds", hint="raise timeout in [llm], or lower max_output_tokens"
            )
        except _TooLargeError:
            return Unanswered(why="the answer was larger than any answer can be", hint="look whether the address in [llm] is the right one")
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            return Unanswered(why=f"the connection failed ({type(error).__name__})", hint=LOOK)

    def _post(self, body: dict[str, Any]) -> Reply:
        seconds = self._settings.timeout_s
        until = time.monotonic() + seconds
        timeout = httpx2.Timeout(seconds, connect=min(_CONNECT_S, seconds))
        uses_proxies = not is_this_machine(self._settings.address)
        with (
            httpx2.Client(verify=_tls(), follow_redirects=False, timeout=timeout, trust_env=uses_proxies, headers=self._headers) as client,
            client.stream("POST", self._url, json=body) as response,
        ):
            received = bytearray()
            for chunk in response.iter_bytes(_CHUNK):
                received += chunk
                if len(received) > MAX_ANSWER:
                    raise _TooLargeError
                if time.monotonic() > until:
                    raise _TooLateError
            return Reply(status=response.status_code, body=bytes(received))


@cache
def _tls() -> ssl.SSLContext:
    """Return the machine's trust in certificates, loaded once: it takes longer than a question to a small server."""
    return httpx2.create_ssl_context()


def _is_passing(settled: Reply | Unanswered) -> bool:
    """True for trouble that may be over in a moment."""
    return isinstance(settled, Unanswered) or settled.status >= 500 or settled.status == 429
