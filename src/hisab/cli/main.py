"""The door for a terminal. Data goes to stdout, words to stderr; errors are printed once, with what to do about them.

Exit codes: 0 fine, 1 findings at or above `--fail-on`, 2 usage, 3 environment, 4 integrity.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from hisab import __version__
from hisab.cli.output import FORMATS, print_rows, say, showing_progress
from hisab.cli.reading import reading_line
from hisab.records.errors import HisabError, IntegrityError
from hisab.records.figures import Edition
from hisab.records.findings import Finding, Severity
from hisab.workflow.gather import gather_into
from hisab.workflow.link import link_mentions
from hisab.workflow.publish import make_edition, publish
from hisab.workflow.read import read_pending
from hisab.workflow.reading import read_files
from hisab.workflow.run import Outcome, all_findings, default_linker, default_reader, run
from hisab.workflow.trace import Trace, flatten, say_count, trace
from hisab.workflow.verify import verify_workspace
from hisab.workflow.workspace import create_workspace, open_workspace

_MADE_BY = f"hisab {__version__}"
_DIRECTORY = click.Path(file_okay=False, path_type=Path)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _today() -> date:
    return datetime.now(UTC).date()


class _Date(click.ParamType):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date that `value` spells."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2021-01-31", param, ctx)


_ledger = click.option("--ledger", type=_DIRECTORY, default=Path("account"), show_default=True, help="The workspace: the folder with the ledger.")
_format = click.option("--format", "output", type=click.Choice(FORMATS), default="table", show_default=True, help="How data is printed on stdout.")
_as_of = click.option("--as-of", type=_Date(), default=None, metavar="DATE", help="The day on which the account stands (default: today, UTC).")
_fail_on = click.option(
    "--fail-on", type=click.Choice([severity.value for severity in Severity]), default=None, help="Exit with 1 when there is a finding this grave."
)
_community = click.option(
    "--community", "communities", multiple=True, metavar="ID", help="A community that a new workspace is kept for (repeatable)."
)
_quiet = click.option("--quiet", is_flag=True, help="No progress and no notes on stderr; errors are still said.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hisab")
def cli() -> None:
    """Keep an account of attacks on a community and of the words given after them."""


@cli.command(name="init")
@click.argument("directory", type=_DIRECTORY)
@_community
def init_command(directory: Path, communities: tuple[str, ...]) -> None:
    """Make DIRECTORY a workspace."""
    create_workspace(directory, communities=communities)
    with open_workspace(directory).open_store():
        pass
    say(f"{directory} is a workspace. Next: hisab run SOURCES… --ledger {directory}")


@cli.command(name="run")
@click.argument("sources", nargs=-1, required=True)
@_ledger
@_community
@_format
@_as_of
@_fail_on
@_quiet
def run_command(
    sources: tuple[str, ...], ledger: Path, communities: tuple[str, ...], output: str, as_of: date | None, fail_on: str | None, quiet: bool
) -> None:
    """Gather SOURCES (files, folders, web addresses, - for standard input), read, link and publish."""
    workspace = create_workspace(ledger, communities=communities)
    stdin = sys.stdin.buffer if "-" in sources else None
    with showing_progress(quiet=quiet) as report:
        outcome = run(workspace, sources, as_of=as_of or _today(), now=_now(), made_by=_MADE_BY, stdin=stdin, report=report)
    edition = outcome.published.edition
    print_rows(_summary(outcome), ("what", "count", "new"), output=output)
    if not quiet:
        _say_findings(all_findings(edition))
        if outcome.is_unchanged:
            say("Nothing new: the ledger and the site are as they were.")
        say(f"Site: {outcome.published.directory / 'index.html'}")
    _fail_if(all_findings(edition), fail_on)


def _summary(outcome: Outcome) -> list[dict[str, object]]:
    edition = outcome.published.edition
    register = edition.register
    figures = {figure.name: figure for figure in edition.figures}
    rows: list[dict[str, object]] = [{"what": "documents", "count": len(register.documents), "new": outcome.new_documents}]
    rows += [
        {"what": figures[name].label, "count": say_count(figures[name].value), "new": None}
        for name in ("incidents", "people_killed", "people_injured")
    ]
    rows += [{"what": figures[name].label, "count": say_count(figures[name].value), "new": None} for name in ("promises", "actions")]
    rows.append({"what": "findings", "count": len(all_findings(edition)), "new": None})
    return rows


def _say_findings(findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    for (severity, code), number in sorted(Counter((finding.severity.value, finding.code) for finding in found).items()):
        say(f"  {number} × {code} ({severity})")
    if found:
        say("  hisab trace findings lists them; docs/findings.md says what each means.")


def _fail_if(findings: Iterable[Finding], fail_on: str | None) -> None:
    order = list(Severity)
    if fail_on and any(order.index(finding.severity) >= order.index(Severity(fail_on)) for finding in findings):
        raise SystemExit(1)


@cli.command(name="gather")
@click.argument("sources", nargs=-1, required=True)
@_ledger
@_quiet
def gather_command(sources: tuple[str, ...], ledger: Path, quiet: bool) -> None:
    """Keep the bytes of SOURCES and the documents in them."""
    workspace = create_workspace(ledger)
    stdin = sys.stdin.buffer if "-" in sources else None
    with workspace.open_store() as store, showing_progress(quiet=quiet) as report:
        new = gather_into(store, workspace.open_captures(), sources, now=_now(), made_by=_MADE_BY, stdin=stdin, report=report)
    say(f"{new} new documents.")


@cli.command(name="read")
@click.argument("files", nargs=-1)
@click.option("--ledger", type=_DIRECTORY, default=None, help="Read what this workspace has not read yet.")
@click.option("--format", "output", type=click.Choice(FORMATS), default="json", show_default=True, help="How readings of FILES are printed.")
@_fail_on
@_quiet
def read_command(files: tuple[str, ...], ledger: Path | None, output: str, fail_on: str | None, quiet: bool) -> None:
    """Read FILES and print one JSON object a document; or, with --ledger and no FILES, read what the workspace has not read yet."""
    if bool(files) == (ledger is not None):
        raise click.UsageError("give FILES to print their reading, or --ledger DIR to read what it holds, not both")
    if ledger is not None:
        workspace = open_workspace(ledger)
        with workspace.open_store() as store, showing_progress(quiet=quiet) as report:
            number = read_pending(store, default_reader(workspace.vocabulary), now=_now(), made_by=_MADE_BY, report=report)
        say(f"{number} documents read.")
        return
    findings: list[Finding] = []
    rows: list[dict[str, object]] = []
    for found in read_files(files, now=_now(), stdin=sys.stdin.buffer if "-" in files else None):
        if isinstance(found, Finding):
            findings.append(found)
            if not quiet:
                say(f"{found.severity.value}: {found.about}: {found.message}{f' ({found.hint})' if found.hint else ''} [{found.code}]")
            continue
        document, reading = found
        findings += reading.findings
        if output == "json":
            print(reading_line(document, reading))
        else:
            rows += [_mention_row(document.title or document.address or document.id, mention) for mention in reading.mentions]
    if output != "json":
        print_rows(rows, ("document", "kind", "told as", "values", "sentence"), output=output)
    _fail_if(findings, fail_on)


def _mention_row(document: str, mention: Any) -> dict[str, object]:
    from hisab.workflow.trace import say_argument

    values = "; ".join(f"{argument.role} {say_argument(argument)}" for argument in mention.arguments)
    return {"document": document, "kind": mention.kind.value, "told as": mention.told_as, "values": values, "sentence": mention.passage.quote}


@cli.command(name="link")
@_ledger
def link_command(ledger: Path) -> None:
    """Put mentions of one attack, promise or action together."""
    workspace = open_workspace(ledger)
    with workspace.open_store() as store:
        changed = link_mentions(store, default_linker(), now=_now(), made_by=_MADE_BY)
    say(f"{changed} records changed.")


@cli.command(name="publish")
@_ledger
@_as_of
def publish_command(ledger: Path, as_of: date | None) -> None:
    """Write the site of the account as it stands."""
    workspace = open_workspace(ledger)
    with workspace.open_store() as store:
        published = publish(workspace, store, as_of=as_of or _today(), now=_now())
    say("Written." if published.is_new else "Nothing new: this edition is there already.")
    print(published.directory / "index.html")


@cli.command(name="verify")
@_ledger
@_format
def verify_command(ledger: Path, output: str) -> None:
    """Prove the ledger: every hash, link, checkpoint, quotation and capture. Exits with 4 when one does not hold."""
    faults = verify_workspace(open_workspace(ledger))
    if faults or output != "table":
        print_rows([{"where": fault.where, "what": fault.what} for fault in faults], ("where", "what"), output=output)
    if faults:
        raise IntegrityError(f"{len(faults)} things do not hold in {ledger}", hint="restore the workspace from a copy; do not write to it")
    say(f"{ledger} holds: entries, checkpoints, quotations, register and captures.")


@cli.command(name="trace")
@click.argument("wanted", metavar="FIGURE|ID")
@_ledger
@_format
@_as_of
def trace_command(wanted: str, ledger: Path, output: str, as_of: date | None) -> None:
    """Print the chain from a figure or a record to its sentences. FIGURE `findings` lists what was odd."""
    workspace = open_workspace(ledger)
    with workspace.open_store() as store:
        edition = make_edition(workspace, store, as_of=as_of or _today(), now=_now())
    if wanted == "findings":
        _print_findings(edition, output)
        return
    chain = trace(edition, wanted)
    if output == "table":
        for depth, line in flatten(chain):
            print(f"{'  ' * depth}{line.kind} {_short(line)}{line.words}")
        return
    if output == "json":
        import json

        print(json.dumps(_plain(chain), ensure_ascii=False, indent=1))
        return
    rows = [{"depth": depth, "kind": line.kind, "id": line.id, "words": line.words} for depth, line in flatten(chain)]
    print_rows(rows, ("depth", "kind", "id", "words"), output=output)


def _print_findings(edition: Edition, output: str) -> None:
    columns = ("code", "severity", "about", "message", "hint")
    rows = [{column: str(getattr(finding, column)) for column in columns} for finding in all_findings(edition)]
    print_rows(rows, columns, output=output)


def _short(line: Trace) -> str:
    return "" if line.kind in {"sentence", "capture"} else f"{line.id[:19] if line.id.startswith('sha256:') else line.id}: "


def _plain(line: Trace) -> dict[str, object]:
    return {"kind": line.kind, "id": line.id, "words": line.words, "rests_on": [_plain(child) for child in line.rests_on]}


@cli.command(name="rebuild")
@_ledger
def rebuild_command(ledger: Path) -> None:
    """Throw the register away and make it again from the journal; the bytes must be the same."""
    workspace = open_workspace(ledger)
    with workspace.open_store() as store:
        rebuilt = store.rebuild()
    if rebuilt.before != rebuilt.after:
        say(f"The register was not what the journal says; it is now. Before: {rebuilt.before}")
    print(rebuilt.after)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; the program's entry point."""
    try:
        cli.main(args=list(arguments) if arguments is not None else None, prog_name="hisab", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        say("Stopped. What was committed is kept; the next run goes on from there.")
        sys.exit(130)
    except HisabError as error:
        say(f"Error: {error.message}")
        if error.hint:
            say(f"Hint: {error.hint}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
