"""Weights in SQL add up as they do by hand, pairs are found once, and a batch's pairs are those of the whole."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest
from benchmarks.weighing import Comparison, Level, Model, Scorer, Search, weigh_new_pairs, weigh_pairs

SEARCH = Search(rules=("l.town = r.town", "l.day = r.day + 1", "l.day = r.day"), always="l.document <> r.document", columns=("town", "day"))
COMPARISONS = (
    Comparison(name="town", unknown="town_l IS NULL OR town_r IS NULL", levels=(Level(name="same", when="town_l = town_r"), Level(name="other"))),
    Comparison(
        name="day",
        unknown="day_l IS NULL OR day_r IS NULL",
        levels=(Level(name="same", when="abs(day_l - day_r) = 0"), Level(name="next", when="abs(day_l - day_r) = 1"), Level(name="apart")),
    ),
)
MODEL = Model(prior=0.5, bits={"town": {"same": 2.0, "other": -3.0}, "day": {"same": 1.0, "next": 0.5, "apart": -1.0}})
SCORER = Scorer(comparisons=COMPARISONS, model=MODEL)
ROWS = "(0, 10, 'a', 5), (1, 11, 'a', 5), (2, 12, 'a', NULL), (3, 13, 'b', 5), (4, 14, 'b', 6), (5, 14, 'b', 6)"


def _ask(query: str, *, new: str = "false") -> dict[tuple[int, int], float]:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE rows AS SELECT * FROM (VALUES {ROWS}) AS given(unique_id, document, town, day)")
        connection.execute(f"CREATE TABLE fresh AS SELECT * FROM rows WHERE {new}")
        found = connection.execute(query).fetchall()
    scores = {(left, right): score for left, right, score in found}
    assert len(scores) == len(found)
    return scores


def test_bits_of_all_fields_and_the_prior_become_a_probability() -> None:
    scores = _ask(weigh_pairs(SEARCH, SCORER, table="rows"))
    assert scores[0, 1] == pytest.approx(8 / 9)
    assert scores[0, 3] == pytest.approx(0.25 / 1.25)


def test_a_field_that_is_unknown_says_nothing() -> None:
    assert _ask(weigh_pairs(SEARCH, SCORER, table="rows"))[0, 2] == pytest.approx(4 / 5)


def test_mentions_of_one_report_are_no_pair() -> None:
    assert (4, 5) not in _ask(weigh_pairs(SEARCH, SCORER, table="rows"))


def test_what_scores_less_is_not_handed_on() -> None:
    every = _ask(weigh_pairs(SEARCH, SCORER, table="rows"))
    few = _ask(weigh_pairs(SEARCH, replace(SCORER, at_least=0.5), table="rows"))
    assert few == {pair: score for pair, score in every.items() if score >= 0.5}
    assert len(few) < len(every)


@pytest.mark.parametrize("fresh", [{4, 5}, {0, 1}, {1, 4}, {0, 1, 2, 3, 4, 5}])
def test_a_batch_has_the_pairs_of_the_whole_in_which_one_is_new(fresh: set[int]) -> None:
    new = f"unique_id IN {tuple(fresh)}"
    every = _ask(weigh_pairs(SEARCH, SCORER, table="rows"))
    assert _ask(weigh_new_pairs(SEARCH, SCORER, new="fresh", table="rows"), new=new) == {
        pair: score for pair, score in every.items() if fresh & set(pair)
    }


def test_what_is_worked_out_once_changes_no_score() -> None:
    once = replace(SEARCH, computed=(("gap", "abs(day_l - day_r)"),))
    assert _ask(weigh_pairs(once, SCORER, table="rows")) == _ask(weigh_pairs(SEARCH, SCORER, table="rows"))
