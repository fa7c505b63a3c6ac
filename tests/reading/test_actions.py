"""An action is what a clause says was done; what is denied, wished for, asked for or still to come is none."""

from __future__ import annotations

import pytest

from tests.reading.cases import ATTACK, actions

UNDONE = (
    "For hundreds of killings not one of the accused has been arrested, they said.",
    "Nobody named in the case was ever arrested.",
    "Few of them have been arrested.",
    "The families hope that the killers are caught.",
    "It is unclear whether anyone was arrested.",
    "Anyone found guilty will be punished.",
    "The terms: officers found guilty by the team to be dealt with.",
    "The governor was told to see to it that the culprits are arrested.",
    "He asked that the dead be buried soon.",
)


@pytest.mark.parametrize("words", UNDONE)
def test_what_was_not_done_is_no_action(words: str) -> None:
    kinds = {line for action in actions(ATTACK + words) for line in action if line.startswith("kind")}
    assert kinds <= {"kind reported not done"}


def test_what_was_done_is_an_action() -> None:
    assert any("kind arrest" in action for action in actions(ATTACK + "Police arrested two men on Monday."))


def test_a_share_is_no_number_of_people() -> None:
    (paid,) = (action for action in actions(ATTACK + "Nine in ten of the affected have been paid.") if "kind payment" in action)
    assert not any(line.startswith("units") for line in paid)


@pytest.mark.parametrize(
    "words",
    [
        "The bodies were handed over to the families.",
        "Compensation of Rs1 million was announced. The bodies were handed over to the families.",
        "A memorandum was handed over to the minister.",
    ],
)
def test_what_is_handed_over_and_is_no_money_is_no_payment(words: str) -> None:
    assert not any("kind payment" in action for action in actions(ATTACK + words))


def test_cheques_handed_over_are_a_payment() -> None:
    assert any("kind payment" in action for action in actions(ATTACK + "Cheques for Rs1 million were handed over to the families."))


def test_hours_are_no_number_of_people() -> None:
    (action,) = actions(ATTACK + "The army had been deployed within 16 hours.")
    assert not any("units" in line for line in action)


def test_the_number_of_victims_is_not_the_number_arrested() -> None:
    text = "Three facilitators of the blast in Sehwan on Friday (over 100 dead, around 150 injured) are under arrest."
    (arrest,) = (action for action in actions(text) if "kind arrest" in action)
    assert not any("150" in line for line in arrest)


def test_the_day_of_a_coming_hearing_is_not_the_day_of_the_order() -> None:
    text = ATTACK + "The high court took notice and adjourned to January 23."
    assert not any(line.startswith("date 2020") for action in actions(text) for line in action)


def test_the_day_of_the_attack_is_not_the_day_of_the_court() -> None:
    text = "Taking suo motu notice of Saturday's carnage in Quetta that killed over 80, the court sat."
    assert not any(line.startswith("date") for action in actions(text) for line in action)
