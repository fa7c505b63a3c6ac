"""How fast the reader reads, beside spaCy's full small pipeline on the same texts in the same run; its load time, and the memory it needs.

    python -m benchmarks.speed [--reports 1000] [--documents 200] [--rounds 5] [--spacy-model en_core_web_sm]

Texts are the example reports, each on an attack or on a word given after one; repeated with changed dates where more are asked for, and what the
reader keeps of the sentences that it knows is forgotten before each. Rates are documents a second of one core's own time (`time.process_time`);
reader, encoder alone and peer take turns, and the median of their rounds is told, since a busy machine slows all three. Load times leave imports out.
spaCy does less than the reader in some ways and more in others: it tags, parses and names entities, and reads no counts, dates or promises.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, TypeVar

from benchmarks.parts import make_document, print_table, read_rows
from hisab.reading.kept import forget
from hisab.reading.learned.encoder import shipped_encoder
from hisab.reading.sentences import split_sentences
from hisab.records.documents import Document
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.readers import default_reader

_Timed = tuple[str, Callable[[Document], object], float | None]
"""A row's name, what is timed, and the seconds that it took to load."""
_OURS = 2
"""Rows that are ours."""
_Loaded = TypeVar("_Loaded")
EXAMPLES = Path(__file__).parent.parent / "examples" / "reports" / "press.jsonl"


def make_reports(number: int) -> Iterator[dict[str, Any]]:
    """Yield `number` reports: the English examples over and over, each round a week later than the one before, so that no two are the same."""
    rows = [dict(row) for row in read_rows(EXAMPLES) if row.get("language") in {"en", None} and len(row.get("published") or "") >= 10]
    for place in range(number):
        row, turn = rows[place % len(rows)], place // len(rows)
        day = date.fromisoformat(row["published"][:10]) + timedelta(weeks=turn)
        yield {**row, "url": f"https://reports.example/{place}", "published": day.isoformat(), "text": f"{row['text']}\n\nReport {place}."}


def time_each(read: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Return the documents that `read` takes in a second of this core's time; the first is read once before, unmeasured."""
    read(documents[0])
    start = process_time()
    for document in documents:
        read(document)
    return len(documents) / (process_time() - start)


def time_in_turns(reads: Sequence[Callable[[Document], object]], documents: Sequence[Document], *, rounds: int) -> list[float]:
    """Return for each of `reads` the median of its documents a second over `rounds`, in each of which all have their turn."""
    turns = [[time_each(read, documents) for read in reads] for _ in range(rounds)]
    return [median(rates) for rates in zip(*turns, strict=True)]


def time_load(load: Callable[[], _Loaded]) -> tuple[_Loaded, float]:
    """Return what was loaded and the seconds of this core's time that it took."""
    start = process_time()
    loaded = load()
    return loaded, process_time() - start


def peak_of_read(number: int) -> tuple[float, float]:
    """Return the peak memory in MiB of `hisab read` on a file of `number` reports, run as a process of its own, and its seconds by the clock."""
    with tempfile.TemporaryDirectory(prefix="hisab-speed-") as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in make_reports(number))
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "hisab", "read", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        seconds = perf_counter() - start
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, seconds


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Documents a second and core, load time, peak memory.")
    parser.add_argument("--reports", type=int, default=1000, help="reports that `hisab read` is given for its peak memory; 0 leaves it out")
    parser.add_argument("--documents", type=int, default=200, help="documents that are read for the rates")
    parser.add_argument("--rounds", type=int, default=5, help="how often each reads them all")
    parser.add_argument("--spacy-model", default="en_core_web_sm", help="the installed package of the peer's pipeline")
    options = parser.parse_args(arguments)
    documents = [make_document(row["text"], published=row["published"]) for row in make_reports(options.documents)]
    timed = _ours() + _spacy(options.spacy_model)
    rates = time_in_turns([read for _, read, _ in timed], documents, rounds=options.rounds)
    peer = rates[-1] if len(timed) > _OURS else None
    print_table(
        f"speed: {len(documents)} reports of {sum(len(one.text) for one in documents) // len(documents)} characters, {options.rounds} rounds",
        ("documents/s/core", "times the peer", "load, s"),
        [(name, [rate, rate / peer if peer else None, seconds]) for (name, _, seconds), rate in zip(timed, rates, strict=True)],
    )
    if options.reports:
        peak, clock = peak_of_read(options.reports)
        print(f"  hisab read on {options.reports} reports: peak memory {peak:.0f} MiB, {clock:.1f} s by the clock")
    return 0


def _ours() -> list[_Timed]:
    reader, seconds = time_load(lambda: default_reader(load_vocabulary()))
    encoder = shipped_encoder()

    def read(document: Document) -> object:
        forget()
        return reader.read(document)

    return [
        ("ours: reader", read, seconds),
        ("of it the encoder", lambda document: encoder.answer(document.text, split_sentences(document.text)), None),
    ]


def _spacy(model: str) -> list[_Timed]:
    if importlib.util.find_spec("spacy") is None or importlib.util.find_spec(model) is None:
        print(f"speed: no figure for spaCy, {model} is not installed")
        return []
    import spacy  # noqa: PLC0415 - a peer that need not be installed

    pipeline, seconds = time_load(lambda: spacy.load(model))
    return [(f"peer: spaCy {model}", lambda document: pipeline(document.text), seconds)]


if __name__ == "__main__":
    sys.exit(main())
