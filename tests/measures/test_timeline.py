"""Attacks in the order of their days."""

from __future__ import annotations

from hisab.measures.timeline import timeline_of
from hisab.records.values import DatePrecision, DateSpan

from .made import account, on, read_by

WEEK = DateSpan(earliest=on(5), latest=on(11), precision=DatePrecision.WEEK)


def test_only_attacks_of_a_known_day_in_the_time_that_was_read_have_a_place() -> None:
    counted = {"a": account(on(20)), "b": account(on(15)), "c": account(on(2)), "d": account(None, span=WEEK), "e": account(None)}
    timeline = timeline_of(counted, read_by(1, 30, first=10))
    assert timeline is not None
    assert timeline.days == ((on(15), "b"), (on(20), "a"))
    assert timeline.recalled == 1
    assert timeline.unsure == (("d", WEEK), ("e", None))
    assert (timeline.since, timeline.until) == (on(10), on(40))
