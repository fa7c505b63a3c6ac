"""`hisab withhold` and `hisab reject`: a person takes something back from what is published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hisab.cli import options
from hisab.cli.output import number_of, say
from hisab.workflow.taking_back import reject, withhold
from hisab.workflow.workspace import open_workspace

_BY = click.option("--as", "by", envvar="HISAB_REVIEWER", required=True, metavar="NAME", help="Who decides (or the environment's HISAB_REVIEWER).")
_WHY = click.option("--why", required=True, metavar="WORDS", help="The reason. It is published.")


@click.command(
    name="withhold",
    short_help="Show words no longer, wherever they stand.",
    epilog="\b\nExamples:\n  hisab withhold 4284210c05fd - --why 'asked by the family' --as 'A. Reviewer'",
)
@click.argument("document")
@click.argument("words")
@_WHY
@_BY
@click.option("--lift", is_flag=True, help="They may be shown again.")
@options.ledger
def withhold_command(*, ledger: Path, document: str, words: str, why: str, by: str, lift: bool) -> None:
    """Decide that WORDS of DOCUMENT (its hash, or its page's twelve digits) are shown no longer, in any report. With - they are read from stdin.

    The next edition leaves them out, and its corrections and feed say that something was withheld, and why; never what.
    """
    said = sys.stdin.read().strip() if words == "-" else words
    with open_workspace(ledger).writing() as store:
        is_new = withhold(store, document, said, why=why, by=by, now=options.now(), is_lifted=lift)
    say("Written down. hisab publish takes it up." if is_new else "Nothing new: this is so already.")


@click.command(
    name="reject",
    short_help="Say that sources tell of no attack.",
    epilog="\b\nExamples:\n  hisab reject incident-00012 --why 'it tells of a film' --as 'A. Reviewer'",
)
@click.argument("incident")
@click.option("--document", default=None, metavar="ID", help="Only this source of it.")
@_WHY
@_BY
@click.option("--lift", is_flag=True, help="They tell of an attack after all.")
@options.ledger
def reject_command(*, ledger: Path, incident: str, document: str | None, why: str, by: str, lift: bool) -> None:
    """Decide that the sources of INCIDENT tell of no attack. It keeps its page, which says so, and no figure counts it."""
    with open_workspace(ledger).writing() as store:
        new = reject(store, incident, why=why, by=by, now=options.now(), document=document, is_lifted=lift)
    say(f"{number_of(new, 'entry', 'entries')} written down. hisab publish takes them up." if new else "Nothing new: this is so already.")
