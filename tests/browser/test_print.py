"""Paper: A4, the notes beside what they tell, and no table that is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Opener
from .edition import first_of_each_kind

PAPER = {"width": 680, "height": 1000}
"""What A4 leaves between its margins, in pixels of the style: 18 cm."""
CUT = """() => [...document.querySelectorAll("main table, main .chart svg, main pre, main .wide")].filter(it => {
  const box = it.getBoundingClientRect();
  const isScrolled = it.scrollWidth > it.clientWidth + 1 && /auto|scroll|hidden/.test(getComputedStyle(it).overflowX);
  return box.width && (isScrolled || box.right > innerWidth + 1 || box.left < -1);
}).map(it => it.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_table_is_cut_off_on_paper(open_page: Opener, site: Path, language: str) -> None:
    first, *others = first_of_each_kind(site, language)
    page = open_page(first, viewport=PAPER)
    page.emulate_media(media="print")
    found = {}
    for path in (first, *others):
        page.goto((site / path).as_uri())
        if cut := page.evaluate(CUT):
            found[path] = cut
    assert found == {}


@pytest.mark.parametrize("folder", ["", "ur/"], ids=["English", "Urdu"])
def test_links_to_sentences_become_numbered_notes(open_page: Opener, folder: str) -> None:
    page = open_page(f"{folder}incidents/incident-00001.html")
    expect(page.locator("aside.notes")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("aside.notes")).to_be_visible()
    numbers = {int(each) for each in page.locator("sup.note").all_inner_texts()}
    assert numbers == set(range(1, page.locator("aside.notes li").count() + 1))
    expect(page.locator(".head nav")).to_be_hidden()
