"""The whole catalogue of pages: every link leads somewhere, whatever the size of the record and however odd what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest

from hisab.publishing.press import Press
from hisab.publishing.site import pages_of, presses_of
from hisab.records.figures import Edition
from hisab.records.journal import Register
from hisab.vocabulary.tables import Vocabulary

from .conftest import incident_account
from .measured import dead_links, lists_of, measured, press_of, with_account
from .test_site import SEARCHES, Page


@pytest.fixture(scope="module")
def large(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> tuple[Press, dict[str, str]]:
    press = press_of(many(410, 820), vocabulary)
    return press, lists_of(press)


def test_every_link_of_a_measured_record_leads_to_a_place_that_is_there(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    assert dead_links(press, {path: write().decode() for path, write in pages_of(press).items()}) == []


def test_every_link_of_a_record_in_parts_leads_to_a_place_that_is_there(large: tuple[Press, dict[str, str]]) -> None:
    press, written = large
    assert {"years/2005/2.html", "sources/2.html", "left-out.html"} & set(written) == {"years/2005/2.html", "sources/2.html"}
    assert dead_links(press, written) == []


def test_no_list_of_a_record_in_parts_is_heavy_and_its_front_page_is_light(large: tuple[Press, dict[str, str]]) -> None:
    _, written = large
    assert len(written["index.html"].encode()) < 150_000
    assert [path for path, text in written.items() if len(text.encode()) > 400_000] == []


def test_every_list_is_sound_html_with_one_heading_and_no_id_twice(large: tuple[Press, dict[str, str]]) -> None:
    _, written = large
    for path, text in written.items():
        assert [name for name, times in Counter(Page(text).ids).items() if times > 1] == [], path
        assert text.count("<h1") == 1, path


def test_a_record_of_nothing_has_its_pages(empty_edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(empty_edition, vocabulary)
    written = lists_of(press)
    assert dead_links(press, written) == []
    assert "No incident is in this record." in written["places.html"]
    assert "No promise of this record names an office or an institution." in written["institutions.html"]


def test_a_record_of_one_attack_has_its_pages(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(1, 1), vocabulary)
    assert dead_links(press, lists_of(press)) == []


def test_an_attack_of_which_nothing_is_left_has_its_pages(edition: Edition, vocabulary: Vocabulary) -> None:
    bare = replace(incident_account(None, None, None), communities=(), targets=(), methods=())
    press = press_of(with_account(edition, "incident-00003", bare), vocabulary)
    written = lists_of(press)
    assert dead_links(press, written) == []
    assert "incidents/incident-00003.html" in written["places/not-stated.html"]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "../../index", "\u202enur", "w" * 400])
def test_names_that_could_hurt_are_words_on_safe_pages(edition: Edition, vocabulary: Vocabulary, name: str) -> None:
    hurt = replace(edition.incidents["incident-00001"], communities=(name,), claimed_by=(name,), methods=(name,))
    promise, account = next(iter(edition.promises.items()))
    promises = MappingProxyType({**edition.promises, promise: replace(account, office=name, institution=name, person=name)})
    press = press_of(replace(with_account(edition, "incident-00001", hurt), promises=promises), vocabulary)
    written = lists_of(press)
    assert dead_links(press, written) == []
    assert all("<script" not in text.replace(SEARCHES, "") and "\u202e" not in text for text in written.values())
    assert all(len(path) < 100 and ".." not in path for path in written)


def test_each_page_can_be_written_alone(edition: Edition, vocabulary: Vocabulary) -> None:
    whole = measured(edition, vocabulary)
    together = {path: write() for path, write in pages_of(presses_of(whole, vocabulary, ("en",))[0]).items()}
    for path in ("years/2021.html", "communities/vale-people.html", "offices/chief-minister-vale.html", "figures.html"):
        assert pages_of(presses_of(whole, vocabulary, ("en",))[0])[path]() == together[path]


def test_the_order_of_records_makes_no_difference_to_a_page(edition: Edition, vocabulary: Vocabulary) -> None:
    register = edition.register
    turned = replace(
        edition,
        register=Register(
            **{name: getattr(register, name) for name in Register.__slots__ if name not in {"incidents", "promises"}},
            incidents=MappingProxyType(dict(reversed(list(register.incidents.items())))),
            promises=MappingProxyType(dict(reversed(list(register.promises.items())))),
        ),
        incidents=MappingProxyType(dict(reversed(list(edition.incidents.items())))),
        promises=MappingProxyType(dict(reversed(list(edition.promises.items())))),
    )
    assert lists_of(press_of(turned, vocabulary)) == lists_of(press_of(edition, vocabulary))
