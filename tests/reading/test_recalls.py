"""A promise that a text only recalls makes no new one."""

from __future__ import annotations

from datetime import date

import pytest

from hisab.reading.recalls import is_recalled, tell_recalls
from hisab.reading.scene import lay_out
from hisab.records.mentions import MentionKind, Role
from tests.reading.cases import ATTACK, lexicon, mentions, report

ANCHOR = date(2021, 9, 25)

RECALLED = (
    ("After the raid the then defence minister promised a garrison.", "promised"),
    ("On the floor of the house the then chief minister gave an assurance that the report would be tabled.", "gave"),
    ("Karan Dad, then the deputy governor, said that a barracks would be built.", "would"),
    ("At the time, the district police officer promised that he would be dismissed.", "promised"),
    ("The late governor vowed to catch them.", "vowed"),
    ("In March 2021 the military prosecutor announced that investigations would be opened.", "announced"),
    ("The deputy minister told the House in March that a judge would be asked to report.", "would"),
    ("The governor's office, on 18 August, announced that the guilty would go before the court.", "announced"),
    ("June 2013: Commissioner promises one armed constable with every team.", "promises"),
    ("اُس وقت کے وزیر داخلہ نے وعدہ کیا تھا کہ مجرم پکڑے جائیں گے۔", "وعدہ"),
    ("سابق وزیر اعلیٰ نے ہر خاندان کو دس لاکھ روپے دینے کا اعلان کیا۔", "اعلان"),
    ("والی وقت وعده داد که عاملان بازداشت می‌شوند.", "وعده"),
)
NEW = (
    ("The minister promised a garrison by March.", "promised"),
    ("Karan Dad, who took over in March, promised a garrison.", "promised"),
    ("The families of those killed in March will be paid, the governor said.", "will"),
    ("He then promised a garrison.", "promised"),
    ("The then governor did nothing; the minister promised a garrison.", "promised"),
    ("The then governor had been asked for guards, and on Sunday the minister promised a garrison.", "promised"),
    ("The sum, announced in March, is to be paid in two parts.", "is to"),
    ("On Sunday the minister promised a garrison.", "promised"),
    ("وزیر داخلہ نے وعدہ کیا کہ مجرم پکڑے جائیں گے۔", "وعدہ"),
    ("والی وعده داد که عاملان بازداشت می‌شوند.", "وعده"),
)


@pytest.mark.parametrize(("sentence", "act"), RECALLED)
def test_of_an_office_holder_of_the_time_or_a_day_long_past(sentence: str, act: str) -> None:
    assert is_recalled(sentence, sentence.index(act), ANCHOR)


@pytest.mark.parametrize(("sentence", "act"), NEW)
def test_other_words_make_a_new_promise(sentence: str, act: str) -> None:
    assert not is_recalled(sentence, sentence.index(act), ANCHOR)


def test_a_day_counts_only_where_the_day_of_the_text_is_known() -> None:
    sentence = "In March 2021 the prosecutor announced that investigations would be opened."
    assert not is_recalled(sentence, sentence.index("announced"), None)


def test_the_reader_tells_the_act_of_a_recall() -> None:
    text = ATTACK + "The then chief minister promised compensation to the families."
    (promise,) = mentions(text, MentionKind.PROMISE)
    act = promise.first(Role.ACT)
    assert act is not None
    assert act.name == "recall"


def test_other_mentions_stay_as_they_are() -> None:
    text = ATTACK + "The chief minister promised compensation to the families."
    found = mentions(text, MentionKind.PROMISE)
    assert tuple(tell_recalls(found, lay_out(report(text), lexicon()))) == found
