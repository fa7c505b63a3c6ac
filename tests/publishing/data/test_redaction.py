from datetime import date

import pytest

from hisab.publishing.data.redaction import EXACT_POINT, PERSON_IN_OFFICE, PERSON_WITHOUT_OFFICE, TARGET_DESCRIBED, TARGET_NAMED, Names, load_profile
from hisab.records.errors import UsageError
from hisab.records.mentions import MentionKind, Role
from hisab.vocabulary.tables import load_vocabulary

from ..conftest import Desk

FIELD = '[person_without_office]\nmeans = "others"\nguarded = true\npublic = false\nteam = {answer}\n'


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load_vocabulary())


def test_the_public_profile_keeps_back_names_that_may_be_of_victims_and_exact_points() -> None:
    public = load_profile()
    assert [public.lets(what) for what in (PERSON_IN_OFFICE, PERSON_WITHOUT_OFFICE, TARGET_NAMED, EXACT_POINT)] == [True, False, False, False]


def test_a_guarded_field_is_turned_on_by_a_reason_alone() -> None:
    with pytest.raises(UsageError, match="turns on person_without_office without a reason"):
        load_profile("team", text=FIELD.format(answer="true"))


def test_an_empty_reason_is_none() -> None:
    with pytest.raises(UsageError, match="without a reason"):
        load_profile("team", text=FIELD.format(answer='" "'))


def test_the_reason_stands_in_the_profile() -> None:
    assert load_profile("team", text=FIELD.format(answer='"the families asked for it"')).reasons == {
        PERSON_WITHOUT_OFFICE: "the families asked for it"
    }


@pytest.mark.parametrize("name", ["nobody", "means", "guarded"])
def test_an_unknown_profile_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no redaction profile"):
        load_profile(name)


def test_a_field_that_the_profile_does_not_know_is_refused() -> None:
    with pytest.raises(UsageError, match="does not know the field"):
        load_profile().lets("shoe_size")


@pytest.mark.parametrize("words", ["coal miners", "Hazara coal miners", "Six Shia pilgrims", "a bus", "vegetable sellers from Quetta", ""])
def test_words_without_a_name_are_described(names: Names, words: str) -> None:
    assert names.is_described(words)


@pytest.mark.parametrize("words", ["Orlin Baskar", "miner Orlin Baskar", "اورلن بسکر", "Orlin", "coal miner Ali"])
def test_words_that_may_be_a_name_are_not(names: Names, words: str) -> None:
    assert not names.is_described(words)


def test_a_person_with_an_office_in_the_same_sentence_is_in_office(names: Names) -> None:
    desk = Desk()
    report = desk.report("Courier", date(2021, 1, 1), "x", "Minister Adil Rehan and Orlin Baskar, a mother, spoke.")
    official = desk.read(
        report, MentionKind.PROMISE, "Minister Adil Rehan", (Role.PERSON, "Adil Rehan", "Adil Rehan"), (Role.OFFICE, "Minister", "minister")
    )
    other = desk.read(
        report, MentionKind.ACTION, "Orlin Baskar", (Role.PERSON, "Orlin Baskar", "Orlin Baskar"), (Role.TARGET, "a mother", "a mother")
    )
    assert names.field_of(official, official.arguments[0]) == PERSON_IN_OFFICE
    assert [names.field_of(other, argument) for argument in other.arguments] == [PERSON_WITHOUT_OFFICE, TARGET_DESCRIBED]


def test_a_speaker_who_is_no_body_of_the_vocabulary_may_be_a_witness(names: Names) -> None:
    desk = Desk()
    report = desk.report("Courier", date(2021, 1, 1), "x", "Orlin Baskar said so; police agreed.")
    mention = desk.read(
        report, MentionKind.TOTAL, "Orlin Baskar said so", (Role.SAID_BY, "Orlin Baskar", "Orlin Baskar"), (Role.SAID_BY, "police", "police")
    )
    assert [names.field_of(mention, argument) for argument in mention.arguments] == [PERSON_WITHOUT_OFFICE, None]


def test_a_suspect_by_name_is_withheld_and_a_group_is_not(names: Names) -> None:
    desk = Desk()
    report = desk.report("Courier", date(2021, 1, 1), "x", "Police blamed Orlin Baskar; Islamic State claimed it; gunmen fled.")
    told = desk.read(
        report,
        MentionKind.INCIDENT,
        "Police blamed Orlin Baskar",
        (Role.ATTRIBUTED, "Orlin Baskar", "Orlin Baskar"),
        (Role.CLAIMED, "Islamic State", "islamic-state"),
        (Role.PERPETRATOR, "gunmen", "gunmen"),
    )
    assert [names.field_of(told, argument) for argument in told.arguments] == [PERSON_WITHOUT_OFFICE, None, None]


def test_the_words_of_a_group_are_no_part_of_a_name(names: Names) -> None:
    assert names.parts_to_hide("Orlin of Lashkar-e-Jhangvi") == ("Orlin",)


def test_a_name_is_hidden_by_its_parts_too_but_not_by_a_community(names: Names) -> None:
    assert names.parts_to_hide("Orlin Baskar Hazara the miner") == ("Orlin", "Baskar")
