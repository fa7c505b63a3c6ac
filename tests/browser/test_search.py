"""The search: with a server it finds in each language; from a folder, or without scripts, the page says that it cannot and leads on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hisab.publishing.live.policies import SEARCH_POLICY, SITE_POLICY
from hisab.publishing.search import INDEX

from .conftest import Opener
from .test_accessibility import violations


class Quiet(SimpleHTTPRequestHandler):
    """Hands out files, as any server does, with the policies that hisab serve states."""

    def log_request(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        is_searching = path.endswith("search.html") or f"/{INDEX}/" in path
        self.send_header("Content-Security-Policy", SEARCH_POLICY if is_searching else SITE_POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("folder", "words", "found"),
    [("", "gunmen", "incidents/incident-00001.html"), ("ur/", "فائرنگ", "incidents/incident-00002.html"), ("", "فائرنگ", "documents/")],
    ids=["English", "Urdu", "Urdu words on English pages"],
)
def test_words_lead_to_the_pages_that_have_them(page: Page, address: str, folder: str, words: str, found: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{folder}search.html")
    page.locator("#words").fill(words)
    page.keyboard.press("Enter")
    hit = page.locator(f"#hits a[href*='/{folder}{found}']").first
    expect(hit).to_be_visible()
    expect(page.locator("#hits mark").first).to_contain_text(words, ignore_case=True)
    assert violations(page) == []
    assert [url for url in asked if not url.startswith((address, "data:,", f"blob:{address}"))] == []
    hit.click()
    assert page.url.startswith(f"{address}{folder}{found}")
    page.go_back()
    expect(page.locator("#hits li").first).to_be_visible()


def test_words_that_no_page_has_are_no_finding(page: Page, address: str) -> None:
    page.goto(f"{address}search.html#q=zzyzx")
    expect(page.locator("#state")).to_contain_text("No page has these words. That is no finding")


def test_an_index_that_cannot_be_read_is_said(page: Page, address: str) -> None:
    page.route("**/pagefind/*", lambda route: route.abort())
    page.goto(f"{address}search.html#q=gunmen")
    expect(page.locator("#state")).to_contain_text("cannot be read just now")


@pytest.mark.parametrize("choices", [{}, {"java_script_enabled": False}], ids=["from a folder", "without scripts"])
def test_where_it_cannot_search_the_page_says_so_and_leads_to_every_record(open_page: Opener, choices: dict[str, object]) -> None:
    page = open_page("search.html", **choices)
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#unable")).to_be_visible()
    page.locator("section[aria-labelledby=without] a", has_text="Places").click()
    assert page.url.endswith("places.html")
