"""How long the site of a large account takes and how heavy its pages are: a made-up edition of 20,000 incidents, measured whole.

    python -m benchmarks.large_site [--incidents 20000] [--seed 4] [--languages en,ur] [--lists-only]

Prints the times of measuring and of writing (seconds of one core's own time), the number of pages, and the heaviest of each sort; ends with 1
where the front page, or any list, is heavier than its limit. Pages of single records are only as heavy as their records, and are not held to one.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from time import process_time
from types import MappingProxyType

from benchmarks.open_data import Archive
from hisab.measures.account_figures import measure_account
from hisab.measures.figures import measure
from hisab.measures.offices import account_offices
from hisab.publishing.site import pages_of, presses_of
from hisab.records.figures import Edition, PromiseAccount
from hisab.vocabulary.tables import Vocabulary, load_vocabulary
from hisab.vocabulary.words import PromiseKind, Status

INCIDENTS = 20_000
FRONT_LIMIT = 150_000
LIST_LIMIT = 400_000
_RECORDS = frozenset({"incidents", "promises", "documents"})
_DATA = "charts"
"""The data of the charts, which no page holds."""


def with_promisors(edition: Edition, vocabulary: Vocabulary, seed: int) -> Edition:
    """Return the edition with its promises given by officials, of every kind and standing."""
    random = Random(seed)
    offices = [row["id"] for row in vocabulary.rows("offices")][:20]
    kinds = [str(kind) for kind in PromiseKind]
    standings = [Status.OPEN, Status.OVERDUE_NOT_SEARCHED, Status.NOT_TRACKABLE, Status.OVERDUE_NO_EVIDENCE]
    promises: dict[str, PromiseAccount] = {}
    for identifier, account in edition.promises.items():
        due = account.made_on + timedelta(days=90) if account.made_on is not None else None
        promises[identifier] = replace(
            account, kind=random.choice(kinds), office=random.choice(offices), status=random.choice(standings), due_on=due, due_basis="default"
        )
    return replace(edition, promises=MappingProxyType(promises), offices=account_offices(promises, vocabulary))


def sizes(edition: Edition, vocabulary: Vocabulary, languages: tuple[str, ...], *, is_whole: bool) -> Iterator[tuple[str, int, float]]:
    """Yield every page with its bytes and the seconds that it took, as it is written."""
    for press in presses_of(edition, vocabulary, languages):
        for path, write in pages_of(press).items():
            own = path.removeprefix(press.tongue.folder)
            if is_whole or own.partition("/")[0] not in _RECORDS:
                started = process_time()
                size = len(write())
                yield own, size, process_time() - started


def main() -> int:
    """Make the edition, measure it, write its pages, and print what each took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_site", description="a large site: its times and the weight of its pages")
    parser.add_argument("--incidents", type=int, default=INCIDENTS)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--languages", default="en")
    parser.add_argument("--lists-only", action="store_true", help="leave out the pages of single records")
    options = parser.parse_args()
    archive = Archive(options.seed)
    for number in range(options.incidents):
        archive.report(number)
    made, vocabulary = archive.edition(), load_vocabulary()
    started = process_time()
    edition = measure(made.register, made.checkpoint, as_of=made.as_of, communities=(), vocabulary=vocabulary)
    whole = process_time() - started
    started = process_time()
    measure_account(edition.register, edition.incidents, as_of=edition.as_of, communities=(), vocabulary=vocabulary)
    print(f"{options.incidents:,} incidents: measured in {whole:.1f} s, {process_time() - started:.1f} s of it the figures over the attacks")
    promised = with_promisors(edition, vocabulary, options.seed)
    return report(promised, vocabulary, tuple(options.languages.split(",")), is_whole=not options.lists_only)


def report(edition: Edition, vocabulary: Vocabulary, languages: tuple[str, ...], *, is_whole: bool) -> int:
    """Write all pages and print what they weigh; return 1 where a limit is missed."""
    started = process_time()
    presses = presses_of(edition, vocabulary, languages)
    print(f"prepared in {process_time() - started:.1f} s")
    started = process_time()
    pages_of(presses[0])
    print(f"all pages named in {process_time() - started:.1f} s")
    found: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    started = process_time()
    for path, size, taken in sizes(edition, vocabulary, languages, is_whole=is_whole):
        found[path.partition("/")[0] if "/" in path else path].append((size, taken, path))
    print(f"written in {process_time() - started:.1f} s, without the disk")
    missed = False
    for sort, pages in sorted(found.items()):
        heaviest, slowest = max(pages), max(pages, key=lambda page: page[1])
        limit = FRONT_LIMIT if sort == "index.html" else LIST_LIMIT
        is_over = sort not in {*_RECORDS, _DATA} and heaviest[0] > limit
        missed |= is_over
        mark = f"  over the limit of {limit / 1000:,.0f} kB" if is_over else ""
        weight = sum(page[0] for page in pages) / 1e6
        print(
            f"{sort:20} {len(pages):7,} pages, {weight:8.1f} MB, heaviest {heaviest[0] / 1000:7.1f} kB ({heaviest[2]}), "
            f"slowest {slowest[1]:.2f} s ({slowest[2]}){mark}"
        )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
