"""The options that several verbs share, and the clock: the only place where the time of day comes in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from hisab import __version__
from hisab.cli.output import FORMATS
from hisab.records.findings import Finding, Severity
from hisab.workflow.readers import READERS

MADE_BY = f"hisab {__version__}"
DIRECTORY = click.Path(file_okay=False, path_type=Path)


def now() -> str:
    """Return this instant, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> date:
    """Return this day, in UTC."""
    return datetime.now(UTC).date()


def standard_input(sources: Iterable[str]) -> BinaryIO | None:
    """Return standard input's bytes where `sources` name it and it is open."""
    return sys.stdin.buffer if "-" in tuple(sources) and sys.stdin is not None else None


def examples(*lines: str) -> str:
    """Return the examples at the end of a verb's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date that `value` spells."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2021-01-31", param, ctx)


DATE = _Date()
ledger = click.option("--ledger", type=DIRECTORY, default=Path("account"), show_default=True, help="The workspace: the folder with the ledger.")
as_format = click.option(
    "--format", "output", type=click.Choice(FORMATS), default="table", show_default=True, help="How data is printed on standard output."
)
as_of = click.option("--as-of", type=DATE, default=None, metavar="DATE", help="The day on which the account stands (default: today, UTC).")
fail_on = click.option(
    "--fail-on", type=click.Choice([severity.value for severity in Severity]), default=None, help="Exit with 1 when there is a finding this grave."
)
community = click.option("--community", "communities", multiple=True, metavar="ID", help="A community that a new workspace is kept for (repeatable).")
reader = click.option(
    "--reader", type=click.Choice(READERS), default=READERS[0], show_default=True, help="Who reads; llm asks the server that the workspace names."
)
quiet = click.option("--quiet", is_flag=True, help="No progress and no notes on stderr; errors are still said.")


def fail_if(findings: Iterable[Finding], threshold: str | None) -> None:
    """End with 1 when one of `findings` is as grave as `threshold`."""
    order = list(Severity)
    if threshold and any(order.index(finding.severity) >= order.index(Severity(threshold)) for finding in findings):
        raise click.exceptions.Exit(1)
