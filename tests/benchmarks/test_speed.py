"""The reports that are timed are many and no two are the same."""

from __future__ import annotations

from datetime import date
from itertools import islice

from benchmarks.speed import make_reports, time_each, time_load

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
