"""What the rules read and what the encoder marked, put together."""

from __future__ import annotations

from dataclasses import replace

import numpy

from hisab.reading.learned.agree import Doubts, agree
from hisab.reading.learned.spans import Decoded, SentenceTold
from hisab.reading.learned.tags import SENTENCE
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs
from hisab.records.values import Count, Covers
from tests.reading.learned.test_reader import document

TEXT = "Gunmen killed eleven miners. Twelve died, police said. The minister vowed justice."
DOCUMENT = document(TEXT)


def decoded(**chances: float) -> Decoded:
    tells = {name: float(numpy.float32(chances.get(name, 0.0))) for name in SENTENCE}
    return Decoded(spans=(), sentences=(SentenceTold(index=0, start=0, end=len(TEXT), tells=tells),))


def mention(kind: MentionKind, words: str, *arguments: Argument, told_as: ToldAs | None = None) -> Mention:
    start = TEXT.index(words)
    return Mention(
        id=MentionId(""), document=DOCUMENT.id, kind=kind, passage=DOCUMENT.passage(start, start + len(words)), arguments=arguments, told_as=told_as
    )


def killed(words: str, number: int) -> Argument:
    start = TEXT.index(words)
    return Argument(role=Role.KILLED, passage=DOCUMENT.passage(start, start + len(words)), count=Count(low=number, best=number, high=number))


ATTACK = mention(MentionKind.INCIDENT, "Gunmen killed eleven miners.", killed("killed eleven miners", 11), told_as=ToldAs.MAIN)
VOW = mention(MentionKind.PROMISE, "The minister vowed justice.")


def test_a_mention_of_the_rules_stays_unless_it_is_far_fetched() -> None:
    assert agree((ATTACK, VOW), (), decoded(main=0.3, promise=0.3), Doubts()) == (ATTACK, VOW)
    assert agree((ATTACK, VOW), (), decoded(main=0.3), Doubts()) == (ATTACK,)
    assert agree((ATTACK, VOW), (), decoded(), Doubts()) == ()


def test_a_promise_in_a_text_without_an_attack_must_be_likelier() -> None:
    assert agree((VOW,), (), decoded(promise=0.05), Doubts()) == ()
    assert agree((VOW,), (), decoded(promise=0.1), Doubts()) == (VOW,)
    assert agree((ATTACK, VOW), (), decoded(main=0.3, promise=0.05), Doubts()) == (ATTACK, VOW)


def test_a_mention_of_the_encoder_is_added_where_the_rules_have_none() -> None:
    assert agree((), (ATTACK, VOW), decoded(), Doubts()) == (ATTACK, VOW)
    assert agree((VOW,), (VOW,), decoded(promise=0.9), Doubts()) == (VOW,)


def test_one_main_attack_holds_what_both_say_of_it() -> None:
    target = Argument(role=Role.TARGET, passage=DOCUMENT.passage(21, 27), name="miners")
    (joined,) = agree((ATTACK,), (replace(ATTACK, arguments=(target,)),), decoded(main=0.9), Doubts())
    assert [argument.passage.quote for argument in joined.arguments] == ["killed eleven miners", "miners"]


def test_an_attack_whose_dead_the_rules_count_elsewhere_is_not_another() -> None:
    recalled = replace(ATTACK, told_as=ToldAs.RECALLED)
    assert agree((recalled,), (ATTACK,), decoded(recalled=0.9), Doubts()) == (ATTACK,)
    twelve = replace(ATTACK, arguments=(killed("Twelve died", 12),))
    assert agree((recalled,), (twelve,), decoded(recalled=0.9), Doubts()) == (twelve, recalled)


def test_where_the_rules_count_the_killed_the_encoder_adds_no_count() -> None:
    other = replace(ATTACK, arguments=(killed("eleven miners", 11), killed("Twelve died", 12)))
    (joined,) = agree((ATTACK,), (other,), decoded(main=0.9), Doubts())
    assert [argument.passage.quote for argument in joined.arguments] == ["killed eleven miners"]


def test_a_toll_that_the_encoder_doubts_stands_behind_one_that_it_does_not() -> None:
    by_rules = replace(ATTACK, arguments=(killed("Twelve died", 12), killed("killed eleven miners", 11)))
    (joined,) = agree((by_rules,), (ATTACK,), decoded(main=0.9), Doubts())
    assert [argument.passage.quote for argument in joined.arguments] == ["killed eleven miners", "Twelve died"]


def test_words_that_tell_of_no_blow_make_no_attack_beside_the_rules() -> None:
    place = Argument(role=Role.COMMUNITY, passage=DOCUMENT.passage(21, 27), name="hazara")
    assert agree((), (replace(ATTACK, arguments=(place,)),), decoded(main=0.9), Doubts()) == ()


def test_a_promise_without_a_kind_says_nothing_beside_one_of_the_rules() -> None:
    kind = Argument(role=Role.KIND, passage=DOCUMENT.passage(TEXT.index("justice"), TEXT.index("justice") + 7), name="justice")
    by_rules = replace(VOW, arguments=(kind,))
    assert agree((by_rules,), (VOW,), decoded(promise=0.9), Doubts()) == (by_rules,)


def test_the_main_attack_takes_no_toll_that_the_rules_read_of_another() -> None:
    recalled = replace(ATTACK, told_as=ToldAs.RECALLED, arguments=(killed("Twelve died", 12),))
    by_rules = replace(ATTACK, arguments=())
    main, other = agree((by_rules, recalled), (replace(ATTACK, arguments=(killed("Twelve died", 12),)),), decoded(main=0.9), Doubts())
    assert (main.arguments, other) == ((), recalled)


def test_one_victim_told_without_a_number_is_a_part_where_the_encoder_counts_more() -> None:
    words = "The minister"
    by_rules = replace(ATTACK, arguments=(killed(words, 1),))
    (joined,) = agree((by_rules,), (ATTACK,), decoded(main=0.9), Doubts())
    assert [(a.count.best, a.count.covers) for a in joined.arguments if a.count] == [(11, Covers.ATTACK), (1, Covers.PART)]


def test_a_raid_of_the_forces_is_no_attack_of_the_encoder() -> None:
    count = Count(low=5, best=5, high=5, covers=Covers.ATTACKERS)
    text = "The police killed five militants."
    told = document(text)
    raid = Mention(
        id=MentionId(""),
        document=told.id,
        kind=MentionKind.INCIDENT,
        passage=told.passage(0, len(text)),
        arguments=(Argument(role=Role.KILLED, passage=told.passage(11, 32), count=count),),
        told_as=ToldAs.MAIN,
    )
    assert agree((), (raid,), decoded(main=0.99), Doubts()) == ()
