"""The proof of a workspace: its journal, its register and its captures."""

from __future__ import annotations

from hisab.ledger.verify import Fault, verify
from hisab.records.errors import IntegrityError
from hisab.records.findings import Severity
from hisab.workflow.workspace import Workspace


def verify_workspace(workspace: Workspace) -> tuple[Fault, ...]:
    """Return everything that does not hold; none when the workspace is whole."""
    with workspace.open_store() as store:
        faults = verify(store)
        try:
            known = tuple(store.register().captures)
        except IntegrityError:
            known = ()
    captures = workspace.open_captures()
    broken = tuple(finding for finding in captures.check(known) if finding.severity is Severity.ERROR) if captures.directory.is_dir() or known else ()
    return (*faults, *(Fault(where=f"capture {finding.about}", what=finding.message) for finding in broken))
