import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from tools.words import ROOM, is_translated, template

from hisab.publishing.tongue import TONGUES

CATALOGUES = sorted((ROOM / "words").glob("*.po"))
PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)s")


def catalogue(name: str) -> Catalog:
    with (ROOM / "words" / name).open("rb") as file:
        return read_po(file)


def texts(catalog: Catalog) -> set[str | tuple[str, ...]]:
    return {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalog if message.id}


def pairs(message: Message) -> list[tuple[str, str]]:
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return list(zip(message.id, message.string or (), strict=True))


def test_every_language_but_english_has_a_catalogue() -> None:
    assert [path.stem for path in CATALOGUES] == sorted(set(TONGUES) - {"en"})


@pytest.mark.parametrize("name", [path.name for path in CATALOGUES])
def test_every_text_has_a_translation(name: str) -> None:
    assert [message.id for message in catalogue(name) if message.id and not is_translated(message)] == []


@pytest.mark.parametrize("name", [path.name for path in CATALOGUES])
def test_the_catalogue_holds_the_texts_of_today_and_no_others(name: str) -> None:
    assert texts(catalogue(name)) ^ texts(template()) == set(), "run make words"


@pytest.mark.parametrize("name", [path.name for path in CATALOGUES])
def test_no_value_of_a_text_is_lost(name: str) -> None:
    for message in catalogue(name):
        for text, said in pairs(message) if message.id else []:
            assert sorted(PLACEHOLDER.findall(said)) == sorted(PLACEHOLDER.findall(text)), text


@pytest.mark.parametrize("name", [path.name for path in CATALOGUES])
def test_no_markup_of_a_text_is_lost(name: str) -> None:
    for message in catalogue(name):
        for text, said in pairs(message) if message.id else []:
            assert re.findall(r"</?\w+", said) == re.findall(r"</?\w+", text), text


def test_the_urdu_has_no_word_that_the_record_does_not_use() -> None:
    said = "\n".join(said for message in catalogue("ur.po") if message.id for _, said in pairs(message))
    for word in ("شہید", "شہادت", "جاں بحق", "بہیمانہ", "سفاک", "بزدلانہ"):
        assert word not in said


def test_no_text_is_said_within_another_where_it_would_not_be_found() -> None:
    said = re.compile(r"""\bf["'].*\{[^{}]*\b(?:say|some|to_say)\(["']""")
    found = [path.name for path in sorted(ROOM.rglob("*.py")) for line in path.read_text(encoding="utf-8").splitlines() if said.search(line)]
    assert found == []
