"""One writer at a time: what was read of a ledger must still be so when it is written.

The lock is the process's, and goes with it, however it ends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hisab.records.errors import MachineError

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold the file `path`, made if there is none; that another process holds it is a `MachineError`."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise MachineError(f"{path} cannot be written: {error.strerror}", hint="give yourself the right to write to the workspace") from error
    try:
        try:
            _lock(descriptor)
        except OSError as error:
            raise MachineError(f"another hisab is writing to {path.parent}", hint="wait until it is done, then run the command again") from error
        yield
    finally:
        os.close(descriptor)
