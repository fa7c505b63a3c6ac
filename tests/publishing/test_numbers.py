from datetime import date
from decimal import Decimal

import pytest

from hisab.publishing.brief.typeset import printable
from hisab.publishing.numbers import COVERS_WORDS, word_count, word_money, word_people, word_range, word_short_range, word_span
from hisab.publishing.tongue import ENGLISH
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Money


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (11, 11, 11, "11"),
        (10, None, 13, "10–13"),
        (11, None, None, "at least 11"),
        (None, None, 13, "at most 13"),
        (None, 12, None, "12"),
        (None, None, None, "not stated"),
        (0, 0, 0, "0"),
        (1000, None, 1200, "1,000–1,200"),
    ],
)
def test_a_range_is_never_an_average(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert word_range(ENGLISH, Count(low=low, best=best, high=high)) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(low=11, best=None, high=None), "11+"),
        (Count(low=11, best=11, high=11, qualifier="at least"), "11+"),
        (Count(low=10, best=None, high=13, qualifier="at least"), "10–13+"),
        (Count(low=None, best=None, high=13), "< 14"),
    ],
)
def test_a_label_of_a_drawing_has_only_signs_that_the_fonts_of_the_brief_hold(count: Count, words: str) -> None:
    assert word_short_range(ENGLISH, count) == words
    assert printable(words) == words


def test_none_is_not_stated() -> None:
    assert word_range(ENGLISH, None) == "not stated"
    assert word_people(ENGLISH, None, "killed") == "people killed: not stated"


def test_k_of_n_keeps_its_n() -> None:
    assert word_range(ENGLISH, Count(low=1, best=None, high=3, qualifier="of 8")) == "1–3 of 8"


def test_one_person_is_a_person() -> None:
    assert word_people(ENGLISH, Count(low=1, best=1, high=1), "killed") == "1 person killed"


def test_a_source_keeps_its_own_qualifier() -> None:
    assert word_count(ENGLISH, Count(low=45, best=50, high=55, qualifier="about")) == "about 50"
    assert word_count(ENGLISH, Count(low=11, best=None, high=None, qualifier="at least")) == "at least 11"


def test_every_coverage_has_its_words() -> None:
    assert set(COVERS_WORDS) == set(Covers)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "words"),
    [
        (date(2021, 1, 3), date(2021, 1, 3), DatePrecision.DAY, "3 January 2021"),
        (date(2021, 1, 3), date(2021, 1, 9), DatePrecision.WEEK, "3–9 January 2021"),
        (date(2021, 1, 30), date(2021, 2, 2), DatePrecision.RANGE, "30 January – 2 February 2021"),
        (date(2020, 12, 30), date(2021, 1, 2), DatePrecision.RANGE, "30 December 2020 – 2 January 2021"),
        (date(2021, 1, 1), date(2021, 1, 31), DatePrecision.MONTH, "January 2021"),
        (date(2021, 1, 1), date(2021, 12, 31), DatePrecision.YEAR, "2021"),
        (None, date(2021, 1, 3), DatePrecision.BEFORE, "on or before 3 January 2021"),
        (date(2021, 1, 3), None, DatePrecision.RANGE, "on or after 3 January 2021"),
        (None, None, DatePrecision.RANGE, "not stated"),
    ],
)
def test_a_date_is_as_exact_as_its_words(earliest: date | None, latest: date | None, precision: DatePrecision, words: str) -> None:
    assert word_span(ENGLISH, DateSpan(earliest=earliest, latest=latest, precision=precision)) == words


def test_money_names_its_currency_and_for_whom() -> None:
    assert word_money(ENGLISH, Money(amount=Decimal("1500000"), currency="PKR", per="family")) == "PKR 1,500,000 per family"
