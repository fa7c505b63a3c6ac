"""The scorer on hand-made examples: a reader that is wrong must score as wrong."""

from __future__ import annotations

import pytest
from benchmarks.scores import Read, Tally, coarsen, read_by_keyword, reduce_reading, share_killed, tally_kinds, tally_pages

from tests.reading.cases import reader, report

TEXT = (
    "QUETTA: Gunmen killed 11 Hazara coal miners near Machh on Sunday. Chief Minister Jam Kamal Khan promised compensation for the families. "
    "In 2013 a bomb in Quetta killed 84 people."
)


def test_f1_counts_right_extra_and_missed() -> None:
    assert Tally(right=3, extra=1, missed=2).f1 == pytest.approx(6 / 9)


def test_nothing_to_find_and_nothing_said_is_perfect() -> None:
    assert tally_pages([(False, False)]).f1 == 1.0


def test_pages_are_tallied_by_what_was_said_and_what_is_true() -> None:
    assert tally_pages([(True, True), (True, False), (False, True), (False, False)]) == Tally(right=1, extra=1, missed=1)


def test_kinds_are_tallied_page_by_page() -> None:
    assert tally_kinds([(frozenset({"justice", "inquiry"}), frozenset({"justice", "policy"}))]) == Tally(right=1, extra=1, missed=1)


def test_a_toll_is_right_inside_the_stated_range_and_wrong_outside_or_unsaid() -> None:
    assert share_killed([(11, (10, 13)), (14, (10, 13)), (None, (10, 13)), (5, None)]) == pytest.approx(1 / 3)


def test_a_reading_is_reduced_to_its_main_toll_and_its_promises() -> None:
    read = reduce_reading(reader().read(report(TEXT)).mentions, communities=frozenset({"hazara"}))
    assert (read.has_attack, read.killed, read.promise_kinds) == (True, 11, frozenset({"compensation"}))


def test_an_attack_on_another_community_is_none_on_ours() -> None:
    mentions = reader().read(report("Gunmen killed three Ahmadis in Lahore on Sunday.")).mentions
    read = reduce_reading(mentions, communities=frozenset({"hazara"}))
    assert (read.has_incident, read.has_attack) == (True, False)


def test_the_peer_takes_the_last_number_before_the_first_killed() -> None:
    assert read_by_keyword("Police said 20 arrived after eleven people were killed; 12 were killed later.").killed == 11


def test_kinds_that_the_labels_do_not_tell_apart_are_one() -> None:
    read = Read(has_attack=True, has_incident=True, killed=None, promise_kinds=frozenset({"gesture", "policy", "justice"}), has_promise=True)
    assert coarsen(read, frozenset({"justice"})).promise_kinds == {"other", "justice"}
    assert coarsen(read, frozenset()) == read
