"""What a person named on the command line: files, folders, addresses, standard input, put in one fixed order.

Names that leave this module are relative to what was given: a machine's folders are nobody's business.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from hisab.records.errors import UsageError
from hisab.records.findings import Finding, Severity
from hisab.sources.addresses import is_web_address, read_address
from hisab.sources.opened import unreadable

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInput:
    """A file. `origin` is its name inside the folder that was given, with forward slashes."""

    origin: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressInput:
    """A web address; `origin` is the address as it was given."""

    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamInput:
    """Standard input; whoever gathers passes the stream."""

    origin: str = "standard input"


Input: TypeAlias = FileInput | AddressInput | StreamInput


def list_inputs(sources: Sequence[str]) -> Iterator[Input | Finding]:
    """Return the inputs that `sources` name, folders opened up, and a finding for each thing in a folder that cannot be one.

    All of `sources` are looked at before the first is opened: one that does not exist is a `UsageError`.
    """
    checked = [_check(source) for source in sources]
    return (found for one in checked for found in _expand(one))


def _check(source: str) -> Input:
    if source == STANDARD_INPUT:
        return StreamInput()
    if is_web_address(source):
        if read_address(source) is None:
            raise UsageError("one of the addresses cannot be fetched", hint="an address has a host and carries no name or password")
        return AddressInput(origin=source)
    path = Path(source)
    if not source.strip() or not path.exists():
        raise UsageError(
            f"{source!r} does not exist", hint="give a file, a folder, an address beginning with http:// or https://, or - for standard input"
        )
    return FileInput(origin=_printable(path.name), path=path)


def _expand(one: Input) -> Iterator[Input | Finding]:
    if isinstance(one, FileInput) and one.path.is_dir():
        yield from _walk(one.path, prefix="", above=frozenset())
    else:
        yield one


def _walk(folder: Path, *, prefix: str, above: frozenset[tuple[int, int]]) -> Iterator[Input | Finding]:
    """Yield what `folder` holds, sorted by name; `above` are the folders that led here, so that a link back to one ends."""
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(prefix.rstrip("/") or _printable(folder.name), error)
        return
    itself = (status.st_dev, status.st_ino)
    if itself in above:
        return
    kept = _KEPT if _is_workspace(folder) else frozenset()
    for entry in entries:
        if entry.name.startswith(".") or entry.name in kept:
            continue
        origin = prefix + _printable(entry.name)
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError:  # a link that leads to itself
            is_folder = is_file = False
        if is_folder and _is_workspace(Path(entry.path)):
            continue
        if is_folder:
            yield from _walk(Path(entry.path), prefix=f"{origin}/", above=above | {itself})
        elif is_file:
            yield FileInput(origin=origin, path=Path(entry.path))
        else:
            yield Finding(
                code="not-a-file",
                severity=Severity.WARNING,
                message=f"{origin} is neither a file nor a folder",
                about=origin,
                hint="a link that leads nowhere, a pipe or a device; it was passed over",
            )


_KEPT = frozenset({"hisab.toml", "ledger.db", "ledger.db-wal", "ledger.db-shm", "captures", "hand", "editions"})
"""What a workspace keeps for itself, where the folder that was named is one."""


def _is_workspace(folder: Path) -> bool:
    """True for a workspace of hisab, whose captures and pages are no reports of anyone's."""
    return (folder / "hisab.toml").is_file() and (folder / "ledger.db").is_file()


def _printable(name: str) -> str:
    """Return `name` with bytes that are not UTF-8 replaced, so that it can be written down."""
    return os.fsencode(name).decode("utf-8", "replace")
