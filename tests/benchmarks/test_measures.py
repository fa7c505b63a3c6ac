"""The benchmark of the measures draws what it says that it draws."""

from __future__ import annotations

from datetime import date

import numpy as np
from benchmarks.measures import cluster_alarms, false_alarms, found_breaks, make_account, surprising_lulls

from hisab.measures.account_figures import measure_account
from hisab.vocabulary.tables import load_vocabulary


def test_shares_lie_between_nought_and_one_and_a_strong_break_is_always_found() -> None:
    assert 0 <= false_alarms(np.random.default_rng(1), 30, 1000, 20) <= 0.2
    assert 0 <= cluster_alarms(np.random.default_rng(1), 30, 1000, 20) <= 1
    assert found_breaks(np.random.default_rng(1), 30, 10.0, 1000, 20)[0] == 1.0
    assert 0 <= surprising_lulls(np.random.default_rng(1), 20, 1000, 20) <= 0.3


def test_the_drawn_account_is_of_the_size_asked_for_and_every_measure_has_something_to_count() -> None:
    register, accounts = make_account(np.random.default_rng(1), 300)
    found = measure_account(register, accounts, as_of=date(2026, 1, 1), communities=(), vocabulary=load_vocabulary())
    assert len(accounts) == len(found.attention) == len(found.overlap.rows) == 300
    assert found.trend.points
    assert all(lull.days is not None for lull in found.lulls)
    assert any(one.half is not None for one in found.attention)
    assert any(total.recorded is not None for total in found.control_totals)
