"""The model card is written anew without losing what a person wrote in it."""

from __future__ import annotations

from training.card import CARD, written_by_hand


def test_what_stands_by_hand_between_the_table_and_the_foot_is_kept() -> None:
    kept = written_by_hand(CARD.read_text(encoding="utf-8"))
    assert kept.startswith("\n## By eye")
    assert "## Sentences and documents of others" in kept
    assert "## How fast it is" not in kept


def test_a_card_without_it_has_nothing_to_keep() -> None:
    assert written_by_hand("# The reading model\n\n## How fast it is\n") == ""
