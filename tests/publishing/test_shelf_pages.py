"""The pages of years, places and communities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hisab.publishing.parts import ROWS
from hisab.publishing.site import pages_of
from hisab.records.figures import Edition
from hisab.records.values import Place, PlaceLevel
from hisab.vocabulary.tables import Vocabulary

from .measured import page, press_of, with_account, words

SARN = "incident-00003"


def shown(edition: Edition, vocabulary: Vocabulary, path: str) -> str:
    return words(page(press_of(edition, vocabulary), path))


def province(edition: Edition, vocabulary: Vocabulary) -> str:
    return press_of(edition, vocabulary).shelves.shelves["province", "nowhere/upper-vale"].href


def test_a_year_shows_its_figures_its_threads_and_its_rows(edition: Edition, vocabulary: Vocabulary) -> None:
    text = shown(edition, vocabulary, "years/2021.html")
    assert "people killed 13–16" in text
    assert "2 attacks; 4 promises" in text
    assert text.index("11 August 2021 Darra") < text.index("3 January 2021 Orrin")


def test_an_attack_that_the_figures_leave_out_is_not_on_its_year(edition: Edition, vocabulary: Vocabulary) -> None:
    assert "Velmoor" not in shown(edition, vocabulary, "years/2021.html")


def test_attacks_without_a_year_have_a_page_that_says_so(edition: Edition, vocabulary: Vocabulary) -> None:
    text = shown(edition, vocabulary, "years/not-known.html")
    assert "Date not known" in text
    assert "whose days are not stated" in text
    assert "Sarn" in text


def test_a_community_is_named_as_the_vocabulary_names_it(edition: Edition, vocabulary: Vocabulary) -> None:
    assert "Vale people" in shown(edition, vocabulary, "communities/vale-people.html")


def test_a_province_says_how_many_are_known_to_it_alone_and_leads_to_its_districts(edition: Edition, vocabulary: Vocabulary) -> None:
    vale = Place(id="upper-vale", name="Upper Vale", level=PlaceLevel.PROVINCE, path=("nowhere", "upper-vale"))
    wide = with_account(edition, SARN, replace(edition.incidents[SARN], place=vale))
    press = press_of(wide, vocabulary)
    text = page(press, province(wide, vocabulary))
    assert "Of 1 attack the sources state no place narrower than this province" in words(text)
    assert all(found.href.removeprefix("places/") in text for found in press.shelves.of_kind("district"))


def test_a_year_in_parts_has_each_attack_once(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(210, 0), vocabulary)
    parts = [write().decode() for path, write in pages_of(press).items() if path.startswith("years/2005")]
    assert len(parts) == -(-210 // ROWS)
    for incident in press.edition.incidents:
        assert sum(f'<p class="place"><a href="../incidents/{incident}.html"' in part.replace("../../", "../") for part in parts) == 1


def test_a_place_with_more_attacks_than_its_page_has_rows_leads_to_a_list_of_all(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(210, 0), vocabulary)
    country = press.shelves.shelves["country", "nowhere"]
    text = page(press, country.href)
    assert text.count('<li class="row">') == ROWS
    assert f"The latest {ROWS} attacks stand in rows." in words(text)
    assert "All 210 attacks, a line each" in words(text)
