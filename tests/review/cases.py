"""A desk over reports in plain words, and what people said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.measures.accounts import account_action, account_incidents
from hisab.measures.promises import account_promise
from hisab.records.codec import mention_id
from hisab.records.journal import ActionLinked, FindingRaised, IncidentLinked, Judged, Payload, PromiseLinked, Register
from hisab.records.judgements import Judgement
from hisab.records.mentions import Argument, Mention, ReaderVersion
from hisab.records.subjects import Suggestion
from hisab.review.answers import Answer, judge
from hisab.review.desk import Desk
from hisab.review.questions import Question
from hisab.review.queue import all_questions
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import Asked, Verdict

from ..linking.notation import register_of, settled

VOCABULARY = load_vocabulary()
AS_OF = date(2021, 6, 1)
TWO_ATTACKS = """
report A 2021-01-04
incident date=2021-01-03 place=machh killed=11 community=hazara
report B 2021-01-06
incident date=2021-01-05 place=machh killed=11 community=hazara
"""
DIFFERENT_TOLLS = TWO_ATTACKS.replace("2021-01-05 place=machh killed=11", "2021-01-05 place=machh killed=14")
PAID = """
report A 2021-01-04
incident date=2021-01-03 place=machh killed=11 community=hazara
promise act=commit-specific kind=compensation units=11 amount=1500000 institution=pk-government
report B 2021-02-20
incident recalled date=2021-01-03 place=machh killed=11
action kind=payment units=5 date=2021-02-18
"""
DENIED = """
report C 2021-03-10
incident recalled date=2021-01-03 place=machh killed=11
action kind=reported_not_done
"""


def linked(register: Register) -> Register:
    """Return `register` with what the rules link in it."""
    linker = RulesLinker()
    payloads = settle(register, linker.link(register), linker=linker.version)
    suggestions: dict[str, tuple[Suggestion, ...]] = {}
    for payload in payloads:
        match payload:
            case IncidentLinked(incident=incident):
                suggestions[incident.id] = payload.suggestions
            case PromiseLinked(promise=promise):
                suggestions[promise.id] = payload.suggestions
            case ActionLinked(action=action):
                suggestions[action.id] = payload.suggestions
            case _:
                pass
    return replace(settled(register, payloads), suggestions=MappingProxyType(suggestions))


def desk_of(register: Register, *, as_of: date = AS_OF) -> Desk:
    """Return the desk over a linked register."""
    return Desk(
        register=register,
        incidents=account_incidents(register, communities=(), as_of=as_of),
        promises={
            identifier: account_promise(register, promise, vocabulary=VOCABULARY, as_of=as_of) for identifier, promise in register.promises.items()
        },
        actions={identifier: account_action(register, action) for identifier, action in register.actions.items()},
        vocabulary=VOCABULARY,
        as_of=as_of,
    )


def desk(text: str, *, as_of: date = AS_OF) -> Desk:
    """Return the desk over reports in the notation; `_` in a kind of action stands for a space."""
    return desk_of(linked(_spaced(register_of(text))), as_of=as_of)


def _spaced(register: Register) -> Register:
    def spaced(argument: Argument) -> Argument:
        return replace(argument, name=argument.name.replace("_", " ")) if argument.name is not None else argument

    def of(mention: Mention) -> Mention:
        return replace(mention, arguments=tuple(spaced(argument) for argument in mention.arguments))

    readings = {key: replace(reading, mentions=tuple(of(mention) for mention in reading.mentions)) for key, reading in register.readings.items()}
    mentions = {mention.id: mention for reading in readings.values() for mention in reading.mentions}
    return replace(register, readings=MappingProxyType(readings), mentions=MappingProxyType(mentions))


def asked(one: Desk, kind: Asked) -> list[Question]:
    """Return the questions of one kind."""
    return [question for question in all_questions(one) if question.asked is kind]


def yes(question: Question, *, verdict: Verdict = Verdict.POSITIVE, why: str = "as it stands there") -> Answer:
    """Return an answer to `question`."""
    return Answer(question=question.id, verdict=verdict, why=why)


def no(question: Question) -> Answer:
    """Return a no to `question`."""
    return yes(question, verdict=Verdict.NEGATIVE)


def told(one: Desk, *answers: Answer, by: str = "Asma") -> Desk:
    """Return the desk after `by` gave `answers`."""
    return after(one, judge(one, all_questions(one), answers, reviewer=by))


def after(one: Desk, payloads: tuple[Payload, ...]) -> Desk:
    """Return the desk after what `payloads` say."""
    judgements = [payload.judgement for payload in payloads if isinstance(payload, Judged)]
    findings = [payload.finding for payload in payloads if isinstance(payload, FindingRaised)]
    assert len(judgements) + len(findings) == len(payloads)
    return with_words(one, *judgements)


def with_words(one: Desk, *judgements: Judgement) -> Desk:
    """Return the desk over a register that holds `judgements` too."""
    return desk_of(replace(one.register, judgements=(*one.register.judgements, *judgements)), as_of=one.as_of)


def read_anew(register: Register) -> Register:
    """Return `register` as another reader reads it: the same words, and every mention under another id; linked again."""
    reader = ReaderVersion(name="another", version="2")
    readings = {
        document: replace(reading, mentions=tuple(replace(mention, id=mention_id(mention, reader=reader)) for mention in reading.mentions))
        for document, reading in register.readings.items()
    }
    mentions = {mention.id: mention for reading in readings.values() for mention in reading.mentions}
    empty = replace(register, readings=MappingProxyType(readings), mentions=MappingProxyType(mentions), incidents=MappingProxyType({}))
    return linked(replace(empty, promises=MappingProxyType({}), actions=MappingProxyType({})))
