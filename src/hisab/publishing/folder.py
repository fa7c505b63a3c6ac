"""A folder written whole or not at all. The only module of this room that touches the disk, beside `data/`, which fills a folder for it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from hisab.records.errors import MachineError, UsageError

MARKER = "checkpoint.txt"
"""The file by which a folder is known for an edition; nothing else is ever replaced."""


def write_folder(directory: Path, files: Iterable[tuple[str, bytes]], *, finish: Callable[[Path], Iterable[Path]] = lambda _: ()) -> Path:
    """Write `files` (relative path, bytes) as the folder `directory`, which is new or an earlier edition; return it.

    `finish` is called with the folder when all of them lie in it; it may add files of its own, which it returns.

    Everything is written to a sibling and flushed to the disk first, then the folder is renamed into place. Interrupted before the rename,
    the old edition is untouched; interrupted between two renames, it lies whole beside its place and the next call puts it back.
    """
    directory = directory.absolute()
    before = directory.with_name(f".{directory.name}.before")
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        _put_back(directory, before)
        _refuse_strangers(directory)
        writing = Path(tempfile.mkdtemp(prefix=f".{directory.name}.writing-", dir=directory.parent))
        try:
            _write_all(writing, files)
            _flush(finish(writing))
            _swap(writing, directory, before)
        finally:
            shutil.rmtree(writing, ignore_errors=True)
    except OSError as error:
        raise MachineError(
            f"the edition could not be written to {directory}: {error.strerror or error}", hint="Is there room on the disk?"
        ) from error
    return directory


def _put_back(directory: Path, before: Path) -> None:
    if before.exists() and not directory.exists():
        before.rename(directory)
    elif before.exists():
        shutil.rmtree(before)


def _refuse_strangers(directory: Path) -> None:
    is_ours = (directory / MARKER).is_file()
    if directory.exists() and not is_ours and (not directory.is_dir() or any(directory.iterdir())):
        raise UsageError(f"{directory} holds something that is not an edition", hint="Name a new folder.")


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    folder.chmod(0o755)
    folders = {folder}
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for each in sorted(folders):
        _flush_one(each)


def _flush(files: Iterable[Path]) -> None:
    folders = set()
    for path in files:
        _flush_one(path)
        folders |= {path.parent, path.parent.parent}
    for folder in sorted(folders):
        _flush_one(folder)


def _swap(writing: Path, directory: Path, before: Path) -> None:
    if directory.exists():
        directory.rename(before)
    try:
        writing.rename(directory)
    except OSError:
        if before.exists():
            before.rename(directory)
        raise
    _flush_one(directory.parent)
    shutil.rmtree(before, ignore_errors=True)


def _flush_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
