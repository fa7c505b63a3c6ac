"""The verb that serves the account on this machine."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from hisab.cli import options
from hisab.cli.output import flush, put, say
from hisab.records.errors import MachineError
from hisab.workflow.publish import DEFAULT_PROFILE
from hisab.workflow.standing import Clock, Standing


@click.command(
    name="serve",
    short_help="Serve the site live on this machine, with filters and a JSON API.",
    epilog=options.examples("hisab serve --ledger account", "hisab serve --ledger account --port 0 --as-of 2021-01-31"),
)
@options.ledger
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port of 127.0.0.1; 0 takes any that is free.")
@options.as_of
@click.option(
    "--profile", default=DEFAULT_PROFILE, show_default=True, help="Which fields leave in the data and the API: public, partner or internal."
)
def serve_command(*, ledger: Path, port: int, as_of: date | None, profile: str) -> None:
    """Serve the site of the account on 127.0.0.1, with filters, and the rows of its data as JSON. Nothing is written to the ledger; Ctrl-C stops it.

    When the ledger grows, the edition is made anew behind the one that stands, and takes its place when it is whole.
    """
    try:
        from hisab.web.server import holding, serve  # noqa: PLC0415 (FastAPI and uvicorn are an extra: every other verb does without them)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in {"fastapi", "starlette", "uvicorn"}:
            raise
        raise MachineError(f"hisab serve needs {error.name}, which is not installed", hint="pip install 'hisab[serve]'") from error
    with holding(port) as held:
        say("Making the edition…")
        standing = Standing(ledger, as_of=as_of, profile=profile, clock=Clock(today=options.today, now=options.now), say=say)
        with standing.watching(), suppress(KeyboardInterrupt):
            serve(standing, held, announce=_announce)
    say("Stopped. Nothing was written.")


def _announce(address: str) -> None:
    put(address)
    flush()
    say(f"Filters: {address}incidents and {address}book. Data for programs: {address}api/openapi.json. Ctrl-C stops.")
