"""Promises split into what can be rated: by their words, with the step that keeps each and the day it is due."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from hisab.measures.deliverables import Terms, split_promise, subtypes_of
from hisab.records.book import Deliverable
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.tables import Row, load_vocabulary
from hisab.vocabulary.words import HowTestable
from tests.reading.learned.test_reader import document

VOCABULARY = load_vocabulary()
MADE = date(2021, 1, 4)


def split(text: str, kind: str, *, act: str = "commit-specific", made_on: date | None = MADE) -> tuple[Deliverable, ...]:
    where = document(text)
    words = next(word for word in ("vowed", "promised", "ordered", "وعدہ") if word in text)
    start = text.index(words)
    said = Argument(role=Role.ACT, passage=where.passage(start, start + len(words)), name=act)
    mention = Mention(id=MentionId(""), document=where.id, kind=MentionKind.PROMISE, passage=where.passage(0, len(text)), arguments=(said,))
    return split_promise([mention], kind, made_on=made_on, terms=Terms(vocabulary=VOCABULARY))


@pytest.mark.parametrize(
    ("text", "kind", "subtypes"),
    [
        ("He vowed to arrest the killers and bring them to justice.", "justice", ["conviction", "arrest"]),
        ("He promised cheques of two million rupees and a government job each.", "compensation", ["cash", "job"]),
        ("He ordered an inquiry and a report within three days.", "inquiry", ["investigate"]),
        ("He promised that the findings would be made public.", "inquiry", ["publish"]),
        ("He vowed that this would never happen again and promised more troops.", "protection", ["deploy", "never again"]),
        ("He promised to help them.", "compensation", ["cash"]),
        ("وزیر نے قاتلوں کی گرفتاری کا وعدہ کیا", "justice", ["conviction"]),
    ],
)
def test_the_words_say_what_is_rated(text: str, kind: str, subtypes: list[str]) -> None:
    assert [one.subtype for one in split(text, kind)] == subtypes


def test_what_was_done_before_the_promise_is_not_promised() -> None:
    assert [one.subtype for one in split("After the arrest of two men he vowed to bring the others to justice.", "justice")] == ["conviction"]


def test_each_has_its_own_step_and_day() -> None:
    conviction, arrest = split("He vowed to arrest the killers and bring them to justice.", "justice")
    assert (conviction.step, conviction.due_on, conviction.due_basis) == (6, date(2023, 1, 4), "default")
    assert (arrest.step, arrest.due_on) == (3, date(2021, 4, 4))


def test_a_vague_word_sets_an_earlier_day_than_the_default() -> None:
    (arrest,) = split("He vowed that the killers would soon be caught.", "justice")
    assert (arrest.due_on, arrest.due_basis) == (date(2021, 2, 3), "vague words")


def test_without_a_day_nothing_is_due() -> None:
    (arrest,) = split("He vowed that the killers would be caught.", "justice", made_on=None)
    assert (arrest.due_on, arrest.due_basis) == (None, "none")


def test_vague_vows_and_the_wiping_out_of_enemies_are_rhetoric() -> None:
    assert {one.testability for one in split("He vowed to arrest them.", "justice", act="commit-vague")} == {HowTestable.RHETORICAL}
    assert {one.testability for one in split("He vowed that they would be wiped out.", "justice")} == {HowTestable.RHETORICAL}


def test_every_deliverable_keeps_its_sentence() -> None:
    text = "He vowed to arrest the killers and bring them to justice."
    assert {one.criterion.quote for one in split(text, "justice")} == {text}


def test_a_promise_without_a_kind_has_nothing_to_rate() -> None:
    assert split("He vowed that something would be done.", "") == ()


def test_the_country_of_the_promisor_has_its_own_days() -> None:
    cells = {"jurisdiction": "Pakistan", "kind": "justice", "subtype": "arrest", "days": "7", "label": "", "version": "2", "source": "by hand"}
    own = load_vocabulary([("horizons", (Row(table="horizons", cells=MappingProxyType(cells)),))])
    assert Terms(vocabulary=own, country="Pakistan").days("justice", "arrest") == 7
    assert Terms(vocabulary=own, country="Afghanistan").days("justice", "arrest") == 90
    assert Terms(vocabulary=own).days("justice", "arrest") == 90


def test_the_names_of_one_family_are_one_thing() -> None:
    (inquiry,) = split("He ordered an inquiry and a report within three days.", "inquiry")
    assert set(subtypes_of(inquiry, VOCABULARY)) == {"investigate", "seek a report"}
    (cash,) = split("He promised to help them.", "compensation")
    assert subtypes_of(cash, VOCABULARY) == ("cash",)
