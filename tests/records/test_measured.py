"""What is worked out is said no more exactly than it is known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hisab.records.measured import Days, Delivered, Measured, Rate, Reached, Repeated


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (Rate(part=0, of=0, part_low=0, part_high=0), "not known"),
        (Rate(part=1, of=8), "1 of 8"),
        (Rate(part=1, of=8, part_low=0, part_high=3), "1 of 8; 0 to 3 as the doubtful ones are counted"),
        (Rate(part=1, of=8, part_low=1, part_high=1), "1 of 8"),
        (Rate(part=15, of=40, low=0.2422, high=0.5296), "38 %, 15 of 40 (95 % interval 24 to 53 %)"),
        (Delivered(received=Decimal(500_000), promised=Decimal(2_000_000), unit="PKR"), "PKR: 500,000 of 2,000,000"),
        (Delivered(received=Decimal(0), promised=Decimal(0), unit="PKR"), "not known"),
        (Days(median=41, n=14, events=9, left_out=3), "41 days (follow-up for 9 of 14)"),
        (Days(median=None, n=14, events=2, left_out=3), "not reached (follow-up for 2 of 14)"),
        (Days(median=None, n=0, events=0, left_out=3), "not known"),
        (
            Reached(attacks=2, of=9, taken_back=1, weaker=3, unsearched=4),
            "found after 2 of 9 attacks; 1 later taken back; weaker evidence after 3 more; 4 not searched",
        ),
        (Reached(attacks=0, of=0, taken_back=0, weaker=0, unsearched=0), "not known"),
        (Reached(attacks=0, of=4, taken_back=0, weaker=0, unsearched=4), "not known"),
        (Reached(attacks=0, of=4, taken_back=0, weaker=0, unsearched=0), "found after 0 of 4 attacks"),
        (Repeated(attacks=7, earlier=6, kept=1, unsearched=4), "after 7 attacks; of the 6 earlier ones, 1 kept and 4 not searched"),
        (Repeated(attacks=1, earlier=0, kept=0, unsearched=0), "after 1 attack"),
    ],
)
def test_what_was_worked_out_in_words(measured: Measured, words: str) -> None:
    assert measured.words == words
