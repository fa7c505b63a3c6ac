"""A web address → bytes. One polite request; what the answer says of itself is kept, the address stays the one that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2

from hisab import __version__
from hisab.records.findings import Finding, Severity
from hisab.sources.addresses import path_of
from hisab.sources.opened import Opened, SourceUnreadableError

USER_AGENT = f"hisab/{__version__}"
KEPT_HEADERS = ("content-type", "date", "etag", "last-modified")
MAX_REDIRECTS = 5
_TIMEOUT = httpx2.Timeout(30.0, connect=10.0)
_CHUNK = 1 << 16

_HINTS = {
    401: "the page asks for a login: open it in a browser, save it and give the file",
    403: "the outlet refuses programs: open it in a browser, save it and give the file",
    404: "look whether the address is right, or look for it in a web archive",
    410: "the outlet took it down: look for it in a web archive",
    429: "the outlet was asked too often: wait, then gather again",
    451: "it may not be shown here for legal reasons: look for it in a web archive",
}
_TRY_AGAIN = "look whether the network and the address work in a browser, then gather again"


@contextmanager
def open_address(address: str) -> Iterator[Opened]:
    """Ask for `address`; its bytes come while the block lasts. Whatever goes wrong on the way is a `SourceUnreadableError` with its finding."""
    with httpx2.Client(follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=_TIMEOUT, headers={"User-Agent": USER_AGENT}) as client:
        try:
            request = client.build_request("GET", address)
            response = client.send(request, stream=True)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise _failed(address, error) from error
        try:
            if not response.is_success:
                raise SourceUnreadableError(
                    _finding(
                        address, f"the server answered {response.status_code} {response.reason_phrase}", _HINTS.get(response.status_code, _TRY_AGAIN)
                    )
                )
            yield Opened(
                chunks=_read(response, address),
                name=path_of(address),
                media_type=response.headers.get("content-type"),
                charset=response.charset_encoding,
                address=address,
                headers=tuple((name, response.headers[name]) for name in KEPT_HEADERS if name in response.headers),
            )
        finally:
            response.close()


def _read(response: httpx2.Response, address: str) -> Iterator[bytes]:
    try:
        yield from response.iter_bytes(_CHUNK)
    except httpx2.HTTPError as error:
        raise _failed(address, error) from error


def _failed(address: str, error: httpx2.HTTPError | httpx2.InvalidURL) -> SourceUnreadableError:
    if isinstance(error, httpx2.TimeoutException):
        return SourceUnreadableError(_finding(address, "no answer came in time", _TRY_AGAIN))
    if isinstance(error, httpx2.TooManyRedirects):
        return SourceUnreadableError(
            _finding(address, f"it was sent on more than {MAX_REDIRECTS} times", "open it in a browser and give the address that it ends at")
        )
    return SourceUnreadableError(_finding(address, f"it could not be fetched ({type(error).__name__}: {error})", _TRY_AGAIN))


def _finding(address: str, what: str, hint: str) -> Finding:
    return Finding(code="fetch-failed", severity=Severity.ERROR, message=f"{address}: {what}", about=address, hint=hint)
