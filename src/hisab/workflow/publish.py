"""The register into an edition: measured, checked and written whole, under the checkpoint that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hisab import __version__
from hisab.linking.copies import find_copies
from hisab.measures.figures import measure
from hisab.publishing.data.exposure import Exposure, count_by_field, exposed
from hisab.publishing.data.redaction import PUBLIC, load_profile
from hisab.publishing.site import publish_site
from hisab.records.codec import canonical_bytes, to_plain
from hisab.records.errors import UsageError
from hisab.records.figures import Edition
from hisab.records.ids import content_id, short_id
from hisab.records.journal import Checkpoint, Register
from hisab.records.seams import Store
from hisab.workflow.workspace import Workspace

__all__ = ["DEFAULT_PROFILE", "Published", "count_by_field", "count_later_reports", "list_exposed", "make_edition", "publish"]

DEFAULT_PROFILE = PUBLIC
"""The redaction profile that holds where nobody chose another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An edition and where it lies; `is_new` is False when it lay there already, perhaps under an earlier day."""

    edition: Edition
    directory: Path
    is_new: bool


def make_edition(workspace: Workspace, store: Store, *, as_of: date, now: str, communities: tuple[str, ...] | None = None) -> Edition:
    """Return the edition over all entries, its checkpoint made where the newest does not cover them.

    It is measured for `communities`, empty for every attack; where none are given, for those that the workspace is kept for.
    """
    checkpoint = store.checkpoint(at=now)
    return edition_of(workspace, store.register(), checkpoint, as_of=as_of, communities=communities)


def edition_of(
    workspace: Workspace, register: Register, checkpoint: Checkpoint, *, as_of: date, communities: tuple[str, ...] | None = None
) -> Edition:
    """Return the edition of `register`, which stands on `checkpoint`, measured as `make_edition` says."""
    _require_reports_by(register, as_of)
    return measure(
        register,
        checkpoint,
        as_of=as_of,
        communities=workspace.communities if communities is None else communities,
        vocabulary=workspace.vocabulary,
        copies=find_copies(register.documents.values()),
        independent_lists=workspace.independent_lists,
    )


def publish(workspace: Workspace, store: Store, *, as_of: date | None, today: date, now: str, profile: str = DEFAULT_PROFILE) -> Published:
    """Write the edition's site to `editions/DAY-ID`, unless it is there.

    Without `as_of` it stands as of `today`; where an edition of an earlier day says all the same, that one is kept: a day that passes is no news.
    `profile` says which fields leave in its data and on its pages.
    """
    edition = make_edition(workspace, store, as_of=as_of or today, now=now)
    name = _edition_id(workspace, edition, profile=profile)
    directory = workspace.editions / f"{edition.as_of.isoformat()}-{name}"
    same = sorted(path.parent for path in workspace.editions.glob(f"[!.]*-{name}/index.html"))
    standing = [found for found in same if found == directory or (as_of is None and found.name < directory.name)]
    if standing:
        return Published(edition=edition, directory=standing[-1], is_new=False)
    publish_site(edition, directory, vocabulary=workspace.vocabulary, profile=profile, languages=workspace.languages)
    return Published(edition=edition, directory=directory, is_new=True)


def count_later_reports(edition: Edition) -> int:
    """Return how many reports of `edition` came out after the day on which it stands."""
    return sum(document.published is not None and document.published > edition.as_of for document in edition.register.documents.values())


def list_exposed(workspace: Workspace, store: Store, *, as_of: date, now: str, profile: str) -> tuple[Exposure, ...]:
    """Return everything that `profile` rules, and whether it would leave. Nothing is written."""
    edition = make_edition(workspace, store, as_of=as_of, now=now)
    return exposed(edition, load_profile(profile), vocabulary=workspace.vocabulary)


def _edition_id(workspace: Workspace, edition: Edition, *, profile: str) -> str:
    """Return twelve digits that change with anything that the edition says, but not with its day.

    The settings, the hand-kept lists and the program's version are in it: they change what is published though the ledger stays as it is.
    """
    figures = [
        (figure.name, figure.label, figure.value, figure.counted, figure.recipe, figure.caveat, figure.measured.words if figure.measured else "")
        for figure in edition.figures
    ]
    accounts = (dict(edition.incidents), dict(edition.promises), dict(edition.actions), dict(edition.repeats), dict(edition.offices))
    measured = _without_day(to_plain(edition.account))
    words = {table: [dict(row.cells) for row in rows] for table, rows in workspace.vocabulary.tables.items()}
    chosen = (profile, workspace.languages)
    said = (__version__, edition.checkpoint.root, edition.scope, figures, accounts, measured, words, chosen)
    return short_id(content_id(canonical_bytes(said)))


def _without_day(plain: object) -> object:
    """Return what was measured without the day on which it was: measures end with the last report that was read, and say no more the day after."""
    if isinstance(plain, dict):
        return {key: _without_day(value) for key, value in plain.items() if key != "as_of"}
    return [_without_day(value) for value in plain] if isinstance(plain, list | tuple) else plain


def _require_reports_by(register: Register, as_of: date) -> None:
    days = [document.published for document in register.documents.values() if document.published is not None]
    if days and as_of < min(days):
        raise UsageError(
            f"there is nothing to say as of {as_of.isoformat()}: the earliest report is of {min(days).isoformat()}",
            hint="give --as-of a later day; what was gathered and read is kept",
        )
