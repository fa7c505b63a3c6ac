"""What the encoder that ships says of sentences."""

from __future__ import annotations

from benchmarks.states import read_among, read_rows

from hisab.reading.learned.encoder import shipped_encoder
from hisab.reading.sentences import split_sentences


def test_each_text_has_a_vector_and_its_tokens_also_where_it_is_empty_or_long() -> None:
    texts = ["We will build a school.", "It was late.", "", "word " * 1000, "We will build a school."]
    first, _, empty, long, again = read_rows(shipped_encoder(), texts, ["one", "one", "one", "one", "two"])
    assert len({len(one.vector) for one in (first, empty, long, again)}) == 1
    assert len(empty.tokens) == 1
    assert len(long.tokens) > len(first.tokens)
    assert (first.tokens == again.tokens).all()
    assert (first.vector != again.vector).any()


def test_a_sentence_is_read_among_the_others_of_its_document() -> None:
    alone = read_among(shipped_encoder(), "He fled.", split_sentences("He fled."))
    text = "The bomber struck. He fled."
    among = read_among(shipped_encoder(), text, split_sentences(text))
    assert len(among) == 2
    assert (among[1].vector != alone[0].vector).any()
