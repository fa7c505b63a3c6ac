"""How long a brief is: two to six pages, whatever is in scope, in each language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hisab.publishing.brief.compose import compose as compose_brief
from hisab.publishing.brief.content import Drawing
from hisab.publishing.brief.picture import TALLEST
from hisab.publishing.brief.sheet import ROOMS
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary

from .conftest import CALL, SCOPE, Compose, at_length, much_told, printed, repeating

LONG = "Lower Eastern Valley of the River " * 40
LANGUAGES = tuple(ROOMS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("attacks", "promises"), [(1, 3), (8, 40), (96, 500), (500, 2000)])
def test_a_brief_has_two_to_six_pages(many: Callable[[int, int], Edition], compose: Compose, attacks: int, promises: int, language: str) -> None:
    brief = compose(repeating(many(attacks, promises)), language=language)
    assert 2 <= printed(brief).pages <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_the_longest_words_in_every_cell_it_still_has_no_more_than_six(
    many: Callable[[int, int], Edition], compose: Compose, language: str
) -> None:
    brief = compose(at_length(repeating(many(96, 500)), LONG), language=language)
    assert 2 <= printed(brief).pages <= 6


@pytest.mark.parametrize("attacks", [6, 14, 60])
@pytest.mark.parametrize(
    "sentence", ["and the people of the valley were told so by the police. " * 4, "اور وادی کے لوگوں کو پولیس نے یہی بتایا۔ " * 5]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_where_each_value_has_long_sentences_of_its_own_a_chart_and_a_map_still_fit(
    vocabulary: Vocabulary, language: str, sentence: str, attacks: int
) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="340" height="360"/>'
    caption = "Each bar is solid to the lowest number. " * 6
    chart = Drawing(svg=svg, width=340, height=360, letters=13, labels=(), alternative="people killed by year", caption=caption)
    edition = much_told(attacks, sentence=sentence, language="en" if sentence.isascii() else "ur")
    brief = compose_brief(edition, SCOPE, vocabulary=vocabulary, language=language, call=CALL, drawings=(chart, chart))
    assert len(brief.notes) <= ROOMS[language].notes
    assert 2 <= printed(brief).pages <= 6


def test_what_is_left_out_of_a_table_is_counted_in_words(many: Callable[[int, int], Edition], compose: Compose) -> None:
    attacks = compose(many(96, 500)).sections[0]
    assert attacks.table is not None
    shown = len(attacks.table.rows)
    assert shown == ROOMS["en"].attacks
    assert f"{96 - shown} more attacks are listed in the data" in attacks.after[0].words


def test_however_many_threads_there_are_the_drawing_leaves_room_for_the_words(many: Callable[[int, int], Edition], compose: Compose) -> None:
    for attacks, promises in ((1, 3), (8, 40), (192, 3840)):
        (drawing,) = compose(many(attacks, promises)).sections[0].drawings
        assert drawing.height <= TALLEST + 2
        assert all(0 <= label.y <= drawing.height and 0 <= label.x <= drawing.width for label in drawing.labels)
        assert len(drawing.svg) < 200_000
