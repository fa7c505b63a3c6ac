"""Which days an article offers for its shooting, and which of them is picked, on made-up articles."""

from __future__ import annotations

from datetime import date

from benchmarks.article_days import Dated, offer_days, rank_days

TUESDAY = date(2016, 5, 3)


def dated(text: str, *, published: date = TUESDAY, true: date | None = None, incident: str = "1") -> Dated:
    return Dated(text=text, published=published, true=true, incident=incident)


def offered(text: str, published: date = TUESDAY) -> set[date]:
    return {offer.value for offer in offer_days(dated(text, published=published), 0.5)}


def test_an_article_offers_the_days_it_names_and_the_last_before_it_appeared() -> None:
    assert offered("A man was shot on April 12.") == {date(2016, 4, 12), TUESDAY, date(2016, 5, 2), date(2016, 5, 1), date(2016, 4, 30)}


def test_a_weekday_that_begins_after_an_article_appeared_may_be_the_next_day() -> None:
    assert {date(2016, 4, 27), date(2016, 5, 4)} <= offered("Police said on Wednesday that a man was shot.")
    assert date(2016, 5, 10) not in offered("A man was shot on Tuesday.")


def test_the_day_of_a_shooting_is_told_from_that_of_a_charge() -> None:
    days = [date(2016, 3, number) for number in range(1, 25)]
    text = "A man was charged on April 20.\nHe shot a clerk on March {}."
    known = [dated(text.format(day.day), true=day, incident=str(day)) for day in days]
    asked = dated("A woman was charged on April 21.\nShe shot a guard on March 28.", incident="x")
    *own, last = rank_days([*known, asked], chosen=[True] * len(known) + [False])
    assert last[0][0] == date(2016, 3, 28)
    assert [ranked[0][0] for ranked in own] == days
