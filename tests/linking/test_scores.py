"""Scores of pairs: what is looked at, what speaks, and that one new mention is scored as all are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hisab.linking.columns import columns_of
from hisab.linking.comparisons import COMPARISONS
from hisab.linking.edges import Edges
from hisab.linking.features import features_of
from hisab.linking.model import shipped_model
from hisab.linking.scores import score

from .notation import register_of

REPORTS = (
    "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11",
    "report B 2021-01-05\nincident date=2021-01-03 place=balochistan killed=12",
    "report C 2021-01-04\nincident date=2021-01-03 place=kabul killed=11",
    "report D 2021-01-09\nincident recalled place=machh killed=11",
    "report E 2012-01-09\nincident date=2012-01-03 place=machh killed=11",
)
TWENTY_WORDS = " ".join(f"common{letter}" for letter in "abcdefghijklmnopqrst")


def edges(*texts: str, new: tuple[int, ...] | None = None) -> tuple[list[str], Edges]:
    register = register_of(*texts)
    features = [features_of(register, mention) for mention in register.mentions.values()]
    mask = None if new is None else np.isin(np.arange(len(features)), new)
    names = [register.documents[found.document].title or "" for found in features]
    return names, score(columns_of(features, shipped_model().rarity), shipped_model(), new=mask)


def levels(*texts: str) -> dict[str, str]:
    return _levels(edges(*texts)[1])


def _levels(found: Edges) -> dict[str, str]:
    (numbers,) = found.levels.tolist()
    return {field.name: field.levels[number].name for field, number in zip(COMPARISONS, numbers, strict=True) if number >= 0}


def pairs(*texts: str, new: tuple[int, ...] | None = None) -> set[str]:
    names, found = edges(*texts, new=new)
    return {names[left] + names[right] for left, right in zip(found.left.tolist(), found.right.tolist(), strict=True)}


def test_the_levels_of_a_pair_say_how_its_fields_agree() -> None:
    assert levels(REPORTS[0], REPORTS[1]) == {"day": "same", "place": "wide", "killed": "close"}


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("", "", None),
        ("Tarkhun", "Zamar", None),
        ("Tarkhun", "Tarkhun Zamar", "one"),
        ("Tarkhun Zamar", "Zamar Tarkhun", "two"),
        ("Karez Sadiq Tarkhun Zamar", "Bulan Dost Ilyas Jamal", "none"),
        ("Karez Sadiq Tarkhun Zamar", "Karez Sadiq Tarkhun Zamar", "four"),
    ],
)
def test_shared_names_are_counted_and_none_speaks_only_where_both_have_some(one: str, other: str, level: str | None) -> None:
    register = register_of(*REPORTS[:2])
    texts = (f"{TWENTY_WORDS} {one}", f"{TWENTY_WORDS} {other}")
    features = [replace(features_of(register, mention), words=text) for mention, text in zip(register.mentions.values(), texts, strict=True)]
    assert _levels(score(columns_of(features, shipped_model().rarity), shipped_model())).get("names") == level


def test_a_place_in_another_country_is_elsewhere() -> None:
    assert levels(REPORTS[0], REPORTS[2])["place"] == "elsewhere"


def test_an_undated_mention_is_compared_by_when_it_was_reported() -> None:
    assert levels(REPORTS[0], REPORTS[3]) == {"place": "holds", "killed": "meet", "reported": "weeks"}


def test_two_sure_mentions_of_other_years_are_not_even_looked_at() -> None:
    assert pairs(REPORTS[0], REPORTS[4]) == set()


def test_the_mentions_of_one_report_are_not_compared() -> None:
    assert pairs(f"{REPORTS[0]}\nincident date=2021-01-03 place=machh killed=11") == set()


def test_a_mention_alone_has_no_scores() -> None:
    assert pairs(REPORTS[0]) == set()


def test_new_mentions_are_scored_against_all_and_the_others_not_again() -> None:
    whole = pairs(*REPORTS)
    assert pairs(*REPORTS, new=(3,)) == {pair for pair in whole if "D" in pair}
    assert pairs(*REPORTS, new=(3,)) | pairs(*REPORTS[:3], REPORTS[4]) == whole


def test_what_agrees_scores_higher_than_what_differs() -> None:
    _, near = edges(REPORTS[0], REPORTS[1])
    _, far = edges(REPORTS[0], REPORTS[2])
    assert near.score[0] > 0.5 > far.score[0]
