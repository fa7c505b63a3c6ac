"""How fast the reader reads, beside spaCy's full small pipeline on the same texts in the same run; its load time, and the memory it needs.

    python -m benchmarks.speed [--reports 1000] [--documents 200] [--spacy-model en_core_web_sm]

Texts are the example reports, each on an attack or on a word given after one; repeated with changed dates where more are asked for. Rates are
documents a second of one core's own time (`time.process_time`), so that a busy machine does not make them worse; load times leave imports out.
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
from time import perf_counter, process_time
from typing import Any

from benchmarks.parts import make_document, print_table, read_rows
from hisab.records.documents import Document
from hisab.vocabulary.tables import load_vocabulary
from hisab.workflow.readers import default_reader

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


def time_load(load: Callable[[], object]) -> tuple[object, float]:
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
    parser.add_argument("--spacy-model", default="en_core_web_sm", help="the installed package of the peer's pipeline")
    options = parser.parse_args(arguments)
    documents = [make_document(row["text"], published=row["published"]) for row in make_reports(options.documents)]
    reader, seconds = time_load(lambda: default_reader(load_vocabulary()))
    rows: list[tuple[str, list[float | int | str | None]]] = [("ours: reader", [time_each(reader.read, documents), seconds])]  # type: ignore[attr-defined]
    rows.append((f"peer: spaCy {options.spacy_model}", _measure_spacy(options.spacy_model, documents)))
    print_table(
        f"speed: {len(documents)} reports of {sum(len(one.text) for one in documents) // len(documents)} characters",
        ("documents/s/core", "load, s"),
        rows,
    )
    if options.reports:
        peak, clock = peak_of_read(options.reports)
        print(f"  hisab read on {options.reports} reports: peak memory {peak:.0f} MiB, {clock:.1f} s by the clock")
    return 0


def _measure_spacy(model: str, documents: Sequence[Document]) -> list[float | int | str | None]:
    if importlib.util.find_spec("spacy") is None or importlib.util.find_spec(model) is None:
        print(f"speed: no figure for spaCy, {model} is not installed")
        return [None, None]
    import spacy  # noqa: PLC0415 - a peer that need not be installed

    pipeline, seconds = time_load(lambda: spacy.load(model))
    return [time_each(lambda document: pipeline(document.text), documents), seconds]  # type: ignore[operator]


if __name__ == "__main__":
    sys.exit(main())
