"""Altered quotes are really altered, of every kind, and an acceptance would be counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from benchmarks.verifier import Trial, alter_words, is_like, make_judge, thin, trials_of_values, trials_of_words, true_trials

from tests.reading.cases import report

TEXT = (
    "Gunmen killed 11 Hazara coal miners in Machh on Sunday. Islamic State claimed responsibility for the attack. "
    "The prime minister announced Rs2.5 million for each family."
)


@cache
def true() -> tuple[Trial, ...]:
    return tuple(trial for _, trial in true_trials([report(TEXT)]))


@cache
def words() -> tuple[Trial, ...]:
    return tuple(trials_of_words(true()))


@pytest.mark.parametrize("how", ["number", "polarity", "name", "unit", "splice", "invention"])
def test_every_kind_is_made(how: str) -> None:
    assert any(trial.how == how for trial in words())


def test_no_altered_quote_stands_in_the_text() -> None:
    assert [trial.argument.passage.quote for trial in words() if trial.argument.passage.quote in TEXT] == []


def test_a_kept_quote_has_another_value() -> None:
    for trial in trials_of_values(true()):
        assert trial.argument not in {other.argument for other in true()}


def test_the_judge_accepts_what_is_true_and_nothing_altered() -> None:
    accepts = make_judge()
    assert all(accepts(trial) for trial in true())
    assert not [trial for trial in (*words(), *trials_of_values(true())) if accepts(trial)]


def test_an_aligner_that_goes_by_likeness_is_fooled_by_one_number() -> None:
    pytest.importorskip("rapidfuzz")
    assert any(is_like(trial) for trial in words() if trial.how == "number")


def test_a_number_is_altered_inside_its_quote() -> None:
    trial = next(trial for trial in true() if "11" in trial.argument.passage.quote)
    assert ("number", trial.argument.passage.quote.replace("11", "12")) in set(altered(trial))


def altered(trial: Trial) -> Iterator[tuple[str, str]]:
    return alter_words(trial.document, trial.argument, None)


def test_thinning_keeps_some_of_every_kind() -> None:
    kept = thin(list(words()), 2)
    assert {trial.how for trial in kept} == {trial.how for trial in words()}
    assert max(sum(trial.how == how for trial in kept) for how in {trial.how for trial in kept}) == 2
