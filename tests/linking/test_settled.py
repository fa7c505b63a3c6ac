"""What people say of promises: which attack they follow, and which are one."""

from __future__ import annotations

from dataclasses import replace

from hisab.linking.rules import RulesLinker
from hisab.records.journal import Register
from hisab.records.judgements import Anchor, Judgement
from hisab.records.mentions import MentionKind
from hisab.vocabulary.words import Asked, Verdict

from .notation import names_of, register_of

TWO = (
    "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=11\npromise act=commit-specific kind=compensation institution=government-a",
    "report B 2013-01-12\nincident date=2013-01-10 place=quetta killed=90\npromise act=announcement kind=compensation institution=government-a",
)


def judged(register: Register, asked: Asked, left: str, right: str, verdict: Verdict, *, by: str = "one") -> Register:
    ids = {name: register.mentions[mention] for mention, name in names_of(register).items()}
    anchors = []
    for name in (left, right):
        mention = ids[name]
        anchors.append(Anchor(document=mention.document, start=mention.passage.start, end=mention.passage.end, kind=mention.kind))
    answer = Judgement(asked=asked, left=anchors[0], right=anchors[1], verdict=verdict, by=by, why="read both")
    return replace(register, judgements=(*register.judgements, answer))


def promises(register: Register) -> dict[str, str]:
    """Return the groups of promise mentions by name, and what each is about."""
    names = names_of(register)
    linking = RulesLinker().link(register)
    return {
        " ".join(sorted(names[mention] for mention in cluster.mentions)): " ".join(sorted(names[mention] for mention in cluster.about))
        for cluster in linking.promises
    }


def test_nothing_said_changes_nothing() -> None:
    assert promises(register_of(*TWO)) == {"A.2": "A.1", "B.2": "B.1"}


def test_a_promise_follows_the_attack_that_a_person_names() -> None:
    register = judged(register_of(*TWO), Asked.FOLLOWS, "B.2", "A.1", Verdict.POSITIVE)
    assert promises(register)["B.2"] == "A.1"


def test_a_denied_attack_is_not_followed() -> None:
    register = judged(register_of(*TWO), Asked.FOLLOWS, "A.2", "A.1", Verdict.NEGATIVE)
    assert promises(register)["A.2"] == ""


def test_two_promises_that_a_person_calls_one_are_one_and_apart_again_when_they_say_so() -> None:
    register = judged(register_of(*TWO), Asked.SAME_PROMISE, "A.2", "B.2", Verdict.POSITIVE)
    assert promises(register) == {"A.2 B.2": "A.1 B.1"}
    assert promises(judged(register, Asked.SAME_PROMISE, "A.2", "B.2", Verdict.NEGATIVE)) == promises(register_of(*TWO))


def test_people_at_odds_settle_nothing() -> None:
    register = judged(register_of(*TWO), Asked.SAME_PROMISE, "A.2", "B.2", Verdict.POSITIVE)
    assert promises(judged(register, Asked.SAME_PROMISE, "A.2", "B.2", Verdict.NEGATIVE, by="two")) == promises(register_of(*TWO))


def test_a_mention_that_a_person_calls_another_promise_is_taken_out() -> None:
    same = "report C 2021-01-05\nincident date=2021-01-03 place=machh killed=12\npromise act=announcement kind=compensation institution=government-a"
    register = register_of(TWO[0], same)
    assert list(promises(register)) == ["A.2 C.2"]
    assert set(promises(judged(register, Asked.SAME_PROMISE, "A.2", "C.2", Verdict.NEGATIVE))) == {"A.2", "C.2"}


def test_an_answer_about_words_that_nobody_reads_any_longer_settles_nothing() -> None:
    register = judged(register_of(*TWO), Asked.FOLLOWS, "B.2", "A.1", Verdict.POSITIVE)
    lost = replace(register.judgements[0], right=replace(register.judgements[0].right, kind=MentionKind.TOTAL))
    assert promises(replace(register, judgements=(lost,)))["B.2"] == "B.1"
