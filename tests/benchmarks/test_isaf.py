"""Counting the killed of a press release, on sentences of its kind."""

from __future__ import annotations

import pytest
from benchmarks.isaf import count_by_two_regexes, count_killed, count_people, score


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The force returned fire, killing two insurgents.", 2),
        ("Coalition forces killed several insurgents in Kunar province today.", 3),
        ("Coalition forces killed numerous insurgents yesterday.", 4),
        ("An Afghan-led force killed the Taliban commander Fayez Jan and one additional insurgent in Daman district.", 2),
        ("KABUL, Afghanistan (April 26) - A senior commander and two senior advisors were killed in an air strike.", 3),
        ("He was engaged and killed.", 1),
        ("The strike resulted in ten insurgent deaths.", 10),
        ("The security force detained two suspected insurgents.", 0),
        ("The leader is responsible for an attack that killed four soldiers.", 0),
        ("No civilians were killed.", 0),
        ("More than 10 insurgents were killed over the past 24 hours. Forces fired on a post, killing one insurgent.", 1),
        ("The force killed one insurgent and detained three others.", 1),
    ],
)
def test_a_release_gives_its_killed(text: str, killed: int) -> None:
    assert count_killed(text) == killed


def test_a_bare_plural_is_three_and_not_stated() -> None:
    assert count_people("the insurgents") == (3, False)
    assert count_people("two men and a woman") == (3, True)


def test_a_stated_number_stands_before_a_bare_plural() -> None:
    assert count_killed("The force fired, killing one insurgent. The insurgents were killed.") == 1


def test_shares_keep_rows_that_are_not_zero_apart() -> None:
    assert list(score([(0, 0), (2, 2), (3, 1), (0, 1)])) == pytest.approx([2 / 4, 1 / 2, 2])


def test_the_peer_reads_one_word_beside_killed() -> None:
    assert count_by_two_regexes("Forces killed three insurgents") == 3
    assert count_by_two_regexes("several insurgents were killed") == 3
    assert count_by_two_regexes("Forces killed the commander and two men") == 0
