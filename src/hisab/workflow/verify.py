"""The proof of a workspace: its journal, its register and its captures."""

from __future__ import annotations

from collections.abc import Iterator

from hisab.ledger.verify import Fault, verify
from hisab.records.errors import IntegrityError, UsageError
from hisab.records.findings import Severity
from hisab.records.ids import CaptureId
from hisab.workflow.workspace import Workspace


def verify_workspace(workspace: Workspace) -> tuple[Fault, ...]:
    """Return everything that does not hold; none when the workspace is whole. A ledger that cannot even be opened is an integrity failure."""
    try:
        return tuple(_find_faults(workspace))
    except UsageError as error:  # its file no longer says that it is a ledger
        raise IntegrityError(error.message, hint=error.hint) from error
    except UnicodeDecodeError as error:  # sqlite3 quotes damaged bytes in its own words
        raise IntegrityError(f"the ledger in {workspace.directory} is damaged", hint="restore it from a copy of the workspace") from error


def _find_faults(workspace: Workspace) -> Iterator[Fault]:
    with workspace.open_store() as store:
        yield from verify(store)
        try:
            known: tuple[CaptureId, ...] = tuple(store.register().captures)
        except IntegrityError as error:
            known = ()
            yield Fault(where="the captures", what=f"were not looked for one by one, because the register cannot be read: {error.message}")
    for finding in workspace.open_captures().check(known):
        if finding.severity is Severity.ERROR:
            yield Fault(where=f"capture {finding.about}", what=finding.message)
