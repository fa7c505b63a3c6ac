import pytest
from training.corpus import CORPORA, read_corpus

from hisab.reading.gate import Gate
from hisab.vocabulary.tables import load_vocabulary

GATE = Gate(load_vocabulary())


@pytest.mark.parametrize(
    "text",
    [
        "Eleven miners were KILLED.",
        "x" * 5_000 + " an Ambush",
        "كشته شدند",  # typed on an Arabic keyboard
        "وزیرِ اعلیٰ نے معاوضے کا اعلان کیا",
        "He pledged two guards.",
    ],
)
def test_a_stem_lets_a_text_in_however_it_is_typed(text: str) -> None:
    assert GATE.lets_in(text)


@pytest.mark.parametrize("text", ["", "The openers made 90 in six overs.", "هوا خوب است.", "\ud800"])
def test_a_text_without_a_stem_is_kept_out(text: str) -> None:
    assert not GATE.lets_in(text)


def test_hardly_a_report_of_the_corpora_that_tells_something_is_kept_out() -> None:
    reports, faults = read_corpus(CORPORA)
    telling = [report for report in reports if report.mentions]
    assert not faults
    assert sum(GATE.lets_in(report.text) for report in telling) >= 0.995 * len(telling) > 400
