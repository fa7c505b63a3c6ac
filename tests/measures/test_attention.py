"""How fast the reports of an attack died away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from hisab.measures.attention import days_until, measure_attention, median_attention
from hisab.measures.readership import readership_of
from hisab.records.figures import Attention

from .made import account, document, on, register_of

READ_THROUGHOUT = [document(f"other{day}", on(day), source="other") for day in (0, 100, 200, 300, 400)]


def attention(after: Sequence[int], *, outlets: Sequence[tuple[int, int]] = (), known_day: bool = True, as_of: int = 500) -> Attention:
    """Return the attention to an attack of day 10 whose reports came so many days after; `outlets` are other outlets read, as (day after, number)."""
    reports = [document(f"r{number:04d}", on(10 + day)) for number, day in enumerate(after)]
    others = [document(f"o{day}-{number}", on(10 + day), source=f"outlet {number}") for day, count in outlets for number in range(count)]
    register = register_of([*reports, *others, *READ_THROUGHOUT])
    counted = {"attack": account(on(10) if known_day else None, documents=[report.id for report in reports])}
    (found,) = measure_attention(counted, register, readership_of(register, as_of=on(as_of)), as_of=on(as_of))
    return found


def test_half_and_nine_tenths_are_the_days_by_which_so_many_had_come() -> None:
    found = attention([0, 1, 1, 1, 1, 2, 3, 4, 9, 40])
    assert (found.half, found.nine_tenths, found.reports) == (1, 9, 10)


def test_reports_after_sixty_days_do_not_count() -> None:
    found = attention([0, 0, 0, 0, 0, 60, 70, 80])
    assert (found.half, found.reports, len(found.counted)) == (0, 5, 5)


def test_reports_of_a_day_on_which_more_outlets_were_read_weigh_less() -> None:
    found = attention([0, 0, 0, 5, 5], outlets=[(0, 9)])
    assert (found.half, found.half_by_outlet) == (0, 5)


def test_few_reports_have_no_half_and_it_is_said_in_words() -> None:
    found = attention([0, 1, 2, 3])
    assert (found.half, found.nine_tenths) == (None, None)
    assert found.why == "too few reports: 4 in its first 60 days, and it takes 5"


def test_an_attack_without_a_known_day_has_no_attention() -> None:
    assert attention([0] * 9, known_day=False).why == "the day of the attack is not known"


def test_days_that_are_not_over_are_not_measured() -> None:
    assert attention([0] * 9, as_of=40).why == "its first 60 days were not read from their first to their last"


def test_forty_nine_reports_have_no_half_life_and_fifty_have_one() -> None:
    days = [int(day) for day in np.floor(np.random.default_rng(1).exponential(4 / math.log(2), size=50)) if day < 60]
    assert len(days) == 50
    assert attention(days[:49]).half_life is None
    assert "49 reports are too few" in (attention(days[:49]).why or "")
    found = attention(days)
    assert found.why is None
    assert found.half_life is not None
    assert found.half_life.low is not None
    assert found.half_life.high is not None
    assert found.half_life.low < 4 < found.half_life.high


def test_reports_that_do_not_die_away_have_no_half_life_and_it_is_said() -> None:
    assert "do not die away" in (attention([*range(10, 60), *range(50, 60)]).why or "")


def test_a_report_before_the_attack_is_none_of_its_reports() -> None:
    assert attention([-3, 0, 0, 0, 0]).reports == 4


@pytest.mark.parametrize(("part", "day"), [(0.5, 1), (0.9, 7)])
def test_without_weights_each_report_counts_the_same(part: float, day: int) -> None:
    assert days_until(part, [7, 0, 1], [1.0, 1.0, 1.0]) == day


def test_the_median_names_the_attacks_that_it_is_of() -> None:
    told = [replace(attention([0, 0, day, day, day]), incident=f"attack-{day}") for day in (1, 2, 3, 9, 30)]
    found = median_attention([*told, attention([0])], as_of=on(500))
    assert (found.value.best, len(found.counted)) == (3, 5)
    assert "1 attacks have too few reports" in found.caveat


def test_four_attacks_have_no_median_and_it_is_said() -> None:
    told = [replace(attention([0, 0, day, day, day]), incident=f"attack-{day}") for day in (1, 2, 3, 9)]
    found = median_attention(told, as_of=on(500))
    assert found.value.best is None
    assert "4 attacks are too few for a median" in found.caveat


def test_the_median_of_nothing_is_not_known() -> None:
    assert median_attention([attention([0])], as_of=on(500)).value.best is None
