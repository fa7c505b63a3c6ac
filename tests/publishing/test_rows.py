"""The row: what a reader needs of an attack, and no more."""

from __future__ import annotations

from dataclasses import replace

from hisab.publishing.rows import TARGETS, who
from hisab.records.figures import Edition
from hisab.vocabulary.tables import Vocabulary

from .measured import press_of

NAMES = ("miners", "coal miners", "Miners", "colliers", "workers", "mourners", "people of the coal field")


def test_few_words_for_those_attacked_stand_in_a_row_and_the_others_are_counted(edition: Edition, vocabulary: Vocabulary) -> None:
    press = press_of(edition, vocabulary)
    account = replace(edition.incidents["incident-00001"], targets=NAMES)
    assert who(press, account)[0] == "Target: miners, coal miners, colliers, workers; 2 other names"
    assert len(NAMES) - 1 - TARGETS == 2  # one is another but for a capital letter


def test_as_many_as_fit_are_all_there(edition: Edition, vocabulary: Vocabulary) -> None:
    account = replace(edition.incidents["incident-00001"], targets=NAMES[:2])
    assert who(press_of(edition, vocabulary), account)[0] == "Target: miners, coal miners"
