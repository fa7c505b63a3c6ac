import pytest

from hisab.publishing.tongue import ENGLISH, tongue_of
from hisab.publishing.wordings import KIND_GROUPS, NO_KIND, WHAT_WOULD_CHANGE, amid, value_words, word_path, word_place
from hisab.records.documents import Passage
from hisab.records.ids import DocumentId
from hisab.records.mentions import Argument, Role
from hisab.records.values import Place, PlaceLevel
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import Act, PromiseKind, Status

TOWN = ("Pakistan", "Balochistan", "Quetta", "Quetta", "Jinnah Town")


def test_every_status_says_what_would_change_it() -> None:
    assert set(WHAT_WOULD_CHANGE) == set(Status)


def test_every_kind_is_in_one_group() -> None:
    assert sorted(kind for _, kinds in KIND_GROUPS for kind in kinds) == sorted([*PromiseKind, NO_KIND])


def test_the_places_of_a_path_are_named_in_the_language_of_the_page() -> None:
    path = ("Pakistan", "Balochistan", "Kachhi")
    assert word_path(ENGLISH, path, load_vocabulary()) == "Kachhi, Balochistan"
    assert word_path(tongue_of("ur"), path, load_vocabulary()) == "کچھی، بلوچستان"
    assert word_path(tongue_of("ur"), path[:1], load_vocabulary()) == "پاکستان"


def test_a_place_that_names_its_town_does_not_name_it_twice() -> None:
    place = Place(id="pk-jinnah-town-quetta", name="Jinnah Town, Quetta", level=PlaceLevel.NEIGHBOURHOOD, path=TOWN)
    assert word_place(ENGLISH, place, load_vocabulary()) == "Jinnah Town, Quetta"


@pytest.mark.parametrize(("name", "words"), [("A minister", "a minister"), ("The police", "the police"), ("Asif Ali", "Asif Ali"), ("", "")])
def test_an_article_is_small_amid_a_sentence(name: str, words: str) -> None:
    assert amid(name) == words


@pytest.mark.parametrize("act", list(Act))
def test_no_page_shows_the_code_of_an_act(act: Act) -> None:
    passage = Passage(document=DocumentId("sha256:0"), start=0, end=1, quote="x")
    argument = Argument(role=Role.ACT, passage=passage, name=act.value)
    assert value_words(ENGLISH, argument, load_vocabulary()) not in {member.value for member in Act}
