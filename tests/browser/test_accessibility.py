"""What axe finds on the pages of each kind: nothing, in each language, light and dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import Opener
from .edition import first_of_each_kind

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The tags whose rules are run; beside them `color-contrast-enhanced`, since the site promises seven to one."""
RUN = """async tags => {
  const {violations} = await axe.run({runOnly: tags.length > 1 ? {type: "tag", values: tags} : {type: "rule", values: tags},
    rules: tags.length > 1 ? {"color-contrast-enhanced": {enabled: true}} : {}, resultTypes: ["violations"]});
  return violations.flatMap(it => it.nodes.map(node => `${it.id}: ${node.target} ${node.html.slice(0, 160)} ${node.failureSummary}`)).slice(0, 12);
}"""


@cache
def axe() -> str:
    """Return the script that checks a page."""
    return (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return what breaks a rule on the page, in light and in dark."""
    page.evaluate(axe())
    found: list[str] = page.evaluate(RUN, RULES)
    page.emulate_media(color_scheme="dark")
    dark: list[str] = page.evaluate(RUN, ["color-contrast-enhanced"])
    page.emulate_media(color_scheme="light")
    return [*found, *(f"dark: {each}" for each in dark)]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_page_breaks_a_rule_of_axe(open_page: Opener, site: Path, language: str) -> None:
    first, *others = first_of_each_kind(site, language)
    page = open_page(first)
    found = {}
    for path in (first, *others):
        page.goto((site / path).as_uri())
        if broken := violations(page):
            found[path] = broken
    assert found == {}
