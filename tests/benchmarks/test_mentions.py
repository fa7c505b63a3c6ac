"""Invented mentions are the same for the same seed, and what they say is about the attack that they truly tell of."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from benchmarks.attacks import KNOWN_WORDS
from benchmarks.mentions import DIMENSIONS, RECALLED, fold_words, make_mentions

NUMBER = 5000
MADE = make_mentions(NUMBER, seed=3)


def _bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _column(name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.asarray(MADE.table[name].cast(pa.float64()).to_numpy(), dtype=np.float64)


def test_the_same_seed_makes_the_same_bytes() -> None:
    again = make_mentions(NUMBER, seed=3)
    assert _bytes(again.table) == _bytes(MADE.table)
    assert np.array_equal(again.truth, MADE.truth)


def test_another_seed_makes_other_mentions() -> None:
    assert _bytes(make_mentions(NUMBER, seed=4).table) != _bytes(MADE.table)


def test_as_many_mentions_are_made_as_are_asked_for() -> None:
    assert MADE.table.num_rows == len(MADE.truth) == NUMBER
    assert make_mentions(200, seed=1).table.num_rows == 200


def test_a_part_of_the_mentions_is_recalled() -> None:
    assert sum(MADE.table["is_recalled"].to_pylist()) == round(NUMBER * RECALLED)


def test_the_truth_is_no_column() -> None:
    others = {"is_recalled", "is_firm", "has_words", "words", "names"}
    assert not any(np.array_equal(_column(name), MADE.truth) for name in MADE.table.column_names if name not in others)


def test_names_are_the_rare_words_that_are_written() -> None:
    names = MADE.table["names"].to_pylist()
    assert names == [[int(word) for word in row if word > KNOWN_WORDS] for row in MADE.written]


def test_no_report_tells_one_attack_twice() -> None:
    told = np.stack([_column("document"), MADE.truth], axis=1)
    assert len(np.unique(told, axis=0)) == NUMBER


def test_most_attacks_have_few_mentions_and_some_have_many() -> None:
    _, counts = np.unique(MADE.truth, return_counts=True)
    assert np.median(counts) <= 3
    assert counts.max() > 20


def test_days_of_one_attack_mostly_agree_and_do_not_always() -> None:
    exact = (_column("first_day") == _column("last_day")) & ~np.array(MADE.table["is_recalled"].to_pylist())
    day, attack = _column("first_day")[exact], MADE.truth[exact]
    typical = {one: np.median(day[attack == one]) for one in np.unique(attack)}
    agrees = np.mean([found == typical[one] for found, one in zip(day, attack, strict=True)])
    assert 0.85 < agrees < 1


def test_a_span_ends_no_earlier_than_it_begins() -> None:
    first, last = _column("first_day"), _column("last_day")
    assert np.all(last[~np.isnan(first)] >= first[~np.isnan(first)])


def test_a_narrower_place_comes_with_the_wider_ones() -> None:
    site, district, province, country = (np.isnan(_column(name)) for name in ("site", "district", "province", "country"))
    assert not np.any(~site & district)
    assert not np.any(~district & province)
    assert not np.any(~province & country)


def test_vectors_have_length_one_or_none() -> None:
    lengths = np.linalg.norm(fold_words(np.array([[1, 50_000], [0, 0]]), DIMENSIONS), axis=1)
    assert np.allclose(lengths, [1, 0])


def test_texts_that_share_words_are_more_alike() -> None:
    one, like, other = fold_words(np.array([[30_001, 30_002, 30_003], [30_001, 30_002, 30_004], [40_001, 40_002, 40_003]]), 256)
    assert one @ like > one @ other
