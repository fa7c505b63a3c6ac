"""A browser, and a small edition about places that do not exist, published once and opened from its folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from hisab.publishing.site import publish_site
from tests.publishing.conftest import make_edition, make_vocabulary
from tests.publishing.measured import measured

Opener = Callable[..., Page]
"""Opens a page of the edition by its path in it; choices are those of a new browser context."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        assert "CI" not in os.environ, "chromium is not installed, and the gate must not pass without it"
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    vocabulary = make_vocabulary()
    return publish_site(measured(make_edition(), vocabulary), tmp_path_factory.mktemp("read") / "site", vocabulary=vocabulary)


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Opener]:
    contexts = []

    def opened(path: str, **choices: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **choices})  # type: ignore[arg-type]
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.goto((site / path).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
