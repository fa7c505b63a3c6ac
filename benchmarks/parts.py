"""Parts of third-party corpora: where they lie, how their rows are read, and how what was predicted is written beside the score.

The data is never part of the project. It is found through `HISAB_CORPORA` (else `../shared/corpora`); a benchmark whose part is absent says so in
one line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hisab.records.codec import document_id
from hisab.records.documents import Document
from hisab.records.ids import CaptureId, DocumentId

CORPORA = Path(os.environ.get("HISAB_CORPORA", Path(__file__).parent.parent.parent / "shared" / "corpora"))
_ENDINGS = (".jsonl.gz", ".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of one corpus, found on disk."""

    corpus: str
    name: str
    path: Path

    def rows(self) -> Iterator[Mapping[str, Any]]:
        """Yield the part's rows in their order."""
        return read_rows(self.path)


def read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a file of JSON lines, packed with gzip or plain."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def make_parser(corpus: str, about: str, *, split: str, folder: str | None = None) -> argparse.ArgumentParser:
    """Return a parser with the choices that every benchmark has; `split` is the part that is measured when none is named."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{corpus}", description=about)
    parser.add_argument(
        "--data", type=Path, default=CORPORA / (folder or corpus), help="the folder of the corpus, its files named as in shared/corpora"
    )
    parser.add_argument("--split", default=split, help="the part to measure: SPLIT.jsonl.gz or SPLIT.jsonl in the folder")
    parser.add_argument("--out", type=Path, default=None, help="a folder for what was predicted, row by row")
    return parser


def find_part(folder: Path, name: str) -> Part | None:
    """Return the part called `name` in `folder`; where it is absent, say so in one line and return None."""
    for ending in _ENDINGS:
        path = folder / f"{name}{ending}"
        if path.is_file():
            return Part(corpus=folder.name, name=name, path=path)
    print(f"{folder.name}: skipped, there is no part {name!r} in {folder} (set HISAB_CORPORA or --data)")
    return None


def make_document(text: str, *, published: str | None = None, language: str = "en", address: str | None = None) -> Document:
    """Return a document of `text`, published on the ISO day `published` where it is one."""
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        day = None
    draft = Document(
        id=DocumentId(""),
        capture=CaptureId(""),
        source="benchmark",
        text=text,
        title=None,
        published=day,
        language=language,
        address=address,
        derived_by="benchmark",
    )
    return replace(draft, id=document_id(draft))


def write_rows(out: Path | None, name: str, rows: Iterable[Any]) -> None:
    """Write `rows` as JSON lines to `out/name`; nothing where `out` is None."""
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    with (out / name).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def print_table(title: str, heads: Sequence[str], rows: Iterable[tuple[str, Sequence[float | int | str | None]]]) -> None:
    """Print a table: shares with three decimals, counts as they are, `-` where there is no figure."""
    cells = [(label, [_cell(value) for value in values]) for label, values in rows]
    wide = max([len(label) for label, _ in cells], default=0)
    widths = [max([len(head), *(len(values[column]) for _, values in cells if column < len(values))]) for column, head in enumerate(heads)]
    print(title)
    print(f"  {'':<{wide}}  " + "  ".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True)))
    for label, values in cells:
        print(f"  {label:<{wide}}  " + "  ".join(f"{value:>{width}}" for value, width in zip(values, widths, strict=True)))


def _cell(value: float | int | str | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def share(hits: Iterable[bool]) -> float | None:
    """Return the share of true values; None where there is none to judge."""
    judged = tuple(hits)
    return sum(judged) / len(judged) if judged else None
