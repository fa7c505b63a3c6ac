"""Mentions of one attack come together, whatever the order in which reports came; what speaks against it keeps them apart."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from hisab.linking.features import features_of
from hisab.linking.incidents import cluster_incidents
from hisab.records.journal import Register
from hisab.records.mentions import MentionKind
from hisab.records.seams import Cluster

from .notation import names_of, register_of


def clusters(register: Register) -> tuple[Cluster, ...]:
    mentions = [mention for mention in register.mentions.values() if mention.kind is MentionKind.INCIDENT]
    return cluster_incidents(features_of(register, mention) for mention in mentions)


def together(*texts: str) -> set[str]:
    register = register_of(*texts)
    names = names_of(register)
    return {" ".join(sorted(names[mention] for mention in cluster.mentions)) for cluster in clusters(register)}


def test_two_reports_of_one_day_place_and_toll_are_one_attack() -> None:
    first = "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11"
    second = "report B 2021-01-04\nincident date=2021-01-03 place=machh killed=10-12"
    assert together(first, second) == {"A.1 B.1"}


def test_another_day_is_another_attack() -> None:
    first = "report A 2013-01-11\nincident date=2013-01-10 place=quetta killed=90"
    second = "report B 2013-02-17\nincident date=2013-02-16 place=quetta killed=90"
    assert together(first, second) == {"A.1", "B.1"}


def test_another_province_is_another_attack() -> None:
    first = "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11"
    second = "report B 2021-01-04\nincident date=2021-01-03 place=kabul killed=11"
    assert together(first, second) == {"A.1", "B.1"}


def test_tolls_far_apart_are_two_attacks() -> None:
    first = "report A 2021-01-04\nincident date=2021-01-03 place=quetta killed=2"
    second = "report B 2021-01-04\nincident date=2021-01-03 place=quetta killed=90"
    assert together(first, second) == {"A.1", "B.1"}


def test_a_toll_that_grows_is_one_attack() -> None:
    first = "report A 2021-01-04\nincident date=2021-01-03 place=quetta killed=46"
    second = "report B 2021-01-05\nincident date=2021-01-03 place=quetta killed=150"
    assert together(first, second) == {"A.1 B.1"}


def test_one_report_that_tells_two_attacks_is_never_joined_with_itself() -> None:
    both = "report A 2021-01-04\nincident date=2021-01-03 place=quetta killed=4\nincident date=2021-01-03 place=quetta killed=5"
    assert together(both) == {"A.1", "A.2"}


def test_an_undated_mention_joins_the_one_attack_that_it_fits() -> None:
    first = "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11"
    later = "report B 2021-01-09\nincident recalled place=machh killed=11"
    assert together(first, later) == {"A.1 B.1"}


def test_an_undated_mention_that_fits_two_attacks_is_a_record_of_its_own() -> None:
    first = "report A 2013-01-11\nincident date=2013-01-10 place=quetta killed=90"
    second = "report B 2013-02-17\nincident date=2013-02-16 place=quetta killed=90"
    later = "report C 2014-02-17\nincident recalled place=quetta killed=90"
    assert together(first, second, later) == {"A.1", "B.1", "C.1"}


def test_every_mention_is_in_exactly_one_cluster() -> None:
    register = register_of(*(_random_report(random.Random(seed), f"R{seed}") for seed in range(40)))
    placed = [mention for cluster in clusters(register) for mention in cluster.mentions]
    assert sorted(placed) == sorted(mention.id for mention in register.mentions.values())


def _random_report(chance: random.Random, name: str) -> str:
    lines = [f"report {name} 2021-01-{chance.randint(10, 28)}"]
    for _ in range(chance.randint(1, 3)):
        told = chance.choice(["", "recalled "])
        day = chance.choice(["", "date=2021-01-03 ", "date=2021-01-04 ", "date=2021-01-08 ", "date=2021-01 "])
        place = chance.choice(["", "place=machh ", "place=quetta ", "place=hazara-town ", "place=alamdar-road ", "place=balochistan "])
        toll = chance.choice(["", "killed=3 ", "killed=4+ ", "killed=11 ", "killed=40-50 "])
        community = chance.choice(["", "community=hazara", "community=shia"])
        lines.append(f"incident {told}{day}{place}{toll}{community}")
    return "\n".join(lines)


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(seed: int, shuffle: random.Random) -> None:
    chance = random.Random(seed)
    texts = [_random_report(chance, f"R{number}") for number in range(7)]
    shuffled = list(texts)
    shuffle.shuffle(shuffled)
    assert clusters(register_of(*texts)) == clusters(register_of(*shuffled))


@given(st.integers(0, 10_000))
def test_no_cluster_holds_two_mentions_of_one_report(seed: int) -> None:
    chance = random.Random(seed)
    register = register_of(*(_random_report(chance, f"R{number}") for number in range(7)))
    for cluster in clusters(register):
        documents = [register.mentions[mention].document for mention in cluster.mentions]
        assert len(documents) == len(set(documents))
