"""Sentences of a campaign that commit a party to something: F1 of "commissive" on Australian campaign sentences.

python -m benchmarks.speech_acts [--data DIR] [--split sentences] [--train DIR] [--out DIR]
"""

from __future__ import annotations

import sys

from benchmarks.classified import Task, measure

TASK = Task(
    name="speech_acts",
    folder="speech_acts",
    split="sentences",
    about="Commissive sentences, F1.",
    known="floor: F1 .755 (shared/corpora/README.md); source of the data: shivashankarrs/Speech-Acts",
    text=lambda row: str(row["sentence"]),
    group=lambda row: str(row["document"]),
    document=lambda row: str(row["document"]),
    labels={"commissive": lambda row: str(row["act"]).strip().startswith("Commissive")},
)


def main(arguments: list[str] | None = None) -> int:
    """Measure ours and the peer in one run and print them."""
    return measure(TASK, arguments)


if __name__ == "__main__":
    sys.exit(main())
