"""The door for a terminal. Data goes to stdout, words to stderr; errors are printed once, with what to do about them.

Exit codes: 0 fine, 1 findings at or above `--fail-on`, 2 usage, 3 environment, 4 integrity, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from hisab.cli.commands import cli
from hisab.cli.output import flush, say, speak_utf8
from hisab.records.errors import HisabError

_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; the program's entry point."""
    speak_utf8()
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=list(arguments) if arguments is not None else None, prog_name="hisab", standalone_mode=False)
        flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped. What was committed is kept; the next run goes on from there.")
        return _STOPPED
    except HisabError as error:
        say(f"Error: {error.message}")
        if error.hint:
            say(f"Hint: {error.hint}")
        return error.exit_code
    return code if isinstance(code, int) else 0
