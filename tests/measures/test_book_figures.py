"""The figures of a small book from its reports on: what people linked and searched, and what each figure says of it."""

from __future__ import annotations

import pytest

from hisab.records.figures import Edition, Figure
from hisab.vocabulary.words import Relation

from .reports import edition_of, judged, linked, searched


def figure(edition: Edition, name: str) -> Figure:
    (found,) = (figure for figure in edition.figures if figure.name == name)
    return found


def words(edition: Edition, name: str) -> str:
    measured = figure(edition, name).measured
    return measured.words if measured is not None else ""


@pytest.fixture(scope="module", name="edition")
def _edition() -> Edition:
    return edition_of(searched(judged(linked(), "one", "two")))


def test_each_figure_counts_the_records_that_it_lists(edition: Edition) -> None:
    for one in edition.figures:
        if not one.name.startswith("people"):
            assert one.value.best in {len(one.counted), None}
        assert list(one.counted) == sorted(set(one.counted))
        assert one.recipe
        assert one.caveat or one.name == "documents"
    assert len({one.name for one in edition.figures}) == len(edition.figures)


def test_the_rate_is_one_of_words_below_twenty(edition: Edition) -> None:
    kept = edition_of(searched(judged(linked(), "one", "two", units=11, relation=Relation.FULFILS)))
    assert words(kept, "kept_rate") == "1 of 2; 1 to 2 as the doubtful ones are counted"
    assert words(kept, "kept_rate_compensation") == words(kept, "kept_rate")
    assert words(kept, "kept_rate_half").startswith("1 of 2; 0 to 2")
    assert words(edition, "kept_rate") == "0 of 2; 0 to 1 as the doubtful ones are counted"
    assert not any("%" in one.measured.words for one in edition.figures if one.measured is not None)


def test_one_reviewer_alone_keeps_nothing() -> None:
    assert figure(edition_of(judged(linked(), "one", units=11, relation=Relation.FULFILS)), "promises_kept").counted == ()


def test_without_a_search_the_rate_is_not_known_and_coverage_is_none() -> None:
    edition = edition_of(linked())
    assert words(edition, "kept_rate") == "not known"
    assert words(edition, "search_coverage") == "0 of 2"
    assert words(edition, "days_to_follow_up") == "not known"
    assert "2 promised things that nobody searched for" in figure(edition, "days_to_follow_up").caveat


def test_what_is_too_vague_is_counted_and_never_rated(edition: Edition) -> None:
    assert words(edition, "not_ratable") == "1 of 3"
    assert all("#conviction" not in identifier for identifier in figure(edition, "promises_due").counted)


def test_the_units_received_and_the_repeat_are_told(edition: Edition) -> None:
    assert words(edition, "units_received_cash") == "cash: 5 of 11"
    assert figure(edition, "repeats").value.best == 1
    assert words(edition, "hollow_repeats") == "0 of 1"
    assert words(edition, "repeated_compensation_hazara") == "after 2 attacks; of the 1 earlier one, 0 kept and 0 not searched"


def test_what_nobody_had_searched_for_by_then_is_in_no_share_of_hollow_repeats() -> None:
    edition = edition_of(searched(linked()))
    assert figure(edition, "repeats").value.best == 1
    assert words(edition, "hollow_repeats") == "not known"
    assert "For 1 repeats nobody had searched" in figure(edition, "hollow_repeats").caveat


def test_another_community_s_attacks_are_in_no_index_of_an_account() -> None:
    edition = edition_of(linked(), communities=("ahmadi",))
    assert not [one for one in edition.figures if one.name.startswith("repeated")]
    assert figure(edition, "promises_due").counted == ()
