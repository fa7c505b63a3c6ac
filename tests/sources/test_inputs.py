"""What a person names becomes inputs in a fixed order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hisab.records.errors import UsageError
from hisab.records.findings import Finding
from hisab.sources.inputs import AddressInput, FileInput, StreamInput, list_inputs


def origins(*sources: object) -> list[str]:
    return [each.about if isinstance(each, Finding) else each.origin for each in list_inputs([str(source) for source in sources])]


def test_a_folder_gives_its_files_sorted_and_named_inside_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/c.txt", "a.txt"):
        (tmp_path / name).write_text("words")
    assert origins(tmp_path) == ["a.txt", "b/c.txt", "z.txt"]


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/config", ".DS_Store", "seen.txt"):
        (tmp_path / name).write_text("words")
    assert origins(tmp_path) == ["seen.txt"]


def test_a_file_is_named_without_the_machines_folders(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("words")
    assert list(list_inputs([str(tmp_path / "report.txt")])) == [FileInput(origin="report.txt", path=tmp_path / "report.txt")]


def test_a_link_back_to_a_folder_above_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "report.txt").write_text("words")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert origins(tmp_path) == ["a/report.txt"]


def test_a_link_that_leads_nowhere_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (found,) = list_inputs([str(tmp_path)])
    assert isinstance(found, Finding)
    assert (found.code, found.about) == ("not-a-file", "gone.txt")


def test_a_pipe_in_a_folder_is_a_finding_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (found,) = list_inputs([str(tmp_path)])
    assert isinstance(found, Finding)
    assert found.code == "not-a-file"


def test_a_folder_that_cannot_be_opened_is_a_finding_and_the_rest_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("words")
    really = os.scandir

    def scandir(path: Path) -> os._ScandirIterator[str]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return really(str(path))

    monkeypatch.setattr("hisab.sources.inputs.os.scandir", scandir)
    closed, opened = list_inputs([str(tmp_path)])
    assert isinstance(closed, Finding)
    assert (closed.code, closed.about) == ("unreadable", "closed")
    assert isinstance(opened, FileInput)


def test_a_name_that_is_not_utf8_can_still_be_written_down(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("words")
    assert origins(tmp_path) == ["caf\ufffd.txt"]


def test_addresses_and_standard_input_are_inputs() -> None:
    assert list(list_inputs(["https://example.org/a", "-"])) == [AddressInput(origin="https://example.org/a"), StreamInput()]


def test_a_source_that_does_not_exist_is_an_error_before_anything_is_listed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist") as raised:
        list_inputs([str(tmp_path), str(tmp_path / "missing.txt")])
    assert "http" in raised.value.hint


@pytest.mark.parametrize("address", ["http://", "https://name:secret@example.org/a", "http://[1/"])
def test_an_address_without_host_or_with_a_password_is_an_error(address: str) -> None:
    with pytest.raises(UsageError, match="cannot be fetched"):
        list_inputs([address])
