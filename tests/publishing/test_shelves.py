"""What stands together on a page is what the figure of the same name counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from hisab.publishing.listings import point_name
from hisab.publishing.press import prepare
from hisab.publishing.shelf import Shelf, dimension_of
from hisab.records.figures import Edition
from hisab.records.values import DatePrecision, DateSpan, Place, PlaceLevel
from hisab.vocabulary.tables import Vocabulary

from .conftest import incident_account
from .measured import measured, press_of, with_account, with_rows

SARN = "incident-00003"


def shelf(edition: Edition, vocabulary: Vocabulary, kind: str, key: str) -> Shelf:
    return press_of(edition, vocabulary).shelves.shelves[kind, key]


def test_a_shelf_holds_what_the_row_of_the_figures_counts(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    assert press.edition.account is not None
    for series in press.edition.account.series:
        for point in series.points:
            found = press.shelves.shelves.get((dimension_of(series), point.key))
            if found is not None and series.name.startswith("attacks_by_"):
                assert sorted(found.incidents) == sorted(point.counted)


def test_every_number_opens_a_page_of_exactly_what_it_counts(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    account = press.edition.account
    assert account is not None
    by_page = {found.href: found.counted for found in press.shelves.shelves.values()}
    by_page |= {listing.href: listing.counted for listing in press.shelves.lists.values()}
    by_page |= {press.addresses.incident(incident): (incident,) for incident in press.edition.incidents}
    for series in account.series:
        for point in series.points:
            href = press.shelves.opens.get(point_name(series, point), "")
            assert bool(href) == bool(point.counted)
            assert not href or by_page[href] == point.counted


def test_an_attack_that_the_figures_leave_out_stands_on_no_shelf(edition: Edition, vocabulary: Vocabulary) -> None:
    assert "incident-00005" not in press_of(edition, vocabulary).shelves.of_incident


def test_the_latest_stand_first(edition: Edition, vocabulary: Vocabulary) -> None:
    assert shelf(edition, vocabulary, "year", "2021").incidents == ("incident-00002", "incident-00001")


def test_an_attack_without_a_year_stands_with_those_of_which_it_is_not_known(edition: Edition, vocabulary: Vocabulary) -> None:
    found = shelf(edition, vocabulary, "year", "")
    assert (found.href, found.incidents) == ("years/not-known.html", (SARN,))


def test_an_attack_known_to_its_province_alone_stands_with_the_province_and_no_district(edition: Edition, vocabulary: Vocabulary) -> None:
    vale = Place(id="upper-vale", name="Upper Vale", level=PlaceLevel.PROVINCE, path=("nowhere", "upper-vale"))
    wide = with_account(edition, SARN, replace(edition.incidents[SARN], place=vale))
    assert SARN in shelf(wide, vocabulary, "province", "nowhere/upper-vale").incidents
    press = press_of(wide, vocabulary)
    assert all(SARN not in found.incidents for found in press.shelves.of_kind("district"))


def test_a_place_of_the_gazetteer_has_a_page_by_its_id(edition: Edition, vocabulary: Vocabulary) -> None:
    gazetteer = with_rows(vocabulary, "places", {"id": "nw-vale", "name": "Upper Vale", "path": "nowhere/upper-vale"})
    assert shelf(edition, gazetteer, "province", "nowhere/upper-vale").href == "places/nw-vale.html"


def test_a_path_that_two_rows_of_the_gazetteer_share_has_a_page_by_its_hash(edition: Edition, vocabulary: Vocabulary) -> None:
    rows = ({"id": each, "name": each, "path": "nowhere/upper-vale"} for each in ("one", "two"))
    assert shelf(edition, with_rows(vocabulary, "places", *rows), "province", "nowhere/upper-vale").href.startswith("places/x-")


def test_an_attack_without_sources_place_day_and_community_stands_where_nothing_is_known(edition: Edition, vocabulary: Vocabulary) -> None:
    bare = replace(incident_account(None, None, None), communities=(), targets=(), methods=())
    press = press_of(with_account(edition, SARN, bare), vocabulary)
    assert {found.href for found in press.shelves.of_incident[SARN]} == {
        "years/not-known.html", "communities/not-stated.html", "places/not-stated.html",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["<b>vale</b>", "../../index", "not-stated", "vale people", "CON"])
def test_a_community_of_free_words_has_a_safe_page_of_its_own(edition: Edition, vocabulary: Vocabulary, name: str) -> None:
    odd = with_account(edition, SARN, replace(edition.incidents[SARN], communities=(name,)))
    bare = with_account(odd, "incident-00002", replace(edition.incidents["incident-00002"], communities=()))
    hrefs = [found.href for found in press_of(bare, vocabulary).shelves.of_kind("community")]
    assert len(hrefs) == len(set(hrefs)) == 3
    assert all(href.count("/") == 1 for href in hrefs)


def test_a_list_that_two_numbers_open_is_one_list_with_both_their_titles(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    hrefs = [listing.href for listing in press.shelves.lists.values()]
    assert len(hrefs) == len(set(hrefs))
    assert len({listing.counted for listing in press.shelves.lists.values()}) == len(hrefs)
    assert any(len(listing.titles) > 1 for listing in press.shelves.lists.values())


def test_an_edition_in_which_nothing_was_measured_has_no_shelves(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    bare = replace(measured(edition, vocabulary), account=None)
    assert press.shelves.shelves
    assert prepare(bare, vocabulary).shelves.shelves == {}


def test_a_year_in_two_parts_of_the_calendar_is_not_guessed(edition: Edition, vocabulary: Vocabulary) -> None:
    span = DateSpan(earliest=date(2020, 12, 30), latest=date(2021, 1, 2), precision=DatePrecision.RANGE)
    over = with_account(edition, SARN, replace(edition.incidents[SARN], date=span))
    assert SARN in shelf(over, vocabulary, "year", "").incidents


def test_a_long_place_has_a_list_of_all_its_attacks(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(210, 0), vocabulary)
    (listing,) = (found for found in press.shelves.lists.values() if found.href == press.shelves.opens["all-country-nowhere"])
    assert len(listing.counted) == 210
