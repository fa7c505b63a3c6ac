"""The verb that makes a brief."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hisab.cli import options
from hisab.cli.output import put
from hisab.workflow.brief import FORMATS, LANGUAGES, Asked, make_brief, write_brief
from hisab.workflow.workspace import open_workspace


@click.command(
    name="brief",
    short_help="Make two to six pages for a community and some days.",
    epilog=options.examples(
        "hisab brief --community hazara --since 2013-01-01",
        "hisab brief --community hazara --since 2020-01-01 --until 2021-12-31 --language ur --format pdf --out brief.pdf",
    ),
)
@options.ledger
@click.option("--community", "communities", multiple=True, metavar="ID", help="The community it is about (repeatable); without: the workspace's own.")
@click.option("--since", type=options.DATE, required=True, metavar="DATE", help="The first day of the attacks in it.")
@click.option("--until", type=options.DATE, default=None, metavar="DATE", help="The last day of the attacks in it (default: the day of the account).")
@options.as_of
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True, help="The language of its own words.")
@click.option("--format", "kinds", type=click.Choice(tuple(FORMATS)), multiple=True, help="How it is written (repeatable; default: both).")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=None, metavar="FILE", help="The file (default: a name in this folder)."
)
def brief_command(
    *,
    ledger: Path,
    communities: tuple[str, ...],
    since: date,
    until: date | None,
    as_of: date | None,
    language: str,
    kinds: tuple[str, ...],
    out: Path | None,
) -> None:
    """Write a brief of the account: the numbers, the attacks, the open and the repeated promises, each figure with notes to its sources.

    It is written as PDF and as one HTML file that needs nothing beside it, both with the same words, to the folder in which you are; their paths
    are printed. Where no attack lies in the days that are asked for, the brief says so.
    """
    workspace = open_workspace(ledger)
    day = as_of or options.today()
    asked = Asked(communities=communities or workspace.communities, since=since, until=until or day, as_of=day, language=language)
    named = out.suffix.removeprefix(".") if out is not None else ""
    chosen = kinds or ((named,) if named in FORMATS else tuple(FORMATS))
    with workspace.open_store() as store:
        brief = make_brief(workspace, store, asked, now=options.now())
    for kind in dict.fromkeys(chosen):
        path = out or Path(asked.name)
        is_whole_name = out is not None and len(set(chosen)) == 1 and bool(out.suffix)
        put(str(write_brief(brief, path if is_whole_name else path.with_name(f"{_stem(path)}.{kind}"), kind=kind)))


def _stem(path: Path) -> str:
    """Return the name without an ending that says how a brief is written."""
    return path.stem if path.suffix.removeprefix(".") in FORMATS else path.name
