"""Calls of the program: in this process where that is enough, in one of its own where pipes, locales and signals matter."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from hisab.cli.main import main

ROOT = Path(__file__).parents[2]
HOSTILE = ROOT / "examples" / "hostile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a call said and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Hisab:
    """`hisab`, in this process."""

    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Said:
        self.capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = self.capture.readouterr()
        return Said(code=int(ended.value.code or 0), out=out, err=err)


def hisab_process(*arguments: str | Path, stdin: bytes | None = None, environment: dict[str, str] | None = None) -> Said:
    """Return what `python -m hisab` says in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "hisab", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        timeout=120,
        check=False,
    )
    return Said(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())
