"""Sentences of Indian party manifestos that are a pledge: F1.

    python -m benchmarks.manifestos [--data DIR] [--split sentences] [--train DIR] [--out DIR]

A sentence that stands in two manifestos is never both learnt from and judged.
"""

from __future__ import annotations

import sys

from benchmarks.classified import Task, measure

TASK = Task(
    name="manifestos",
    folder="manifestos_india",
    split="sentences",
    about="Pledges, F1.",
    known="floor: F1 .637 (shared/corpora/README.md); source of the data: fornaciari/MiMac_taxes",
    text=lambda row: str(row["text"]),
    group=lambda row: " ".join(str(row["text"]).lower().split()),
    document=lambda row: f"{row['party']} {row['year']}",
    labels={"pledge": lambda row: str(row["binary_pledge"]) == "1"},
)


def main(arguments: list[str] | None = None) -> int:
    """Measure ours and the peer in one run and print them."""
    return measure(TASK, arguments)


if __name__ == "__main__":
    sys.exit(main())
