"""A workspace is made whole or not at all, is never turned to another purpose, and notices when its ledger is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hisab.records.errors import IntegrityError, MachineError, UsageError
from hisab.workflow.lock import hold
from hisab.workflow.workspace import create_workspace, open_workspace

from .cases import MACHH, run_all, tree_of, write_rows


def test_an_unknown_community_is_an_error_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no community with the id 'hazaras'") as caught:
        create_workspace(tmp_path / "account", communities=("hazaras",))
    assert "did you mean hazara?" in caught.value.hint
    assert not (tmp_path / "account").exists()


def test_the_communities_of_a_new_workspace_are_kept(tmp_path: Path) -> None:
    create_workspace(tmp_path, communities=("hazara", "shia", "hazara"))
    assert open_workspace(tmp_path).communities == ("hazara", "shia")


def test_a_workspace_is_never_turned_to_another_community(tmp_path: Path) -> None:
    create_workspace(tmp_path, communities=("hazara",))
    assert create_workspace(tmp_path, communities=("hazara",)).communities == ("hazara",)
    with pytest.raises(UsageError, match="is kept for hazara"):
        create_workspace(tmp_path, communities=("shia",))


def test_making_a_workspace_again_changes_nothing(tmp_path: Path) -> None:
    create_workspace(tmp_path, communities=("hazara",))
    before = tree_of(tmp_path)
    create_workspace(tmp_path)
    assert tree_of(tmp_path) == before


def test_a_community_of_the_hand_kept_list_is_known(tmp_path: Path) -> None:
    create_workspace(tmp_path)
    (tmp_path / "hisab.toml").unlink()
    (tmp_path / "hand" / "communities.csv").write_text("id,name,kind,country,spellings,source\nvelmi,Velmi,ethnic,zz,Velmi,invented\n")
    assert create_workspace(tmp_path, communities=("velmi",)).communities == ("velmi",)


def test_a_ledger_that_is_gone_while_captures_are_there_is_an_integrity_failure(tmp_path: Path) -> None:
    run_all(tmp_path / "account", write_rows(tmp_path / "a.jsonl", [MACHH]))
    (tmp_path / "account" / "ledger.db").unlink()
    with pytest.raises(IntegrityError, match=r"ledger\.db is gone"):
        open_workspace(tmp_path / "account").open_store()
    assert not (tmp_path / "account" / "ledger.db").exists()


def test_a_workspace_that_was_cut_off_before_its_ledger_was_made_goes_on(tmp_path: Path) -> None:
    with create_workspace(tmp_path).open_store() as store:
        assert store.register().size == 0


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"it has no hisab\.toml"):
        open_workspace(tmp_path)


def test_a_place_that_cannot_be_written_is_the_machine_s_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError, match="cannot be made"):
        create_workspace(tmp_path / "file" / "account")


def test_only_one_writes_at_a_time_and_readers_are_not_kept_waiting(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path)
    with workspace.writing():
        with pytest.raises(MachineError, match="another hisab is writing"), workspace.writing():
            pass
        with workspace.open_store() as store:
            assert store.register().size == 0
    with workspace.writing():
        pass


def test_a_lock_that_cannot_be_made_is_the_machine_s_error(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="cannot be written"), hold(tmp_path / "nowhere" / ".lock"):
        pass


@pytest.mark.parametrize("own", ["captures/ab", "editions/2021/index.html", "hand/places.csv", "hisab.toml", "ledger.db", "ledger.db-wal"])
def test_what_the_workspace_keeps_for_itself_is_its_own(tmp_path: Path, own: str) -> None:
    assert create_workspace(tmp_path).owns(tmp_path / own)


def test_a_report_beside_them_is_not(tmp_path: Path) -> None:
    assert not create_workspace(tmp_path).owns(tmp_path / "reports" / "a.txt")
