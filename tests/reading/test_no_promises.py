"""What looks like a promise and is none; one row that stays for each that goes."""

from __future__ import annotations

from datetime import date

import pytest

from hisab.reading.no_promises import leave_no_promises
from hisab.records.documents import Document
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from tests.reading.cases import PUBLISHED, lexicon, report

GONE = (
    ("The TTP said that security forces and police posts will be removed.", "will", "police posts"),
    ("Karan Dad vowed to launch attacks on members of the party.", "vowed", ""),
    ("The outfit claimed responsibility and said that the police will be fought.", "will", "police"),
    ("Security will be what it was before, said the TTP spokesman, Ehsan Dad.", "will", "Security"),
    ("The Taliban spokesman said security posts will be removed.", "will", "security posts"),
    ("Soldiers will be targeted in the future as well, Taliban spokesman Ehsan Dad said.", "will", ""),
    ("Maulvi Karan vowed to launch attacks on those who left the Taliban.", "vowed", ""),
    ("The State has asked for five additional units of the battalion.", "has asked", "units"),
    ("The governor has asked the Prime Minister to ensure security.", "has asked", "security"),
    ("He was killed when a police party was going to arrest his accomplice.", "going to", "arrest"),
    ("Men going to Karbala must be given protection, officials said.", "going to", "protection"),
    ("Security men were undertaking combing operations near the police outpost.", "undertaking", "police outpost"),
    ("They struck work against the State Government decision to change the law on culprits.", "decision to", "culprits"),
    ("The units will stay here till further orders.", "orders", "units"),
    ("Members of the committee on Government assurances visited the area with police.", "assurances", "police"),
    ("A clear picture would emerge only after a probe, the officer said.", "would", "probe"),
    ("The minister said that security forces will go home.", "will", "security"),
    ("The government will abide by the court order, the minister said.", "will", "court"),
    ("The minister will pay homage at the shrine.", "will", "pay"),
)
KEPT = (
    ("The minister vowed that there will be no more attacks by the TTP.", "will", ""),
    ("Those behind the TTP attack will be punished said the minister.", "will", ""),
    ("TTP hideouts will be targeted, the minister said.", "will", ""),
    ("Security will be raised after the TTP spokesman was killed, the minister said.", "will", "Security"),
    ("The minister said security posts will be set up against the Taliban.", "will", "security posts"),
    ("The governor has asked for a report from the police chief.", "has asked", "report"),
    ("The minister has asked the police chief to ensure security.", "has asked", "security"),
    ("The government is going to arrest them, the minister said.", "going to", "arrest"),
    ("The minister gave an undertaking of a police outpost.", "undertaking", "police outpost"),
    ("The cabinet announced its decision to punish the culprits.", "decision to", "culprits"),
    ("The minister gave assurances of more police.", "assurances", "police"),
    ("The minister said a probe would be held.", "would", "probe"),
    ("The minister said that security will be raised.", "will", "security"),
    ("The minister said a special court will try them.", "will", "court"),
    ("The government will pay each family a million rupees.", "will", "pay"),
)


def _promise(document: Document, act: str, kind: str) -> Mention:
    def argument(role: Role, words: str, name: str) -> Argument:
        start = document.text.index(words)
        return Argument(role=role, passage=document.passage(start, start + len(words)), name=name)

    arguments = [argument(Role.ACT, act, "commit-specific"), *([argument(Role.KIND, kind, "protection")] if kind else [])]
    passage = document.passage(0, len(document.text))
    return Mention(id=MentionId(""), document=document.id, kind=MentionKind.PROMISE, passage=passage, arguments=tuple(arguments))


@pytest.mark.parametrize(("sentence", "act", "kind"), GONE)
def test_no_promise_is_left_of_words_that_commit_nobody(sentence: str, act: str, kind: str) -> None:
    assert not list(leave_no_promises([_promise(report(sentence), act, kind)], lexicon(), PUBLISHED))


@pytest.mark.parametrize(("sentence", "act", "kind"), KEPT)
def test_a_promise_stays(sentence: str, act: str, kind: str) -> None:
    promise = _promise(report(sentence), act, kind)
    assert list(leave_no_promises([promise], lexicon(), PUBLISHED)) == [promise]


def test_the_taliban_bear_a_duty_where_they_govern() -> None:
    promise = _promise(report("The Taliban spokesman said security posts will be set up."), "will", "security posts")
    assert not list(leave_no_promises([promise], lexicon(), date(2021, 8, 14)))
    assert list(leave_no_promises([promise], lexicon(), date(2021, 8, 15))) == [promise]
    assert list(leave_no_promises([promise], lexicon(), date(2000, 1, 1))) == [promise]
    assert list(leave_no_promises([promise], lexicon(), None)) == [promise]
