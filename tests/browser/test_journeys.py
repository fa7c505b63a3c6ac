"""The ways of a reader: from a row to a number to its sentence and back, with a mouse, in two languages, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Opener

WAYS = [("", {}), ("", {"java_script_enabled": False}), ("ur/", {}), ("ur/", {"java_script_enabled": False})]
"""The folder of a language, and how the browser is set."""
NAMES = ["English", "English without scripts", "Urdu", "Urdu without scripts"]
PLAIN = "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize(("folder", "choices"), WAYS, ids=NAMES)
def test_a_row_leads_to_its_attack_a_number_to_its_sentence_and_back(open_page: Opener, folder: str, choices: dict[str, object]) -> None:
    page = open_page(f"{folder}index.html", **choices)
    page.locator(".row .place a[href$='incident-00001.html']").first.click()
    assert page.url.endswith(f"{folder}incidents/incident-00001.html")
    number = page.locator("table.numbers tr:has(.quote:lang(en)) td.number a")
    stated = number.first.inner_text()
    number.first.click()
    assert f"{folder}documents/" in page.url
    sentence = page.locator("mark:target")
    expect(sentence).to_be_in_viewport()
    assert stated in sentence.inner_text()
    assert sentence.evaluate("it => getComputedStyle(it).backgroundColor") != PLAIN
    page.go_back()
    assert page.url.endswith("incidents/incident-00001.html")
    page.go_back()
    assert page.url.endswith(f"{folder}index.html")


@pytest.mark.parametrize(("folder", "choices"), WAYS, ids=NAMES)
def test_a_promise_on_the_front_page_leads_to_why_it_stands_so(open_page: Opener, folder: str, choices: dict[str, object]) -> None:
    page = open_page(f"{folder}index.html", **choices)
    page.locator(".row .came a").first.click()
    assert f"{folder}promises/" in page.url
    expect(page.locator("#why")).to_be_in_viewport()


def test_a_thread_leads_to_its_promise(open_page: Opener) -> None:
    page = open_page("index.html")
    thread = page.locator(".threads .group .reach").first
    thread.scroll_into_view_if_needed()
    box = thread.evaluate("it => { const {left, right, top} = it.getBoundingClientRect(); return [(left + right) / 2, top + 8]; }")
    page.mouse.click(*box)  # beside the thin line, where a finger would come down
    page.wait_for_url("**/promises/*.html")


def test_a_headline_leads_to_what_it_counts(open_page: Opener) -> None:
    page = open_page("index.html")
    page.locator(".headlines a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_page_leads_to_its_twin_in_the_other_language_and_back(open_page: Opener) -> None:
    page = open_page("incidents/incident-00001.html")
    page.locator("a.twin").click()
    assert page.url.endswith("/site/ur/incidents/incident-00001.html")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator("a.twin").click()
    assert page.url.endswith("/site/incidents/incident-00001.html")
