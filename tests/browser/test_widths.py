"""A phone's width: nothing leaves the page to the side."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Opener
from .edition import first_of_each_kind

TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const scrolls = it => { for (let up = it; up; up = up.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return true; };
  const out = [...document.querySelectorAll("main *")].filter(it => {
    const box = it.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(it) && !it.matches(".skip, .unseen, svg *");
  });
  return {wide, out: out.slice(0, 5).map(it => it.outerHTML.slice(0, 120))};
}"""


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_page_is_wider_than_a_phone(open_page: Opener, site: Path, language: str) -> None:
    first, *others = first_of_each_kind(site, language)
    page = open_page(first, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    found = {}
    for path in (first, *others):
        page.goto((site / path).as_uri())
        measured = page.evaluate(TOO_WIDE)
        if measured["wide"] > 0 or measured["out"]:
            found[path] = measured
    assert found == {}
