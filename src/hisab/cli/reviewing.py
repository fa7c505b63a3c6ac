"""`hisab review`: questions to a person on a terminal, one key an answer; or a list of them, and a file of answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from hisab.cli import options
from hisab.cli.asking import Reviewing
from hisab.cli.output import number_of, print_rows, put, say
from hisab.cli.summary import say_finding
from hisab.records.codec import canonical_bytes
from hisab.records.errors import MachineError, UsageError
from hisab.records.ids import short_id
from hisab.vocabulary.words import Asked
from hisab.workflow.review import Given, Question, give_answers, list_questions, odd_answers, read_answers
from hisab.workflow.workspace import Workspace, open_workspace

_KINDS = {asked.value.replace(" ", "-"): asked for asked in Asked}
_COLUMNS = ("question", "asked", "matters", "left", "right", "answered")


@click.command(
    name="review",
    short_help="Answer what a machine cannot settle.",
    epilog="\b\nExamples:\n  hisab review --ledger account --as 'A. Reviewer'\n  hisab review --only answers --limit 10\n"
    "  hisab review --list --format json > questions.json\n  hisab review --file answers.jsonl --as 'A. Reviewer'",
)
@options.ledger
@click.option("--as", "reviewer", envvar="HISAB_REVIEWER", default=None, metavar="NAME", help="Who answers (or the environment's HISAB_REVIEWER).")
@click.option("--only", type=click.Choice(tuple(_KINDS)), default=None, help="Questions of this kind alone.")
@click.option("--limit", type=click.IntRange(min=1), default=None, metavar="N", help="So many questions, and no more.")
@click.option("--again", is_flag=True, help="Also what you have answered, and what two people have settled.")
@click.option("--list", "listing", is_flag=True, help="Print the questions and ask nothing.")
@click.option("--file", "file", type=click.Path(allow_dash=True, dir_okay=False, path_type=Path), default=None, help="Take answers from JSON Lines.")
@options.as_format
def review_command(
    *, ledger: Path, reviewer: str | None, only: str | None, limit: int | None, again: bool, listing: bool, file: Path | None, output: str
) -> None:
    """Lay two sentences side by side and take a person's answer, the question that matters most first.

    Every answer is one entry in the journal, under your name; your last answer to a question speaks, and the earlier ones are kept.
    """
    if listing and file is not None:
        raise click.UsageError("give --list or --file, not both")
    workspace = open_workspace(ledger)
    kind = _KINDS[only] if only else None
    if listing:
        for finding in odd_answers(workspace):
            say(say_finding(finding))
        _print_questions(list_questions(workspace, reviewer=reviewer, as_of=options.today(), only=kind, again=again)[:limit], output=output)
        return
    if reviewer is None:
        raise UsageError("nobody is named who answers", hint="give --as NAME, or set HISAB_REVIEWER")
    if file is not None:
        _take_file(workspace, file, reviewer=reviewer)
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("this is no terminal to ask on", hint="list the questions with --list --format json, and give the answers with --file")
    questions = list_questions(workspace, reviewer=reviewer, as_of=options.today(), only=kind, again=again)[:limit]
    if not questions:
        say("Nothing to ask: everything that could be asked of you is answered.")
        return
    written = Reviewing(workspace=workspace, reviewer=reviewer).ask_all(questions)
    say(f"{number_of(written, 'answer')} written down. hisab link and hisab publish take them up.")


def _print_questions(questions: Sequence[Question], *, output: str) -> None:
    if output == "json":
        put(canonical_bytes(questions).decode())
        return
    rows = [
        {
            "question": short_id(question.id),
            "asked": question.asked.value,
            "matters": "; ".join(question.matters),
            "left": " ".join(question.left.sentence.split()),
            "right": " ".join(question.right.sentence.split()),
            "answered": "; ".join(f"{answer.by}: {answer.verdict}" for answer in question.answers),
        }
        for question in questions
    ]
    print_rows(rows, _COLUMNS, output=output)


def _take_file(workspace: Workspace, file: Path, *, reviewer: str) -> None:
    answers = read_answers(_bytes_of(file))
    if not answers:
        raise UsageError(f"there is no answer in {file}", hint="write one JSON object a line; docs/review.md describes them")
    given = give_answers(workspace, answers, reviewer=reviewer, now=options.now(), as_of=options.today())
    _say_given(given)


def _bytes_of(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"there is no file {file}", hint="give --file the JSON Lines with your answers") from error
    except OSError as error:
        raise MachineError(f"{file} cannot be read: {error.strerror}", hint="let the account that runs hisab read it") from error


def _say_given(given: Given) -> None:
    for finding in given.findings:
        say(say_finding(finding))
    known = f"; {number_of(given.unchanged, 'answer')} the journal had already" if given.unchanged else ""
    say(f"{number_of(given.written, 'answer')} written down{known}.")
