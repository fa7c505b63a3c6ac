"""The whole way in one call: gather, read, link, publish. Each step goes on from what is committed, so a run can be stopped and started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from hisab.linking.rules import RulesLinker
from hisab.reading.rules import RulesReader
from hisab.records.figures import Edition
from hisab.records.findings import Finding
from hisab.records.seams import Linker, Reader
from hisab.vocabulary.tables import Vocabulary
from hisab.workflow.gather import gather_into
from hisab.workflow.link import link_mentions
from hisab.workflow.progress import Progress, Report
from hisab.workflow.publish import Published, publish
from hisab.workflow.read import read_pending
from hisab.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to: how much was new, and the edition."""

    new_documents: int
    documents_read: int
    records_changed: int
    published: Published

    @property
    def is_unchanged(self) -> bool:
        """True when the run found nothing new to say."""
        return not (self.new_documents or self.documents_read or self.records_changed or self.published.is_new)


def default_reader(vocabulary: Vocabulary) -> Reader:
    """Return the reader that reads when nobody chose another."""
    return RulesReader(vocabulary)


def default_linker() -> Linker:
    """Return the linker that links when nobody chose another."""
    return RulesLinker()


def run(workspace: Workspace, sources: Sequence[str], *, as_of: date, now: str, made_by: str, stdin: BinaryIO | None, report: Report) -> Outcome:
    """Gather `sources`, read what is unread, link, publish."""
    with workspace.open_store() as store:
        new_documents = gather_into(store, workspace.open_captures(), sources, now=now, made_by=made_by, stdin=stdin, report=report)
        documents_read = read_pending(store, default_reader(workspace.vocabulary), now=now, made_by=made_by, report=report)
        report(Progress(stage="link", done=0, total=None))
        records_changed = link_mentions(store, default_linker(), now=now, made_by=made_by)
        report(Progress(stage="publish", done=0, total=None))
        published = publish(workspace, store, as_of=as_of, now=now)
    return Outcome(new_documents=new_documents, documents_read=documents_read, records_changed=records_changed, published=published)


def all_findings(edition: Edition) -> tuple[Finding, ...]:
    """Return the findings of gathering and of reading, in that order."""
    register = edition.register
    return (*register.findings, *(finding for reading in register.readings.values() for finding in reading.findings))
