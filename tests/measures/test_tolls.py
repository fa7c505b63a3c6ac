"""A toll is a range over what sources state of this attack alone: nothing is averaged, and nothing else is counted in."""

from __future__ import annotations

import pytest

from hisab.measures.tolls import add_tolls, toll_of
from hisab.records.figures import Toll
from hisab.records.mentions import Role
from hisab.records.values import Count, Covers

from ..linking.notation import count, register_of


def toll(*numbers: str, role: Role = Role.KILLED) -> Toll | None:
    texts = (f"report R{index} 2021-01-04\nincident {role}={number}" for index, number in enumerate(numbers))
    return toll_of(register_of(*texts).mentions.values(), role)


def bounds(*numbers: str) -> tuple[int | None, int | None, bool]:
    found = toll(*numbers)
    assert found is not None
    return found.count.low, found.count.high, found.count.qualifier == "at least"


@pytest.mark.parametrize(
    ("stated", "low", "high", "is_open"),
    [
        (("11",), 11, 11, False),
        (("11", "11"), 11, 11, False),
        (("10", "13"), 10, 13, False),
        (("10-13",), 10, 13, False),
        (("11+",), 11, 11, True),
        (("9+", "11"), 9, 11, False),
        (("11", "13+"), 11, 13, True),
        (("13", "13+"), 13, 13, False),
        (("0",), 0, 0, False),
    ],
)
def test_the_range_runs_from_the_lowest_to_the_highest_number_stated(stated: tuple[str, ...], low: int, high: int, is_open: bool) -> None:
    assert bounds(*stated) == (low, high, is_open)


def test_the_best_number_is_there_only_where_all_agree() -> None:
    agreed, differing = toll("11", "11"), toll("10", "13")
    assert agreed is not None
    assert agreed.count.best == 11
    assert differing is not None
    assert differing.count.best is None


@pytest.mark.parametrize("covers", sorted(set(Covers) - {Covers.ATTACK}))
def test_a_number_that_covers_anything_else_is_left_out(covers: Covers) -> None:
    word = covers.value.replace(" ", "_")
    assert toll(f"500/{word}") is None
    assert bounds("11", f"500/{word}", f"1/{word}") == (11, 11, False)


def test_no_number_is_no_toll() -> None:
    assert toll_of(register_of("report A 2021-01-04\nincident place=machh").mentions.values(), Role.KILLED) is None
    assert toll_of(register_of("report A 2021-01-04\nincident injured=3").mentions.values(), Role.KILLED) is None


def test_a_toll_names_every_statement_that_it_rests_on_and_no_other() -> None:
    register = register_of("report A 2021-01-04\nincident place=machh killed=11 injured=4 killed=3/part", "report B 2021-01-04\nincident killed=10")
    found = toll_of(register.mentions.values(), Role.KILLED)
    assert found is not None
    rested = [register.mentions[mention].arguments[index] for mention, index in found.resting_on]  # type: ignore[index]
    assert sorted(argument.passage.quote for argument in rested) == ["killed=10", "killed=11"]


def test_a_sum_runs_from_the_sum_of_the_lows_to_the_sum_of_the_highs() -> None:
    tolls = [found for numbers in (("10", "13"), ("2",)) if (found := toll(*numbers)) is not None]
    assert add_tolls(tolls) == Count(low=12, best=None, high=15)


def test_a_sum_is_open_above_where_one_of_its_parts_is() -> None:
    tolls = [found for numbers in (("11+",), ("2",)) if (found := toll(*numbers)) is not None]
    assert add_tolls(tolls).qualifier == "at least"


def test_the_sum_over_no_toll_is_not_stated_rather_than_zero() -> None:
    assert add_tolls(()) == Count(low=None, best=None, high=None)


def test_the_notation_says_what_a_number_covers() -> None:
    assert count("3/killed_or_injured").covers is Covers.KILLED_OR_INJURED
