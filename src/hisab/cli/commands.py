"""The verbs of the terminal door. Each is one call into `workflow` and what it says about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hisab import __version__
from hisab.cli import options
from hisab.cli.book import looked_command, promises_command
from hisab.cli.briefing import brief_command
from hisab.cli.checking import check_command
from hisab.cli.output import FORMATS, number_of, print_rows, put, say, showing_progress
from hisab.cli.reading import MENTION_COLUMNS, mention_row, reading_line
from hisab.cli.reviewing import review_command
from hisab.cli.serving import serve_command
from hisab.cli.summary import COLUMNS, say_finding, say_findings, say_later_reports, say_outcome, summary_rows
from hisab.cli.taking_back import reject_command, withhold_command
from hisab.cli.tracing import print_chain, print_findings
from hisab.records.errors import IntegrityError
from hisab.records.findings import Finding
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.gather import gather_into, name_inputs
from hisab.workflow.link import link_mentions
from hisab.workflow.publish import DEFAULT_PROFILE, count_by_field, list_exposed, make_edition, publish
from hisab.workflow.read import read_pending
from hisab.workflow.readers import open_reader
from hisab.workflow.reading import read_inputs
from hisab.workflow.run import all_findings, default_linker, run
from hisab.workflow.trace import trace
from hisab.workflow.verify import verify_workspace
from hisab.workflow.workspace import create_workspace, open_workspace

EXPOSURE_COLUMNS = ("what", "record", "value", "leaves", "reason")
_SOURCES = "SOURCES are files, folders, web addresses, or - for standard input; text, HTML, JSON, JSON Lines and CSV are read."


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=options.examples(
        "hisab run examples/reports --ledger account   from reports to a site, in one call",
        "hisab trace people_killed               from that number to its sentences",
        "hisab verify                            prove that nothing was changed",
    ),
)
@click.version_option(__version__, prog_name="hisab")
def cli() -> None:
    """Keep an account of attacks on a community and of the words given after them.

    Exit codes: 0 fine, 1 findings at or above --fail-on, 2 usage, 3 environment, 4 integrity.
    """


@cli.command(name="init", short_help="Make a folder a workspace.", epilog=options.examples("hisab init account --community hazara"))
@click.argument("directory", type=options.DIRECTORY)
@options.community
def init_command(directory: Path, communities: tuple[str, ...]) -> None:
    """Make DIRECTORY a workspace: a ledger, and folders for captures, hand-kept lists and editions. What is there stays as it is."""
    workspace = create_workspace(directory, communities=communities)
    with workspace.writing():
        pass
    kept_for = ", ".join(workspace.communities) or "every attack that is read"
    say(f"{directory} is a workspace, kept for {kept_for}. Next: hisab run SOURCES… --ledger {directory}")


@cli.command(
    name="run",
    short_help="Gather, read, link and publish.",
    help=f"Gather SOURCES, read them, link what they tell and publish the site. Running it again goes on from what is there.\n\n{_SOURCES}",
    epilog=options.examples(
        "hisab run reports/ --ledger account --community hazara", "cat reports.jsonl | hisab run - --as-of 2021-01-31 --format json"
    ),
)
@click.argument("sources", nargs=-1, required=True)
@options.ledger
@options.community
@options.as_format
@options.as_of
@options.reader
@options.fail_on
@options.quiet
def run_command(
    *,
    sources: tuple[str, ...],
    ledger: Path,
    communities: tuple[str, ...],
    output: str,
    as_of: date | None,
    reader: str,
    fail_on: str | None,
    quiet: bool,
) -> None:
    """Run the whole way."""
    inputs = name_inputs(sources)
    workspace = create_workspace(ledger, communities=communities)
    chosen = open_reader(reader, vocabulary=workspace.vocabulary, directory=ledger, say=say)
    with showing_progress(quiet=quiet) as report:
        outcome = run(
            workspace,
            inputs,
            reader=chosen,
            as_of=as_of,
            today=options.today(),
            now=options.now(),
            made_by=options.MADE_BY,
            stdin=options.standard_input(sources),
            report=report,
        )
    print_rows(summary_rows(outcome), COLUMNS, output=output)
    if not quiet:
        say_outcome(outcome)
    options.fail_if(all_findings(outcome.published.edition.register), fail_on)


@cli.command(
    name="gather",
    short_help="Keep the bytes of sources and the documents in them.",
    help=f"Keep the bytes of SOURCES and the documents in them; what the ledger holds already is passed over.\n\n{_SOURCES}",
    epilog=options.examples("hisab gather reports/ https://example.org/article --ledger account"),
)
@click.argument("sources", nargs=-1, required=True)
@options.ledger
@options.fail_on
@options.quiet
def gather_command(sources: tuple[str, ...], ledger: Path, fail_on: str | None, quiet: bool) -> None:
    """Gather alone."""
    inputs = name_inputs(sources)
    workspace = create_workspace(ledger)
    stdin = options.standard_input(sources)
    with workspace.writing() as store, showing_progress(quiet=quiet) as report:
        new = gather_into(workspace, store, inputs, now=options.now(), made_by=options.MADE_BY, stdin=stdin, report=report)
        findings = store.register().findings
    if not quiet:
        say_findings(findings)
    say(f"{number_of(new, 'new document')}.")
    options.fail_if(findings, fail_on)


@cli.command(
    name="read",
    short_help="Read files and print what they tell, or read what a workspace holds.",
    epilog=options.examples(
        "hisab read report.html",
        "hisab read - < reports.jsonl > readings.jsonl",
        "hisab read --ledger account",
        "hisab read --ledger account --reader llm",
    ),
)
@click.argument("files", nargs=-1)
@click.option("--ledger", type=options.DIRECTORY, default=None, help="Read what this workspace has not read yet; with FILES, use its words.")
@click.option("--format", "output", type=click.Choice(FORMATS), default="json", show_default=True, help="How readings of FILES are printed.")
@options.reader
@options.fail_on
@options.quiet
def read_command(*, files: tuple[str, ...], ledger: Path | None, output: str, reader: str, fail_on: str | None, quiet: bool) -> None:
    """Read FILES and print one JSON object a document, each on its line, in the order of the input; nothing is kept.

    With --ledger and no FILES: read what the workspace has not read yet; with both, its own words are used. docs/schema.md describes the JSON.
    """
    if not files and ledger is None:
        raise click.UsageError("give FILES to print their reading, or --ledger DIR to read what it holds")
    if ledger is not None and not files:
        options.fail_if(_read_ledger(ledger, reader, quiet=quiet), fail_on)
    else:
        options.fail_if(_print_readings(files, ledger, reader, output=output, quiet=quiet), fail_on)


def _read_ledger(ledger: Path, reader: str, *, quiet: bool) -> tuple[Finding, ...]:
    workspace = open_workspace(ledger)
    chosen = open_reader(reader, vocabulary=workspace.vocabulary, directory=ledger, say=say)
    with workspace.writing() as store, showing_progress(quiet=quiet) as report:
        number = read_pending(store, chosen, now=options.now(), made_by=options.MADE_BY, report=report)
        findings = all_findings(store.register())
    say(f"{number_of(number, 'document')} read.")
    return findings


def _print_readings(files: tuple[str, ...], ledger: Path | None, reader: str, *, output: str, quiet: bool) -> list[Finding]:
    findings: list[Finding] = []
    rows: list[dict[str, object]] = []
    vocabulary = open_workspace(ledger).vocabulary if ledger is not None else load_vocabulary()
    chosen = open_reader(reader, vocabulary=vocabulary, directory=ledger, say=say)
    for found in read_inputs(name_inputs(files), chosen, now=options.now(), stdin=options.standard_input(files)):
        if isinstance(found, Finding):
            findings.append(found)
            if not quiet:
                say(say_finding(found))
            continue
        document, reading = found
        findings += reading.findings
        if not quiet:
            for finding in reading.findings:
                say(say_finding(finding, about=document.title or document.address))
        if output == "json":
            put(reading_line(document, reading))
        else:
            rows += [mention_row(document, mention) for mention in reading.mentions]
    if output != "json":
        print_rows(rows, MENTION_COLUMNS, output=output)
    return findings


@cli.command(name="link", short_help="Put mentions of one thing together.", epilog=options.examples("hisab link --ledger account"))
@options.ledger
def link_command(ledger: Path) -> None:
    """Put mentions of one attack, promise or action together, as far as they were read."""
    workspace = open_workspace(ledger)
    with workspace.writing() as store:
        changed = link_mentions(store, default_linker(), now=options.now(), made_by=options.MADE_BY)
    say(f"{number_of(changed, 'record')} changed." if changed else "Nothing new: every record is as it was.")


@cli.command(name="publish", short_help="Write the site of the account as it stands.", epilog=options.examples("hisab publish --as-of 2021-01-31"))
@options.ledger
@options.as_of
@click.option(
    "--profile", default=DEFAULT_PROFILE, show_default=True, help="Which fields leave in the data and on the pages: public, partner or internal."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; list every name, point, quote and address, and whether it would leave.")
@options.as_format
def publish_command(*, ledger: Path, as_of: date | None, profile: str, dry_run: bool, output: str) -> None:
    """Write the site of the account as it stands, to editions/ in the workspace, and print its first page.

    Without --as-of it stands as of today; where an edition of an earlier day says all the same, that one is kept.
    """
    workspace = open_workspace(ledger)
    if dry_run:
        with workspace.open_store() as store:
            found = list_exposed(workspace, store, as_of=as_of or options.today(), now=options.now(), profile=profile)
        print_rows([{column: getattr(one, column) for column in EXPOSURE_COLUMNS} for one in found], EXPOSURE_COLUMNS, output=output)
        say(f"{sum(one.leaves for one in found):,} of {len(found):,} would leave, in the data and on the pages:")
        for what, leaving, all_of_it in count_by_field(found):
            say(f"  {what}: {leaving:,} of {all_of_it:,}")
        return
    with workspace.writing() as store:
        published = publish(workspace, store, as_of=as_of, today=options.today(), now=options.now(), profile=profile)
    say_later_reports(published.edition)
    say("Written." if published.is_new else "Nothing new: this edition is there already.")
    put(str(published.directory / "index.html"))


@cli.command(name="verify", short_help="Prove that nothing was changed.", epilog=options.examples("hisab verify --ledger account"))
@options.ledger
@options.as_format
def verify_command(ledger: Path, output: str) -> None:
    """Prove the workspace: every hash, link, checkpoint, quotation and capture. What does not hold is named, and the exit code is 4."""
    faults = verify_workspace(open_workspace(ledger))
    if faults or output != "table":
        print_rows([{"where": fault.where, "what": fault.what} for fault in faults], ("where", "what"), output=output)
    if faults:
        count = number_of(len(faults), "thing does not hold", "things do not hold")
        raise IntegrityError(f"{count} in {ledger}", hint="restore the workspace from a copy; do not write to it")
    say(f"{ledger} holds: entries, checkpoints, quotations, register and captures.")


@cli.command(
    name="trace",
    short_help="Print the chain from a number to its sentences.",
    epilog=options.examples(
        "hisab trace people_killed", "hisab trace incident-00001 --format json", "hisab trace 4284210c05fd", "hisab trace findings"
    ),
)
@click.argument("wanted", metavar="FIGURE|ID")
@options.ledger
@options.as_format
@options.as_of
def trace_command(wanted: str, ledger: Path, output: str, as_of: date | None) -> None:
    """Print the chain from a figure or a record to its sentences. FIGURE `findings` lists what was odd.

    An ID is incident-00001, or the first eight digits or more of the id of a promise, an action, a mention, a document or a capture.
    """
    workspace = open_workspace(ledger)
    with workspace.open_store() as store:
        edition = make_edition(workspace, store, as_of=as_of or options.today(), now=options.now())
    if wanted == "findings":
        print_findings(edition, output=output)
    else:
        print_chain(trace(edition, wanted), output=output)


@cli.command(name="rebuild", short_help="Make the register again from the journal.", epilog=options.examples("hisab rebuild --ledger account"))
@options.ledger
def rebuild_command(ledger: Path) -> None:
    """Throw the register away and make it again from the journal; print its hash, and whether the bytes are the same. If not, exit with 4."""
    workspace = open_workspace(ledger)
    with workspace.writing() as store:
        rebuilt = store.rebuild()
    put(rebuilt.after)
    if rebuilt.before != rebuilt.after:
        raise IntegrityError(
            f"the register was not what the journal says (it was {rebuilt.before}); it has been made anew", hint=f"hisab verify --ledger {ledger}"
        )
    say("The register is the same, byte for byte.")


for command in (promises_command, looked_command, check_command, review_command, withhold_command, reject_command, brief_command, serve_command):
    cli.add_command(command)
