"""The verb that sets an article beside the record."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from hisab.cli import options
from hisab.cli.output import put, say
from hisab.cli.summary import say_finding
from hisab.records.answers import Answer
from hisab.records.findings import Finding
from hisab.workflow.check import Checked, check_inputs, say_checked
from hisab.workflow.gather import name_inputs
from hisab.workflow.readers import open_reader
from hisab.workflow.workspace import open_workspace

_FORMATS = ("markdown", "html", "json")


@click.command(
    name="check",
    short_help="Set an article beside the record.",
    epilog=options.examples("hisab check editorial.txt --ledger account", "hisab check https://example.org/editorial --format html > answers.html"),
)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.ledger
@options.as_of
@click.option("--format", "output", type=click.Choice(_FORMATS), default="markdown", show_default=True, help="How the answers are printed.")
@options.reader
def check_command(*, articles: tuple[str, ...], ledger: Path, as_of: date | None, output: str, reader: str) -> None:
    """Read an ARTICLE and say what the record has to each of its factual assertions.

    They are: how many were killed, who claimed it, that such attacks are common, that it was calm, that they are soon forgotten, that the same was
    promised before, that nothing was done. Where the record cannot tell, it says so and why. The article is not added to the record.
    """
    workspace = open_workspace(ledger)
    chosen = open_reader(reader, vocabulary=workspace.vocabulary, directory=ledger, say=say)
    with workspace.open_store() as store:
        for found in check_inputs(
            workspace,
            store,
            name_inputs(articles),
            reader=chosen,
            as_of=as_of or options.today(),
            now=options.now(),
            stdin=options.standard_input(articles),
        ):
            if isinstance(found, Finding):
                say(say_finding(found))
            elif output == "json":
                put(json.dumps(_plain(found), ensure_ascii=False))
            else:
                put(say_checked(found, as_html=output == "html"))


def _plain(checked: Checked) -> dict[str, object]:
    return {
        "article": checked.name,
        "as_of": checked.as_of.isoformat(),
        "answers": [_answer(one) for one in checked.answers],
    }


def _answer(one: Answer) -> dict[str, object]:
    return {
        "asserts": one.asserts,
        "sentence": one.sentence.quote,
        "quote": one.quote,
        "start": one.sentence.start + one.start,
        "verdict": one.verdict.value,
        "lines": [{"words": line.words, "rests_on": list(line.rests_on)} for line in one.lines],
        "caveat": one.caveat,
    }
