"""The HTML: one file, no request, no script, every note reached, and all words of it as they are."""

from __future__ import annotations

import re

from hisab.publishing.brief.content import Brief
from hisab.publishing.brief.page import write_page
from hisab.records.figures import Edition

from ..test_site import Page
from .conftest import Compose, at_length, repeating
from .test_typeset import HOSTILE


def page_of(brief: Brief) -> str:
    return write_page(brief).decode("utf-8")


def test_it_asks_for_nothing_outside_itself(edition: Edition, compose: Compose) -> None:
    for language in ("en", "ur"):
        text = page_of(compose(edition, language=language))
        loads = [load for load in Page(text).loads if not load.startswith("data:")]
        assert loads == []
        assert "<script" not in text
        assert not re.search(r"url\((?!data:)", text)
        assert "default-src 'none'" in text


def test_every_reference_reaches_its_note(brief: Brief) -> None:
    page = Page(page_of(brief))
    inside = {link["href"][1:] for link in page.links if link["href"].startswith("#")}
    assert inside == {f"note-{note.number}" for note in brief.notes}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_it_is_small_enough_to_send(edition: Edition, compose: Compose) -> None:
    for language in ("en", "ur"):
        assert len(write_page(compose(edition, language=language))) < 600_000


def test_hostile_words_stay_words(edition: Edition, compose: Compose) -> None:
    text = page_of(compose(at_length(repeating(edition), f"<script>alert(1)</script>{HOSTILE}")))
    assert "<script" not in text
    assert "\u202e" not in text


def test_it_says_its_language_and_direction(edition: Edition, compose: Compose) -> None:
    assert '<html lang="ur" dir="rtl">' in page_of(compose(edition, language="ur"))
    assert '<html lang="en" dir="ltr">' in page_of(compose(edition))


def test_the_same_brief_gives_the_same_bytes(brief: Brief) -> None:
    assert write_page(brief) == write_page(brief)
