"""A chart of the site on paper: the narrow one, its lines without colour and without links, its words set by the brief."""

from __future__ import annotations

import pytest

from hisab.publishing.brief.charted import drawing_of
from hisab.publishing.brief.compose import compose
from hisab.publishing.brief.content import Label
from hisab.publishing.brief.page import write_page
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary

from .conftest import CALL, SCOPE, printed

CHART = (
    '<svg class="page" viewBox="0 0 720 250" font-size="14" fill="none" role="img"><title>t</title></svg>\n'
    '<svg class="phone" viewBox="0 0 340 250" font-size="13" fill="none" role="img"><title>people killed</title><desc>by year</desc>'
    '<path stroke="var(--rule)" d="M44.5 220.5h282"/><path fill="var(--paper)" stroke="var(--justice)" d="M9 9h9v9h-9z"/>'
    '<a href="incidents/1.html"><g fill="var(--second)" text-anchor="middle"><text x="52.8" y="240.5">2006 &lt;b&gt;</text></g></a>'
    '<text x="1" y="2">۲۰۰۶</text></svg>'
)


def test_the_narrow_drawing_is_taken_and_its_words_stand_apart() -> None:
    drawing = drawing_of(CHART, alternative="people killed by year", caption="")
    assert (drawing.width, drawing.height, drawing.letters) == (340.0, 250.0, 13.0)
    assert drawing.labels == (
        Label(x=52.8, y=240.5, anchor="middle", words="2006 <b>", is_lesser=True),
        Label(x=1.0, y=2.0, anchor="start", words="۲۰۰۶"),
    )


def test_its_lines_have_no_colour_no_link_and_no_variable() -> None:
    svg = drawing_of(CHART, alternative="", caption="").svg
    assert '<path stroke="#ccc" d="M44.5 220.5h282">' in svg
    assert 'fill="#fff" stroke="#000"' in svg
    assert all(part not in svg for part in ("href", "var(", "<text", "<title", "<desc"))


def test_what_it_does_not_know_is_an_error() -> None:
    with pytest.raises(ValueError, match="image"):
        drawing_of('<svg viewBox="0 0 1 1"><image href="https://example.org"/></svg>', alternative="", caption="")


@pytest.mark.parametrize("language", ["en", "ur"])
def test_charts_stand_below_the_threads_in_both_renderings(edition: Edition, vocabulary: Vocabulary, language: str) -> None:
    chart = drawing_of(CHART, alternative="people killed by year", caption="Each bar is solid to the lowest number.")
    brief = compose(edition, SCOPE, vocabulary=vocabulary, language=language, call=CALL, drawings=(chart, chart))
    assert len(brief.sections[0].drawings) == 3
    assert 2 <= printed(brief).pages <= 6
    assert write_page(brief).count(b"<figure") == 3
