"""Checks the Hisab corpus and prints what it holds: reports, mentions, and how unlike each other the texts are.

`python -m training.corpus` reads `corpora/*/*.txt`. Exit code 1 when a report breaks the notation or two have one id.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.notation import NotationError, Report, parse_reports

CORPORA = Path(__file__).parent.parent / "corpora"
_GRAM = 5


def read_corpus(folder: Path) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    """Return the reports of all files below `folder`, in the order of their names, and the faults in words."""
    reports: dict[str, Report] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*/*.txt")):
        try:
            for report in parse_reports(path.read_text(encoding="utf-8")):
                if report.id in reports:
                    faults.append(f"{path.name}: the id {report.id} is there twice")
                reports[report.id] = report
        except NotationError as error:
            faults.append(f"{path.name}: {error}")
    return tuple(reports.values()), tuple(faults)


def distinct_openings(reports: Iterable[Report], *, words: int = 4) -> float:
    """Return the share of reports whose first `words` words no other report begins with."""
    openings = Counter(" ".join(report.text.lower().split()[:words]) for report in reports)
    total = sum(openings.values())
    return sum(number for number in openings.values() if number == 1) / total if total else 1.0


def shared_grams(reports: Iterable[Report]) -> float:
    """Return the mean share of a report's five-word runs that some other report holds too."""
    grams = [_grams(report.text) for report in reports]
    held = Counter(gram for own in grams for gram in own)
    shares = [sum(held[gram] > 1 for gram in own) / len(own) for own in grams if own]
    return sum(shares) / len(shares) if shares else 0.0


def _grams(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[start : start + _GRAM]) for start in range(len(words) - _GRAM + 1)}


def main(arguments: list[str] | None = None) -> int:
    """Check, count and print."""
    parser = argparse.ArgumentParser(prog="python -m training.corpus", description="Check the corpus and say what it holds.")
    parser.add_argument("--data", type=Path, default=CORPORA, help="the folder with one folder a language")
    reports, faults = read_corpus(parser.parse_args(arguments).data)
    for language in sorted({report.language for report in reports}):
        own = [report for report in reports if report.language == language]
        kinds = Counter(mention.kind.value for report in own for mention in report.mentions)
        genres = Counter(report.genre for report in own)
        print(f"{language}: {len(own)} reports; " + ", ".join(f"{number} {genre}" for genre, number in sorted(genres.items())))
        print(f"    mentions: {', '.join(f'{number} {kind}' for kind, number in sorted(kinds.items()))}")
        print(f"    distinct openings {distinct_openings(own):.3f}; five-word runs shared {shared_grams(own):.4f}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
