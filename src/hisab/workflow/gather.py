"""Sources into the ledger: what is new is written down, batch by batch; what is known already is passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from hisab.records.errors import UsageError
from hisab.records.findings import Finding
from hisab.records.ids import CaptureId, DocumentId
from hisab.records.journal import CaptureTaken, DocumentGathered, FindingRaised, Payload, Register
from hisab.records.seams import Store
from hisab.sources.batches import Gathered
from hisab.sources.gather import gather
from hisab.sources.inputs import FileInput, Input, list_inputs
from hisab.workflow.progress import Progress, Report
from hisab.workflow.workspace import Workspace

Inputs: TypeAlias = tuple[Input | Finding, ...]


def name_inputs(sources: Sequence[str]) -> Inputs:
    """Return what `sources` name, folders opened up; one that does not exist is a `UsageError`, before anything is written."""
    inputs = tuple(list_inputs(sources))
    if not inputs:
        raise UsageError("there is nothing to read in what was named", hint="give a folder with reports, files, addresses, or - for standard input")
    return inputs


def gather_into(workspace: Workspace, store: Store, inputs: Inputs, *, now: str, made_by: str, stdin: BinaryIO | None, report: Report) -> int:
    """Gather `inputs` and return how many new documents the ledger has. Each batch is committed before the next is opened.

    What the workspace keeps for itself is no source, so that a folder which holds the workspace can be given.
    """
    foreign = [each for each in inputs if not (isinstance(each, FileInput) and workspace.owns(each.path))]
    known = _Known.of(store.register())
    new_documents = 0
    done = 0
    for gathered in gather(foreign, workspace.open_captures(), now=now, stdin=stdin):
        payloads = known.add(gathered)
        if payloads:
            store.append(payloads, made_by=made_by, at=now)
        new_documents += sum(isinstance(payload, DocumentGathered) for payload in payloads)
        done += gathered.capture is not None or not gathered.documents
        report(Progress(stage="gather", done=min(done, len(foreign)), total=len(foreign)))
    return new_documents


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the ledger holds already; grows as batches come."""

    captures: set[CaptureId]
    documents: set[DocumentId]
    findings: set[Finding]

    @classmethod
    def of(cls, register: Register) -> _Known:
        return cls(captures=set(register.captures), documents=set(register.documents), findings=set(register.findings))

    def add(self, gathered: Gathered) -> list[Payload]:
        """Return what `gathered` says that is not known, and remember it as known."""
        payloads: list[Payload] = []
        if gathered.capture is not None and gathered.capture.id not in self.captures:
            self.captures.add(gathered.capture.id)
            payloads.append(CaptureTaken(capture=gathered.capture))
        for document in gathered.documents:
            if document.id not in self.documents:
                self.documents.add(document.id)
                payloads.append(DocumentGathered(document=document))
        for finding in gathered.findings:
            if finding not in self.findings:
                self.findings.add(finding)
                payloads.append(FindingRaised(finding=finding))
        return payloads
