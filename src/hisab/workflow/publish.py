"""The register into an edition: measured, checked and written whole, under the checkpoint that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hisab.measures.figures import measure
from hisab.publishing.site import publish_site
from hisab.records.figures import Edition
from hisab.records.ids import short_id
from hisab.records.seams import Store
from hisab.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An edition and where it lies; `is_new` is False when it lay there already."""

    edition: Edition
    directory: Path
    is_new: bool


def make_edition(workspace: Workspace, store: Store, *, as_of: date, now: str) -> Edition:
    """Return the edition over all entries, its checkpoint made where the newest does not cover them."""
    checkpoint = store.checkpoint(at=now)
    return measure(store.register(), checkpoint, as_of=as_of, communities=workspace.communities, vocabulary=workspace.vocabulary)


def publish(workspace: Workspace, store: Store, *, as_of: date, now: str) -> Published:
    """Write the edition's site to `editions/DATE-ROOT`, unless it is there."""
    edition = make_edition(workspace, store, as_of=as_of, now=now)
    directory = workspace.editions / f"{as_of.isoformat()}-{short_id(edition.checkpoint.root)}"
    if (directory / "index.html").is_file():
        return Published(edition=edition, directory=directory, is_new=False)
    publish_site(edition, directory, vocabulary=workspace.vocabulary)
    return Published(edition=edition, directory=directory, is_new=True)
