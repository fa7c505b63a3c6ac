"""A brief made and written: measured for its communities and days, composed once, set as PDF and as one HTML file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from hisab.measures.period import measure_period
from hisab.publishing.brief.compose import compose
from hisab.publishing.brief.content import Brief
from hisab.publishing.brief.page import write_page
from hisab.publishing.brief.sheet import Scope
from hisab.publishing.brief.typeset import typeset
from hisab.publishing.tongue import TONGUES
from hisab.records.errors import MachineError, UsageError
from hisab.records.seams import Store
from hisab.workflow.publish import make_edition
from hisab.workflow.settings import require_communities
from hisab.workflow.workspace import Workspace

LANGUAGES = TONGUES
"""The languages that a brief can be in."""
FORMATS: Mapping[str, Callable[[Brief], bytes]] = MappingProxyType({"html": write_page, "pdf": typeset})
"""What a brief can be written as. The page first: it needs no typesetter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a brief is asked about. Without communities it is about those that the workspace is kept for; `until` is the last day in it."""

    communities: tuple[str, ...]
    since: date
    until: date
    as_of: date
    language: str = "en"

    @property
    def name(self) -> str:
        """What its files are called, without their ending."""
        about = "-".join(self.communities) or "all"
        return f"brief-{about}-{self.since.isoformat()}-{self.until.isoformat()}-{self.language}"


def make_brief(workspace: Workspace, store: Store, asked: Asked, *, now: str) -> Brief:
    """Return the brief that is asked for. Where nothing lies in its scope, it says so. The same ledger and the same question give the same brief."""
    if asked.until < asked.since:
        raise UsageError(f"{asked.until.isoformat()} lies before {asked.since.isoformat()}", hint="give --until a day that is not before --since")
    if asked.until > asked.as_of:
        raise UsageError(
            f"the account stands as of {asked.as_of.isoformat()} and can say nothing up to {asked.until.isoformat()}", hint="leave --until away"
        )
    require_communities(asked.communities, workspace.vocabulary, where="--community")
    whole = make_edition(workspace, store, as_of=asked.as_of, now=now, communities=asked.communities)
    period = measure_period(whole, since=asked.since, until=asked.until, vocabulary=workspace.vocabulary)
    scope = Scope(communities=asked.communities, since=asked.since, until=asked.until, unplaced=period.unplaced)
    return compose(period.edition, scope, vocabulary=workspace.vocabulary, language=asked.language, call=_call(asked))


def _call(asked: Asked) -> str:
    communities = "".join(f" --community {community}" for community in asked.communities)
    days = f" --since {asked.since.isoformat()} --until {asked.until.isoformat()} --as-of {asked.as_of.isoformat()}"
    return f"hisab brief{communities}{days} --language {asked.language}"


def write_brief(brief: Brief, path: Path, *, kind: str) -> Path:
    """Write a brief as `kind`, one of `FORMATS`, to the file `path`, whole or not at all, and return it."""
    content = FORMATS[kind](brief)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, writing = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(writing).chmod(0o644)
            Path(writing).replace(path)
        except OSError:
            Path(writing).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MachineError(f"the brief could not be written to {path}: {error.strerror or error}", hint="name another file with --out") from error
    return path
