"""Many records drawn as few: nothing is left out, and a mark says for how many it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from hisab.publishing.bundles import MOST_BUNDLES, bundle_attacks, bundle_pledges
from hisab.publishing.figure import threads_of
from hisab.publishing.press import Press
from hisab.records.figures import Edition
from hisab.records.ids import IncidentId
from hisab.vocabulary.tables import Vocabulary

from .measured import press_of


def test_bundles_stand_for_every_attack_and_for_all_people_killed(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(192, 0), vocabulary)
    bundles = bundle_attacks(press, press.orders.counted_incidents)
    assert len(bundles) == 16
    assert sum(bundle.stands_for for bundle in bundles) == 192
    lows = [account.killed.count.low or 0 for account in press.edition.incidents.values() if account.killed]
    assert sum(bundle.killed.low or 0 for bundle in bundles if bundle.killed) == sum(lows)


def test_attacks_of_few_months_are_bundled_by_the_month(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(400, 0), vocabulary)
    (bundle,) = bundle_attacks(press, press.orders.counted_incidents)
    assert bundle.title.startswith("January 2005, 400 attacks")
    assert bundle.href == "years/2005.html"


def test_attacks_without_a_day_are_named_with_their_number(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    made = many(192, 0)
    undated = {key: replace(account, date=None) if index < 5 else account for index, (key, account) in enumerate(sorted(made.incidents.items()))}
    press = press_of(replace(made, incidents=MappingProxyType(undated)), vocabulary)
    *_, last = bundle_attacks(press, press.orders.counted_incidents)
    assert (last.title, last.stands_for, last.href) == ("5 attacks without a day", 5, "years/not-known.html")


def test_a_year_with_one_attack_keeps_its_day(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    made = many(192, 0)
    few = tuple(IncidentId(key) for key in sorted(made.incidents)[::12])
    press = press_of(made, vocabulary)
    assert [bundle.stands_for for bundle in bundle_attacks(press, few)] == [1] * 16


def test_promises_are_bundled_by_kind_years_and_standing_and_none_is_lost(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(192, 576), vocabulary)
    bundles = bundle_pledges(press, press.orders.promises)
    assert len(bundles) <= MOST_BUNDLES
    assert sum(bundle.stands_for for bundle in bundles) == 576


def test_the_words_of_the_picture_count_records_and_not_marks(many: Callable[[int, int], Edition], vocabulary: Vocabulary) -> None:
    press = press_of(many(192, 576), vocabulary)
    threads = threads_of(press, press.orders.counted_incidents, press.orders.promises, table="threads.html")
    assert threads.summary.startswith("192 attacks; 576 promises: ")
    assert len(threads.bundled) == 2


def test_a_small_record_is_drawn_one_by_one(edition: Edition, vocabulary: Vocabulary) -> None:
    press: Press = press_of(edition, vocabulary)
    assert threads_of(press, press.orders.counted_incidents, press.orders.promises, table="threads.html").bundled == ()
