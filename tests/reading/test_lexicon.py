from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.reading.lexicon import Lexicon, lower
from hisab.vocabulary.tables import load_vocabulary, parse_table

from .cases import lexicon


def names(text: str) -> list[str]:
    return [f"{hit.table} {text[hit.start : hit.end]}" for hit in lexicon().names(text)]


def with_places(*spellings: str) -> Lexicon:
    rows = "".join(f"p{number},{name},town,Pakistan/{name},,,,{name},test\n" for number, name in enumerate(spellings))
    header = "id,name,kind,path,latitude,longitude,precision,spellings,source\n"
    return Lexicon(load_vocabulary([("places", parse_table("places", header + rows, origin="hand/places.csv"))]))


def test_the_longest_spelling_wins() -> None:
    assert names("the chief minister of Balochistan spoke") == ["offices chief minister of Balochistan"]


@pytest.mark.parametrize("text", ["Quettans", "Machhiwala", "xQuetta", "Hazaragi"])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert not any(found.endswith((" Quetta", " Machh", " Hazara")) for found in names(text))


def test_an_apostrophe_ends_a_word() -> None:
    assert names("Quetta's hospital") == ["places Quetta"]


@pytest.mark.parametrize(
    "text", ["Hazara Division", "Hazara Motorway", "Quetta Gladiators", "Quetta Shura", "governor's rule", "Bolan Medical Complex", "The Hindu"]
)
def test_a_homonym_takes_its_words_from_all_other_tables(text: str) -> None:
    assert names(f"It was about {text} again") == []


def test_a_name_beside_a_homonym_is_found() -> None:
    assert names("Quetta Gladiators left Quetta") == ["places Quetta"]


def test_a_country_in_the_name_of_a_body_is_no_place() -> None:
    assert "places India" not in names("The Workers Party of India met in Quetta")
    assert "places Pakistan" in names("in the Balochistan Province of Pakistan")


def test_a_place_that_a_bus_was_bound_for_is_not_where_it_was() -> None:
    assert names("gunmen stopped a Quetta-bound bus near Mastung") == ["places Mastung"]


def test_a_community_in_the_name_of_a_person_is_not_told() -> None:
    assert names("a man identified as Muslim Dad") == []
    assert names("a Muslim man") == ["communities Muslim"]


@pytest.mark.parametrize("text", ["the victims were identified as Hazaras", "Major Hazara shrine attacked", "identified as Hazara Muslims"])
def test_a_community_that_people_are_identified_as_is_told(text: str) -> None:
    assert any(name.startswith("communities Hazara") for name in names(text))


def test_a_longer_spelling_that_is_no_whole_word_hides_nothing() -> None:
    own = with_places("Zarwand", "Zarwand Kho")
    text = "in Zarwand Khost they met"
    assert [text[hit.start : hit.end] for hit in own.names(text)] == ["Zarwand", "Khost"]


def test_an_article_hides_no_office() -> None:
    assert names("The army chief spoke") == ["offices army chief"]


def test_places_are_found_as_they_are_written() -> None:
    assert names("in quetta") == []


def test_offices_are_found_in_small_letters_too() -> None:
    assert names("the prime minister") == ["offices prime minister"]


def test_every_row_that_has_a_spelling_is_told() -> None:
    hits = [hit for hit in lexicon().names("Rehman Malik said") if hit.table == "tenures"]
    assert {hit.row["office"] for hit in hits} == {"interior-minister", "senator"}


def test_cues_are_found_whatever_their_letters() -> None:
    text = "GUNNED DOWN"
    assert ("killing", text) in {(hit.row["kind"], text[hit.start : hit.end]) for hit in lexicon().cues("attack", text)}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_small_letters_keep_the_length(text: str) -> None:
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(("text", "lowered"), [("İSTANBUL", "İstanbul"), ("victim’s", "victim's"), ("ẞ", "ß")])
def test_letters_that_would_grow_stay_and_apostrophes_become_plain(text: str, lowered: str) -> None:
    assert lower(text) == lowered


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Quetta", "Hazara", "Division", "Gladiators", "the ", "army", "chief", " ", "s", "’s", "Machh", "\n"]), max_size=12))
def test_names_are_in_order_whole_and_not_inside_another(parts: list[str]) -> None:
    text = "".join(parts)
    spans = sorted({(hit.start, hit.end) for hit in lexicon().names(text)})
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum() for start, end in spans)


def test_a_zer_that_joins_two_words_makes_no_other_name() -> None:
    (hit,) = (hit for hit in lexicon().names("کل وزیرِ اعلیٰ بلوچستان آئے") if hit.table == "offices")
    assert hit.row["id"] == "chief-minister-balochistan"
    assert "کل وزیرِ اعلیٰ بلوچستان آئے"[hit.start : hit.end] == "وزیرِ اعلیٰ بلوچستان"
