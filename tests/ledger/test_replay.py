from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.ledger.replay import replay
from hisab.records.errors import IntegrityError
from hisab.records.ids import IncidentId
from hisab.records.journal import Entry, Register

from .cases import EVERY_KIND, chained
from .notation import action_id, promise_id

ENTRIES = chained(EVERY_KIND)
ONE, TWO = IncidentId("incident-00001"), IncidentId("incident-00002")


@given(st.lists(st.integers(0, len(ENTRIES)), max_size=6).map(sorted))
def test_how_entries_are_cut_into_chunks_makes_no_difference(cuts: list[int]) -> None:
    register = Register()
    for start, end in zip([0, *cuts], [*cuts, len(ENTRIES)], strict=True):
        register = replay(ENTRIES[start:end], start=register)
    whole = replay(ENTRIES)
    assert register == whole
    assert list(register.mentions) == list(whole.mentions)


def test_replaying_on_leaves_the_earlier_register_as_it_was() -> None:
    earlier = replay(ENTRIES[:8])
    again = replay(ENTRIES[:8])
    replay(ENTRIES[8:], start=earlier)
    assert earlier == again


def test_no_entries_are_an_empty_register() -> None:
    assert replay(()) == Register()


def test_the_register_knows_how_far_it_was_replayed() -> None:
    register = replay(ENTRIES)
    assert (register.size, register.head) == (len(ENTRIES), ENTRIES[-1].hash)


def test_a_later_reading_speaks_in_place_of_the_earlier_one() -> None:
    register = replay(chained("gather A: Gunmen killed 11 men.\nread A: incident Gunmen killed 11 men\nread A by better: incident killed 11 men"))
    (mention,) = register.mentions.values()
    assert mention.passage.quote == "killed 11 men"
    (reading,) = register.readings.values()
    assert reading.reader.name == "better"


def test_a_reading_that_sees_nothing_takes_the_earlier_mentions_away() -> None:
    register = replay(chained("gather A: Gunmen killed 11 men.\nread A: incident Gunmen killed 11 men\nread A by better: nothing"))
    assert not register.mentions


def test_a_reading_of_one_document_leaves_those_of_others() -> None:
    register = replay(
        chained(
            """
            gather A: Gunmen killed 11 men.
            gather B: Eleven men died.
            read A: incident Gunmen killed 11 men
            read B: incident Eleven men died
            read A by better: incident killed 11 men
            """
        )
    )
    assert [mention.passage.quote for mention in register.mentions.values()] == ["Eleven men died", "killed 11 men"]


def test_a_retired_incident_redirects_to_its_successor() -> None:
    register = replay(ENTRIES)
    assert set(register.incidents) == {ONE}
    assert set(register.retired) == {TWO}
    assert register.current_incident(TWO) == ONE


def test_a_retired_incident_takes_its_suggestions_with_it() -> None:
    lines = "gather A: One died. Two died.\nread A: incident One died; incident Two died\nlink incident-00001: A.1 A.2\n"
    assert set(replay(chained(lines)).suggestions) == {ONE}
    assert not replay(chained(lines + "retire incident-00001")).suggestions


def test_a_link_without_suggestions_takes_the_earlier_ones_away() -> None:
    lines = "gather A: One died. Two died.\nread A: incident One died; incident Two died\nlink incident-00001: A.1 A.2\nlink incident-00001: A.1"
    assert not replay(chained(lines)).suggestions


def test_a_withdrawn_promise_is_gone_and_others_stay() -> None:
    register = replay(ENTRIES)
    assert set(register.promises) == {promise_id("P")}
    assert set(register.actions) == {action_id("X")}


def test_a_withdrawn_promise_stays_known_with_its_reason() -> None:
    withdrawn = replay(ENTRIES).withdrawn
    assert [(subject, why.reason) for subject, why in withdrawn.items()] == [(promise_id("Q"), "read anew")]


def test_a_promise_that_comes_back_is_no_longer_withdrawn() -> None:
    lines = GATHERED + "promise P: A.2\nwithdraw P\n"
    assert set(replay(chained(lines)).withdrawn) == {promise_id("P")}
    assert not replay(chained(lines + "promise P: A.2")).withdrawn


def test_the_last_link_of_an_id_speaks() -> None:
    promise = replay(ENTRIES).promises[promise_id("P")]
    assert promise.incidents == (ONE,)


GATHERED = "gather A: Gunmen killed 11 men. The minister promised.\nread A: incident Gunmen killed 11 men; promise The minister promised\n"

IMPOSSIBLE = {
    "a retired incident is linked": (
        GATHERED + "link incident-00001: A.1\nretire incident-00001\nlink incident-00001: A.1",
        "entry 6 links the incident incident-00001, which is retired",
    ),
    "an incident is retired twice": (
        GATHERED + "link incident-00001: A.1\nretire incident-00001\nretire incident-00001",
        "entry 6 retires incident-00001, which is no incident",
    ),
    "an incident that never was is retired": (GATHERED + "retire incident-00007", "entry 4 retires incident-00007, which is no incident"),
    "an incident is its own successor": (
        GATHERED + "link incident-00001: A.1\nretire incident-00001 into incident-00001",
        "entry 5 gives incident-00001 the successor incident-00001, which is no incident",
    ),
    "a successor never was": (
        GATHERED + "link incident-00001: A.1\nretire incident-00001 into incident-00002",
        "entry 5 gives incident-00001 the successor incident-00002, which is no incident",
    ),
    "a promise follows an incident that never was": (
        GATHERED + "promise P: A.2 after incident-00003",
        "entry 4 follows incident-00003, which never was an incident",
    ),
    "an action that never was is withdrawn": (GATHERED + "withdraw X", "entry 4 withdraws X, which is no promise and no action"),
    "a mention is linked that its document's last reading does not hold": (
        GATHERED + "read A by better: incident killed 11 men\npromise P: A.2",
        "entry 5 links the mention .*, which no current reading holds",
    ),
}


@pytest.mark.parametrize(("lines", "words"), IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_an_impossible_history_names_its_entry(lines: str, words: str) -> None:
    with pytest.raises(IntegrityError, match=words):
        replay(chained(lines))


def test_a_document_whose_capture_was_never_taken_is_impossible() -> None:
    entries = chained(tuple(entry.payload for entry in ENTRIES[1:2]))
    with pytest.raises(IntegrityError, match=r"entry 1 rests on the capture .*, which was never taken"):
        replay(entries)


def test_a_reading_of_a_document_never_gathered_is_impossible() -> None:
    entries = chained(tuple(entry.payload for entry in ENTRIES[4:5]))
    with pytest.raises(IntegrityError, match=r"entry 1 reads the document .*, which was never gathered"):
        replay(entries)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (ENTRIES[:3] + ENTRIES[4:], "entry 5 cannot follow entry 3"),
        (ENTRIES[1:], "entry 2 cannot follow entry 0"),
        ((ENTRIES[0], chained("find a: x\nfind b: x")[1]), "entry 2 does not name the hash of the entry before it"),
    ],
    ids=["one is missing", "the first is missing", "one is of another journal"],
)
def test_a_broken_chain_is_not_replayed(entries: tuple[Entry, ...], words: str) -> None:
    with pytest.raises(IntegrityError, match=words):
        replay(entries)
