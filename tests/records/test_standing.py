"""People's words find the mentions that stand on them now, the closest first."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from hisab.records.documents import Passage
from hisab.records.journal import Register
from hisab.records.judgements import Anchor
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.records.standing import bind, find_mentions, last_words, owners_of
from hisab.review.questions import anchor_of
from hisab.vocabulary.words import Asked

from ..linking.notation import register_of
from ..linking.test_judged import NO, REGISTER, YES, word


def two_promises_of_one_sentence() -> tuple[Register, Mention, Mention]:
    register = register_of("report A 2021-01-04\npromise act=announcement kind=compensation institution=inquiry")
    (mention,) = register.mentions.values()
    kinds = {argument.role: argument.passage for argument in mention.arguments}
    first = replace(mention, arguments=(_kind(kinds[Role.KIND], "compensation"),))
    second = replace(mention, id=mention.id[:-1] + "x", arguments=(_kind(kinds[Role.INSTITUTION], "inquiry"),))  # type: ignore[arg-type]
    readings = {document: replace(reading, mentions=(first, second)) for document, reading in register.readings.items()}
    return replace(register, readings=MappingProxyType(readings)), first, second


def _kind(passage: Passage, name: str) -> Argument:
    return Argument(role=Role.KIND, passage=passage, name=name)


def test_two_promises_of_one_sentence_are_told_apart_by_their_words() -> None:
    register, first, second = two_promises_of_one_sentence()
    for mention in (first, second):
        anchor = anchor_of(register, mention)
        assert anchor.end - anchor.start < len(mention.passage.quote)
        assert next(find_mentions(register, anchor)) == mention


def test_a_mention_alone_in_its_sentence_is_anchored_to_all_of_it() -> None:
    mention = next(iter(REGISTER.mentions.values()))
    anchor = anchor_of(REGISTER, mention)
    assert (anchor.start, anchor.end) == (mention.passage.start, mention.passage.end)


def test_words_beside_the_anchor_and_other_kinds_are_not_found() -> None:
    mention = next(iter(REGISTER.mentions.values()))
    end = mention.passage.end
    assert not list(find_mentions(REGISTER, Anchor(document=mention.document, start=end, end=end + 3, kind=MentionKind.INCIDENT)))
    assert not list(find_mentions(REGISTER, Anchor(document=mention.document, start=0, end=end, kind=MentionKind.PROMISE)))


def test_of_one_persons_answers_to_one_question_the_last_is_left() -> None:
    words = (word("AB", YES, "Asma"), word("AB", NO, "Bashir"), word("AB", NO, "Asma"))
    assert last_words(words) == (words[2], words[1])


def test_left_and_right_of_two_attacks_are_one_question() -> None:
    owners = owners_of(REGISTER)
    one, other = bind(REGISTER, word("AB", YES, "Asma"), owners), bind(REGISTER, word("BA", YES, "Asma"), owners)
    assert one is not None
    assert other is not None
    assert one.key == other.key
    follows = replace(word("AB", YES, "Asma"), asked=Asked.FOLLOWS)
    turned = replace(follows, left=follows.right, right=follows.left)
    keys = [bound.key for judgement in (follows, turned) if (bound := bind(REGISTER, judgement, owners)) is not None]
    assert len(set(keys)) == 2
