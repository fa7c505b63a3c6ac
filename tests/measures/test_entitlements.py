"""Laws beside promises: shown where they may hold, and a day set by one only after somebody answered for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from hisab.measures.entitlements import entitlements_of, set_by_law
from hisab.records.book import Deliverable
from hisab.records.values import Place, PlaceLevel
from hisab.vocabulary.tables import Row, Vocabulary, load_vocabulary
from hisab.vocabulary.words import Relation
from tests.measures.lines import link
from tests.measures.test_deliverables import split

QUETTA = Place(id="q", name="Quetta", level=PlaceLevel.TOWN, path=("Pakistan", "Balochistan", "Quetta", "Quetta"))
KABUL = Place(id="k", name="Kabul", level=PlaceLevel.TOWN, path=("Afghanistan", "Kabul", "Kabul", "Kabul"))
MADE = date(2021, 1, 4)


def deliverable(text: str, kind: str) -> Deliverable:
    return split(text, kind)[0]


CASH = deliverable("He promised cheques of two million rupees.", "compensation")
REPORT = deliverable("He promised that the findings would be made public.", "inquiry")
CONVICTION = deliverable("He vowed to bring the killers to justice.", "justice")


def with_row(**cells: str) -> Vocabulary:
    """Return the vocabulary with one law of it said anew by a person."""
    row = next(row for row in load_vocabulary().rows("entitlements") if row["law"] == cells["law"])
    return load_vocabulary([("entitlements", (Row(table="entitlements", cells=MappingProxyType({**row.cells, **cells})),))])


def laws(what: Deliverable, *, made_on: date | None = MADE, places: tuple[Place, ...] = (QUETTA,), vocabulary: Vocabulary | None = None) -> list[str]:
    found = entitlements_of(what, made_on=made_on, places=places, vocabulary=vocabulary or load_vocabulary())
    return [row["law"] for row in found]


def test_compensation_after_an_attack_in_balochistan_restates_a_law() -> None:
    assert laws(CASH) == ["pk-balochistan-victims"]


@pytest.mark.parametrize(
    ("made_on", "places"), [(date(2013, 1, 12), (QUETTA,)), (None, (QUETTA,)), (MADE, (KABUL,)), (MADE, ()), (MADE, (QUETTA, KABUL))]
)
def test_no_law_before_its_day_or_outside_its_land(made_on: date | None, places: tuple[Place, ...]) -> None:
    assert laws(CASH, made_on=made_on, places=places) == []


def test_a_law_that_nobody_checked_sets_no_day() -> None:
    found = entitlements_of(REPORT, made_on=MADE, places=(QUETTA,), vocabulary=load_vocabulary())
    assert found
    assert set_by_law(REPORT, found, [link(Relation.ADVANCES, step=2)]) == REPORT


@pytest.mark.parametrize(
    ("what", "law", "step", "due"),
    [
        (REPORT, "pk-inquiry-report", 2, date(2021, 4, 30)),
        (CONVICTION, "pk-terrorism-trial", 5, date(2021, 4, 9)),
    ],
)
def test_the_days_of_a_checked_law_run_from_the_step_that_starts_them(what: Deliverable, law: str, step: int, due: date) -> None:
    vocabulary = with_row(law=law, checked_by="a lawyer, on 1 February 2021")
    found = entitlements_of(what, made_on=MADE, places=(QUETTA,), vocabulary=vocabulary)
    reached = [link(Relation.ADVANCES, step=step, on=date(2021, 5, 3)), link(Relation.ADVANCES, step=step, on=date(2021, 3, 31))]
    timed = set_by_law(what, found, reached)
    assert (timed.due_on, timed.due_basis) == (due, "statutory")
    assert set_by_law(what, found, []) == what
    assert set_by_law(what, found, [link(Relation.ADVANCES, step=step - 1)]) == what
    assert set_by_law(what, found, [link(Relation.ADVANCES, step=step, reviewers=())]) == what
    assert set_by_law(what, found, [link(Relation.CONTRADICTS, step=step)]) == what


def test_the_promise_s_own_day_comes_before_the_law_s() -> None:
    vocabulary = with_row(law="pk-inquiry-report", checked_by="a lawyer")
    found = entitlements_of(REPORT, made_on=MADE, places=(QUETTA,), vocabulary=vocabulary)
    stated = replace(REPORT, due_on=date(2021, 3, 1), due_basis="explicit")
    assert set_by_law(stated, found, [link(Relation.ADVANCES, step=2)]) == stated
