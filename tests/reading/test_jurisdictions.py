"""A bare title is an office of the country that the report speaks of, or of none that we know."""

from __future__ import annotations

import pytest

from hisab.records.mentions import MentionKind, Role

from .cases import mentions

VOW = "The interior minister vowed to arrest the killers."


def bodies(text: str) -> list[str]:
    (promise,) = mentions(text, MentionKind.PROMISE)
    return [argument.name or "" for role in (Role.OFFICE, Role.INSTITUTION) for argument in promise.all(role)]


@pytest.mark.parametrize("attack", ["Gunmen killed five Hazaras in Quetta.", "Gunmen killed five worshippers."])
def test_a_bare_title_is_of_home_where_the_report_speaks_of_home_or_of_no_country(attack: str) -> None:
    assert bodies(f"{attack} {VOW}") == ["interior-minister", "interior-ministry"]


@pytest.mark.parametrize(
    "attack", ["A bomb killed five worshippers in Kabul.", "Gunmen killed five worshippers in India.", "Gunmen killed five British worshippers."]
)
def test_a_bare_title_in_a_report_on_another_country_names_no_office(attack: str) -> None:
    assert bodies(f"{attack} {VOW}") == []


def test_a_country_named_in_passing_changes_nothing() -> None:
    assert bodies(f"Gunmen killed five Hazaras in Quetta. Police in Quetta blamed an Indian agency. {VOW}") == [
        "interior-minister",
        "interior-ministry",
    ]


def test_a_title_with_its_country_and_a_known_person_say_whose_office_it_is() -> None:
    attack = "A bomb killed five worshippers in Kabul."
    assert bodies(f"{attack} Pakistan's prime minister promised to arrest the killers.") == ["prime-minister", "government-of-pakistan"]
    assert bodies(f"{attack} Prime Minister Imran Khan promised to arrest the killers.") == ["prime-minister", "government-of-pakistan"]


def test_a_bare_home_department_is_of_a_province_only_in_a_report_on_it() -> None:
    vow = "The home minister vowed to arrest the killers."
    assert bodies(f"Gunmen killed five Hazaras in Quetta. {vow}") == ["home-minister", "balochistan-home-department"]
    assert bodies(f"Gunmen killed five worshippers in Karachi. {vow}") == ["home-minister"]
    named = "The Balochistan home minister vowed to arrest the killers."
    assert bodies(f"Gunmen killed five worshippers in Karachi. {named}") == ["home-minister", "balochistan-home-department"]
