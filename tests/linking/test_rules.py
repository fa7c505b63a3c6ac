"""Promises and actions: restated ones are one, and each follows the attack that its own report tells."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.records.journal import Register
from hisab.records.seams import Cluster

from .notation import incident_names, names_of, register_of, settled

ATTACK = "incident date=2021-01-03 place=machh killed=11"
PROMISE = "promise act=commit-specific kind=compensation institution=government"


def promises(*texts: str) -> set[str]:
    register = register_of(*texts)
    return _named(register, RulesLinker().link(register).promises)


def actions(*texts: str) -> set[str]:
    register = register_of(*texts)
    return _named(register, RulesLinker().link(register).actions)


def _named(register: Register, clusters: tuple[Cluster, ...]) -> set[str]:
    names = names_of(register)
    return {" ".join(sorted(names[mention] for mention in cluster.mentions)) for cluster in clusters}


def test_a_promise_restated_within_thirty_days_is_one() -> None:
    assert promises(f"report A 2021-01-04\n{ATTACK}\n{PROMISE}", f"report B 2021-01-20\n{ATTACK}\n{PROMISE}") == {"A.2 B.2"}


def test_a_promise_made_again_after_thirty_days_is_another() -> None:
    assert promises(f"report A 2021-01-04\n{ATTACK}\n{PROMISE}", f"report B 2021-03-20\n{ATTACK}\n{PROMISE}") == {"A.2", "B.2"}


def test_another_institution_makes_another_promise() -> None:
    ours, other = PROMISE.replace("government", "province"), PROMISE.replace("government", "army")
    assert promises(f"report A 2021-01-04\n{ATTACK}\n{ours}", f"report B 2021-01-05\n{ATTACK}\n{other}") == {"A.2", "B.2"}


def test_a_speaker_who_is_not_told_apart_is_no_other_institution() -> None:
    ours = PROMISE.replace("government", "province")
    assert promises(f"report A 2021-01-04\n{ATTACK}\n{ours}", f"report B 2021-01-05\n{ATTACK}\n{PROMISE}") == {"A.2 B.2"}


def test_a_promise_after_another_attack_is_another_promise() -> None:
    other = "incident date=2013-01-10 place=quetta killed=90"
    assert promises(f"report A 2021-01-04\n{ATTACK}\n{PROMISE}", f"report B 2021-01-05\n{other}\n{PROMISE}") == {"A.2", "B.2"}


def test_a_refusal_and_a_recall_are_no_promises() -> None:
    refused, recalled = (PROMISE.replace("commit-specific", act) for act in ("refusal", "recall"))
    assert promises(f"report A 2021-01-04\n{ATTACK}\n{refused}\n{recalled}") == set()


def test_a_promise_follows_the_main_attack_told_last_before_it() -> None:
    recalled = "incident recalled date=2013-01-10 place=quetta killed=90"
    register = register_of(f"report A 2021-01-04\n{ATTACK}\n{recalled}\n{PROMISE}")
    linker = RulesLinker()
    register = settled(register, settle(register, linker.link(register), linker=linker.version))
    (promise,) = register.promises.values()
    assert [incident_names(register)[incident] for incident in promise.incidents] == ["A.1"]


def test_a_promise_in_a_report_without_an_attack_follows_none() -> None:
    register = register_of(f"report A 2021-01-04\n{PROMISE}")
    assert RulesLinker().link(register).promises[0].about == ()


def test_an_action_told_by_two_reports_in_a_week_is_one() -> None:
    arrest = "action kind=arrest units=3"
    assert actions(f"report A 2021-01-04\n{ATTACK}\n{arrest}", f"report B 2021-01-06\n{ATTACK}\n{arrest}") == {"A.2 B.2"}


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference_to_promises_and_actions(seed: int, shuffle: random.Random) -> None:
    chance = random.Random(seed)
    texts = []
    for number in range(6):
        day = f"2021-{chance.randint(1, 3):02d}-{chance.randint(4, 28):02d}"
        promise = f"promise act={chance.choice(['announcement', 'refusal'])} kind={chance.choice(['justice', 'inquiry'])} institution=government"
        texts.append(f"report R{number} {day}\n{chance.choice([ATTACK, ''])}\n{promise}\naction kind={chance.choice(['arrest', 'payment'])}")
    shuffled = list(texts)
    shuffle.shuffle(shuffled)
    linker = RulesLinker()
    assert linker.link(register_of(*texts)) == linker.link(register_of(*shuffled))
