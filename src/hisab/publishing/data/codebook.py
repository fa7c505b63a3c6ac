"""CODEBOOK.md: what every column means, what is included and what the data cannot see, made from the same schemas as the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hisab.publishing.data.redaction import Profile
from hisab.publishing.data.schemas import Codebook, Table
from hisab.publishing.data.writer import DataFile
from hisab.publishing.quotes import visible
from hisab.publishing.wordings import INCLUDED, NEVER_CLAIMED
from hisab.records.figures import Edition

NAME = "CODEBOOK.md"


def write_codebook(folder: Path, edition: Edition, codebook: Codebook, files: Iterable[DataFile], *, profile: Profile) -> DataFile:
    """Write the codebook of `files` and return its file."""
    lines = list(_lines(edition, codebook, tuple(files), profile))
    (folder / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return DataFile(name=NAME, means="What every column means, what is included, and what the data cannot see", media_type="text/markdown")


def _lines(edition: Edition, codebook: Codebook, files: tuple[DataFile, ...], profile: Profile) -> Iterator[str]:
    checkpoint = edition.checkpoint
    yield f"# Codebook {codebook.version}"
    yield ""
    yield f"Hisab, as of {edition.as_of.isoformat()}. Checkpoint over {checkpoint.size:,} entries, root `{checkpoint.root}`."
    yield from _list("How to read it", codebook.criteria)
    yield from _list("What is included", INCLUDED)
    yield from _list("What the data cannot see", codebook.caveats)
    yield from _list("What is never claimed", NEVER_CLAIMED)
    yield from _list("How cells are written", _CELLS)
    yield from _list(f"What leaves under the profile “{profile.name}”", _profile(profile))
    yield from _list("Rules of the figures", (f"{figure.label}: {figure.recipe}" for figure in edition.figures))
    yield from _list("Files", (f"`{file.name}`: {file.means}" for file in files))
    for file in files:
        if file.table is not None:
            yield from _table(file.name, file.table)


_CELLS = (
    "UTF-8, a header, commas, lines ended by CR and LF (RFC 4180). Several values stand in one cell with “; ” between them.",
    "A text that a spreadsheet would run as a command (it begins with = + - @ or a tab) has an apostrophe before it: take that one away.",
    "Numbers are never altered: they keep their sign.",
    "Characters that turn the direction of writing, control characters and NUL are shown by their code point, as in ⟦U+202E⟧.",
    "Offsets are characters of the document's text, from 0, half-open, as they were before anything was shown by its code point or withheld.",
    "Offsets are of the ledger's text; the texts themselves are their publishers' and are not in the data.",
    "Where others' shapes have no column for review state, checkpoint and codebook, tags (ACLED), code_status (GED), notes or summary hold them.",
)


def _profile(profile: Profile) -> Iterator[str]:
    for what, means in profile.means.items():
        answer = "leaves" if profile.lets(what) else "does not leave"
        reason = f" Reason: {profile.reasons[what]}." if what in profile.reasons else ""
        yield f"{what} ({means}): {answer}.{reason}"


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from (f"- {_line(line)}" for line in lines)


def _table(name: str, table: Table) -> Iterator[str]:
    yield from ("", f"## {name}", "", f"{table.means}.", "", "| column | type | never empty | what it means |", "|---|---|---|---|")
    for column in table.columns:
        required = "yes" if column.is_required else ""
        yield f"| `{_line(column.name)}` | {column.kind} | {required} | {_line(column.means)} |"


def _line(text: str) -> str:
    return visible(text).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
