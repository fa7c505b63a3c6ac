"""The data of the small edition, and of one whose texts mean harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from hisab.publishing.data.redaction import load_profile
from hisab.publishing.data.write import write_data
from hisab.records.figures import Edition, IncidentAccount
from hisab.records.journal import Register
from hisab.records.mentions import MentionKind, Role, ToldAs
from hisab.records.values import Place, PlaceLevel
from hisab.vocabulary.tables import Vocabulary

from ..conftest import AS_OF, Desk, checkpoint, day, exactly, incident_account, reading_of

LONG_WORD = "w" * 10_000
OUTLETS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\u202eeliforp", "nul\x00l", LONG_WORD, "e\u0301 \u200cx  y\nz", "'quoted'")

ADDRESSES = (
    "https://news.example/1?a=1;b=2|c",
    "HTTPS://News.Example?x",
    "https:///x",
    "https://news.example/x?",
    "https://news.example/#",
    "https://news.example",
)


@pytest.fixture(scope="session")
def data(edition: Edition, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "data"
    write_data(edition, folder, vocabulary=vocabulary, profile=load_profile())
    return folder


@pytest.fixture(scope="session")
def hostile_data(hostile_edition: Edition, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "data"
    write_data(hostile_edition, folder, vocabulary=vocabulary, profile=load_profile())
    return folder


@pytest.fixture(scope="session")
def hostile_edition() -> Edition:
    return make_hostile_edition()


def make_hostile_edition() -> Edition:
    """Return an edition in which every outlet, headline and quote is hostile, a target has a name, and a place an exact point."""
    desk = Desk()
    accounts: dict[str, IncidentAccount] = {}
    for number, words in enumerate(OUTLETS, start=1):
        text = f"{words} killed 2. Gunmen shot Orlin Baskar, a miner, there."
        document = desk.report(words, date(2021, 1, number), words, text, address=ADDRESSES[number % len(ADDRESSES)])
        mention = desk.read(
            document,
            MentionKind.INCIDENT,
            text,
            (Role.KILLED, words, exactly(2)),
            (Role.TARGET, "Orlin Baskar, a miner", "Orlin Baskar, a miner"),
            told_as=ToldAs.MAIN,
        )
        account = incident_account(day(2021, 1, number), EXACT, None, mention)
        accounts[desk.incident(number, mention)] = replace(account, targets=("Orlin Baskar, a miner",))
    return make(desk, accounts)


EXACT = Place(
    id="well", name="Sarn Well", level=PlaceLevel.SITE, path=("nowhere", "upper-vale", "sarn", "well"), latitude=-1.25, longitude=67.5, precision=1
)


def make(desk: Desk, accounts: dict[str, IncidentAccount]) -> Edition:
    register = Register(
        size=9,
        documents=MappingProxyType(desk.documents),
        readings=MappingProxyType({key: reading_of(desk, key) for key in desk.documents}),
        mentions=MappingProxyType(desk.mentions),
        incidents=MappingProxyType(desk.incidents),
    )
    return Edition(
        checkpoint=checkpoint(9), register=register, as_of=AS_OF, figures=(), incidents=MappingProxyType(accounts), promises={}, actions={}
    )
