"""Public ids stay with the mentions they were minted for, whatever is added; merged ids redirect; nothing new says nothing."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.records.ids import IncidentId, MentionId
from hisab.records.journal import IncidentLinked, IncidentRetired, Register
from hisab.records.seams import Cluster, Linking

from .notation import incident_names, joined, names_of, register_of, settled

LINKER = RulesLinker()
MACHH = "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11\npromise act=commit-specific kind=compensation institution=government"
QUETTA = "report B 2013-01-11\nincident date=2013-01-10 place=quetta killed=90"


def link(register: Register) -> Register:
    return settled(register, settle(register, LINKER.link(register), linker=LINKER.version))


def by_hand(register: Register, *groups: str) -> Linking:
    """Return the linking in which each group of names ("A.1 B.1") is one incident."""
    ids = {name: mention for mention, name in names_of(register).items()}
    found = (Cluster(mentions=tuple(sorted(ids[name] for name in group.split()))) for group in groups)
    return Linking(incidents=tuple(sorted(found, key=lambda cluster: cluster.mentions)), promises=(), actions=())


def relink(register: Register, *groups: str) -> Register:
    return settled(register, settle(register, by_hand(register, *groups), linker=LINKER.version))


def test_new_attacks_are_numbered_by_their_day() -> None:
    assert incident_names(link(register_of(MACHH, QUETTA))) == {"incident-00001": "B.1", "incident-00002": "A.1"}


def test_linking_again_says_nothing() -> None:
    register = link(register_of(MACHH, QUETTA))
    assert settle(register, LINKER.link(register), linker=LINKER.version) == ()


def test_an_older_attack_that_comes_later_takes_no_id_that_was_given() -> None:
    register = link(joined(link(register_of(MACHH)), QUETTA))
    assert incident_names(register) == {"incident-00001": "A.1", "incident-00002": "B.1"}


def test_a_second_report_keeps_the_id_of_the_attack_and_of_the_promise() -> None:
    before = link(register_of(MACHH, QUETTA))
    same = "incident date=2021-01-03 place=machh killed=12\npromise act=announcement kind=compensation institution=government"
    after = link(joined(before, f"report C 2021-01-05\n{same}"))
    assert incident_names(after) == {"incident-00001": "B.1", "incident-00002": "A.1 C.1"}
    assert set(after.promises) == set(before.promises)


def test_an_earlier_report_that_comes_later_leaves_the_promise_its_id() -> None:
    before = link(register_of(MACHH))
    same = "incident date=2021-01-03 place=machh killed=12\npromise act=announcement kind=compensation institution=government"
    after = link(joined(before, f"report C 2021-01-03\n{same}"))
    assert set(after.promises) == set(before.promises)
    assert {len(promise.mentions) for promise in after.promises.values()} == {2}


def test_a_second_report_changes_no_record_but_the_one_that_it_tells_of() -> None:
    before = joined(link(register_of(MACHH, QUETTA)), "report C 2021-01-05\nincident date=2021-01-03 place=machh killed=12")
    payloads = settle(before, LINKER.link(before), linker=LINKER.version)
    assert [payload.incident.id for payload in payloads if isinstance(payload, IncidentLinked)] == ["incident-00002"]
    assert len(payloads) == 1


def test_a_merged_id_leads_to_the_one_that_stays() -> None:
    three = register_of(*(f"report {name} 2021-01-04\nincident date=2021-01-03" for name in "ABC"))
    apart = relink(three, "A.1", "B.1", "C.1")
    merged = relink(apart, "A.1 B.1", "C.1")
    (gone,) = set(apart.incidents) - set(merged.incidents)
    names = incident_names(merged)
    assert names[merged.current_incident(gone) or IncidentId("")] == "A.1 B.1"
    assert merged.retired[gone].reason == "merged"


def test_an_incident_that_falls_apart_keeps_its_id_with_most_of_its_mentions() -> None:
    three = register_of(*(f"report {name} 2021-01-04\nincident date=2021-01-03" for name in "ABC"))
    whole = relink(three, "A.1 B.1 C.1")
    apart = relink(whole, "A.1 B.1", "C.1")
    assert incident_names(apart) == {"incident-00001": "A.1 B.1", "incident-00002": "C.1"}


def test_an_id_is_never_given_twice() -> None:
    three = register_of(*(f"report {name} 2021-01-04\nincident date=2021-01-03" for name in "ABC"))
    merged = relink(relink(three, "A.1", "B.1", "C.1"), "A.1 B.1 C.1")
    apart = relink(merged, "A.1", "B.1", "C.1")
    assert len(merged.retired) == 2
    assert not set(apart.incidents) & set(merged.retired)


def test_an_incident_whose_mentions_are_no_longer_read_is_retired_without_a_successor() -> None:
    register = link(register_of(MACHH))
    payload = settle(register, Linking(incidents=(), promises=(), actions=()), linker=LINKER.version)[0]
    assert isinstance(payload, IncidentRetired)
    assert payload.successor is None


@given(st.randoms(use_true_random=False), st.lists(st.lists(st.integers(0, 3), min_size=6, max_size=6), min_size=2, max_size=5))
def test_whatever_is_merged_and_split_every_id_ever_given_leads_somewhere_or_says_why_not(shuffle: random.Random, rounds: list[list[int]]) -> None:
    register = register_of(*(f"report {name} 2021-01-04\nincident date=2021-01-03" for name in "ABCDEF"))
    ever: set[IncidentId] = set()
    for groups in rounds:
        parts: dict[int, list[str]] = {}
        for name, group in zip("ABCDEF", groups, strict=True):
            parts.setdefault(group, []).append(f"{name}.1")
        texts = [" ".join(part) for part in parts.values()]
        shuffle.shuffle(texts)
        register = relink(register, *texts)
        ever |= set(register.incidents)
        placed = [mention for incident in register.incidents.values() for mention in incident.mentions]
        assert sorted(placed) == sorted(register.mentions)
        assert all(register.current_incident(identifier) in register.incidents for identifier in ever)
        assert settle(register, by_hand(register, *texts), linker=LINKER.version) == ()


def test_mentions_are_in_the_order_of_their_ids() -> None:
    register = link(register_of(MACHH, "report C 2021-01-05\nincident date=2021-01-03 place=machh killed=12"))
    for incident in register.incidents.values():
        assert list(incident.mentions) == sorted(incident.mentions, key=MentionId)
