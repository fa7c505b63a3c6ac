"""A workspace: one folder with the ledger, the captures, the lists that people edit, and what was published."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from hisab.ledger.stores.sqlite import SqliteStore
from hisab.records.errors import MachineError, UsageError
from hisab.sources.captures import CaptureStore
from hisab.vocabulary.tables import TABLES, Vocabulary, VocabularyError, load_vocabulary, parse_table

SETTINGS = "hisab.toml"
_TEMPLATE = """\
# The settings of this account. Lists that people edit lie in hand/: the same tables as the package's own, a source on each row.

[account]
# The communities that the account is kept for, by their ids ("hazara"); empty: every attack that is read.
communities = [{communities}]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Where everything of one account lies. `communities` are the ids that the account is kept for; empty means all attacks."""

    directory: Path
    communities: tuple[str, ...]
    vocabulary: Vocabulary

    @property
    def editions(self) -> Path:
        """The folder of what was published."""
        return self.directory / "editions"

    def open_store(self) -> SqliteStore:
        """Return the ledger, open; close it."""
        return SqliteStore(self.directory / "ledger.db")

    def open_captures(self) -> CaptureStore:
        """Return the store of raw bytes."""
        return CaptureStore(self.directory / "captures")


def create_workspace(directory: Path, *, communities: tuple[str, ...] = ()) -> Workspace:
    """Make `directory` a workspace and return it; what is there already stays as it is."""
    vocabulary = load_vocabulary()
    for community in communities:
        if vocabulary.row("communities", community) is None:
            known = ", ".join(row["id"] for row in vocabulary.rows("communities"))
            raise UsageError(f"there is no community with the id {community!r}", hint=f"known ids: {known}; add rows in hand/communities.csv")
    try:
        for folder in ("captures", "hand", "editions"):
            (directory / folder).mkdir(parents=True, exist_ok=True)
        settings = directory / SETTINGS
        if not settings.exists():
            settings.write_text(_TEMPLATE.format(communities=", ".join(f'"{community}"' for community in communities)), encoding="utf-8")
    except OSError as error:
        raise MachineError(f"the workspace {directory} cannot be made: {error.strerror}", hint="choose a folder that you may write to") from error
    return open_workspace(directory)


def open_workspace(directory: Path) -> Workspace:
    """Return the workspace in `directory`, its settings and hand-kept lists read."""
    settings = directory / SETTINGS
    if not settings.is_file():
        raise UsageError(f"{directory} is not a workspace: it has no {SETTINGS}", hint=f"make one with: hisab init {directory}")
    try:
        account = tomllib.loads(settings.read_text(encoding="utf-8")).get("account", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{settings} cannot be read: {error}", hint="correct the file; it is TOML") from error
    communities = account.get("communities", []) if isinstance(account, dict) else None
    if not isinstance(communities, list) or not all(isinstance(community, str) for community in communities):
        raise UsageError(f"{settings}: communities must be a list of ids", hint='for instance: communities = ["hazara"]')
    vocabulary = _with_hand(directory / "hand")
    for community in communities:
        if vocabulary.row("communities", community) is None:
            raise UsageError(f"{settings}: there is no community with the id {community!r}", hint="add a row for it in hand/communities.csv")
    return Workspace(directory=directory, communities=tuple(communities), vocabulary=vocabulary)


def _with_hand(folder: Path) -> Vocabulary:
    own = []
    for table in TABLES:
        path = folder / f"{table}.csv"
        if path.is_file():
            try:
                own.append((table, parse_table(table, path.read_text(encoding="utf-8-sig"), origin=f"hand/{table}.csv")))
            except (VocabularyError, UnicodeDecodeError) as error:
                raise UsageError(str(error), hint="every row needs the columns of the package's own table, and a source") from error
    return load_vocabulary(own)
