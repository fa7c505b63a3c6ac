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


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Also killed in the strike were more than a dozen armed fighters.", 12),
        ("Among the dead were two Taliban leaders.", 2),
        ("An air strike left four militants dead and two wounded.", 4),
        ("Three insurgents were shot dead at a checkpoint.", 3),
        ("The force returned fire, fatally wounding one attacker.", 1),
        ("Two insurgents were fatally wounded.", 2),
        ("Five Afghan civilians lost their lives when a bomb exploded.", 5),
        ("Two insurgents killed, one captured in Khost operation.", 2),
        ("The bodies of two insurgents were found at the scene.", 2),
        ("The operation resulted in one insurgent killed and two detained.", 1),
        ("He was killed in an air strike along with two other fighters.", 3),
        ("Rahim, who led the cell, was killed Tuesday along with four of his fighters.", 5),
        ("Two children were among those killed.", 2),
        ("The security force engaged the insurgents, resulting in their deaths.", 3),
        ("Afghan forces killed between 10 and 15 insurgents.", 10),
        ("The combined force discovered one dead insurgent at the scene.", 1),
        ("After the engagement, forces found five insurgents dead.", 5),
        ("Eight insurgents are believed to have been killed.", 8),
        ("Qari Bilal and Mullah Omid were both killed in the strike.", 2),
        ("Qari Bilal was one of five insurgents killed in the strike.", 5),
        ("Qari Bilal was among eight insurgents killed in the strike.", 8),
        ("Of the seven insurgents killed, two were leaders.", 7),
        ("The insurgent killed in the April 4 operation has been identified as Mullah Amir.", 1),
        ("After the area was cleared, a follow-on assessment found that five insurgents had been killed.", 5),
        ("The strike killed two Taliban leaders and their driver.", 3),
        ("The leader, Amir, and three of his men were killed.", 4),
        ("The operation led to the deaths of Amir and one other insurgent.", 2),
        ("Amir was killed in a strike in Kunar with another insurgent.", 2),
        ("The facilitator was killed in February during an air strike; his successor was detained Monday.", 0),
    ],
)
def test_the_killed_are_counted_however_they_are_told(text: str, killed: int) -> None:
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
