"""What the encoder is trained on: labels found again among tokens, and shapes of a text that keep them."""

from __future__ import annotations

from training.examples import Example, batched, joined, make_examples, mixed
from training.notation import Report, parse_report

from hisab.reading.learned.tags import COVERS, SENTENCE, TAGS
from hisab.records.values import Covers
from tests.reading.learned.scripted import tokenize

REPORT = """@report en-a-{number:03}
@published 2021-03-02
@language en
@genre news

[[i1.killed=11|Eleven [[i1.target|miners]] were shot dead]] near [[i1.place|Karru]]. [[i1.killed=3/part|Three of them were boys]].
[[p1.office|The governor]] [[p1.act|vowed]] that [[p1.kind|the killers would be caught]]. It rained.

@mentions
i1 incident main
p1 promise commit-specific justice
"""


def report(number: int = 1) -> Report:
    return parse_report(REPORT.format(number=number))


def example() -> Example:
    (found,) = make_examples(report(), tokenize)
    return found


def words(one: Example, tag: str) -> list[str]:
    """Return the words of the spans with a tag, read back through the offsets."""
    text = report().text
    spans = [span for span in one.spans if span.tag == TAGS.index(tag)]
    return [text[one.tokens.starts[span.start] : one.tokens.ends[span.end - 1]] for span in spans]


def test_labels_lie_on_their_words() -> None:
    assert words(example(), "incident.killed") == ["Eleven miners were shot dead", "Three of them were boys"]
    assert words(example(), "promise.kind") == ["the killers would be caught"]


def test_a_sentence_has_the_classes_of_the_labels_that_begin_in_it() -> None:
    told = [{SENTENCE[number] for number in classes} for _, _, classes in example().sentences]
    assert told == [{"main"}, {"main"}, {"promise", "promise justice"}, set()]


def test_what_a_count_covers_is_an_answer_of_its_span() -> None:
    covers = [dict(span.answers)["covers"] for span in example().spans if span.tag == TAGS.index("incident.killed")]
    assert [COVERS[number] for number in covers] == [Covers.ATTACK, Covers.PART]


def test_small_letters_keep_the_labels() -> None:
    (found,) = make_examples(report(), tokenize, small=True)
    assert len(found.spans) == len(example().spans)


def test_mixing_cuts_and_joins_without_moving_a_label_off_its_words() -> None:
    whole = [found for number in range(1, 60) for found in make_examples(report(number), tokenize)]
    lengths = set()
    for one in mixed(whole, seed=3):
        lengths.add(len(one.tokens.ids))
        assert set(words(one, "incident.killed")) <= {"Eleven miners were shot dead", "Three of them were boys"}
        assert one.sentences[-1][1] == len(one.tokens.ids)
    assert len(lengths) > 3


def test_joined_sentences_tell_what_both_told_and_leave_no_token_out() -> None:
    for seed in range(20):
        sentences = joined(example(), seed=seed).sentences
        assert sentences[0][0] == 0
        assert [last for _, last, _ in sentences[:-1]] == [first for first, _, _ in sentences[1:]]
        assert {number for _, _, classes in sentences for number in classes} == {
            number for _, _, classes in example().sentences for number in classes
        }


def test_the_same_seed_gives_the_same_batches() -> None:
    whole = [found for number in range(1, 30) for found in make_examples(report(number), tokenize)]
    assert batched(mixed(whole, seed=5), seed=5, batch=200) == batched(mixed(whole, seed=5), seed=5, batch=200)
    assert batched(mixed(whole, seed=5), seed=5, batch=200) != batched(mixed(whole, seed=6), seed=6, batch=200)
