"""What goes wrong, in the three ways that a person can act on.

Odd data is a `Finding`, never one of these. Our own bug is none of these either: it crashes.
"""

from __future__ import annotations


class HisabError(Exception):
    """Something that a person or the machine must put right; printed once, without a traceback."""

    exit_code = 3

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(HisabError):
    """The call asks for what cannot be: an unknown id, a date that is no date."""

    exit_code = 2


class MachineError(HisabError):
    """The machine does not give what is needed: a full disk, a file that cannot be opened."""

    exit_code = 3


class IntegrityError(HisabError):
    """A hash, a chain link or a span does not hold. Never a warning."""

    exit_code = 4
