"""What a door can show while work goes on: a stage, how far it is, and how much there is where that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`done` of `total` things of a stage are finished; `total` is None where nobody can know it yet."""

    stage: str
    done: int
    total: int | None


Report = Callable[[Progress], None]
"""Takes each step as it happens."""


def silently(progress: Progress) -> None:
    """Show nothing."""
