"""The proof of a workspace: its journal, its register and its captures."""

from __future__ import annotations

from hisab.ledger.verify import Fault, verify
from hisab.records.errors import IntegrityError
from hisab.records.findings import Severity
from hisab.records.ids import CaptureId
from hisab.workflow.workspace import Workspace


def verify_workspace(workspace: Workspace) -> tuple[Fault, ...]:
    """Return everything that does not hold; none when the workspace is whole."""
    with workspace.open_store() as store:
        faults = list(verify(store))
        try:
            known: tuple[CaptureId, ...] = tuple(store.register().captures)
        except IntegrityError as error:
            known = ()
            faults.append(Fault(where="the captures", what=f"were not looked for one by one, because the register cannot be read: {error.message}"))
    broken = [finding for finding in workspace.open_captures().check(known) if finding.severity is Severity.ERROR]
    return (*faults, *(Fault(where=f"capture {finding.about}", what=finding.message) for finding in broken))
