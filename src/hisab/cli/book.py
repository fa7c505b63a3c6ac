"""The verbs of the promise book: print it, and say what was searched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hisab.cli import options
from hisab.cli.output import number_of, print_rows, say
from hisab.records.errors import UsageError
from hisab.records.ids import short_id
from hisab.vocabulary.words import PromiseKind, Status
from hisab.workflow.book import Asked, Line, list_book, log_searches, make_searches, require_known
from hisab.workflow.publish import make_edition
from hisab.workflow.trace import say_count, say_value
from hisab.workflow.workspace import open_workspace

_COLUMNS = ("id", "made", "by", "kind", "deliverable", "promised", "due", "basis", "status", "received", "why", "attacks")
_SHORT = ("id", "made", "by", "kind", "deliverable", "due", "status", "why")
"""What fits on a terminal; the other formats have every column."""


@click.command(
    name="promises",
    short_help="Print the book of promises.",
    epilog=options.examples("hisab promises --kind compensation", 'hisab promises --status "overdue, not searched" --format json'),
)
@options.ledger
@click.option("--community", "communities", multiple=True, metavar="ID", help="Only promises after an attack on this community (repeatable).")
@click.option("--kind", type=click.Choice([kind.value for kind in PromiseKind]), default=None, help="Only promises of this kind.")
@click.option("--institution", metavar="ID", default=None, help="Only promises that bind this institution.")
@click.option("--status", type=click.Choice([status.value for status in Status]), default=None, help="Only what stands so.")
@options.as_of
@options.as_format
def promises_command(
    *, ledger: Path, communities: tuple[str, ...], kind: str | None, institution: str | None, status: str | None, as_of: date | None, output: str
) -> None:
    """Print the book of promises: one line for each thing that was promised and can be rated, with where it stands on the day asked for."""
    workspace = open_workspace(ledger)
    asked = Asked(communities=communities, kind=kind, institution=institution, status=status)
    require_known(asked, workspace.vocabulary)
    with workspace.open_store() as store:
        edition = make_edition(workspace, store, as_of=as_of or options.today(), now=options.now())
    lines = list_book(edition, asked)
    print_rows([_row(line) for line in lines], _SHORT if output == "table" else _COLUMNS, output=output)
    say(f"{number_of(len(lines), 'line')}, as of {edition.as_of}. What nobody reviewed or searched counts for nothing: hisab review, hisab looked.")


def _row(line: Line) -> dict[str, object]:
    account, deliverable = line.account, line.deliverable
    what = deliverable.deliverable if deliverable is not None else None
    ruling = deliverable.ruling if deliverable is not None else None
    promised = [say_count(what.units) if what and what.units else "", say_value(what.amount) if what and what.amount else ""]
    received = f"{ruling.units} of {ruling.promised if ruling.promised is not None else 'not stated'}" if ruling and ruling.units else None
    waits = f" ({ruling.waits_for})" if ruling and ruling.waits_for else ""
    return {
        "id": short_id(line.promise),
        "made": account.made_on.isoformat() if account.made_on else None,
        "by": " ".join(part for part in (account.office or account.institution, account.person) if part) or None,
        "kind": account.kind,
        "deliverable": what.subtype if what else None,
        "promised": ", ".join(part for part in promised if part) or None,
        "due": what.due_on.isoformat() if what and what.due_on else None,
        "basis": what.due_basis if what else "none",
        "status": line.status.value,
        "received": received,
        "why": f"{ruling.why if ruling else account.why}{waits}",
        "attacks": " ".join(line.attacks),
    }


@click.command(
    name="looked",
    short_help="Say what was searched for what came of promises.",
    epilog=options.examples('hisab looked "Machh cheques" "Machh families paid" --source dawn.com --since 2021-01-03 --until 2022-01-31 --by AM'),
)
@click.argument("queries", nargs=-1, required=True, metavar="QUERY...")
@options.ledger
@click.option("--source", "sources", multiple=True, required=True, help="Where you looked: an outlet, an archive, a register (repeatable).")
@click.option("--since", type=options.DATE, required=True, metavar="DATE", help="The first day that was covered.")
@click.option("--until", type=options.DATE, required=True, metavar="DATE", help="The last day that was covered.")
@click.option("--on", "looked_on", type=options.DATE, default=None, metavar="DATE", help="The day on which you looked (default: today, UTC).")
@click.option("--hits", type=click.IntRange(min=0), default=0, show_default=True, help="How many reports of something done came up.")
@click.option("--promise", "promises", multiple=True, metavar="ID", help="The promise that you looked for (repeatable; default: all).")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in PromiseKind]),
    help="The kind that you looked for (repeatable; default: all).",
)
@click.option("--by", required=True, metavar="NAME", help="Who looked.")
@click.option("--note", default="", help="Anything that another should know.")
def looked_command(
    *,
    queries: tuple[str, ...],
    ledger: Path,
    sources: tuple[str, ...],
    since: date,
    until: date,
    looked_on: date | None,
    hits: int,
    promises: tuple[str, ...],
    kinds: tuple[str, ...],
    by: str,
    note: str,
) -> None:
    """Say what was searched: each QUERY in each source, over which days. Silence is evidence only where somebody looked.

    A promise past due with nothing found is "overdue, no evidence" when three sources were asked two questions past its due day; before that it is
    "overdue, not searched", which is the record's debt.
    """
    if not by.strip():
        raise UsageError("--by is empty", hint="give the name or initials of the person who looked")
    workspace = open_workspace(ledger)
    with workspace.writing() as store:
        searches = make_searches(
            store.register(),
            queries=queries,
            sources=sources,
            since=since,
            until=until,
            looked_on=looked_on or options.today(),
            hits=hits,
            by=by.strip(),
            promises=promises,
            kinds=kinds,
            note=note,
        )
        new = log_searches(store, searches, now=options.now(), made_by=by.strip())
    say(f"{number_of(new, 'search', 'searches')} recorded." if new else "Nothing new: these searches are recorded already.")
