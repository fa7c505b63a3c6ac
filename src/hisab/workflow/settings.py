"""What people write in a workspace: its settings in `hisab.toml`, and the lists in `hand/`. A setting that nobody knows is an error."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hisab.asking.settings import LlmSettings, is_server_address
from hisab.publishing.tongue import TONGUES
from hisab.records.errors import MachineError, UsageError
from hisab.vocabulary.tables import TABLES, Row, Vocabulary, VocabularyError, load_vocabulary, parse_table

SETTINGS = "hisab.toml"
_HORIZONS = "horizons.toml"
_TEMPLATE = """\
# The settings of this account. Lists that people edit lie in hand/: the same tables as the package's own, a source on each row.

[account]
# The communities that the account is kept for, by their ids ("hazara"); empty: every attack that is read.
communities = [{communities}]

[publish]
# The languages that the site speaks; English stands at its root, each other in a folder of its own.
languages = ["en", "ur"]
"""
_KNOWN = {
    "account": ("communities",),
    "publish": ("languages",),
    "llm": ("address", "model", "key_variable", "timeout", "max_output_tokens", "max_input_characters"),
}
_WHERE = "settings stand under " + "; ".join(f"[{table}]: {', '.join(keys)}" for table, keys in _KNOWN.items())
LLM_LINES = """\
[llm]
address = "http://localhost:8080/v1"
model = "the name that the server knows"
# key_variable = "HISAB_LLM_KEY"   the environment variable that holds the key, where the server wants one"""
"""The lines that let texts be sent to a server; without them nothing ever is."""
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")


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
    communities = _tables(settings).get("account", {}).get("communities", [])
    if not isinstance(communities, list) or not all(isinstance(community, str) for community in communities):
        raise UsageError(f"{settings}: communities must be a list of ids", hint='for instance: communities = ["hazara"]')
    return tuple(communities)


def read_languages(directory: Path) -> tuple[str, ...]:
    """Return the codes of the languages that the site speaks: all that it can, where nobody chose among them."""
    settings = directory / SETTINGS
    languages = _tables(settings).get("publish", {}).get("languages", list(TONGUES))
    if not isinstance(languages, list) or "en" not in languages or not all(language in TONGUES for language in languages):
        known = ", ".join(TONGUES)
        raise UsageError(
            f"{settings}: publish.languages must be a list of languages that the site speaks ({known}), English among them",
            hint='for instance: languages = ["en", "ur"]; docs/languages.md says how a language is added',
        )
    return tuple(code for code in TONGUES if code in languages)


def read_llm_settings(directory: Path) -> LlmSettings | None:
    """Return the server that a person named under `[llm]`; None where nobody did."""
    settings = directory / SETTINGS
    table = _tables(settings).get("llm")
    if table is None:
        return None
    for key in ("address", "model"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise UsageError(f"{settings}: llm.{key} must be written out", hint=f"for instance:\n{LLM_LINES}")
    if not is_server_address(table["address"]):
        raise UsageError(
            f"{settings}: llm.address must be an http or https address without a name, password or question",
            hint='for instance: address = "http://localhost:8080/v1"; a key belongs into the environment variable that key_variable names',
        )
    key_variable = table.get("key_variable")
    if key_variable is not None and not (isinstance(key_variable, str) and _VARIABLE.fullmatch(key_variable)):
        raise UsageError(
            f"{settings}: llm.key_variable must be the name of an environment variable, never the key itself",
            hint='for instance: key_variable = "HISAB_LLM_KEY"',
        )
    defaults = LlmSettings(address=table["address"], model=table["model"], key_variable=key_variable)
    return replace(
        defaults,
        timeout_s=_number(settings, table, "timeout", defaults.timeout_s, least=1),
        max_output_tokens=int(_number(settings, table, "max_output_tokens", defaults.max_output_tokens, least=100)),
        max_input_characters=int(_number(settings, table, "max_input_characters", defaults.max_input_characters, least=500)),
    )


def _number(settings: Path, table: dict[str, Any], key: str, default: float, *, least: int) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= 1_000_000:
        raise UsageError(f"{settings}: llm.{key} must be a number of at least {least}", hint=f"leave it away for {default:g}")
    return value


def _tables(settings: Path) -> dict[str, Any]:
    """Return the tables of the settings; one that nobody knows is an error."""
    try:
        tables = tomllib.loads(_read_text(settings))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{settings} cannot be read: {error}", hint="correct the file; it is TOML in UTF-8") from error
    for name, table in tables.items():
        if name not in _KNOWN or not isinstance(table, dict):
            raise UsageError(f"{settings}: there is no setting {name!r}", hint=_WHERE)
        for key in table:
            if key not in _KNOWN[name]:
                raise UsageError(f"{settings}: there is no setting {name}.{key}", hint=_WHERE)
    return tables


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
    own = _horizons(folder / _HORIZONS)
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


def _horizons(path: Path) -> list[tuple[str, tuple[Row, ...]]]:
    """Return the due days that a person set in TOML: a table `[[horizon]]` each, with the columns of `horizons.csv`."""
    if not path.is_file():
        return []
    try:
        tables = tomllib.loads(_read_text(path))
        rows = [{column: str(row.get(column, "")) for column in TABLES["horizons"]} for row in tables.get("horizon", [])]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError) as error:
        raise UsageError(f"{path} cannot be read: {error}", hint="correct the file; it is TOML in UTF-8, a table [[horizon]] for each row") from error
    known = {(row["kind"], row["subtype"]) for row in load_vocabulary().rows("horizons")}
    for number, row in enumerate(rows, start=1):
        if (row["kind"], row["subtype"]) not in known or not row["days"].isdigit() or not row["source"]:
            raise UsageError(
                f"{path}: horizon {number} cannot be used",
                hint="each needs a kind and subtype that subtypes.csv has, days as a whole number, and a source; jurisdiction is a country, or any",
            )
    own = tuple(Row(table="horizons", cells=MappingProxyType({**row, "jurisdiction": row["jurisdiction"] or "any"})) for row in rows)
    return [("horizons", own)]


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}", hint="give yourself the right to read it") from error
