"""Each verb: what it prints on stdout, what it says on stderr, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from ..workflow.cases import LATER, MACHH, tree_of, write_rows
from .calls import HOSTILE, Hisab

DAY = ("--as-of", "2021-02-01")


def test_init_makes_a_workspace_and_says_what_comes_next(hisab: Hisab, tmp_path: Path) -> None:
    said = hisab("init", tmp_path / "account", "--community", "hazara")
    assert (said.code, said.out) == (0, "")
    assert "kept for hazara" in said.err
    assert "hisab run" in said.err
    assert sorted(path.name for path in (tmp_path / "account").iterdir()) == [".lock", "captures", "editions", "hand", "hisab.toml", "ledger.db"]


def test_run_prints_a_summary_of_what_there_is_and_what_is_new(hisab: Hisab, tmp_path: Path, reports: Path) -> None:
    said = hisab("run", reports, "--ledger", tmp_path / "account", "--format", "json", *DAY)
    assert said.code == 0
    assert json.loads(said.out) == [
        {"what": "documents", "count": "2", "new": 2},
        {"what": "attacks recorded", "count": "1", "new": 1},
        {"what": "people killed", "count": "11–12", "new": None},
        {"what": "people injured", "count": "not known", "new": None},
        {"what": "promises recorded", "count": "1", "new": 1},
        {"what": "actions reported", "count": "1", "new": 1},
        {"what": "findings", "count": "0", "new": 0},
    ]
    assert f"Site: {tmp_path / 'account' / 'editions'}" in said.err
    assert "Nothing new" not in said.err


def test_run_again_says_that_nothing_is_new(hisab: Hisab, account: Path, reports: Path) -> None:
    before = tree_of(account)
    said = hisab("run", reports, "--ledger", account, "--format", "json", *DAY)
    assert "Nothing new: nothing was added to the ledger, and this edition was there." in said.err
    assert {row["new"] for row in json.loads(said.out)} == {0, None}
    assert tree_of(account) == before


def test_run_with_one_more_report_counts_it_as_new(hisab: Hisab, account: Path, tmp_path: Path) -> None:
    kabul = {**LATER, "text": "A bomb killed three people in Kabul on January 20, 2021.", "published": "2021-01-21"}
    more = write_rows(tmp_path / "more.jsonl", [kabul])
    said = hisab("run", more, "--ledger", account, "--format", "csv", *DAY)
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert (rows[0]["count"], rows[0]["new"]) == ("3", "1")
    assert (rows[1]["count"], rows[1]["new"]) == ("2", "1")
    assert "Nothing new" not in said.err


def test_quiet_says_nothing_and_still_prints(hisab: Hisab, account: Path, reports: Path) -> None:
    said = hisab("run", reports, "--ledger", account, "--quiet", *DAY)
    assert said.err == ""
    assert "people killed" in said.out


def test_a_table_that_is_piped_is_not_folded(hisab: Hisab, account: Path, reports: Path) -> None:
    said = hisab("run", reports, "--ledger", account, *DAY)
    assert len(said.out.splitlines()) == 9
    assert all(line == line.rstrip() for line in said.out.splitlines())


def test_reports_after_the_day_of_the_account_are_named(hisab: Hisab, account: Path) -> None:
    said = hisab("publish", "--ledger", account, "--as-of", "2021-01-05")
    assert "1 report came out after 2021-01-05" in said.err


def test_the_verbs_one_by_one_come_to_what_run_comes_to(hisab: Hisab, tmp_path: Path, reports: Path) -> None:
    steps = tmp_path / "steps"
    assert "2 new documents." in hisab("gather", reports, "--ledger", steps).err
    assert "2 documents read." in hisab("read", "--ledger", steps).err
    assert "3 records changed." in hisab("link", "--ledger", steps).err
    published = hisab("publish", "--ledger", steps, *DAY)
    assert "Written." in published.err
    assert Path(published.out.strip()).is_file()
    again = hisab("run", reports, "--ledger", steps, *DAY)
    assert "Nothing new" in again.err


def test_every_verb_again_says_that_nothing_is_new(hisab: Hisab, account: Path, reports: Path) -> None:
    assert "0 new documents." in hisab("gather", reports, "--ledger", account).err
    assert "0 documents read." in hisab("read", "--ledger", account).err
    assert "Nothing new" in hisab("link", "--ledger", account).err
    assert "Nothing new" in hisab("publish", "--ledger", account, *DAY).err


def test_publish_of_an_empty_ledger_writes_a_site(hisab: Hisab, tmp_path: Path) -> None:
    hisab("init", tmp_path / "account")
    said = hisab("publish", "--ledger", tmp_path / "account")
    assert said.code == 0
    assert Path(said.out.strip()).is_file()


def test_verify_of_a_whole_workspace_is_fine(hisab: Hisab, account: Path) -> None:
    said = hisab("verify", "--ledger", account)
    assert (said.code, said.out) == (0, "")
    assert "holds" in said.err
    assert json.loads(hisab("verify", "--ledger", account, "--format", "json").out) == []


def test_verify_names_a_changed_capture_and_ends_with_4(hisab: Hisab, account: Path) -> None:
    (capture,) = [path for path in (account / "captures").rglob("*") if path.is_file()]
    capture.chmod(0o644)
    capture.write_bytes(b"changed")
    said = hisab("verify", "--ledger", account, "--format", "json")
    assert said.code == 4
    assert [capture.name in row["where"] for row in json.loads(said.out)] == [True]
    assert "1 thing does not hold" in said.err


def test_a_byte_in_the_ledger_s_header_ends_with_4(hisab: Hisab, account: Path) -> None:
    path = account / "ledger.db"
    path.write_bytes(b"x" + path.read_bytes()[1:])
    assert hisab("verify", "--ledger", account).code == 4


def test_rebuild_says_that_the_bytes_are_the_same(hisab: Hisab, account: Path) -> None:
    said = hisab("rebuild", "--ledger", account)
    assert said.code == 0
    assert said.out.startswith("sha256:")
    assert "the same, byte for byte" in said.err


def test_trace_prints_the_chain_indented(hisab: Hisab, account: Path) -> None:
    said = hisab("trace", "people_killed", "--ledger", account, *DAY)
    lines = said.out.splitlines()
    assert lines[0].startswith("figure people_killed: people killed: 11–12")
    assert lines[1].startswith("  incident incident-00001: 11–12, 2021-01-03, Mach")
    assert lines[2].startswith("    statement sha256:")
    assert lines[3].startswith("      sentence “")


def test_trace_as_json_is_one_tree(hisab: Hisab, account: Path) -> None:
    chain = json.loads(hisab("trace", "incident-00001", "--ledger", account, "--format", "json", *DAY).out)
    assert set(chain) == {"kind", "id", "words", "rests_on"}
    assert (chain["kind"], chain["id"]) == ("incident", "incident-00001")
    assert {child["kind"] for child in chain["rests_on"]} == {"mention"}


def test_trace_as_csv_has_the_depth(hisab: Hisab, account: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(hisab("trace", "people_killed", "--ledger", account, "--format", "csv", *DAY).out)))
    assert [row["depth"] for row in rows[:3]] == ["0", "1", "2"]


def test_trace_findings_lists_what_was_odd(hisab: Hisab, tmp_path: Path) -> None:
    hisab("run", HOSTILE, "--ledger", tmp_path / "account")
    lines = hisab("trace", "findings", "--ledger", tmp_path / "account").out
    assert "warning: empty.txt holds no text" in lines
    assert "[empty]" in lines
    rows = json.loads(hisab("trace", "findings", "--ledger", tmp_path / "account", "--format", "json").out)
    assert {"code", "severity", "about", "message", "hint"} == set(rows[0])


@pytest.mark.parametrize("wanted", ["nonsense", "incident-00099", "1234"])
def test_trace_of_what_is_not_there_says_what_there_is(hisab: Hisab, account: Path, wanted: str) -> None:
    said = hisab("trace", wanted, "--ledger", account, *DAY)
    assert said.code == 2
    assert "Hint: figures: incidents, people_killed" in said.err


def test_read_prints_one_object_a_document_in_order_and_as_often_as_it_is_there(hisab: Hisab, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl", [LATER, MACHH, LATER])
    said = hisab("read", path)
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [line["document"]["title"] for line in lines] == [LATER["title"], MACHH["title"], LATER["title"]]
    assert lines[0] == lines[2]
    assert "[duplicate]" in said.err


def test_read_keeps_nothing(hisab: Hisab, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hisab("read", reports)
    assert [path.name for path in tmp_path.iterdir()] == ["reports.jsonl"]


def test_read_as_a_table_has_a_row_a_mention(hisab: Hisab, reports: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(hisab("read", reports, "--format", "csv").out)))
    assert {row["kind"] for row in rows} == {"incident", "promise", "action"}
    assert any("killed at least 11" in row["values"] for row in rows)


def test_read_wants_files_or_a_ledger(hisab: Hisab) -> None:
    said = hisab("read")
    assert said.code == 2
    assert "give FILES" in said.err


def test_read_with_files_and_a_ledger_uses_the_words_of_the_ledger(hisab: Hisab, tmp_path: Path) -> None:
    assert hisab("init", tmp_path / "account").code == 0
    row = "id,name,kind,country,spellings,source\nvelmi,Velmi,ethnic,,Velmi|Velmis,invented\n"
    (tmp_path / "account" / "hand" / "communities.csv").write_text(row, encoding="utf-8")
    (tmp_path / "a.txt").write_text("date: 2021-01-04\n\nGunmen killed six Velmi traders in Quetta on Sunday.", encoding="utf-8")
    assert '"velmi"' not in hisab("read", tmp_path / "a.txt").out
    assert '"velmi"' in hisab("read", tmp_path / "a.txt", "--ledger", tmp_path / "account").out


def test_a_row_added_later_is_read_by_the_next_run(hisab: Hisab, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date: 2021-01-04\n\nGunmen killed six Velmi traders in Quetta on Sunday.", encoding="utf-8")
    assert hisab("run", tmp_path / "a.txt", "--ledger", tmp_path / "account").code == 0
    row = "id,name,kind,country,spellings,source\nvelmi,Velmi,ethnic,,Velmi|Velmis,invented\n"
    (tmp_path / "account" / "hand" / "communities.csv").write_text(row, encoding="utf-8")
    assert hisab("run", tmp_path / "a.txt", "--ledger", tmp_path / "account").code == 0
    assert "community velmi" in hisab("trace", "incident-00001", "--ledger", tmp_path / "account").out


def test_an_empty_name_is_no_source(hisab: Hisab, tmp_path: Path) -> None:
    said = hisab("run", "", "--ledger", tmp_path / "account")
    assert (said.code, "Traceback" in said.err) == (2, False)


def test_a_link_to_itself_and_another_workspace_are_passed_over(hisab: Hisab, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("date: 2021-01-04\n\nGunmen killed six Hazara traders in Quetta on Sunday.", encoding="utf-8")
    (tmp_path / "in" / "loop").symlink_to("loop")
    assert hisab("run", tmp_path / tmp_path / "in" / "a.txt", "--ledger", tmp_path / "in" / "old").code == 0
    said = hisab("run", tmp_path / "in", "--ledger", tmp_path / "account", "--format", "json")
    assert (said.code, "Traceback" in said.err) == (0, False)
    assert json.loads(said.out)[0]["new"] == 1


def test_a_workspace_given_as_a_source_is_read_without_what_it_keeps(hisab: Hisab, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date: 2021-01-04\n\nGunmen killed six Hazara traders in Quetta on Sunday.", encoding="utf-8")
    assert hisab("run", tmp_path / "a.txt", "--ledger", tmp_path / "account").code == 0
    assert hisab("run", tmp_path / "account", "--ledger", tmp_path / "account").code == 2
    (tmp_path / "account" / "b.txt").write_text("date: 2021-01-04\n\nA shell killed two people in Quetta on Sunday.", encoding="utf-8")
    said = hisab("run", tmp_path / "account", "--ledger", tmp_path / "account", "--format", "json")
    assert (said.code, json.loads(said.out)[0]["new"]) == (0, 1)


def test_an_empty_folder_is_said(hisab: Hisab, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert hisab("run", tmp_path / "none", "--ledger", tmp_path / "account").code == 2


@pytest.mark.parametrize(("threshold", "code"), [("note", 1), ("warning", 1), ("error", 0)])
def test_fail_on_ends_with_1_at_or_above_it(hisab: Hisab, tmp_path: Path, threshold: str, code: int) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    account = tmp_path / "account"
    assert hisab("run", empty, "--ledger", account, "--fail-on", threshold).code == code
    assert hisab("gather", empty, "--ledger", account, "--fail-on", threshold).code == code
    assert hisab("read", "--ledger", account, "--fail-on", threshold).code == code
    assert hisab("read", empty, "--fail-on", threshold).code == code


def test_nothing_is_written_when_a_source_or_a_community_does_not_exist(hisab: Hisab, tmp_path: Path, reports: Path) -> None:
    for arguments in (("run", "nowhere.txt"), ("gather", "nowhere.txt"), ("run", reports, "--community", "hazaras")):
        said = hisab(*arguments, "--ledger", tmp_path / "account")
        assert said.code == 2
        assert "Hint:" in said.err
        assert not (tmp_path / "account").exists()


def test_the_book_of_promises_has_a_line_for_what_can_be_rated(hisab: Hisab, account: Path) -> None:
    said = hisab("promises", "--ledger", account, "--format", "json", *DAY)
    (line,) = json.loads(said.out)
    assert (line["kind"], line["status"], line["attacks"]) == ("compensation", "open", "incident-00001")
    late = json.loads(hisab("promises", "--ledger", account, "--format", "json", "--as-of", "2022-01-01").out)
    assert [one["status"] for one in late] == ["overdue, not searched"]
    assert json.loads(hisab("promises", "--ledger", account, "--kind", "justice", "--format", "json").out) == []


def test_what_was_searched_turns_our_debt_into_silence(hisab: Hisab, account: Path) -> None:
    sources = ("--source", "one", "--source", "two", "--source", "three")
    days = ("--since", "2021-01-04", "--until", "2021-12-31", "--on", "2022-01-02", "--by", "A. M.")
    said = hisab("looked", "cheques", "families paid", "--ledger", account, *sources, *days)
    assert (said.code, said.err.strip()) == (0, "6 searches recorded.")
    assert "Nothing new" in hisab("looked", "cheques", "families paid", "--ledger", account, *sources, *days).err
    (line,) = json.loads(hisab("promises", "--ledger", account, "--format", "json", "--as-of", "2022-01-03").out)
    assert line["status"] == "overdue, no evidence"
    assert hisab("verify", "--ledger", account).code == 0


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (("--since", "2021-02-01", "--until", "2021-01-01", "--by", "A"), "lies after"),
        (("--since", "2021-01-01", "--until", "2021-03-01", "--on", "2021-02-01", "--by", "A"), "nobody could look"),
        (("--since", "2021-01-01", "--until", "2021-02-01", "--by", "A", "--promise", "0123456789"), "is no promise of this account"),
        (("--since", "2021-01-01", "--until", "2021-02-01", "--by", " "), "--by is empty"),
    ],
)
def test_a_search_that_cannot_be_is_refused(hisab: Hisab, account: Path, given: tuple[str, ...], hint: str) -> None:
    said = hisab("looked", "cheques", "--ledger", account, "--source", "one", *given)
    assert said.code == 2
    assert hint in said.err


def test_a_dry_run_lists_what_would_leave_and_writes_nothing(hisab: Hisab, account: Path) -> None:
    before = tree_of(account / "editions")
    said = hisab("publish", "--ledger", account, "--dry-run", "--format", "json", *DAY)
    rows = json.loads(said.out)
    assert rows
    assert {"what", "record", "value", "leaves", "reason"} == set(rows[0])
    assert "would leave, in the data and on the pages:" in said.err
    assert tree_of(account / "editions") == before


def test_another_profile_is_another_edition(hisab: Hisab, account: Path) -> None:
    public = hisab("publish", "--ledger", account, *DAY).out
    assert hisab("publish", "--ledger", account, "--profile", "partner", *DAY).out != public
    refused = hisab("publish", "--ledger", account, "--profile", "everything", *DAY)
    assert refused.code == 2
    assert "There are" in refused.err
