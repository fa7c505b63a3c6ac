"""Which list tells of which attack, and the gate before the lower bound."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

import numpy as np
import pytest

from hisab.measures.lists import chao_unseen, tabulate_lists
from hisab.records.figures import Overlap

from .made import account, document, on, register_of, toll

FREE = ("court", "hospital", "police")


def table(attacks: Mapping[str, tuple[int, str]], *, independent: tuple[str, ...] = FREE) -> Overlap:
    """Return the table of attacks, each with the number killed and the lists that tell it."""
    number = count()
    documents = {name: [document(f"d{next(number):05d}", on(1), source=source) for source in lists.split()] for name, (_, lists) in attacks.items()}
    counted = {name: account(on(0), killed=toll(killed), documents=[found.id for found in documents[name]]) for name, (killed, _) in attacks.items()}
    register = register_of(found for several in documents.values() for found in several)
    return tabulate_lists(counted, register, independent=independent, as_of=on(10))


def test_each_row_is_an_attack_and_names_its_lists() -> None:
    found = table({"a": (5, "police court"), "b": (2, "police")})
    assert found.lists == ("court", "police")
    assert [(row.incident, row.lists) for row in found.rows] == [("a", ("court", "police")), ("b", ("police",))]


def test_a_copy_counts_for_the_outlet_that_had_it_first() -> None:
    documents = [document("x", on(1), source="agency", text="one  text"), document("y", on(2), source="paper", text="one text")]
    found = tabulate_lists({"a": account(on(0), documents=["x", "y"])}, register_of(documents), as_of=on(10))
    assert found.rows[0].lists == ("agency",)


ENOUGH = {"a": (60, "court"), "b": (60, "police"), "c": (40, "court hospital"), "d": (40, "court hospital police")}


def test_behind_its_gate_the_lower_bound_is_that_of_chao() -> None:
    found = table(ENOUGH)
    assert found.why is None
    assert found.lower_bound is not None
    assert found.lower_bound.value.low == 200 + round(2 / 3 * 120 * 119 / (2 * 41))
    assert (found.lower_bound.value.best, found.lower_bound.value.high) == (None, None)
    assert found.lower_bound.counted == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("attacks", "independent", "why"),
    [
        (ENOUGH, (), "0 lists are known to be made without one another"),
        (ENOUGH, ("court", "police"), "2 lists are known"),
        (ENOUGH, ("court", "police", "nowhere"), "2 lists are known"),
        ({**ENOUGH, "a": (5, "court"), "b": (5, "police")}, FREE, "90 people are matched"),
        ({**ENOUGH, "c": (29, "court hospital")}, FREE, "29 people are on exactly two lists"),
    ],
)
def test_before_its_gate_there_is_no_bound_and_the_reason_is_told(
    attacks: Mapping[str, tuple[int, str]], independent: tuple[str, ...], why: str
) -> None:
    found = table(attacks, independent=independent)
    assert found.lower_bound is None
    assert why in (found.why or "")


def test_outlets_are_never_taken_as_independent_by_themselves() -> None:
    assert table(ENOUGH, independent=()).lower_bound is None


def test_the_bound_of_even_lists_comes_near_the_known_number_and_of_uneven_ones_stays_below() -> None:
    generator = np.random.default_rng(1)
    for chances, least in ((np.full(2000, 0.4), 1900), (np.where(np.arange(2000) % 2, 0.6, 0.05), 1000)):
        held = (generator.random((2000, 3)) < chances[:, None]).sum(axis=1)
        bound = int((held > 0).sum()) + chao_unseen(int((held == 1).sum()), int((held == 2).sum()), lists=3)
        assert least < bound < 2100


def test_a_report_of_a_later_day_than_the_account_is_not_on_a_list() -> None:
    found = tabulate_lists({"a": account(on(0), documents=["x"])}, register_of([document("x", on(20))]), as_of=on(10))
    assert found.rows[0].lists == ()
