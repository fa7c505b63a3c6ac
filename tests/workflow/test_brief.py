"""A brief of a workspace: for the communities and days that are asked for, the same each time, written whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hisab.measures.period import measure_period
from hisab.publishing.brief.content import Brief
from hisab.records.errors import MachineError, UsageError
from hisab.workflow.brief import FORMATS, Asked, make_brief, write_brief
from hisab.workflow.publish import make_edition
from hisab.workflow.workspace import Workspace, open_workspace

from .cases import LATER, MACHH, NOW, run_all, write_rows

AS_OF = date(2021, 6, 1)
ASKED = Asked(communities=("hazara",), since=date(2013, 1, 1), until=AS_OF, as_of=AS_OF)
ALAMDAR = {
    "text": "A bomb killed 90 Hazara people in Quetta on January 10, 2013. "
    "The prime minister promised to pay compensation to the families of the victims.",
    "title": "Quetta",
    "published": "2013-01-11",
    "language": "en",
    "url": "https://example.org/quetta",
}


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("brief")
    run_all(folder / "account", write_rows(folder / "all.jsonl", [MACHH, LATER, ALAMDAR]), as_of=AS_OF, communities=("hazara",))
    return open_workspace(folder / "account")


def made(account: Workspace, asked: Asked = ASKED) -> Brief:
    with account.open_store() as store:
        return make_brief(account, store, asked, now=NOW)


def cells(brief: Brief, anchor: str) -> list[tuple[str, ...]]:
    return [tuple(cell.words for cell in row) for one in brief.sections if one.anchor == anchor and one.table for row in one.table.rows]


def test_its_numbers_are_the_figures_of_the_account(account: Workspace) -> None:
    with account.open_store() as store:
        edition = make_edition(account, store, as_of=AS_OF, now=NOW)
    figures = {figure.name: figure.value for figure in edition.figures}
    killed, due = made(account).headlines[:2]
    assert killed.number == f"{figures['people_killed'].low}–{figures['people_killed'].high}" == "101–102"
    assert due.number == str(figures["promises_due"].best)


def test_days_leave_out_what_lies_before_and_after(account: Workspace) -> None:
    brief = made(account, replace(ASKED, since=date(2020, 1, 1)))
    assert [row[0] for row in cells(brief, "attacks")] == ["3 January 2021"]
    assert brief.headlines[0].number == "11–12"


def test_a_promise_repeats_one_from_before_the_days_that_are_asked_for(account: Workspace) -> None:
    brief = made(account, replace(ASKED, since=date(2020, 1, 1)))
    (repeated,) = [row for one in brief.sections if one.anchor == "repeated" and one.table for row in one.table.rows]
    assert "11 January 2013" in repeated[1].small
    assert "Quetta, 10 January 2013" in repeated[1].small


def test_nothing_is_known_of_what_was_kept_while_nobody_searched(account: Workspace) -> None:
    kept = made(account).headlines[2]
    assert kept.number == "not known"
    assert "this record’s debt" in kept.label


def test_a_day_that_passes_changes_no_edition_and_the_same_question_gives_the_same_brief(account: Workspace) -> None:
    assert made(account) == made(account)


def test_days_without_an_attack_give_a_brief_that_says_so(account: Workspace) -> None:
    brief = made(account, replace(ASKED, since=date(2015, 1, 1), until=date(2016, 1, 1)))
    assert brief.headlines == ()
    assert any("No attack on this community is recorded" in words for words in brief.scope)
    assert all(FORMATS[kind](brief) for kind in FORMATS)


def test_a_community_that_nobody_knows_is_an_error_with_a_hint(account: Workspace) -> None:
    with pytest.raises(UsageError, match="no community") as raised:
        made(account, replace(ASKED, communities=("hazaras",)))
    assert "hazara" in raised.value.hint


@pytest.mark.parametrize(("since", "until"), [(date(2021, 2, 1), date(2021, 1, 1)), (date(2021, 1, 1), date(2021, 6, 2))])
def test_days_that_cannot_be_are_an_error(account: Workspace, since: date, until: date) -> None:
    with pytest.raises(UsageError):
        made(account, replace(ASKED, since=since, until=until))


def test_it_is_written_whole_over_what_was_there(account: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "new" / "brief.pdf"
    brief = made(account)
    assert write_brief(brief, path, kind="pdf").read_bytes().startswith(b"%PDF-1.7")
    assert write_brief(brief, path, kind="html").read_bytes().startswith(b"<!doctype html>")
    assert [each.name for each in path.parent.iterdir()] == ["brief.pdf"]


def test_a_place_that_cannot_be_written_is_said(account: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError, match="could not be written"):
        write_brief(made(account), tmp_path / "file" / "brief.html", kind="html")


def test_the_period_leaves_the_whole_as_it_was(account: Workspace) -> None:
    with account.open_store() as store:
        edition = make_edition(account, store, as_of=AS_OF, now=NOW)
    whole = measure_period(edition, since=date(2000, 1, 1), until=AS_OF, vocabulary=account.vocabulary).edition
    assert whole == edition
