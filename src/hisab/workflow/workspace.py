"""A workspace: one folder with the ledger, the captures, the lists that people edit, and what was published."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hisab.ledger.stores.sqlite import SqliteStore
from hisab.ledger.stores.sqlite_file import open_to_read
from hisab.publishing.tongue import TONGUES
from hisab.records.errors import IntegrityError, MachineError, UsageError
from hisab.sources.captures import CaptureStore
from hisab.vocabulary.tables import Vocabulary
from hisab.workflow.lock import hold
from hisab.workflow.settings import SETTINGS, read_hand, read_independent_lists, read_languages, read_settings, require_communities, write_settings

_LEDGER = "ledger.db"
_LOCK = ".lock"
_OWN = ("captures", "hand", "editions", SETTINGS, _LEDGER, f"{_LEDGER}-wal", f"{_LEDGER}-shm", _LOCK)
_UNFINISHED = ("captures/.unfinished-*", "editions/.*.writing-*", ".hisab-*")
"""What a process that was killed leaves half-made: of no use to anyone, as everything is written beside its place and then renamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Where everything of one account lies. `communities` are the ids that the account is kept for; empty means all attacks.

    `languages` are the codes of those that its site speaks; `independent_lists` the outlets that a person found to be made without one another.
    """

    directory: Path
    communities: tuple[str, ...]
    vocabulary: Vocabulary
    languages: tuple[str, ...] = TONGUES
    independent_lists: tuple[str, ...] = ()

    @property
    def editions(self) -> Path:
        """The folder of what was published."""
        return self.directory / "editions"

    def open_store(self) -> SqliteStore:
        """Return the ledger, open; close it. One that is gone while captures or editions made from it are there is an integrity failure."""
        self._require_ledger()
        return SqliteStore(self.directory / _LEDGER)

    def open_to_read(self) -> SqliteStore:
        """Return the ledger, open to be read and not to be changed; close it. Where there is none, nothing was gathered yet."""
        path = self.directory / _LEDGER
        if not path.exists() and not self._has_work():
            raise UsageError(f"{self.directory} has no ledger yet", hint=f"gather something first: hisab run SOURCES… --ledger {self.directory}")
        self._require_ledger()
        return SqliteStore(path, opened_by=open_to_read)

    @contextmanager
    def writing(self) -> Iterator[SqliteStore]:
        """Give the ledger to its one writer, and clear away what a killed one left half-made."""
        with hold(self.directory / _LOCK):
            for pattern in _UNFINISHED:
                for path in self.directory.glob(pattern):
                    _remove(path)
            with self.open_store() as store:
                yield store

    def open_captures(self) -> CaptureStore:
        """Return the store of raw bytes."""
        return CaptureStore(self.directory / "captures")

    def owns(self, path: Path) -> bool:
        """True when `path` is something that the workspace keeps for itself: no report of anyone's."""
        resolved = path.resolve()
        return any(resolved.is_relative_to((self.directory / name).resolve()) for name in _OWN)

    def _require_ledger(self) -> None:
        path = self.directory / _LEDGER
        if not path.exists() and self._has_work():
            raise IntegrityError(
                f"{path} is gone, and what was made with it is still there",
                hint=f"put {_LEDGER} back from a copy; or begin anew in another folder and give your sources again",
            )

    def _has_work(self) -> bool:
        kept = (path for path in (self.directory / "captures").rglob("*") if path.is_file() and not path.name.startswith("."))
        published = self.editions.glob("[!.]*/index.html")
        return any(True for _ in kept) or any(True for _ in published)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def create_workspace(directory: Path, *, communities: tuple[str, ...] = ()) -> Workspace:
    """Make `directory` a workspace and return it; one that is there stays as it is, and is never turned to other communities."""
    asked = tuple(dict.fromkeys(communities))
    if (directory / SETTINGS).is_file():
        workspace = open_workspace(directory)
        if asked and set(asked) != set(workspace.communities):
            kept_for = ", ".join(workspace.communities) or "every community"
            raise UsageError(f"{directory} is kept for {kept_for}", hint=f"leave --community away, or change communities in {directory / SETTINGS}")
        _make_folders(directory)
        return workspace
    vocabulary = read_hand(directory / "hand")
    require_communities(asked, vocabulary, where="--community")
    _make_folders(directory)
    write_settings(directory, communities=asked)
    return Workspace(directory=directory, communities=asked, vocabulary=vocabulary)


def _make_folders(directory: Path) -> None:
    try:
        for folder in ("captures", "hand", "editions"):
            (directory / folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(f"the workspace {directory} cannot be made: {error.strerror}", hint="choose a folder that you may write to") from error


def open_workspace(directory: Path) -> Workspace:
    """Return the workspace in `directory`, its settings and hand-kept lists read."""
    if not (directory / SETTINGS).is_file():
        raise UsageError(f"{os.fspath(directory)} is not a workspace: it has no {SETTINGS}", hint=f"make one with: hisab init {directory}")
    communities = read_settings(directory)
    vocabulary = read_hand(directory / "hand")
    require_communities(communities, vocabulary, where=str(directory / SETTINGS))
    return Workspace(
        directory=directory,
        communities=communities,
        vocabulary=vocabulary,
        languages=read_languages(directory),
        independent_lists=read_independent_lists(directory),
    )
