"""The whole way: again changes nothing, one more report adds what it says, a day that passes is no news."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hisab.records.errors import UsageError
from hisab.records.journal import ActionLinked, CaptureTaken, DocumentGathered, DocumentRead, FindingRaised, IncidentLinked, PromiseLinked

from .cases import LATER, MACHH, TODAY, digest_of, entries_of, run_all, tree_of, write_reports, write_rows


@pytest.fixture(name="sources")
def _sources(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    write_rows(folder / "a.jsonl", [MACHH])
    return folder


def test_a_run_gives_records_and_a_site(tmp_path: Path, sources: Path) -> None:
    outcome = run_all(tmp_path / "account", sources)
    register = outcome.published.edition.register
    assert (len(register.documents), len(register.incidents), len(register.promises)) == (1, 1, 1)
    assert (outcome.published.directory / "index.html").is_file()
    assert outcome.before.size == 0
    assert not outcome.is_unchanged


def test_running_again_changes_not_one_byte_and_says_so(tmp_path: Path, sources: Path) -> None:
    run_all(tmp_path / "account", sources)
    before = tree_of(tmp_path / "account")
    assert run_all(tmp_path / "account", sources, now="2021-02-01T09:00:00+00:00").is_unchanged
    assert tree_of(tmp_path / "account") == before


def test_a_day_that_passes_is_no_news(tmp_path: Path, sources: Path) -> None:
    first = run_all(tmp_path / "account", sources)
    before = tree_of(tmp_path / "account")
    later = run_all(tmp_path / "account", sources, today=date(2021, 2, 3), now="2021-02-03T06:00:00+00:00")
    assert later.is_unchanged
    assert later.published.directory == first.published.directory
    assert tree_of(tmp_path / "account") == before


def test_a_due_date_that_passes_is_news(tmp_path: Path, sources: Path) -> None:
    first = run_all(tmp_path / "account", sources)
    later = run_all(tmp_path / "account", sources, today=date(2031, 2, 3))
    assert later.published.is_new
    assert later.published.directory != first.published.directory


def test_a_day_that_is_asked_for_is_given_though_it_is_no_news(tmp_path: Path, sources: Path) -> None:
    run_all(tmp_path / "account", sources)
    asked = run_all(tmp_path / "account", sources, as_of=date(2021, 2, 3))
    assert asked.published.is_new
    assert asked.published.directory.name.startswith("2021-02-03-")


def test_a_later_edition_does_not_stand_for_an_earlier_day(tmp_path: Path, sources: Path) -> None:
    run_all(tmp_path / "account", sources, as_of=date(2021, 2, 3))
    assert run_all(tmp_path / "account", sources, today=TODAY).published.directory.name.startswith("2021-02-01-")


def test_one_more_report_adds_what_it_says_and_nothing_else(tmp_path: Path, sources: Path) -> None:
    run_all(tmp_path / "account", sources)
    before = entries_of(tmp_path / "account")
    write_rows(sources / "b.jsonl", [LATER])
    register = run_all(tmp_path / "account", sources).published.edition.register
    added = entries_of(tmp_path / "account")
    assert added[: len(before)] == before
    (new,) = [document for document in register.documents.values() if document.title == LATER["title"]]
    mentions = {mention.id for mention in register.readings[new.id].mentions}
    for entry in added[len(before) :]:
        match entry.payload:
            case CaptureTaken(capture=capture):
                assert capture.id == new.capture
            case DocumentGathered(document=document):
                assert document == new
            case DocumentRead(reading=reading):
                assert reading.document == new.id
            case IncidentLinked(incident=subject) | PromiseLinked(promise=subject) | ActionLinked(action=subject):
                assert mentions & set(subject.mentions)
            case FindingRaised(finding=finding):
                assert finding.about.startswith("b.jsonl")
            case other:
                pytest.fail(f"this says more than the report: {other}")


def test_ids_stay_when_reports_are_added_one_after_another(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", 16)
    ids: dict[str, str] = {}
    for number, path in enumerate(sorted(folder.iterdir()), start=1):
        register = run_all(tmp_path / "account", path).published.edition.register
        for incident in register.incidents.values():
            for mention in incident.mentions:
                known = ids.setdefault(mention, incident.id)
                assert register.current_incident(known) == incident.id, f"after report {number}"  # type: ignore[arg-type]


def test_reports_in_another_order_give_the_same_attacks(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", 24)
    paths = sorted(folder.iterdir())
    first = run_all(tmp_path / "one", *paths).published.edition
    second = run_all(tmp_path / "two", *reversed(paths)).published.edition
    assert {incident.mentions for incident in first.register.incidents.values()} == {
        incident.mentions for incident in second.register.incidents.values()
    }
    assert first.figures == second.figures


def test_in_one_go_or_in_steps_the_register_is_the_same(tmp_path: Path, sources: Path) -> None:
    run_all(tmp_path / "one", sources)
    run_all(tmp_path / "two", sources)
    assert digest_of(tmp_path / "one") == digest_of(tmp_path / "two")


def test_a_new_finding_is_news_though_there_is_no_new_document(tmp_path: Path, sources: Path) -> None:
    run_all(tmp_path / "account", sources)
    (sources / "empty.txt").write_text("")
    assert not run_all(tmp_path / "account", sources).is_unchanged


def test_settings_that_change_what_is_counted_make_a_new_edition(tmp_path: Path, sources: Path) -> None:
    first = run_all(tmp_path / "account", sources)
    settings = tmp_path / "account" / "hisab.toml"
    settings.write_text(settings.read_text().replace("communities = []", 'communities = ["ahmadi"]'))
    second = run_all(tmp_path / "account", sources)
    assert second.published.is_new
    assert second.published.directory != first.published.directory
    assert len({figure.value for figure in second.published.edition.figures if figure.name == "incidents"}) == 1


def test_a_list_kept_by_hand_makes_a_new_edition(tmp_path: Path, sources: Path) -> None:
    run_all(tmp_path / "account", sources)
    (tmp_path / "account" / "hand" / "horizons.csv").write_text(
        "jurisdiction,kind,subtype,days,label,version,source\npk,compensation,cash,7,in a week,1,by hand\n"
    )
    assert run_all(tmp_path / "account", sources).published.is_new


def test_a_day_before_any_report_is_an_error_and_what_was_read_is_kept(tmp_path: Path, sources: Path) -> None:
    with pytest.raises(UsageError, match="the earliest report is of 2021-01-04"):
        run_all(tmp_path / "account", sources, as_of=date(1990, 1, 1))
    assert any(isinstance(entry.payload, DocumentRead) for entry in entries_of(tmp_path / "account"))


def test_a_folder_that_holds_the_workspace_is_read_without_it(sources: Path) -> None:
    first = run_all(sources / "account", sources)
    again = run_all(sources / "account", sources)
    assert again.is_unchanged
    assert len(first.published.edition.register.documents) == 1


def test_a_lull_that_runs_on_is_no_news_while_nothing_more_is_read(tmp_path: Path) -> None:
    towns = ("Quetta", "Machh", "Mastung", "Khuzdar", "Loralai", "Chaman")
    rows = [
        {
            "text": f"Gunmen killed {3 + 9 * number} Hazara people in {town} on {struck:%B} {struck.day}, {struck.year}.",
            "title": f"Killed in {town}",
            "published": struck.isoformat(),
            "language": "en",
            "url": f"https://example.org/{town}",
        }
        for number, town in enumerate(towns)
        for struck in (date(2020, 8, 1) + timedelta(days=30 * number),)
    ]
    source = write_rows(tmp_path / "rows.jsonl", rows)
    first = run_all(tmp_path / "account", source)
    later = run_all(tmp_path / "account", source, today=date(2021, 4, 1), now="2021-04-01T06:00:00+00:00")
    for outcome in (first, later):
        account = outcome.published.edition.account
        assert account is not None
        assert [lull.days is not None for lull in account.lulls] == [True, True]
    assert not later.published.is_new
