"""What a browser asks for while the pages are read: files of the edition, and nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Request

from .conftest import Opener
from .edition import first_of_each_kind

LEFT = "net::ERR_ABORTED"
"""Why a font failed that was still on its way when the next page was opened; a file that is not there fails otherwise."""


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_page_asks_for_anything_outside_the_edition(open_page: Opener, site: Path, language: str) -> None:
    first, *others = first_of_each_kind(site, language)
    page = open_page(first)
    asked: list[str] = []
    failed: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    def refuse(request: Request) -> None:
        if request.failure != LEFT:
            failed.append(f"{request.url}: {request.failure}")

    page.on("request", note)
    page.on("requestfailed", refuse)
    page.on("console", lambda message: said.append(message.text))
    for path in others:
        page.goto((site / path).as_uri())
        page.evaluate("() => document.fonts.ready.then(() => true)")
    inside = site.as_uri() + "/"
    assert len(asked) > len(others)
    assert [url for url in asked if not url.startswith((inside, "data:,"))] == []
    assert failed == []
    assert said == []
