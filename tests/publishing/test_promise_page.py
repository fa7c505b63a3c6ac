"""The page of a promise: the law that may grant already what was promised, beside it and in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from hisab.measures.entitlements import named
from hisab.publishing.promise_page import promise_page
from hisab.publishing.tongue import tongue_of
from hisab.records.book import Entitlement
from hisab.records.figures import Edition
from hisab.records.ids import PromiseId
from hisab.vocabulary.tables import Vocabulary, load_vocabulary

from .measured import page, press_of, words

ACT = named(next(row for row in load_vocabulary().rows("entitlements") if row["law"] == "pk-balochistan-victims"))
CHECKED = replace(ACT, checked_by="Somebody Named, advocate")
OWED = {"en": "a law may grant this already", "ur": "شاید کوئی قانون یہ پہلے سے دیتا ہو"}


def with_law(edition: Edition, law: Entitlement, *, basis: str) -> tuple[Edition, PromiseId]:
    """Return the edition with a law beside the first thing of its first promise of which something is rated."""
    identifier, account = next((key, account) for key, account in edition.promises.items() if account.deliverables)
    first, *others = account.deliverables
    due = date(2021, 5, 1) if basis == "statutory" else first.deliverable.due_on
    beside = replace(first, deliverable=replace(first.deliverable, due_on=due, due_basis=basis), entitlements=(law,))
    promises = {**edition.promises, identifier: replace(account, deliverables=(beside, *others))}
    return replace(edition, promises=MappingProxyType(promises)), PromiseId(identifier)


def text_of(edition: Edition, vocabulary: Vocabulary, identifier: PromiseId, language: str = "en") -> str:
    press = press_of(edition, vocabulary, language)
    return words(page(press, f"{tongue_of(language).folder}{press.addresses.promise(identifier)}"))


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_law_that_nobody_checked_stands_there_as_a_question_with_its_source(edition: Edition, vocabulary: Vocabulary, language: str) -> None:
    beside, identifier = with_law(edition, ACT, basis="default")
    tongue = tongue_of(language)
    text = text_of(beside, vocabulary, identifier, language)
    assert OWED[language] in text
    assert tongue.say(ACT.name) in text
    assert tongue.say(ACT.grants) in text
    assert tongue.say("Whether it holds here is a lawyer’s question that nobody has answered yet; it sets no day.") in text
    assert "dokumen.tips" in text
    assert tongue.say("by law") not in text


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_law_of_our_table_is_told_in_each_language(language: str) -> None:
    tongue = tongue_of(language)
    for row in load_vocabulary().rows("entitlements"):
        for column in ("name", "grants"):
            assert (tongue.say(row[column]) == row[column]) is (language == "en"), row[column]


def test_a_checked_law_that_sets_the_day_says_so_and_names_nobody(edition: Edition, vocabulary: Vocabulary) -> None:
    beside, identifier = with_law(edition, CHECKED, basis="statutory")
    text = text_of(beside, vocabulary, identifier)
    assert "1 May 2021 by law" in text
    assert "A person has checked that it holds here; the due day is by law." in text
    assert "Somebody Named" not in text


def test_a_checked_law_without_a_day_leaves_the_due_day_as_it_was(edition: Edition, vocabulary: Vocabulary) -> None:
    beside, identifier = with_law(edition, CHECKED, basis="default")
    owed = promise_page(press_of(beside, vocabulary), identifier).rated[0].owed[0]
    assert owed.label == "a law grants this already"
    assert "it sets no day" in owed.held


def test_without_a_law_nothing_is_said_of_one(edition: Edition, vocabulary: Vocabulary) -> None:
    identifier = next(PromiseId(key) for key, account in edition.promises.items() if account.deliverables)
    assert "a law" not in text_of(edition, vocabulary, identifier).partition("What the sources state")[0]
