"""What was read, and when."""

from __future__ import annotations

from hisab.measures.readership import readership_of

from .made import document, on, register_of


def test_an_outlet_is_read_from_its_first_report_to_its_last() -> None:
    readership = readership_of(register_of([document("a", on(0)), document("b", on(99))]), as_of=on(500))
    assert readership.mean_outlets(on(0), on(100)) == 1.0
    assert readership.days_read(on(50), on(150)) == 50
    assert readership.is_read(on(99))
    assert not readership.is_read(on(100))


def test_an_outlet_that_pauses_for_longer_than_half_a_year_is_not_read_in_between() -> None:
    readership = readership_of(register_of([document("a", on(0)), document("b", on(300))]), as_of=on(500))
    assert readership.mean_outlets(on(1), on(300)) == 0.0
    assert readership.read == ((on(0).toordinal(), on(1).toordinal()), (on(300).toordinal(), on(301).toordinal()))


def test_days_read_are_counted_on_over_a_time_that_was_not_read() -> None:
    found = [document(str(day), on(day)) for day in (0, 9, 400, 409)]
    readership = readership_of(register_of(found), as_of=on(500))
    assert readership.days_read(on(0), on(500)) == 20
    assert [readership.day_after(days) for days in (0, 9, 10, 19)] == [on(0), on(9), on(400), on(409)]


def test_two_outlets_that_take_turns_read_without_a_gap() -> None:
    found = [document(f"{source}{day}", on(day), source=source) for source, day in (("x", 0), ("x", 100), ("y", 90), ("y", 200))]
    readership = readership_of(register_of(found), as_of=on(500))
    assert readership.days_read(on(0), on(201)) == 201


def test_outlets_add_up() -> None:
    found = [document(f"{source}{day}", on(day), source=source) for source in "xy" for day in (0, 50, 99)]
    readership = readership_of(register_of(found), as_of=on(500))
    assert readership.mean_outlets(on(0), on(100)) == 2.0
    assert readership.outlets_by_day == {on(0): 2, on(50): 2, on(99): 2}


def test_what_was_published_later_than_the_day_of_the_account_was_not_read() -> None:
    assert readership_of(register_of([document("a", on(0)), document("b", on(9))]), as_of=on(5)).last == on(0)


def test_reports_without_a_day_say_nothing_of_when_was_read() -> None:
    assert readership_of(register_of([document("a", None)]), as_of=on(5)).first is None
