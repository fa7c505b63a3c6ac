"""How the terminal door prints: data on stdout in the format asked for, everything else on stderr, both in UTF-8."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from hisab.records.errors import MachineError
from hisab.workflow.progress import Progress as Step
from hisab.workflow.progress import Report, silently

FORMATS = ("table", "json", "csv")
_WIDEST = 10_000
"""Columns of a table that goes to a file or a pipe: nothing is folded there."""


def speak_utf8() -> None:
    """Print in UTF-8, whatever the locale says; names of files that are not UTF-8 come out as they went in."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def put(words: str) -> None:
    """Print a line of data on stdout. When nobody reads it any more the program ends; when it cannot be kept that is a `MachineError`."""
    with _written_out():
        print(words)


def flush() -> None:
    """See to it that all data is out."""
    with _written_out():
        sys.stdout.flush()


@contextmanager
def _written_out() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        _discard_the_rest()
        raise SystemExit(0) from error
    except OSError as error:
        _discard_the_rest()
        raise MachineError(
            f"standard output cannot be written: {error.strerror}", hint="make room, and run the command again; the ledger is as it should be"
        ) from error


def _discard_the_rest() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[str], *, output: str) -> None:
    """Print rows on stdout as a table, as one JSON array, or as CSV with a header."""
    if output == "json":
        put(json.dumps([{column: row.get(column) for column in columns} for row in rows], ensure_ascii=False, indent=1))
        return
    text = io.StringIO()
    if output == "csv":
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    else:
        table = Table(show_edge=False, pad_edge=False)
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(escape(_cell(row.get(column))) for column in columns))
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDEST
        Console(file=text, width=width).print(table)
    put("\n".join(line.rstrip() for line in text.getvalue().rstrip("\n").split("\n")) if output == "table" else text.getvalue().rstrip("\n"))


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def number_of(number: int, one: str, many: str = "") -> str:
    """Return "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


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
        tasks: dict[str, TaskID] = {}

        def report(step: Step) -> None:
            if step.stage not in tasks:
                tasks[step.stage] = bars.add_task(step.stage, total=step.total)
            bars.update(tasks[step.stage], completed=step.done, total=step.total)

        yield report
