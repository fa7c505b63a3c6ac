"""What will not be done is refused; what officials will not let happen is promised; and some words do neither."""

from __future__ import annotations

import pytest

from hisab.reading.lexicon import lower
from hisab.reading.refusals import is_refused
from hisab.records.mentions import MentionKind, Role

from .cases import ATTACK, mentions


def acts(words: str) -> list[str]:
    return [act.name or "" for mention in mentions(ATTACK + words, MentionKind.PROMISE) for act in mention.all(Role.ACT)]


@pytest.mark.parametrize(
    "words",
    [
        "The chief minister said the government will not compensate the families.",
        "The chief minister said he would not resign.",
        "The prime minister said he would never meet the protesters.",
        "The minister said the families would no longer be compensated.",
    ],
)
def test_what_will_not_be_done_is_refused(words: str) -> None:
    assert acts(words) == ["refusal"]


@pytest.mark.parametrize(
    "words",
    [
        "The minister said the killers will not be spared.",
        "The minister said the killers would not go unpunished.",
        "The minister said the checkposts would not be removed.",
        "The minister said the government would not only compensate the families.",
        "The minister said no family would be left without compensation.",
        "The interior minister said he would not rest until the killers are caught.",
    ],
)
def test_what_officials_will_not_let_happen_is_promised(words: str) -> None:
    assert acts(words) == ["commit-specific"]


@pytest.mark.parametrize(
    "words",
    [
        "The chief minister said no compensation would be given to the families.",
        "The minister said no inquiry would be held into the attack.",
        "The minister said the government would never be able to compensate the families.",
        "The minister would not say whether the families would get security.",
    ],
)
def test_some_words_neither_promise_nor_refuse(words: str) -> None:
    assert acts(words) == []


def test_what_will_never_be_seen_again_is_an_outcome_that_is_promised() -> None:
    assert acts("The minister said the city would never see another such attack on worshippers under police protection.") == ["commit-outcome"]


@pytest.mark.parametrize(
    ("before", "words", "is_one"),
    [
        ("به خانواده‌ها غرامت پرداخت ", "نخواهد شد", True),
        ("قاتلان بخشیده ", "نخواهند شد", False),
        ("به خانواده‌ها غرامت پرداخت ", "خواهد شد", False),
        ("لواحقین کو معاوضہ نہیں دیا ", "جائے گا", True),
        ("قاتلوں کو نہیں بخشا ", "جائے گا", False),
        ("وہ آئے نہیں، مگر معاوضہ ضرور دیا ", "جائے گا", False),
    ],
)
def test_persian_and_urdu_refuse_before_or_in_the_word_of_the_future(before: str, words: str, is_one: bool) -> None:
    assert is_refused(lower(before), lower(words), "") is is_one
