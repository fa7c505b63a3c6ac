"""The engine: look-alikes stay apart, versions come together, judgements hold, and neither the order nor the steps of arrival matter."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.linking.comparisons import COMPARISONS
from hisab.linking.constraints import Constraints
from hisab.linking.engine import Linked, SplinkLinker
from hisab.linking.model import from_json, shipped_model, to_json
from hisab.records.errors import UsageError
from hisab.records.ids import MentionId
from hisab.records.journal import Register
from hisab.records.mentions import MentionKind

from .notation import joined, names_of, register_of

PASSPORT_2012 = "report A 2012-05-16\nincident date=2012-05-15 place=quetta killed=2 community=hazara"
PASSPORT_2015 = "report B 2015-05-26\nincident date=2015-05-25 place=quetta killed=2 community=hazara"
HAZARGANJI = (
    "report A 2012-04-15\nincident date=2012-04-14 place=quetta killed=8 community=hazara",
    "report B 2014-10-24\nincident date=2014-10-23 place=quetta killed=8 community=hazara",
    "report C 2019-04-13\nincident date=2019-04-12 place=quetta killed=20 community=hazara",
)
MASTUNG = (
    "report A 2011-09-21\nincident date=2011-09-20 place=mastung killed=26 community=hazara",
    "report B 2012-06-29\nincident date=2012-06-28 place=mastung killed=14 community=shia",
    "report C 2014-01-22\nincident date=2014-01-21 place=mastung killed=28 community=shia",
    "report D 2017-01-05\nincident date=2017-01-04 place=mastung killed=5 community=hazara",
)
MINERS = (
    "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11 community=hazara target=miners",
    "report B 2024-10-12\nincident date=2024-10-11 place=duki killed=21 target=miners",
)
FIRST = "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11 community=hazara"
SECOND = "report B 2021-01-05\nincident date=2021-01-03 place=machh killed=10-12 community=hazara"
THIRD = "report C 2021-01-04\nincident date=2021-01-03 place=machh killed=4"


def together(*texts: str, constraints: Constraints | None = None) -> set[str]:
    return named(register_of(*texts), constraints=constraints)


def named(register: Register, *, constraints: Constraints | None = None) -> set[str]:
    names = names_of(register)
    clusters = SplinkLinker(constraints=constraints).link(register).incidents
    return {" ".join(sorted(names[mention] for mention in cluster.mentions)) for cluster in clusters}


def ids(register: Register) -> dict[str, MentionId]:
    return {name: mention for mention, name in names_of(register).items()}


def alone(*texts: str) -> set[str]:
    return {f"{chr(ord('A') + number)}.1" for number in range(len(texts))}


@pytest.mark.parametrize(
    "texts", [(PASSPORT_2012, PASSPORT_2015), HAZARGANJI, MASTUNG, MINERS], ids=["passport office", "Hazarganji", "Mastung", "miners"]
)
def test_look_alikes_of_other_years_stay_apart(texts: tuple[str, ...]) -> None:
    assert together(*texts) == alone(*texts)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("date=2013-01-10 place=alamdar-road killed=81", "date=2013-01-10 place=hazara-town killed=4"),
        ("date=2013-01-10 place=quetta killed=90", "date=2013-01-14 place=quetta killed=90"),
        ("date=2013-01-10 place=machh killed=90", "date=2013-01-10 place=kabul killed=90"),
        ("date=2013-01-10 place=quetta killed=90", "date=2013-01-10 place=quetta killed=3"),
        ("date=2013-01-10 killed=3", "date=2013-01-10 place=kabul"),
    ],
    ids=["another road", "another day", "another country", "another toll", "nothing but the day"],
)
def test_what_speaks_against_it_keeps_two_reports_of_one_week_apart(left: str, right: str) -> None:
    assert together(f"report A 2013-01-15\nincident {left}", f"report B 2013-01-15\nincident {right}") == {"A.1", "B.1"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("date=2013-01-10 place=alamdar-road killed=81", "date=2013-01-10 place=quetta killed=105"),
        ("date=2021-10-08 place=kabul killed=46", "date=2021-10-08 place=kabul killed=150"),
        ("date=2021-01-03 place=machh killed=11", "date=2021-01-02 place=machh killed=11"),
        ("date=2021-01-03 place=machh killed=11 community=hazara", "date=2021-01-03 place=machh killed=11 community=shia"),
        ("date=2021-01-03 place=machh killed=11", "place=machh killed=11"),
    ],
    ids=["a road in the town", "a toll that grew", "the night before", "another word for the community", "no day"],
)
def test_versions_of_one_attack_come_together(left: str, right: str) -> None:
    assert together(f"report A 2021-10-09\nincident {left}", f"report B 2021-10-09\nincident {right}") == {"A.1 B.1"}


SPUN = (
    ("Gunmen on motorcycles stopped", "Armed men riding motorbikes halted"),
    ("shot", "gunned down"),
    ("officer said", "official stated"),
    ("Nobody has said", "No group has claimed"),
)
STORY = (
    "Gunmen on motorcycles stopped a van of vegetable sellers at the Tarkhun bridge below the Ziarat-e-Olang shrine and shot the driver and his "
    "cousins, the Levies officer said. The Olang bazaar closed its shutters and elders of the Tarkhun valley carried the bodies to the shrine. "
    "Nobody has said that it was their work. The Tarkhun checkpost had been without men since the floods, a shopkeeper of Olang told the paper."
)


def test_a_text_spun_by_a_machine_is_the_same_attack_even_without_a_day() -> None:
    spun = STORY
    for words, others in SPUN:
        spun = spun.replace(words, others)
    assert together(f"report A\nincident killed=3\n{told(STORY)}", f"report B\nincident killed=3\n{told(spun)}") == {"A.1 B.1"}


def told(text: str) -> str:
    return f"assertion kind=lull {text}"


def test_two_mentions_of_one_report_are_two_attacks() -> None:
    assert together(f"{FIRST}\nincident date=2021-01-03 place=machh killed=11") == {"A.1", "A.2"}


def test_a_report_that_recalls_attacks_ties_each_to_its_own() -> None:
    background = (
        "report Z 2022-01-01\nincident recalled date=2012-05-15 place=quetta killed=2\nincident recalled date=2015-05-25 place=quetta killed=2"
    )
    assert together(PASSPORT_2012, PASSPORT_2015, background) == {"A.1 Z.1", "B.1 Z.2"}


def test_a_total_over_years_is_in_no_record() -> None:
    assert together(FIRST, "report B 2022-01-01\ntotal killed=509/period period=2021-01-03") == {"A.1"}


def test_the_town_and_the_community_alone_single_out_no_attack() -> None:
    assert together(PASSPORT_2012, "report B\nincident place=quetta community=hazara") == {"A.1", "B.1"}


def test_a_report_that_names_another_attacks_town_second_does_not_join_that_attack() -> None:
    first = "report A 2021-10-09\nincident date=2021-10-08 place=duki killed=50 community=shia"
    second = "report B 2021-10-09\nincident date=2021-10-08 place=duki killed=50 community=shia"
    later = "report C 2021-10-20\nincident place=mastung place=duki killed=60 community=shia"
    assert together(first, second, later) == {"A.1 B.1", "C.1"}


def test_a_report_on_two_guards_hurt_in_a_raid_gives_the_bomb_before_it_no_toll() -> None:
    first = "report A 2013-02-17\nincident date=2013-02-16 place=hazara-town killed=84 injured=190"
    raid = "report B 2013-02-20\nincident place=hazara-town injured=2"
    assert together(first, raid) == {"A.1", "B.1"}
    assert together(first, raid.replace("injured=2", "injured=169")) == {"A.1 B.1"}


def test_every_reason_says_what_it_speaks_for_the_strongest_first() -> None:
    (cluster,) = SplinkLinker().link(register_of(FIRST, SECOND)).incidents
    (suggestion,) = cluster.suggestions
    assert suggestion.reasons[0] == "for: the days agree"
    assert "for: one place lies in the other" in suggestion.reasons
    assert all(reason.startswith(("for: ", "against: ")) for reason in suggestion.reasons)


def test_pairs_that_were_not_joined_can_be_asked_about() -> None:
    linker, register = SplinkLinker(), register_of(FIRST, "report B 2021-01-05\nincident date=2021-01-05 place=machh killed=11")
    (suggestion,) = linker.suggest(linker.extend(Linked(), register), at_least=0.0)
    assert {suggestion.left, suggestion.right} == set(register.mentions)


def test_what_a_person_joined_stays_joined_against_every_score() -> None:
    register = register_of(PASSPORT_2012, PASSPORT_2015)
    of = ids(register)
    assert named(register, constraints=Constraints(must=((of["A.1"], of["B.1"]),))) == {"A.1 B.1"}


def test_what_a_person_parted_stays_apart_against_every_score() -> None:
    register = register_of(FIRST, SECOND)
    of = ids(register)
    assert named(register, constraints=Constraints(cannot=((of["A.1"], of["B.1"]),))) == {"A.1", "B.1"}


def test_two_mentions_without_a_day_that_a_person_parted_do_not_meet_in_one_record() -> None:
    later = ("report Y 2021-01-09\nincident place=machh killed=11", "report Z 2021-01-10\nincident place=machh killed=11")
    register = register_of(FIRST, *later)
    assert named(register) == {"A.1 Y.1 Z.1"}
    of = ids(register)
    parted = named(register, constraints=Constraints(cannot=((of["Y.1"], of["Z.1"]),)))
    assert parted in ({"A.1 Y.1", "Z.1"}, {"A.1 Z.1", "Y.1"})


def test_a_person_may_join_two_mentions_of_one_report() -> None:
    register = register_of(f"{FIRST}\nincident recalled date=2021-01-03 place=machh killed=12")
    of = ids(register)
    assert named(register, constraints=Constraints(must=((of["A.1"], of["A.2"]),))) == {"A.1 A.2"}


def test_judgements_that_contradict_each_other_are_an_error() -> None:
    register = register_of(FIRST, SECOND)
    of = ids(register)
    pair = (of["A.1"], of["B.1"])
    with pytest.raises(UsageError, match="contradict"):
        named(register, constraints=Constraints(must=(pair,), cannot=(pair,)))


def test_a_judgement_on_a_mention_that_is_gone_binds_nobody() -> None:
    gone = (MentionId("sha256:gone"), MentionId("sha256:too"))
    assert together(FIRST, SECOND, constraints=Constraints(must=(gone,), cannot=(gone,))) == {"A.1 B.1"}


def random_report(chance: random.Random, name: str) -> str:
    lines = [f"report {name} 2021-01-{chance.randint(10, 28)}"]
    for _ in range(chance.randint(1, 3)):
        told = chance.choice(["", "recalled "])
        day = chance.choice(["", "date=2021-01-03 ", "date=2021-01-04 ", "date=2021-01-08 ", "date=2021-01 "])
        place = chance.choice(["", "place=machh ", "place=quetta ", "place=hazara-town ", "place=alamdar-road ", "place=balochistan "])
        toll = chance.choice(["", "killed=3 ", "killed=4+ ", "killed=11 ", "killed=40-50 "])
        community = chance.choice(["", "community=hazara", "community=shia"])
        lines.append(f"incident {told}{day}{place}{toll}{community}")
    return "\n".join(lines)


@settings(max_examples=15, deadline=None)  # an example takes half a second: the rest is left to test_communities.py
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_steps_of_arrival_make_a_difference(seed: int, shuffle: random.Random) -> None:
    chance = random.Random(seed)
    texts = [random_report(chance, f"R{number}") for number in range(9)]
    linker = SplinkLinker()
    whole = linker.extend(Linked(), register_of(*texts))
    shuffle.shuffle(texts)
    first = register_of(*texts[:5])
    steps = linker.extend(linker.extend(Linked(), first), joined(first, *texts[5:]))
    assert steps.clusters == whole.clusters
    for column in ("left", "right", "score", "levels"):
        assert np.array_equal(getattr(steps.edges, column), getattr(whole.edges, column))
    placed = [mention for cluster in whole.clusters for mention in cluster.mentions]
    register = register_of(*texts)
    assert sorted(placed) == sorted(mention.id for mention in register.mentions.values() if mention.kind is MentionKind.INCIDENT)
    for cluster in whole.clusters:
        documents = [register.mentions[mention].document for mention in cluster.mentions]
        assert len(documents) == len(set(documents))


def test_areas_that_nothing_new_touches_are_not_put_together_again() -> None:
    linker, before = SplinkLinker(), register_of(FIRST, SECOND, PASSPORT_2012.replace("report A", "report P"))
    known = linker.extend(Linked(), before)
    after = linker.extend(known, joined(before, THIRD))
    untouched = next(area for area in known.areas if len(area) == 1)
    assert after.areas[untouched] is known.areas[untouched]


def test_the_shipped_model_weighs_every_level_and_no_two_of_a_field_alike() -> None:
    model = shipped_model()
    for comparison in COMPARISONS:
        bits = [model.weights[comparison.name][level.name].bits for level in comparison.levels]
        assert len({0.0, *(round(found, 6) for found in bits)}) == len(bits) + 1, comparison.name
    assert to_json(from_json(to_json(model))) == to_json(model)
