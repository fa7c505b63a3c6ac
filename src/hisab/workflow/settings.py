"""What people write in a workspace: its settings in `hisab.toml`, and the lists in `hand/`. A setting that nobody knows is an error."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from hisab.records.errors import MachineError, UsageError
from hisab.vocabulary.tables import TABLES, Row, Vocabulary, VocabularyError, load_vocabulary, parse_table

SETTINGS = "hisab.toml"
_TEMPLATE = """\
# The settings of this account. Lists that people edit lie in hand/: the same tables as the package's own, a source on each row.

[account]
# The communities that the account is kept for, by their ids ("hazara"); empty: every attack that is read.
communities = [{communities}]
"""
_KNOWN = {"account": {"communities"}}


def write_settings(directory: Path, *, communities: Iterable[str]) -> None:
    """Write the settings of a new workspace, whole or not at all."""
    text = _TEMPLATE.format(communities=", ".join(f'"{community}"' for community in communities))
    unfinished = directory / f".hisab-{SETTINGS}"
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(directory / SETTINGS)
    except OSError as error:
        raise MachineError(f"the workspace {directory} cannot be made: {error.strerror}", hint="choose a folder that you may write to") from error


def read_settings(directory: Path) -> tuple[str, ...]:
    """Return the communities that the account is kept for."""
    settings = directory / SETTINGS
    try:
        tables = tomllib.loads(_read_text(settings))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{settings} cannot be read: {error}", hint="correct the file; it is TOML in UTF-8") from error
    for name, table in tables.items():
        if name not in _KNOWN or not isinstance(table, dict):
            raise UsageError(f"{settings}: there is no setting {name!r}", hint="settings stand under [account]: communities")
        for key in table:
            if key not in _KNOWN[name]:
                raise UsageError(f"{settings}: there is no setting {name}.{key}", hint="settings stand under [account]: communities")
    communities = tables.get("account", {}).get("communities", [])
    if not isinstance(communities, list) or not all(isinstance(community, str) for community in communities):
        raise UsageError(f"{settings}: communities must be a list of ids", hint='for instance: communities = ["hazara"]')
    return tuple(communities)


def require_communities(communities: Iterable[str], vocabulary: Vocabulary, *, where: str) -> None:
    """Return when every one of `communities` is an id of the vocabulary."""
    known = [row["id"] for row in vocabulary.rows("communities")]
    for community in communities:
        if community not in known:
            close = get_close_matches(community.lower(), known, n=3, cutoff=0.6)
            meant = f"did you mean {' or '.join(close)}?" if close else f"known ids: {', '.join(known)}"
            raise UsageError(
                f"{where}: there is no community with the id {community!r}", hint=f"{meant} A row in hand/communities.csv of the workspace adds one"
            )


def read_hand(folder: Path) -> Vocabulary:
    """Return the package's tables with the rows of `folder` added; a table that is not there adds none."""
    own: list[tuple[str, tuple[Row, ...]]] = []
    for table in TABLES:
        path = folder / f"{table}.csv"
        if path.is_file():
            try:
                own.append((table, parse_table(table, _read_text(path), origin=str(path))))
            except VocabularyError as error:
                raise UsageError(str(error), hint="every row needs the columns of the package's own table, and a source") from error
            except UnicodeDecodeError as error:
                raise UsageError(f"{path} is not UTF-8", hint="save it again as UTF-8") from error
    return load_vocabulary(own)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}", hint="give yourself the right to read it") from error
