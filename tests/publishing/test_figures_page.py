"""The page of the figures: numbers with their lists, intervals, rules and caveats; and why where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from hisab.publishing.attention_lines import attention_words
from hisab.publishing.control_lines import control_lines
from hisab.publishing.figures_page import figures_page
from hisab.publishing.press import Press
from hisab.publishing.series_tables import word_interval
from hisab.publishing.site import presses_of
from hisab.publishing.tongue import ENGLISH
from hisab.records.figures import Attention, Edition, Interval, Lull
from hisab.vocabulary.tables import Vocabulary

from .measured import measured, page, press_of, words


def figures(edition: Edition, vocabulary: Vocabulary) -> str:
    return words(page(press_of(edition, vocabulary), "figures.html"))


def test_people_killed_by_year_stand_with_their_range_and_their_list(edition: Edition, vocabulary: Vocabulary) -> None:
    text = page(press_of(edition, vocabulary), "figures.html")
    assert re.search(r'<a href="years/2021.html">(<bdi>)?2021', text)
    assert '<a class="fact" href="years/2021.html">13–16</a>' in text


def test_every_table_has_its_rules_and_what_they_cannot_see(edition: Edition, vocabulary: Vocabulary) -> None:
    text = page(press_of(edition, vocabulary), "figures.html")
    for section in text.split("<section")[1:]:
        assert "rule</dt>" in section or "No total" in section, section[:80]
        assert "cannot see</dt>" in section or "No total" in section, section[:80]


def test_a_year_that_was_not_read_throughout_has_no_interval_and_says_what_was_read(edition: Edition, vocabulary: Vocabulary) -> None:
    found = figures_page(press_of(edition, vocabulary))
    (year,) = (row for row in found.tables[0].rows if row.key == "2021")
    assert year.cells[0].interval == ""
    assert "for a part of the year nothing was" in year.notes[0]


def test_too_few_attacks_say_why_there_is_no_trend_no_lull_and_no_median(edition: Edition, vocabulary: Vocabulary) -> None:
    text = figures(edition, vocabulary)
    assert "are too few to look for a change: it takes 10." in text
    assert "are too few to measure a lull: it takes 5." in text
    assert "for the median attack: not known" in text
    assert "Known of 0 of 3 attacks. Not known of the others, and why:" in text


def test_a_lull_stands_beside_what_chance_alone_would_give(edition: Edition, vocabulary: Vocabulary) -> None:
    whole = measured(edition, vocabulary)
    assert whole.account is not None
    lull = Lull(
        name="longest_lull", label="longest lull", days=220, since=date(2021, 1, 3), until=date(2021, 8, 11),
        between=("incident-00001", "incident-00002"), counted=("incident-00001", "incident-00002"), expected=180.4, probability=0.0004,
        recipe="made", caveat="made", as_of=edition.as_of,
    )  # fmt: skip
    press = presses_of(replace(whole, account=replace(whole.account, lulls=(lull,))), vocabulary, ("en",))[0]
    text = words(page(press, "figures.html"))
    assert "Longest lull: 220 days, 3 January 2021 until 11 August 2021" in text
    assert "leave one of 180 days on average; one at least as long in fewer than 0.1 of 100 cases." in text


def test_an_attack_says_how_fast_its_reports_died_away_or_why_that_is_not_known(edition: Edition, vocabulary: Vocabulary) -> None:
    assert "is not known: its first 60 days were not read" in attention_words(press_of(edition, vocabulary), "incident-00001")[0]
    assert attention_words(_attended(edition, vocabulary), "incident-00001") == (
        "Of its 30 reports in the first 60 days, half came within 1 day and nine tenths within 6 days.",
    )


def test_the_attacks_of_which_attention_is_known_stand_in_a_table(edition: Edition, vocabulary: Vocabulary) -> None:
    text = words(page(_attended(edition, vocabulary), "figures.html"))
    assert "Known of 1 of 1 attacks." in text
    assert "Orrin, upper-vale, 3 January 2021 30 1 day 6 days 2 days and 9 days not known" in text.replace("Upper Vale", "upper-vale")


def _attended(edition: Edition, vocabulary: Vocabulary) -> Press:
    whole = measured(edition, vocabulary)
    assert whole.account is not None
    one = Attention(
        incident="incident-00001", reports=30, half=1, nine_tenths=6, half_by_outlet=2, nine_tenths_by_outlet=9, half_life=None, counted=(),
        recipe="made", caveat="made", as_of=edition.as_of, why="no half-life",
    )  # fmt: skip
    return presses_of(replace(whole, account=replace(whole.account, attention=(one,))), vocabulary, ("en",))[0]


def test_a_stated_total_stands_beside_this_record_or_says_why_it_cannot(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    (line,) = control_lines(press)
    assert line.stated == "509"
    assert line.why.startswith("cannot be compared")
    assert line.why in words(page(press, "totals.html"))


def test_a_difference_carries_its_sign_from_the_least_to_the_greatest(edition: Edition, vocabulary: Vocabulary) -> None:
    whole = measured(edition, vocabulary)
    assert whole.account is not None
    (total,) = whole.account.control_totals
    known = replace(total, why=None, recorded=total.stated, counted=("incident-00001",), least_difference=-3, greatest_difference=9)
    press = presses_of(replace(whole, account=replace(whole.account, control_totals=(known,))), vocabulary, ("en",))[0]
    (line,) = control_lines(press)
    assert (line.difference, line.recorded, line.recorded_href) == ("−3 to +9", "509", "incidents/incident-00001.html")
    assert "−3 to +9" in page(press, "figures.html")


def test_no_lower_bound_is_shown_while_its_gate_is_shut(edition: Edition, vocabulary: Vocabulary) -> None:
    assert "No lower bound of people killed is worked out from these lists: 0 lists are known" in figures(edition, vocabulary)


def test_each_outlet_says_what_it_tells_and_what_no_other_does(edition: Edition, vocabulary: Vocabulary) -> None:
    found = figures_page(press_of(edition, vocabulary)).outlets
    assert [(row.label, *(cell.words for cell in row.cells)) for row in found.rows] == [
        ("Evening Register", "1", "0"), ("The Vale Courier", "2", "1"), ("روزنامہ وادی", "1", "1"),
    ]  # fmt: skip
    assert "Evening Register ; The Vale Courier" in words(page(press_of(edition, vocabulary), "outlets.html"))


def test_an_edition_in_which_nothing_was_measured_says_so(edition: Edition, vocabulary: Vocabulary) -> None:
    assert "This edition has no figures." in page(presses_of(edition, vocabulary, ("en",))[0], "figures.html")


def test_a_chart_has_its_place_above_its_table(edition: Edition, vocabulary: Vocabulary) -> None:
    text = page(press_of(edition, vocabulary), "figures.html")
    section = text.split('<section aria-labelledby="by-year">')[1].split("</section>")[0]
    places = [section.index(f'id="chart-{name}"') for name in ("people_killed_by_year", "people_injured_by_year", "attacks_by_year")]
    assert places == sorted(places)
    assert places[-1] < section.index('<table class="series">')
    assert all(f'id="chart-{name}"' in text for name in ("trend", "lulls"))


def test_a_table_of_many_places_stands_on_a_page_of_its_own_in_parts(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    made = many(120, 0)
    places = {
        key: replace(account, place=replace(account.place, id=key, name=key)) if account.place is not None else account
        for key, account in made.incidents.items()
    }
    press = press_of(replace(made, incidents=places), vocabulary)
    assert 'href="figures/place.html"' in page(press, "figures.html")
    assert (page(press, "figures/place.html").count("<tr>"), page(press, "figures/place/2.html").count("<tr>")) == (101, 21)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.0253, 5.57, "0.03 to 5.6"), (0.0, 3.69, "0 to 3.7"), (120.2, 1340.6, "120 to 1,341"), (2.0, None, "at least 2.0"), (None, None, "not known")],
)
def test_an_interval_is_as_fine_as_it_tells_anything(low: float | None, high: float | None, said: str) -> None:
    assert word_interval(ENGLISH, Interval(low=low, best=None, high=high, unit="attacks")) == said
