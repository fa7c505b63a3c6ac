"""What looks like an action and is none, and beside it what is one."""

from __future__ import annotations

import pytest

from hisab.reading.no_actions import leave_no_actions
from hisab.records.documents import Document
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from tests.reading.cases import lexicon, report

GONE = (
    ("A constable was killed in an encounter with suspected militants.", "suspect killed", "killed in an encounter"),
    ("Militants opened fire and two soldiers were killed in an encounter.", "suspect killed", "killed in an encounter"),
    ("One captain, two jawans and a civilian have been killed in an encounter with terrorists.", "suspect killed", "killed in an encounter"),
    ("Two villagers were picked up by suspected Maoists on Friday.", "arrest", "were picked up"),
    ("Maoists had picked up Karan Dad on April 23 and beaten him.", "arrest", "had picked up"),
    ("Heavily armed militants came to the village and asked for him.", "visit", "came to the village"),
    ("Karan Dad had joined the force and was posted at Manpur Police Station.", "deployment", "was posted at"),
    ("The bodies were handed over to the families.", "payment", "handed over"),
)
KEPT = (
    ("Four militants were killed in an encounter with the police.", "suspect killed", "killed in an encounter"),
    ("An accused, Karan Dad, who had escaped, was killed in an encounter in the town.", "suspect killed", "killed in an encounter"),
    ("Three suspected militants and two guards were killed in an exchange of fire.", "suspect killed", "killed in an exchange"),
    ("Police said that the suspects were shot dead.", "suspect killed", "suspects were shot dead"),
    ("Two suspects were picked up by the police on Friday.", "arrest", "were picked up"),
    ("Five suspects had been detained in nearby villages.", "arrest", "detained"),
    ("The deputy commissioner came to the village and met the families.", "visit", "came to the village"),
    ("A guard was posted at the gate of the temple.", "deployment", "was posted at"),
    ("The cheques were handed over to the families.", "payment", "handed over"),
)


def _action(document: Document, kind: str, words: str) -> Mention:
    start = document.text.index(words)
    told = Argument(role=Role.KIND, passage=document.passage(start, start + len(words)), name=kind)
    passage = document.passage(0, len(document.text))
    return Mention(id=MentionId(""), document=document.id, kind=MentionKind.ACTION, passage=passage, arguments=(told,))


@pytest.mark.parametrize(("sentence", "kind", "words"), GONE)
def test_deeds_of_attackers_and_of_others_are_no_actions(sentence: str, kind: str, words: str) -> None:
    document = report(sentence)
    assert not list(leave_no_actions([_action(document, kind, words)], document, lexicon()))


@pytest.mark.parametrize(("sentence", "kind", "words"), KEPT)
def test_an_action_stays(sentence: str, kind: str, words: str) -> None:
    document = report(sentence)
    action = _action(document, kind, words)
    assert list(leave_no_actions([action], document, lexicon())) == [action]
