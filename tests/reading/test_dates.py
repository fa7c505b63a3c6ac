from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.reading.dates import ARABIC_RULES, ENGLISH_RULES, LUNAR_RULES, anchor_of, date_words, dateline_end, find_dates, rules_for, shape_dates
from hisab.reading.scripts import fold

from .cases import report, write_span

MONDAY = date(2021, 1, 4)
MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)


def read(text: str, anchor: date | None = MONDAY) -> list[str]:
    return [f"{text[found.start : found.end]}: {write_span(found.span)}" for found in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Sunday", "2021-01-03"),
        ("on Monday", "2021-01-04"),
        ("on Tuesday", "2020-12-29"),
        ("last Friday", "2021-01-01"),
        ("Friday night", "2021-01-01"),
        ("late Friday", "2021-01-01"),
    ],
)
def test_a_weekday_is_the_last_one_up_to_the_anchor(text: str, day: str) -> None:
    assert read(text) == [f"{text}: {day}"]


@pytest.mark.parametrize("text", ["next Friday", "this coming Friday"])
def test_a_weekday_to_come_is_not_read_as_the_last_one(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a day earlier", "2021-01-03"),
        ("two days ago", "2021-01-02"),
        ("three days before", "2021-01-01"),
        ("yesterday", "2021-01-03"),
        ("last night", "2021-01-03"),
        ("the previous day", "2021-01-03"),
        ("today", "2021-01-04"),
        ("this morning", "2021-01-04"),
    ],
)
def test_a_day_counted_back_counts_from_the_anchor(text: str, day: str) -> None:
    assert read(text) == [f"{text}: {day}"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("January 3", "2021-01-03"),
        ("January 4", "2021-01-04"),
        ("January 5", "2020-01-05"),
        ("April 12", "2020-04-12"),
        ("Sept 20", "2020-09-20"),
        ("Sept. 20", "2020-09-20"),
        ("20 September", "2020-09-20"),
        ("19th of September", "2020-09-19"),
        ("February 29", "2020-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_last_one_up_to_the_anchor(text: str, day: str) -> None:
    assert read(text) == [f"{text}: {day}"]


def test_this_year_is_the_anchors_year() -> None:
    assert read("March 10 this year", date(2021, 6, 1)) == ["March 10 this year: 2021-03-10"]


@pytest.mark.parametrize("anchor", [MONDAY, None])
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16 February 2013", "2013-02-16"),
        ("February 16, 2013", "2013-02-16"),
        ("Sept. 20, 2011", "2011-09-20"),
        ("19th September 2015", "2015-09-19"),
        ("January 3rd, 2021", "2021-01-03"),
        ("2013-02-16", "2013-02-16"),
        ("March 2013", "2013-03-01..2013-03-31"),
        ("in February 2012", "2012-02-01..2012-02-29"),
        ("in 2013", "2013-01-01..2013-12-31"),
    ],
)
def test_a_date_with_its_year_needs_no_anchor(text: str, day: str, anchor: date | None) -> None:
    assert read(text, anchor) == [f"{text}: {day}"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("last week", "2020-12-28..2021-01-03"),
        ("this week", "2021-01-04..2021-01-04"),
        ("in January", "2021-01-01..2021-01-31"),
        ("in March", "2020-03-01..2020-03-31"),
        ("last month", "2020-12-01..2020-12-31"),
        ("two months ago", "2020-11-01..2020-11-30"),
        ("twelve years ago", "2009-01-01..2009-01-31"),
        ("a week ago", "2020-12-25..2020-12-31"),
        ("last year", "2020-01-01..2020-12-31"),
        ("recent", "..2021-01-04"),
        ("recently", "..2021-01-04"),
    ],
)
def test_a_longer_time_is_a_span_of_days(text: str, span: str) -> None:
    assert read(text) == [f"{text}: {span}"]


def test_the_year_of_an_attack_is_read_beside_its_name() -> None:
    assert read("the 2013 bombing") == ["2013: 2013-01-01..2013-12-31"]


@pytest.mark.parametrize("text", ["on Sunday", "a day earlier", "April 12", "last week", "in January", "two months ago", "recent", "last year"])
def test_without_an_anchor_a_relative_date_gives_nothing(text: str) -> None:
    assert read(text, None) == []


def test_without_an_anchor_the_shape_of_a_date_is_known_and_marked() -> None:
    assert [(found.rule, found.is_anchored) for found in shape_dates("on Sunday", None)] == [("weekday", False)]


@pytest.mark.parametrize("text", ["31 February", "February 31, 2013", "31 February 2013", "June 31", "2013-13-45", "0 January", "February 29, 2013"])
def test_a_day_that_cannot_be_gives_nothing(text: str) -> None:
    assert read(f"He came on {text} and left.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They may go.",
        "It may 12 times",
        "May God rest them",
        "may be",
        "They march on Quetta",
        "they march 12 miles",
        "The long march of the families",
    ],
)
def test_may_and_march_as_verbs_are_no_months(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "month"), [("in May the blast", "in May"), ("in March in Quetta", "in March")])
def test_may_and_march_as_months_are_read_whatever_follows(text: str, month: str) -> None:
    assert [found.partition(":")[0] for found in read(text)] == [month]


def test_a_full_stop_behind_the_month_is_not_in_its_span() -> None:
    assert read("It was in March.") == ["in March: 2020-03-01..2020-03-31"]


@pytest.mark.parametrize("text", ["ſunday", "Auguſt 5", "frıday"])
def test_letters_that_only_look_like_the_words_are_not_read(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["yesterday", "last week", "April 12", "on Sunday", "in March", "last month", "last year", "two days ago"])
def test_a_day_before_the_calendar_begins_is_none(text: str) -> None:
    assert read(text, date.min) == []


def test_a_weekday_with_its_day_of_the_month_is_that_day() -> None:
    assert read("on Tuesday, December 22") == ["December 22: 2020-12-22"]
    assert read("on Sunday, police said on January 2") == ["on Sunday: 2021-01-03", "January 2: 2021-01-02"]


def test_dates_do_not_overlap_and_come_left_to_right() -> None:
    assert read("on Sunday, January 3, 2021, a day earlier") == [
        "on Sunday: 2021-01-03",
        "January 3, 2021: 2021-01-03",
        "a day earlier: 2021-01-03",
    ]


def test_words_of_a_date_are_known_without_an_anchor() -> None:
    text = "killed on April 12"
    assert (text.index("April"), len(text)) in date_words(text)


def test_the_anchor_is_the_day_of_publication() -> None:
    assert anchor_of(report("QUETTA, Jan 8, 2013: It was.", published=MONDAY)) == MONDAY


@pytest.mark.parametrize(
    "text", ["QUETTA, Jan 8, 2021: Gunmen came.", "Quetta, January 8, 2021 - Gunmen came.", "Title\nPublished: January 8, 2021\nText"]
)
def test_without_a_day_of_publication_a_full_dateline_is_the_anchor(text: str) -> None:
    assert anchor_of(report(text, published=None)) == date(2021, 1, 8)


@pytest.mark.parametrize("text", ["QUETTA, Jan 8: Gunmen came.", "On January 8, 2021 gunmen came.", ""])
def test_without_a_full_dateline_there_is_no_anchor(text: str) -> None:
    assert anchor_of(report(text, published=None)) is None


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("QUETTA, Jan 8, 2021: Gunmen", "QUETTA, Jan 8, 2021:"),
        ("QUETTA: Gunmen", "QUETTA: "),
        ("QUETTA (Dawn) - Gunmen", "QUETTA (Dawn) - "),
        ("(Reuters) Gunmen", "(Reuters) "),
        ("Gunmen came.", ""),
    ],
)
def test_a_dateline_ends_where_the_words_begin(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.one_of(
        st.sampled_from(WEEKDAYS),
        st.builds("{} {}".format, st.sampled_from(MONTHS), st.integers(1, 31)),
        st.builds("{} {}".format, st.integers(1, 31), st.sampled_from(MONTHS)),
    ),
)
def test_a_weekday_or_a_day_of_a_month_is_never_after_the_anchor(anchor: date, words: str) -> None:
    for found in find_dates(f"It was on {words}.", anchor):
        assert found.span.latest is not None
        assert found.span.latest <= anchor


_PIECES = (
    "January", "feb.", "MAY", "thirty-first", "of", "2013", "31", "3rd", "last", "laſt", "thıs", "THİS", "week", "weeKend", "Sunday", "night", "ago",
    "two", "days", "earlier", "before", "yesterday", "yeſterday", "this", "year", "month", "in", "late", "recently", "attack", "2013-02-11", "10",
    "Muharram", "on", "Ashura", "Shaban", "eid", "ul", "adha", "محرم", "۹", "جنوری", "۲۰۱۳", "ء", "گزشتہ", "روز", "دو", "دن", "قبل", "سال", "—", ",",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7).map(" ".join))
@settings(deadline=None, max_examples=300)
def test_no_rule_is_passed_over_that_finds_something(text: str) -> None:
    folded = fold(text)
    searched = {rule[1] for rule in rules_for(folded)}
    every = {rule[1] for rule in ENGLISH_RULES} | {rule[1] for rule in (*LUNAR_RULES, *ARABIC_RULES)}
    assert not [pattern.pattern for pattern in every - searched if pattern.search(folded)]


def test_every_date_that_a_rule_knows_has_its_hint() -> None:
    assert all(rules_for(text) for text in ("the thirty-first of March", "2013-02-11", "this week", "of late", "10 Muharram", "۱۰ جنوری"))
    assert rules_for("Nobody knew them") == []


@pytest.mark.parametrize(
    "month",
    ["Muharram", "moharam", "Safar", "Rabi-ul-Awal", "Rabiul-awwal", "Rabi us-sani", "Jamadi-ul-Awwal", "Jamadi us sani", "Rajab", "Sha'ban",
     "Shaban", "Ramadhan", "Ramazan", "Ramzan", "Shawwal", "Zilqad", "Dhu al-Qidah", "Zilhaj", "Dhu al-Hijja"],
)  # fmt: skip
def test_a_lunar_month_is_searched_for_by_each_of_its_names(month: str) -> None:
    found = [rule[1] for rule in LUNAR_RULES if rule[1].search(f"10 {month} 1433")]
    assert found
    assert set(found) <= {rule[1] for rule in rules_for(f"10 {month} 1433")}


@pytest.mark.parametrize("feast", ["Ashura", "Yaum-i-Ashur", "Tasua", "Arbaeen", "Eid Milad", "Eid-ul-Fitr", "Eid al-Adha", "Bakra Eid"])
def test_a_feast_is_searched_for_by_each_of_its_names(feast: str) -> None:
    found = [rule[1] for rule in LUNAR_RULES if rule[1].search(f"on {feast}")]
    assert found
    assert set(found) <= {rule[1] for rule in rules_for(f"on {feast}")}
