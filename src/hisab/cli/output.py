"""How the terminal door prints: data on stdout in the format asked for, everything else on stderr."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from hisab.workflow.progress import Progress as Step
from hisab.workflow.progress import Report, silently

FORMATS = ("table", "json", "csv")


def print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[str], *, output: str, title: str = "") -> None:
    """Print rows on stdout as a table, as one JSON array, or as CSV with a header."""
    if output == "json":
        print(json.dumps([{column: row.get(column) for column in columns} for row in rows], ensure_ascii=False, indent=1))
    elif output == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    else:
        table = Table(title=title or None, title_justify="left", show_edge=False, pad_edge=False)
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(escape(_cell(row.get(column))) for column in columns))
        Console(soft_wrap=False).print(table)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def say(words: str) -> None:
    """Print words on stderr."""
    print(words, file=sys.stderr)


@contextmanager
def showing_progress(*, quiet: bool) -> Iterator[Report]:
    """Give a report that draws a bar on stderr where that is a terminal, and nothing elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield silently
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, Any] = {}

        def report(step: Step) -> None:
            if step.stage not in tasks:
                tasks[step.stage] = bars.add_task(step.stage, total=step.total)
            bars.update(tasks[step.stage], completed=step.done, total=step.total)

        yield report
