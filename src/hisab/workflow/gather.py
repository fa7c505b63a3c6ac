"""Sources into the ledger: what is new is written down, batch by batch; what is known already is passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from hisab.records.journal import CaptureTaken, DocumentGathered, FindingRaised, Payload
from hisab.records.seams import Store
from hisab.sources.batches import Gathered
from hisab.sources.captures import CaptureStore
from hisab.sources.gather import gather
from hisab.sources.inputs import list_inputs
from hisab.workflow.progress import Progress, Report


def gather_into(
    store: Store, captures: CaptureStore, sources: Sequence[str], *, now: str, made_by: str, stdin: BinaryIO | None, report: Report
) -> int:
    """Gather `sources` and return how many new documents the ledger has. Each batch is committed before the next is opened."""
    inputs = list(list_inputs(sources))
    register = store.register()
    known = set(register.captures), set(register.documents), set(register.findings)
    new_documents = 0
    seen_origins = 0
    for gathered in gather(inputs, captures, now=now, stdin=stdin):
        payloads = _news(gathered, known)
        if payloads:
            store.append(payloads, made_by=made_by, at=now)
        new_documents += sum(isinstance(payload, DocumentGathered) for payload in payloads)
        seen_origins += gathered.capture is not None or not gathered.documents
        report(Progress(stage="gather", done=min(seen_origins, len(inputs)), total=len(inputs)))
    return new_documents


def _news(gathered: Gathered, known: tuple[set, set, set]) -> list[Payload]:  # type: ignore[type-arg]
    """Return what `gathered` says that the ledger does not hold, and remember it as known."""
    captures, documents, findings = known
    payloads: list[Payload] = []
    if gathered.capture is not None and gathered.capture.id not in captures:
        captures.add(gathered.capture.id)
        payloads.append(CaptureTaken(capture=gathered.capture))
    for document in gathered.documents:
        if document.id not in documents:
            documents.add(document.id)
            payloads.append(DocumentGathered(document=document))
    for finding in gathered.findings:
        if finding not in findings:
            findings.add(finding)
            payloads.append(FindingRaised(finding=finding))
    return payloads
