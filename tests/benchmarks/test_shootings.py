"""Who was killed and who was injured in an ordinary shooting, on made-up reports."""

from __future__ import annotations

import pytest
from benchmarks.shootings import Shot, count_shot

from tests.reading.cases import lexicon


def said(text: str) -> tuple[int, int]:
    shot = count_shot(text, lexicon())
    return shot.killed, shot.injured


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A man was shot and killed on Elm Street on Monday, police said.", 1, 0),
        ("Police say a 24-year-old man was shot in the leg on Elm Street. He is expected to survive.", 0, 1),
        ("A man was found shot in a car. He was pronounced dead at a hospital.", 1, 0),
        ("Two people were killed and three were injured in a shooting at a bar on Friday.", 2, 3),
        ("Four men were shot on Elm Street on Friday and one of them died. One man was killed, police said.", 1, 3),
        ("Police are investigating a murder-suicide. The bodies of a husband and his wife were found at home.", 2, 0),
        ("A woman was killed and another was injured in a shooting on Friday. The woman died at the scene.", 1, 1),
        ("A man pulled a gun on a clerk and took $300. No one was injured.", 0, 0),
        ("A man was arrested for attempted murder after he fired into the air.", 0, 0),
        ("An officer shot the dog, which died. The dog was killed at the scene.", 0, 0),
    ],
)
def test_a_report_gives_its_killed_and_its_injured(text: str, killed: int, injured: int) -> None:
    assert said(text) == (killed, injured)


def test_an_age_is_no_count() -> None:
    assert said("Gerald Roberson, 39, was found shot dead on Cohn Street.")[0] == 1


def test_totals_of_several_shootings_are_not_those_of_one() -> None:
    assert said("Ten people were wounded in five separate shootings in Baltimore on Monday.") == (0, 1)


def test_a_case_of_another_year_is_not_counted() -> None:
    assert said("A man was arrested with a gun on Monday. He was convicted of a murder in 2004 in which two people were killed.") == (0, 0)


def test_nothing_said_is_nobody() -> None:
    assert count_shot("", lexicon()) == Shot(killed=0, injured=0)
