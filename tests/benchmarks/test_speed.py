"""The reports that are timed are many and no two are the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice

from benchmarks.speed import make_reports, time_each, time_in_turns, time_load

from tests.reading.cases import report


def test_repeated_reports_differ_in_text_date_and_address() -> None:
    rows = list(make_reports(300))
    assert len(rows) == 300
    assert all(len({row[name] for row in rows}) == 300 for name in ("text", "url"))
    assert len({row["published"] for row in rows}) > len({row["published"] for row in islice(rows, 50)})


def test_changed_dates_are_days() -> None:
    assert all(date.fromisoformat(row["published"]) for row in make_reports(150))


def test_every_document_is_read_and_the_first_once_more() -> None:
    read: list[str] = []

    def note(document: object) -> None:
        read.append(str(document))
        sum(range(10_000))

    assert time_each(note, [report("a"), report("b")]) > 0
    assert len(read) == 3


def test_loading_returns_what_was_loaded() -> None:
    loaded, seconds = time_load(lambda: "model")
    assert (loaded, seconds >= 0) == ("model", True)


def test_each_has_its_turn_in_each_round() -> None:
    read: list[str] = []

    def noting(name: str) -> Callable[[object], None]:
        def note(_document: object) -> None:
            read.append(name)
            sum(range(10_000))

        return note

    rates = time_in_turns([noting("ours"), noting("peer")], [report("a")], rounds=2)
    assert len(rates) == 2
    assert read == ["ours", "ours", "peer", "peer"] * 2
