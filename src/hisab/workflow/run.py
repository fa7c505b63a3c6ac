"""The whole way in one call: gather, read, link, publish. Each step goes on from what is committed, so a run can be stopped and started."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from hisab.linking.engine import SplinkLinker
from hisab.linking.judged import judged_pairs
from hisab.measures.links import links_of
from hisab.records.findings import Finding
from hisab.records.journal import Register
from hisab.records.seams import Linker, Reader
from hisab.workflow.gather import Inputs, gather_into
from hisab.workflow.link import link_mentions
from hisab.workflow.progress import Progress, Report
from hisab.workflow.publish import Published, publish
from hisab.workflow.read import read_pending
from hisab.workflow.readers import default_reader
from hisab.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to: the register that it found, and the edition that it left."""

    before: Register
    published: Published

    @property
    def is_unchanged(self) -> bool:
        """True when the run wrote nothing: no entry and no edition."""
        return self.published.edition.register.size == self.before.size and not self.published.is_new


def default_linker() -> Linker:
    """Return the linker that links when nobody chose another."""
    return SplinkLinker()


def run(
    workspace: Workspace,
    inputs: Inputs,
    *,
    reader: Reader | None = None,
    as_of: date | None,
    today: date,
    now: str,
    made_by: str,
    stdin: BinaryIO | None,
    report: Report,
) -> Outcome:
    """Gather `inputs`, read what is unread, link, publish: as of the day that was asked for, else of today where that says anything new."""
    with workspace.writing() as store:
        before = store.register()
        gather_into(workspace, store, inputs, now=now, made_by=made_by, stdin=stdin, report=report)
        read_pending(store, reader or default_reader(workspace.vocabulary), now=now, made_by=made_by, report=report)
        report(Progress(stage="link", done=0, total=None))
        link_mentions(store, default_linker(), now=now, made_by=made_by)
        report(Progress(stage="publish", done=0, total=None))
        published = publish(workspace, store, as_of=as_of, today=today, now=now)
    return Outcome(before=before, published=published)


def all_findings(register: Register) -> tuple[Finding, ...]:
    """Return the findings of gathering, of reading and of what people answered, in that order."""
    return (
        *register.findings,
        *(finding for reading in register.readings.values() for finding in reading.findings),
        *links_of(register)[1],
        *judged_pairs(register).findings,
    )
