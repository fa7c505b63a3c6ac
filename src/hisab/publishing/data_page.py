"""The list of the data's files as the page shows it: what each is for, its size and its hash."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from hisab.publishing.data.package import NAME
from hisab.publishing.tongue import Tongue, to_say


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """One file of the data."""

    name: str
    href: str
    means: str
    size: str
    sha256: str


def data_files(tongue: Tongue, folder: Path) -> tuple[ListedFile, ...]:
    """Return the files of a written data folder, their description first."""
    path = folder / NAME
    package = json.loads(path.read_text(encoding="utf-8"))
    with path.open("rb") as content:
        own_hash = file_digest(content, "sha256").hexdigest()
    means = to_say("Describes all files: columns, sizes, hashes, licence (Frictionless Data Package)")
    described = [(NAME, means, path.stat().st_size, own_hash)]
    described += [(each["path"], each["title"], each["bytes"], each["hash"].partition(":")[2]) for each in package["resources"]]
    return tuple(
        ListedFile(name=name, href=f"data/{name}", means=tongue.retell(what), size=_size(tongue, size), sha256=digest)
        for name, what, size, digest in described
    )


def _size(tongue: Tongue, size: int) -> str:
    for unit, of in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= of:
            return tongue.say("{amount} {unit}", amount=f"{size / of:,.1f}", unit=unit)
    return tongue.some(size, "{n} byte", "{n} bytes")
