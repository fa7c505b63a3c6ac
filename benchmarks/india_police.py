"""Newspaper reports on Gujarat 2002 that tell what police did or failed to do: F1 of each of five labels, and their mean.

python -m benchmarks.india_police [--data DIR] [--split documents] [--train DIR] [--out DIR]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from benchmarks.classified import Task, measure

LABELS = ("KILL", "ARREST", "ANY_ACTION", "FAIL", "FORCE")


def _has(label: str, row: Mapping[str, Any]) -> bool:
    return str(row[label]) == "1"


def _labels() -> Mapping[str, Callable[[Mapping[str, Any]], bool]]:
    return {label: partial(_has, label) for label in LABELS}


TASK = Task(
    name="india_police",
    folder="india_police",
    split="documents",
    about="What police did, by document, macro F1.",
    known="floor: TF-IDF macro F1 .650 documents (shared/corpora/README.md); source of the data: slanglab/IndiaPoliceEvents",
    text=lambda row: str(row["doc_text"]),
    group=lambda row: str(row["doc_id"]),
    document=lambda row: str(row["doc_id"]),
    labels=_labels(),
    pieces="sentences",
)


def main(arguments: list[str] | None = None) -> int:
    """Measure ours and the peer in one run and print them."""
    return measure(TASK, arguments)


if __name__ == "__main__":
    sys.exit(main())
