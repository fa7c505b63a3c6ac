"""Reading without a ledger: files in, documents with their readings out, nothing kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from hisab.records.documents import Document
from hisab.records.findings import Finding
from hisab.records.mentions import Reading
from hisab.sources.captures import CaptureStore
from hisab.sources.gather import gather
from hisab.sources.inputs import list_inputs
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.read import read_documents
from hisab.workflow.run import default_reader


def read_files(sources: Sequence[str], *, now: str, stdin: BinaryIO | None) -> Iterator[Finding | tuple[Document, Reading]]:
    """Yield each document of `sources` with its reading, in the input's order, and a Finding for what is not a document."""
    reader = default_reader(load_vocabulary())
    with tempfile.TemporaryDirectory(prefix="hisab-") as folder:
        for gathered in gather(list_inputs(sources), CaptureStore(Path(folder)), now=now, stdin=stdin):
            yield from gathered.findings
            yield from zip(gathered.documents, read_documents(reader, gathered.documents), strict=True)
