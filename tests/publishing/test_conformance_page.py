from dataclasses import replace
from pathlib import Path

from hisab.publishing.conformance_page import demands
from hisab.publishing.press import prepare
from hisab.publishing.site import presses_of
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary


def answers(edition: Edition, vocabulary: Vocabulary, profile: str = "public") -> dict[int, str]:
    return {each.number: each.style for each in demands(prepare(edition, vocabulary, profile=profile))}


def test_every_demand_has_an_answer_and_what_is_not_met_is_said(edition: Edition, vocabulary: Vocabulary) -> None:
    found = answers(edition, vocabulary)
    assert list(found) == list(range(1, 21))
    assert found[14] == "not-met"
    assert set(found.values()) == {"met", "partly-met", "not-met"}


def test_an_edition_that_shows_names_does_not_meet_what_protects_people(edition: Edition, vocabulary: Vocabulary) -> None:
    assert (answers(edition, vocabulary)[11], answers(edition, vocabulary, "internal")[11]) == ("partly-met", "not-met")


def test_a_figure_without_a_caveat_or_a_rule_is_seen(edition: Edition, vocabulary: Vocabulary) -> None:
    bare = replace(edition, figures=(replace(edition.figures[0], caveat="", recipe="by hand"),))
    assert (answers(bare, vocabulary)[16], answers(bare, vocabulary)[5]) == ("not-met", "partly-met")


def test_a_quote_that_does_not_stand_in_its_document_is_seen(edition: Edition, vocabulary: Vocabulary) -> None:
    documents = {key: replace(each, text="x" * len(each.text)) for key, each in edition.register.documents.items()}
    broken = replace(edition, register=replace(edition.register, documents=documents))
    assert (answers(edition, vocabulary)[1], answers(broken, vocabulary)[1]) == ("met", "not-met")


def test_an_edition_in_english_alone_says_so(edition: Edition, vocabulary: Vocabulary) -> None:
    both, alone = presses_of(edition, vocabulary)[0], presses_of(edition, vocabulary, ("en",))[0]
    assert [demands(press)[19].style for press in (both, alone)] == ["met", "partly-met"]


def test_what_is_met_says_nothing_of_what_is_missing(edition: Edition, vocabulary: Vocabulary) -> None:
    assert all(each.missing == "" for each in demands(prepare(edition, vocabulary)) if each.style == "met")


def test_the_page_stands_in_both_languages(site: Path) -> None:
    assert "not met" in (site / "conformance.html").read_text(encoding="utf-8")
    assert (site / "ur" / "conformance.html").exists()
