"""An address is asked for once, politely and within bounds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hisab import __version__
from hisab.sources.batches import Gathered
from hisab.sources.captures import CaptureStore
from hisab.sources.gather import Limits, gather
from hisab.sources.inputs import AddressInput

NOW = "2026-01-01T00:00:00Z"
WORDS = "The government has promised quick justice and compensation for all the affected families, as it did before. " * 3
PAGE = f"<html><head><title>After</title></head><body><article><p>{WORDS}</p></article></body></html>".encode()


class Answers(BaseHTTPRequestHandler):
    """Answers by the path; `asked` holds what came in."""

    asked: list[tuple[str, str]]
    page = PAGE

    def do_GET(self) -> None:
        type(self).asked.append((self.path, self.headers["User-Agent"]))
        path, _, query = self.path.partition("?")
        match path:
            case "/page":
                self.answer(200, self.page, "text/html; charset=utf-8", ETag='"1"', X_Other="no")
            case "/latin":
                self.answer(200, "title: Café\n\nThe café was closed.".encode("latin-1"), "text/plain; charset=iso-8859-1")
            case "/hop":
                self.answer(302, b"", "text/plain", Location=f"/hop?{int(query) - 1}" if int(query) else "/page")
            case "/away":
                self.answer(302, b"", "text/plain", Location="file:///etc/passwd")
            case "/picture":
                self.answer(200, b"....", "image/webp")
            case "/rows":
                self.answer(200, b'{"text": "One."}\n{"text": "Two."}\n', "application/x-ndjson")
            case "/endless":
                self.answer(200, b"word " * 400_000, "text/plain")
            case "/cut":
                self.answer(200, b"only a part", "text/plain", length=1000)
            case _:
                self.answer(int(path.strip("/")), b"", "text/plain")

    def answer(self, status: int, body: bytes, media_type: str, *, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(length or len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked had enough
            self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(page: bytes = PAGE) -> Iterator[tuple[str, type[Answers]]]:
    handler = type("ThisAnswers", (Answers,), {"asked": [], "page": page})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", handler
    finally:
        server.shutdown()
        thread.join(timeout=5)
        server.server_close()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, type[Answers]]]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as both:
        yield both


def fetch(address: str, tmp_path: Path, limits: Limits | None = None) -> Gathered:
    (gathered,) = gather([AddressInput(origin=address)], CaptureStore(tmp_path), now=NOW, limits=limits)
    return gathered


def failure(address: str, tmp_path: Path, limits: Limits | None = None) -> tuple[str, str]:
    gathered = fetch(address, tmp_path, limits)
    assert gathered.capture is None
    assert gathered.documents == ()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    (finding,) = gathered.findings
    assert finding.hint
    assert finding.about == address
    return finding.code, finding.message


def test_a_page_is_kept_with_what_the_server_said_of_it(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    gathered = fetch(f"{served[0]}/page", tmp_path)
    assert gathered.capture
    assert gathered.capture.address == gathered.capture.origin == f"{served[0]}/page"
    assert (gathered.capture.media_type, gathered.capture.size, gathered.capture.fetched_at) == ("text/html", len(PAGE), NOW)
    assert [name for name, _ in gathered.capture.headers] == ["content-type", "date", "etag"]
    assert CaptureStore(tmp_path).read(gathered.capture.id) == PAGE
    (document,) = gathered.documents
    assert (document.address, document.source, document.title) == (f"{served[0]}/page", "127.0.0.1", "After")


def test_one_request_says_who_asks(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    fetch(f"{served[0]}/page", tmp_path)
    assert served[1].asked == [("/page", f"hisab/{__version__}")]


def test_a_redirect_is_followed_and_the_address_stays_the_one_asked_for(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    (document,) = fetch(f"{served[0]}/hop?4", tmp_path).documents
    assert document.address == f"{served[0]}/hop?4"
    assert len(served[1].asked) == 6


def test_redirects_end_after_five(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    code, message = failure(f"{served[0]}/hop?50", tmp_path)
    assert code == "fetch-failed"
    assert "more than 5" in message
    assert len(served[1].asked) == 6


def test_a_redirect_to_a_file_is_not_followed(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    assert failure(f"{served[0]}/away", tmp_path)[0] == "fetch-failed"


@pytest.mark.parametrize("status", [403, 404, 429, 500, 503])
def test_an_answer_that_is_no_page_is_a_finding(served: tuple[str, type[Answers]], tmp_path: Path, status: int) -> None:
    code, message = failure(f"{served[0]}/{status}", tmp_path)
    assert code == "fetch-failed"
    assert str(status) in message


def test_a_server_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    with serving() as (address, _):
        pass
    assert failure(f"{address}/page", tmp_path)[0] == "fetch-failed"


def test_an_answer_cut_off_leaves_nothing_behind(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    assert failure(f"{served[0]}/cut", tmp_path)[0] == "fetch-failed"


def test_an_answer_without_end_is_cut_off(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    assert failure(f"{served[0]}/endless", tmp_path, Limits(fetched=100_000))[0] == "too-large"


def test_a_picture_is_not_supported(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    assert failure(f"{served[0]}/picture", tmp_path)[0] == "unsupported-type"


def test_the_servers_word_on_the_encoding_is_no_guess(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    gathered = fetch(f"{served[0]}/latin", tmp_path)
    (document,) = gathered.documents
    assert (document.title, document.text) == ("Café", "The café was closed.")
    assert [finding.code for finding in gathered.findings] == ["no-date"]


def test_rows_at_an_address_are_documents(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    assert [document.text for document in fetch(f"{served[0]}/rows", tmp_path).documents] == ["One.", "Two."]


def test_the_same_address_with_other_bytes_is_another_document(served: tuple[str, type[Answers]], tmp_path: Path) -> None:
    first = fetch(f"{served[0]}/page", tmp_path)
    served[1].page = PAGE.replace(b"quick", b"no")
    second = fetch(f"{served[0]}/page", tmp_path)
    assert first.capture
    assert second.capture
    assert first.capture.id != second.capture.id
    assert first.documents[0].address == second.documents[0].address
    assert first.documents[0].id != second.documents[0].id
    assert CaptureStore(tmp_path).read(first.capture.id) == PAGE
