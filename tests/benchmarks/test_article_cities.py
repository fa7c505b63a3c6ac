"""Which names an article offers for its city, and which of them is picked, on made-up articles."""

from __future__ import annotations

import re

from benchmarks.article_cities import Placed, is_city, offer_cities, rank_cities

STATES = re.compile(r",? (?:Ohio|Iowa)\b")


def placed(text: str, *, true: str | None = None, incident: str = "1", host: str = "paper.example") -> Placed:
    return Placed(title="", text=text, host=host, true=true, incident=incident)


def may_be_city(name: str) -> bool:
    return name not in {"Police", "Street", "Ohio"}


def test_the_names_of_an_opening_are_offered_once_each_with_what_stands_around_them() -> None:
    offers = {
        offer.value: offer.signs for offer in offer_cities(placed("ARDEN, Ohio - Two men were shot.\nPolice in Arden said so."), STATES, may_be_city)
    }
    assert set(offers) == {"Arden", "Two"}
    assert offers["Arden"]["dateline"] == offers["Arden"]["any state"] == offers["Arden"]["last in"] == 1
    assert "Police" not in offers


def test_a_part_of_the_true_name_is_the_city_only_where_it_is_long_enough() -> None:
    assert is_city("Arden", "arden")
    assert is_city("Ardenville", "ardenville (north)")
    assert not is_city("New", "new arden")


def test_a_city_is_picked_by_the_words_around_it() -> None:
    cities = ["Arden", "Belton", "Corwin", "Dunmore", "Elkton", "Farley", "Garwood", "Hadley"]
    known = [placed(f"Robert Klein was shot in {city}, Ohio.", true=city.lower(), incident=city, host=city) for city in cities]
    asked = placed("Peter Moss was shot in Kelso, Iowa.", incident="x", host="x")
    ranked = rank_cities([*known, asked], chosen=[True] * len(known) + [False], states=STATES, may_be_city=may_be_city)
    assert [own[0][0] for own in ranked] == [*cities, "Kelso"]
