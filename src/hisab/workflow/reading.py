"""Reading without a ledger: files in, documents with their readings out, nothing kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hisab.records.documents import Document
from hisab.records.errors import MachineError
from hisab.records.findings import Finding
from hisab.records.mentions import Reading
from hisab.records.seams import Reader
from hisab.sources.captures import CaptureStore
from hisab.sources.gather import gather
from hisab.workflow.gather import Inputs
from hisab.workflow.read import read_documents


def read_inputs(inputs: Inputs, reader: Reader, *, now: str, stdin: BinaryIO | None) -> Iterator[Finding | tuple[Document, Reading]]:
    """Yield each document of `inputs` with its reading, in the input's order and as often as it is there, and a Finding for what is odd."""
    with _passing_folder() as folder:
        for gathered in gather(inputs, CaptureStore(folder), now=now, stdin=stdin):
            yield from gathered.findings
            yield from zip(gathered.documents, read_documents(reader, gathered.documents), strict=True)


@contextmanager
def _passing_folder() -> Iterator[Path]:
    try:
        folder = tempfile.TemporaryDirectory(prefix="hisab-")
    except OSError as error:
        raise MachineError(f"there is no room for passing files: {error.strerror}", hint="let TMPDIR name a folder that you may write to") from error
    with folder as name:
        yield Path(name)
