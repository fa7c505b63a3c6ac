"""The keyboard alone: the first key offers the content, every stop is seen, Enter opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Opener

FOLDERS = pytest.mark.parametrize("folder", ["", "ur/"], ids=["English", "Urdu"])
FOCUS = """() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  return {
    tag: it.tagName, href: it.getAttribute("href"), skips: it.className === "skip",
    isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 1 && box.top >= 0 && box.bottom <= innerHeight,
  };
}"""


@FOLDERS
def test_the_first_key_offers_the_content_and_the_next_stops_are_in_it(open_page: Opener, folder: str) -> None:
    page = open_page(f"{folder}index.html")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


@FOLDERS
def test_the_first_row_is_reached_and_opened_with_keys_alone(open_page: Opener, folder: str) -> None:
    page = open_page(f"{folder}index.html")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.row .place a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*.html")
    assert f"{folder}incidents/" in page.url


@FOLDERS
@pytest.mark.parametrize("name", ["index.html", "incidents/incident-00001.html", "figures.html"])
def test_every_stop_of_the_keyboard_is_seen_and_outlined(open_page: Opener, folder: str, name: str) -> None:
    page = open_page(f"{folder}{name}")
    stops = list(_stops(page))
    assert len(stops) > 15
    assert [stop for stop in stops if not (stop["isOutlined"] and stop["isSeen"])] == []


def _stops(page: Page) -> list[dict[str, object]]:
    """Return what has the focus at each press of Tab, from the first link to the last."""
    found: list[dict[str, object]] = []
    many = page.locator("a[href]:not([tabindex='-1']), summary").count()
    for _ in range(many):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUS))
    return [stop for stop in found if stop["tag"] != "BODY"]
