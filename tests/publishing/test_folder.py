from collections.abc import Iterator
from pathlib import Path

import pytest

from hisab.publishing.folder import MARKER, write_folder
from hisab.records.errors import MachineError, UsageError

OLD = ((MARKER, b"old"), ("a/b.html", b"old page"))


def interrupted() -> Iterator[tuple[str, bytes]]:
    yield MARKER, b"new"
    raise KeyboardInterrupt


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_an_interrupted_publication_leaves_the_old_edition_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", OLD)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "site", interrupted())
    assert everything(tmp_path / "site") == dict(OLD)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interrupted_first_publication_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "site", interrupted())
    assert list(tmp_path.iterdir()) == []


def test_a_later_edition_replaces_all_of_an_earlier_one(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", OLD)
    write_folder(tmp_path / "site", ((MARKER, b"new"),))
    assert everything(tmp_path) == {f"site/{MARKER}": b"new"}


def test_a_stop_between_two_renames_is_put_right_by_the_next_call(tmp_path: Path) -> None:
    write_folder(tmp_path / "site", OLD)
    (tmp_path / "site").rename(tmp_path / ".site.before")
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "site", interrupted())
    assert everything(tmp_path / "site") == dict(OLD)


def test_a_rename_that_cannot_be_done_leaves_the_old_edition_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "site", OLD)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if ".writing-" in self.name:
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(MachineError, match="could not be written"):
        write_folder(tmp_path / "site", ((MARKER, b"new"),))
    assert everything(tmp_path) == {f"site/{name}": content for name, content in OLD}


def test_a_folder_that_is_no_edition_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "thesis.txt").write_bytes(b"years of work")
    with pytest.raises(UsageError, match="not an edition"):
        write_folder(tmp_path / "notes", OLD)
    assert everything(tmp_path / "notes") == {"thesis.txt": b"years of work"}


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert everything(write_folder(tmp_path / "site", OLD)) == dict(OLD)
