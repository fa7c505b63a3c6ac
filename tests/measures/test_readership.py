"""What was read, and when."""

from __future__ import annotations

import pytest

from hisab.measures.readership import readership_of

from .made import document, on, register_of


def test_an_outlet_is_read_from_its_first_report_to_its_last() -> None:
    readership = readership_of(register_of([document("a", on(0)), document("b", on(99))]), as_of=on(500))
    assert readership.mean_outlets(on(0), on(100)) == 1.0
    assert readership.mean_outlets(on(50), on(150)) == pytest.approx(0.5)


def test_an_outlet_that_pauses_for_longer_than_half_a_year_is_not_read_in_between() -> None:
    readership = readership_of(register_of([document("a", on(0)), document("b", on(300))]), as_of=on(500))
    assert readership.mean_outlets(on(1), on(300)) == 0.0


def test_outlets_add_up() -> None:
    found = [document(f"{source}{day}", on(day), source=source) for source in "xy" for day in (0, 50, 99)]
    readership = readership_of(register_of(found), as_of=on(500))
    assert readership.mean_outlets(on(0), on(100)) == 2.0
    assert readership.outlets_by_day == {on(0): 2, on(50): 2, on(99): 2}


def test_what_was_published_later_than_the_day_of_the_account_was_not_read() -> None:
    assert readership_of(register_of([document("a", on(0)), document("b", on(9))]), as_of=on(5)).last == on(0)


def test_reports_without_a_day_say_nothing_of_when_was_read() -> None:
    assert readership_of(register_of([document("a", None)]), as_of=on(5)).first is None
