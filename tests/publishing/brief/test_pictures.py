"""The chart and the map of a brief: of the attacks that its edition counts, and with what must be said below them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest

from hisab.measures.period import measure_period
from hisab.publishing.brief.compose import compose
from hisab.publishing.brief.pictures import pictures_of
from hisab.publishing.brief.typeset import typeset
from hisab.records.figures import Edition
from hisab.records.values import Place, PlaceLevel
from hisab.vocabulary.tables import Vocabulary, load_vocabulary

from .conftest import CALL, SCOPE, printed

QUETTA = Place(
    id="quetta",
    name="Quetta",
    level=PlaceLevel.TOWN,
    path=("Pakistan", "Balochistan", "Quetta", "Quetta"),
    latitude=30.18,
    longitude=67.0,
    precision=1,
)


def placed(edition: Edition, vocabulary: Vocabulary, *, nowhere: int = 0) -> Edition:
    """Return the edition, measured for its days, with its attacks in Quetta but for so many whose place is not stated."""
    moved = {
        identifier: replace(account, place=None if number < nowhere else QUETTA)
        for number, (identifier, account) in enumerate(sorted(edition.incidents.items()))
    }
    there = replace(edition, incidents=MappingProxyType(moved))
    return measure_period(there, since=SCOPE.since, until=SCOPE.until, vocabulary=vocabulary).edition


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_brief_has_people_killed_by_year_and_the_map(many: Callable[[int, int], Edition], vocabulary: Vocabulary, language: str) -> None:
    years, the_map = pictures_of(placed(many(8, 10), vocabulary), vocabulary=load_vocabulary(), language=language)
    assert years.labels
    assert "<path" in the_map.svg
    assert the_map.width == years.width == 340


def test_the_map_says_what_its_lines_do_not_say_and_what_is_not_on_it(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    _, the_map = pictures_of(placed(many(8, 10), vocabulary, nowhere=3), vocabulary=load_vocabulary(), language="en")
    assert the_map.caption.startswith("Where attacks were recorded. ")
    assert "3 attacks are not on the map." in the_map.caption
    assert "They say nothing about any claim." in the_map.caption


def test_where_nothing_can_be_drawn_there_is_no_picture(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    edition = placed(many(2, 0), vocabulary, nowhere=2)
    bare = replace(edition, incidents={each: replace(account, killed=None) for each, account in edition.incidents.items()})
    measured = measure_period(bare, since=SCOPE.since, until=SCOPE.until, vocabulary=vocabulary).edition
    assert pictures_of(measured, vocabulary=load_vocabulary(), language="en") == ()


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize(("attacks", "promises"), [(1, 3), (96, 500)])
def test_with_its_pictures_a_brief_has_two_to_six_pages_and_the_same_bytes(
    many: Callable[[int, int], Edition], vocabulary: Vocabulary, attacks: int, promises: int, language: str
) -> None:
    edition = placed(many(attacks, promises), vocabulary)
    drawings = pictures_of(edition, vocabulary=load_vocabulary(), language=language)
    brief = compose(edition, SCOPE, vocabulary=vocabulary, language=language, call=CALL, drawings=drawings)
    assert len(brief.sections[0].drawings) == 3
    assert 2 <= printed(brief).pages <= 6
    assert typeset(brief) == typeset(brief)
