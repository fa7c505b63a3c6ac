"""Which mentions are looked at together: those that share a key, and no more than it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hisab.linking.columns import columns_of
from hisab.linking.features import Features
from hisab.linking.words import Rarity
from hisab.records.ids import DocumentId, MentionId
from hisab.records.values import DatePrecision, DateSpan, Place, PlaceLevel

RARITY = Rarity(shares={}, rarest=0.01)
DISTRICT = Place(id="d", name="Nadir", level=PlaceLevel.DISTRICT, path=("c", "p", "d"))
PROVINCE = Place(id="p", name="Bala", level=PlaceLevel.PROVINCE, path=("c", "p"))


def mention(name: str, *, year: int | None = 2013, day: bool = False, place: Place | None = DISTRICT, killed: tuple[int, ...] = ()) -> Features:
    first, last = (date(year or 2013, 3, 5), date(year or 2013, 3, 5)) if day else (date(year or 2013, 1, 1), date(year or 2013, 12, 31))
    return Features(
        mention=MentionId(name),
        document=DocumentId(name),
        span=DateSpan(earliest=first, latest=last, precision=DatePrecision.DAY if day else DatePrecision.YEAR) if year else None,
        published=date(2020, 1, 1),
        places=(place,) if place else (),
        killed=killed,
        communities=frozenset(),
    )


def meet(one: Features, other: Features) -> bool:
    """True when the two rows share a key and one of them is not sure of its day."""
    rows = columns_of((one, other), RARITY).rows
    return bool(set(rows["loose_keys"][0]) & set(rows["loose_keys"][1])) and not all(rows["is_sure"])


SURE = mention("sure", day=True, killed=(12,))


def test_one_that_knows_its_year_meets_the_attacks_of_that_year_in_its_district() -> None:
    assert meet(SURE, mention("unsure"))
    assert not meet(SURE, mention("unsure", year=2014))


def test_one_without_any_date_meets_every_attack_in_its_district() -> None:
    assert meet(SURE, mention("unsure", year=None))


@pytest.mark.parametrize("year", [2013, None])
def test_a_toll_is_looked_up_in_its_province(year: int | None) -> None:
    assert meet(SURE, mention("unsure", year=year, place=PROVINCE, killed=(12,)))
    assert not meet(SURE, mention("unsure", year=year, place=PROVINCE, killed=(90,)))


def test_a_rare_toll_is_enough_without_a_place_and_a_common_one_is_not() -> None:
    assert meet(SURE, mention("unsure", year=None, place=None, killed=(12,)))
    assert not meet(mention("sure", day=True, killed=(2,)), mention("unsure", place=None, killed=(2,)))


TEXT = " ".join(f"common{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
HEAVY = " ".join(f"{letter}{letter}{letter} " * 30 for letter in "bcdfgh")
"""Six words that one report says over and over: its heaviest, before any of its names."""


def test_two_shared_names_bring_reports_together_however_far_apart_they_were_written() -> None:
    one = replace(mention("one", year=None, place=None), words=f"{TEXT} {HEAVY} Tarkhun Zamar")
    other = replace(mention("other", year=None, place=None), words=f"{TEXT} Zamar Tarkhun", published=date(2024, 5, 6))
    third = replace(other, words=f"{TEXT} Zamar Karez")
    keys = columns_of((one, other, third), RARITY).rows["keys"]
    assert len(set(keys[0]) & set(keys[1])) == 1
    assert not set(keys[0]) & set(keys[2])


def test_a_headline_has_no_names() -> None:
    rows = columns_of((replace(SURE, words="Blast at Tarkhun"), replace(SURE, words=f"{TEXT} Tarkhun")), RARITY).rows
    assert [len(names) for names in rows["names"]] == [0, 1]
