"""Parts of one rate, and what was read beside them."""

from __future__ import annotations

from dataclasses import replace

from hisab.measures.trends import find_trend
from hisab.records.figures import Series

from .made import on, read_by, timeline_of_days

BREAK = [*range(0, 1000, 50), *range(1000, 1500, 5)]


def trend(offsets: list[int], days: int = 1500) -> Series:
    return find_trend(timeline_of_days(offsets, days), read_by(3, days), as_of=on(days))


def test_a_constant_rate_is_one_part_with_its_rate_a_year() -> None:
    (part,) = trend(list(range(0, 1500, 15))).points
    assert part.interval is not None
    assert part.interval.low is not None
    assert part.interval.high is not None
    assert part.interval.low < 365.25 / 15 < part.interval.high
    assert (part.since, part.until) == (on(0), on(1500))


def test_the_parts_of_a_break_count_every_attack_once() -> None:
    parts = trend(BREAK).points
    assert len(parts) == 2
    assert sorted(identifier for part in parts for identifier in part.counted) == [f"attack-{number:05d}" for number in range(len(BREAK))]
    assert all(part.value.best == len(part.counted) for part in parts)
    assert parts[0].until == parts[1].since


def test_where_as_much_was_read_on_both_sides_nothing_is_said_of_reading() -> None:
    assert [part.note for part in trend(BREAK).points] == [None, None]


def test_a_change_with_the_sources_is_no_finding_about_the_attacks() -> None:
    few = read_by(1, 1500)
    more = replace(few, stretches=(*few.stretches, (on(990).toordinal(), on(1500).toordinal())))
    found = find_trend(timeline_of_days(BREAK, 1500), more, as_of=on(1500))
    assert "no finding about the attacks" in (found.points[1].note or "")


def test_a_time_that_was_not_read_is_no_fall_in_attacks() -> None:
    reading = read_by(3, 1500)
    start = on(0).toordinal()
    paused = replace(reading, stretches=((start, start + 500), (start + 1100, start + 1500)))
    found = find_trend(timeline_of_days([*range(0, 500, 10), *range(1100, 1500, 10)], 1500), paused, as_of=on(1500))
    (part,) = found.points
    assert part.interval is not None
    assert part.interval.best is not None
    assert abs(part.interval.best - 36.5) < 1
    assert "no outlet was read on 600 of its days" in (part.note or "")


def test_with_few_attacks_no_part_is_told_and_the_reason_is() -> None:
    found = trend(list(range(9)))
    assert found.points == ()
    assert "too few" in (found.why or "")


def test_without_a_dated_report_no_part_is_told_and_the_reason_is() -> None:
    found = find_trend(None, read_by(1, 1), as_of=on(1))
    assert found.points == ()
    assert found.why


def test_the_attacks_that_are_left_out_are_told() -> None:
    timeline = replace(timeline_of_days(BREAK, 1500), unsure=(("attack-x", None),), recalled=4)
    caveat = find_trend(timeline, read_by(3, 1500), as_of=on(1500)).caveat
    assert "1 attacks without a known day and 4 of times of which no report was read" in caveat


def test_a_trend_names_no_cause() -> None:
    assert "nothing of causes" in trend(BREAK).caveat
