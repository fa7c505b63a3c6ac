"""What people said of attacks becomes pairs for the linker; where they do not agree it becomes none."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from hisab.linking.identity import settle
from hisab.linking.judged import JudgedPairs, judged_pairs
from hisab.linking.rules import RulesLinker
from hisab.records.codec import mention_id
from hisab.records.journal import Register
from hisab.records.judgements import Anchor, Judgement
from hisab.records.mentions import Mention, MentionKind, ReaderVersion
from hisab.vocabulary.words import Asked, Verdict

from .notation import names_of, register_of, settled

YES, NO, UNSURE = Verdict.POSITIVE, Verdict.NEGATIVE, Verdict.UNSURE
REPORTS = """
report A 2021-01-04
incident date=2021-01-03 place=machh killed=11
report B 2021-02-04
incident date=2021-02-03 place=machh killed=11
report C 2021-03-04
incident date=2021-03-03 place=machh killed=14
report D 2021-04-04
incident date=2021-04-03 place=machh
"""


def linked(register: Register) -> Register:
    linker = RulesLinker()
    return settled(register, settle(register, linker.link(register), linker=linker.version))


REGISTER = linked(register_of(REPORTS))
NAMES = {name: mention for mention, name in names_of(REGISTER).items()}


def anchor(mention: Mention) -> Anchor:
    return Anchor(document=mention.document, start=mention.passage.start, end=mention.passage.end, kind=MentionKind.INCIDENT)


def word(pair: str, verdict: Verdict, by: str) -> Judgement:
    left, right = (anchor(REGISTER.mentions[NAMES[f"{name}.1"]]) for name in pair)
    return Judgement(asked=Asked.SAME_INCIDENT, left=left, right=right, verdict=verdict, by=by, why="")


def pairs(*words: Judgement, register: Register = REGISTER) -> JudgedPairs:
    return judged_pairs(replace(register, judgements=words))


def said(found: JudgedPairs) -> tuple[set[str], set[str], list[str]]:
    """Return the pairs by the names of their reports, and the codes of the findings."""
    names = names_of(REGISTER)
    must, cannot = ({"".join(sorted(names[mention][0] for mention in pair)) for pair in group} for group in (found.must, found.cannot))
    return must, cannot, [finding.code for finding in found.findings]


def test_one_persons_yes_joins_two_attacks_of_one_toll() -> None:
    assert said(pairs(word("AB", YES, "Asma"))) == ({"AB"}, set(), [])


def test_one_persons_no_keeps_two_apart() -> None:
    assert said(pairs(word("BA", NO, "Asma"))) == (set(), {"AB"}, [])


def test_attacks_with_different_tolls_wait_for_a_second_person() -> None:
    assert said(pairs(word("AC", YES, "Asma"))) == (set(), set(), [])
    assert said(pairs(word("AC", YES, "Asma"), word("AC", YES, "Asma"))) == (set(), set(), [])
    assert said(pairs(word("AC", YES, "Asma"), word("CA", YES, "Bashir"))) == ({"AC"}, set(), [])


def test_an_attack_without_a_toll_changes_none() -> None:
    assert said(pairs(word("AD", YES, "Asma"))) == ({"AD"}, set(), [])


def test_people_at_odds_say_nothing_and_a_finding_says_so() -> None:
    assert said(pairs(word("AB", YES, "Asma"), word("BA", NO, "Bashir"))) == (set(), set(), ["reviewers-at-odds"])


def test_a_persons_last_answer_speaks() -> None:
    assert said(pairs(word("AB", YES, "Asma"), word("AB", NO, "Asma"))) == (set(), {"AB"}, [])
    assert said(pairs(word("AB", YES, "Asma"), word("AB", UNSURE, "Asma"))) == (set(), set(), [])


def test_answers_that_together_cannot_be_count_for_nothing() -> None:
    words = (word("AB", YES, "Asma"), word("BD", YES, "Bashir"), word("AD", NO, "Chaman"))
    found = pairs(*words)
    assert said(found) == (set(), set(), ["reviewers-at-odds"])
    assert "Asma and Bashir and Chaman" in found.findings[0].message


def test_words_that_are_no_longer_read_are_said_to_be_unbound() -> None:
    nothing = replace(REGISTER, readings=MappingProxyType({}))
    assert said(pairs(word("AB", YES, "Asma"), register=nothing)) == (set(), set(), ["judgement-unbound"])


def test_an_answer_outlives_the_reader_whose_mentions_it_was_about() -> None:
    reader = ReaderVersion(name="another", version="2")
    readings = {
        document: replace(reading, mentions=tuple(replace(mention, id=mention_id(mention, reader=reader)) for mention in reading.mentions))
        for document, reading in REGISTER.readings.items()
    }
    mentions = {mention.id: mention for reading in readings.values() for mention in reading.mentions}
    fresh = replace(REGISTER, readings=MappingProxyType(readings), mentions=MappingProxyType(mentions), incidents=MappingProxyType({}))
    found = pairs(word("AB", YES, "Asma"), register=linked(fresh))
    assert len(found.must) == 1
    assert {mentions[mention].document for mention in found.must[0]} == {REGISTER.mentions[NAMES[name]].document for name in ("A.1", "B.1")}


def test_answers_to_other_questions_are_none_of_the_linkers() -> None:
    assert said(pairs(replace(word("AB", YES, "Asma"), asked=Asked.FOLLOWS))) == (set(), set(), [])


_WORDS = st.lists(
    st.builds(
        word,
        st.sampled_from(["".join(pair) for pair in combinations("ABCD", 2)]),
        st.sampled_from(list(Verdict)),
        st.sampled_from(["Asma", "Bashir", "Chaman"]),
    ),
    max_size=8,
    unique_by=lambda one: (one.left, one.right, one.by),
)


@settings(max_examples=60, deadline=None)
@given(words=_WORDS, data=st.data())
def test_the_order_in_which_different_people_answered_makes_no_difference(words: list[Judgement], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(words))
    assert pairs(*words) == pairs(*shuffled)


@settings(max_examples=60, deadline=None)
@given(words=_WORDS)
def test_no_pair_both_must_and_cannot(words: list[Judgement]) -> None:
    found = pairs(*words)
    assert not set(found.must) & set(found.cannot)
