"""Which texts the reader's gate lets in, and how fast it keeps the others out.

    python -m benchmarks.document_gate [--out DIR]

Recall is on labelled reports that tell of an attack, a promise or an action: the cases, the corpora (what the stems were chosen on, and
the blind quarter), and the MUC-4 reports with a role filler. Beside it stands what it lets in of texts that tell of none. Throughput is in
bytes of UTF-8 a second of one core's own time: over every text as it comes, and over those that it keeps out, each of which it has to see to its end.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from training.corpus import read_corpus
from training.notation import is_blind

from benchmarks.gate import CORPUS, SHARED
from benchmarks.parts import CORPORA, find_part, print_table, read_rows, share, write_rows
from hisab.reading.gate import Gate
from hisab.vocabulary.tables import load_vocabulary

_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Texts of one source, those that tell of something and those that do not."""

    name: str
    telling: tuple[str, ...]
    other: tuple[str, ...]


def load_texts() -> Iterator[Texts]:
    """Yield the sources that are there."""
    cases = SHARED / "cases" / "reports.jsonl"
    if cases.is_file():
        rows = list(read_rows(cases))
        yield Texts(
            name="cases",
            telling=tuple(row["text"] for row in rows if not row["gold"]["none"]),
            other=tuple(row["text"] for row in rows if row["gold"]["none"]),
        )
    reports, _ = read_corpus(CORPUS)
    for name, blind in (("corpora", False), ("corpora, blind", True)):
        own = [report for report in reports if is_blind(report) is blind]
        yield Texts(
            name=name,
            telling=tuple(report.text for report in own if report.mentions),
            other=tuple(report.text for report in own if not report.mentions),
        )
    wires = find_part(CORPORA / "muc4", "ree_train")
    if wires is not None:
        rows = list(wires.rows())
        yield Texts(
            name="MUC-4",
            telling=tuple(row["doctext"] for row in rows if any(row["extracts"].values())),
            other=tuple(row["doctext"] for row in rows if not any(row["extracts"].values())),
        )
    pages = CORPORA / "html" / "ground-truth.json"
    if pages.is_file():
        bodies = (page["articleBody"] for page in json.loads(pages.read_text(encoding="utf-8")).values())
        yield Texts(name="web pages, unlabelled", telling=(), other=tuple(bodies))


def bytes_a_second(gate: Gate, texts: Sequence[str]) -> float | None:
    """Return how many bytes of `texts`, over and over, the gate sees in a second of this core's time."""
    size = sum(len(text.encode()) for text in texts)
    if not size:
        return None
    seen, start = 0, process_time()
    while (spent := process_time() - start) < _SECONDS:
        for text in texts:
            gate.lets_in(text)
        seen += size
    return seen / spent


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.document_gate", description="What the gate lets in.")
    parser.add_argument("--out", type=Path, default=None, help="a folder for the texts that were kept out")
    options = parser.parse_args(arguments)
    gate = Gate(load_vocabulary())
    sources = tuple(load_texts())
    rows = [
        (source.name, [len(source.telling), share(map(gate.lets_in, source.telling)), len(source.other), share(map(gate.lets_in, source.other))])
        for source in sources
    ]
    print_table("document gate", ("telling", "let in", "other", "let in"), rows)
    every = [text for source in sources for text in (*source.telling, *source.other)]
    kept_out = [text for text in every if not gate.lets_in(text)]
    rates = [(name, bytes_a_second(gate, texts)) for name, texts in (("every text", every), (f"the {len(kept_out)} kept out", kept_out))]
    print_table("throughput, MB a second and core", ("MB/s",), [(name, [round(rate / 1e6) if rate else None]) for name, rate in rates])
    write_rows(options.out, "document_gate.jsonl", ({"kept out": text} for text in kept_out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
