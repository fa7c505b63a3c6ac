"""The edition that a server hands out: read from the ledger and never written to it, and renewed when the ledger has grown."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from hisab.publishing.charts import map as maps
from hisab.publishing.charts import years
from hisab.publishing.pages import CHARTED
from hisab.records.errors import IntegrityError, UsageError
from hisab.records.findings import Finding, Severity
from hisab.records.journal import FindingRaised
from hisab.workflow.publish import publish
from hisab.workflow.serve import Served
from hisab.workflow.standing import Clock, Standing
from hisab.workflow.workspace import create_workspace, open_workspace

from .cases import LATER, MACHH, NOW, TODAY, run_all, tree_of, write_rows

KABUL = {
    **LATER,
    "text": "A bomb killed three Hazara people in Kabul on January 20, 2021.",
    "published": "2021-01-21",
    "url": "https://example.org/kabul",
}


@pytest.fixture(name="account")
def _account(tmp_path: Path) -> Path:
    run_all(tmp_path / "account", write_rows(tmp_path / "reports.jsonl", [MACHH, LATER]))
    return tmp_path / "account"


def _stand(account: Path, said: list[str] | None = None, *, as_of: date | None = TODAY, today: list[date] | None = None) -> Standing:
    days = today or [TODAY]
    clock = Clock(today=lambda: days[-1], now=lambda: NOW)
    return Standing(account, as_of=as_of, profile="public", clock=clock, say=(said if said is not None else []).append)


def test_nothing_is_written_to_the_workspace(account: Path) -> None:
    before = tree_of(account)
    standing = _stand(account)
    standing.served.data.write()
    assert standing.served.page("index.html")
    assert tree_of(account) == before


def test_the_pages_are_those_that_publish_writes(account: Path) -> None:
    served = _stand(account).served
    served.data.write()
    workspace = open_workspace(account)
    with workspace.writing() as store:
        published = publish(workspace, store, as_of=TODAY, today=TODAY, now=NOW).directory
    pages = {path.relative_to(published).as_posix(): path.read_bytes() for path in published.rglob("*.html")}
    assert {path: served.page(path) == body for path, body in pages.items()} == dict.fromkeys(pages, True)


def test_entries_that_no_checkpoint_covers_are_served_under_one_that_is_not_kept(account: Path) -> None:
    kept = _stand(account).served.edition.checkpoint
    with open_workspace(account).writing() as store:
        before = store.register().size
        finding = Finding(code="date-missing", severity=Severity.NOTE, message="no date is stated", about="a report")
        store.append([FindingRaised(finding=finding)], made_by="test", at=NOW)
    told = _stand(account).served.edition.checkpoint
    assert told.size == before + 1 == kept.size + 1
    with open_workspace(account).open_store() as store:
        assert [each.size for each in store.checkpoints()] == [kept.size]
        assert told.root == store.checkpoint(at=NOW).root


def test_an_edition_is_renewed_when_the_ledger_has_grown_and_not_before(account: Path, tmp_path: Path) -> None:
    standing = _stand(account)
    before = standing.served
    assert not standing.renew()
    assert standing.served is before
    run_all(account, write_rows(tmp_path / "more.jsonl", [KABUL]))
    assert standing.renew()
    assert len(before.edition.register.incidents) == 1
    assert len(standing.served.edition.register.incidents) == 2


def test_an_edition_is_renewed_when_a_hand_kept_list_changed(account: Path) -> None:
    standing = _stand(account)
    (account / "hand" / "communities.csv").write_text("id,name,kind,country,spellings,source\nvelmi,Velmi,ethnic,zz,Velmi,invented\n")
    assert standing.renew()


def test_without_a_day_of_its_own_the_edition_goes_with_the_day(account: Path) -> None:
    days = [TODAY]
    standing = _stand(account, as_of=None, today=days)
    days.append(date(2021, 2, 2))
    assert standing.renew()
    assert standing.served.edition.as_of == date(2021, 2, 2)


def test_a_ledger_that_is_gone_leaves_the_old_edition_where_it_is(account: Path) -> None:
    standing = _stand(account)
    before = standing.served
    (account / "ledger.db").rename(account / "elsewhere.db")
    with pytest.raises(IntegrityError):
        standing.renew()
    assert standing.served is before


def test_in_the_background_the_data_is_written_and_what_fails_is_said_once(account: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hisab.workflow.standing.LOOK_S", 0.02)
    said: list[str] = []
    standing = _stand(account, said)
    with standing.watching():
        _wait_until(lambda: standing.served.data.is_whole)
        (account / "ledger.db").rename(account / "elsewhere.db")
        _wait_until(lambda: bool(said))
        time.sleep(0.2)
    assert len(said) == 1
    assert said[0].startswith("The edition that stands stays: ")


def _wait_until(is_so: object) -> None:
    for _ in range(1000):
        if callable(is_so) and is_so():
            return
        time.sleep(0.01)
    raise AssertionError("it never was so")


def test_a_workspace_in_which_nothing_was_gathered_says_what_to_do(tmp_path: Path) -> None:
    create_workspace(tmp_path / "account")
    with pytest.raises(UsageError, match="has no ledger yet"):
        _stand(tmp_path / "account")
    assert not (tmp_path / "account" / "ledger.db").exists()


def test_a_profile_that_there_is_not_is_a_usage_error(account: Path) -> None:
    clock = Clock(today=lambda: TODAY, now=lambda: NOW)
    with pytest.raises(UsageError, match="no redaction profile"):
        Standing(account, as_of=TODAY, profile="nobody", clock=clock, say=print)


def test_an_edition_is_drawn_before_it_takes_the_place_of_another(account: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = _stand(account)
    before, drawn = standing.served, []
    monkeypatch.setattr(Served, "draw", lambda served: drawn.append((served is before, standing.served is before)))
    run_all(account, write_rows(tmp_path / "more.jsonl", [KABUL]))
    assert standing.renew()
    assert drawn == [(False, True)]


def test_a_page_whose_charts_are_drawn_draws_none(account: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = _stand(account).served
    served.draw()
    calls: list[str] = []
    for module in (maps, years):
        monkeypatch.setattr(module, "draw", lambda *_, **__: calls.append("drawn"))
    assert all(served.page(path) for path in CHARTED)
    assert served.page("charts/map.csv")
    assert calls == []
