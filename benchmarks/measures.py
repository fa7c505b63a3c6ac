"""What the measures over attacks find where the truth is known: rates, breaks, gaps and half-lives drawn by chance, and the time they take.

    python -m benchmarks.measures [--runs 1000] [--incidents 20000]

Everything is drawn from a seeded generator. A false alarm is any change found in a run of one constant rate; a break counts as found where some
change lies within a tenth of the span of it. Times are seconds of one core's own time (`time.process_time`).
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from time import process_time
from types import MappingProxyType

import numpy as np

from benchmarks.parts import print_table
from hisab.measures.account_figures import measure_account
from hisab.measures.blocks import find_changes
from hisab.measures.decay import fit_half_life
from hisab.measures.poisson import poisson_bounds
from hisab.measures.spacings import chance_of_longest
from hisab.records.documents import Document, Passage
from hisab.records.figures import IncidentAccount, Toll
from hisab.records.ids import CaptureId, DocumentId, MentionId
from hisab.records.journal import Register
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.records.values import Count, Covers, DatePrecision, DateSpan, Place, PlaceLevel
from hisab.vocabulary.tables import load_vocabulary

CONSTANT = ((30, 1000), (10, 7300), (10, 15_000), (20, 15_000), (60, 3000), (100, 7300), (300, 7300), (1000, 7300))
"""(Mean number of attacks, days) of the runs of one rate; the two of 15,000 days were the worst that were met while the prior was chosen."""
BREAKS = ((30, 2.0, 3000), (30, 3.0, 3000), (100, 2.0, 3000), (100, 3.0, 3000), (300, 1.5, 7300), (300, 2.0, 7300))
"""(Mean number before the middle, how many times as many after, days)."""
CLUSTERS = ((30, 3000), (100, 7300), (300, 7300))
MOST_FALSE_ALARMS = 0.05
OUTLETS, TOWNS = 40, 60
FIRST = date(2001, 1, 1)


def false_alarms(generator: np.random.Generator, mean: int, days: int, runs: int) -> float:
    """Return the share of `runs` of one rate in which a change is found."""
    return sum(bool(find_changes(_drawn(generator, mean, 0, days), days)) for _ in range(runs)) / runs


def cluster_alarms(generator: np.random.Generator, mean: int, days: int, runs: int, *, followed: float = 0.3) -> float:
    """Return the share of `runs` of one rate with a change found, where `followed` of the attacks are followed by another within a week."""
    alarms = 0
    for _ in range(runs):
        first = _drawn(generator, mean / (1 + followed), 0, days - 7)
        alarms += bool(find_changes([*first, *(day + int(generator.integers(0, 7)) for day in first if generator.random() < followed)], days))
    return alarms / runs


def found_breaks(generator: np.random.Generator, mean: int, times: float, days: int, runs: int) -> tuple[float, float]:
    """Return the share of `runs` in which the break is found, and the share in which anything else is found too."""
    near, more = 0, 0
    for _ in range(runs):
        events = [*_drawn(generator, mean, 0, days // 2), *_drawn(generator, mean * times, days // 2, days)]
        changes = find_changes(events, days)
        close = sum(abs(change - days // 2) <= days / 10 for change in changes)
        near += close > 0
        more += len(changes) > 1
    return near / runs, more / runs


def _drawn(generator: np.random.Generator, mean: float, start: int, end: int) -> list[int]:
    return [int(day) for day in generator.integers(start, end, generator.poisson(mean))]


def held_rates(generator: np.random.Generator, mean: float, runs: int) -> float:
    """Return the share of exact Poisson intervals that hold the mean."""
    bounds = [poisson_bounds(int(count)) for count in generator.poisson(mean, runs)]
    return sum(low <= mean <= high for low, high in bounds) / runs


def held_half_lives(generator: np.random.Generator, half_life: float, reports: int, runs: int) -> tuple[float, float]:
    """Return the mean half-life that is found, and the share of the intervals that hold the true one."""
    found, held = [], 0
    for _ in range(runs):
        days = np.floor(generator.exponential(half_life / math.log(2), reports * 6))
        interval = fit_half_life([int(day) for day in days if day < 60][:reports], window=60)
        if interval is not None and interval.best is not None and interval.low is not None:
            found.append(interval.best)
            held += interval.low <= half_life <= (interval.high or math.inf)
    return float(np.median(found)), held / runs


def surprising_lulls(generator: np.random.Generator, attacks: int, days: int, runs: int) -> float:
    """Return how often the longest gap of attacks at random gets a probability below 5 %; a sound one gets it in 5 % of the runs."""
    below = 0
    for _ in range(runs):
        at = np.sort(generator.integers(0, days, attacks))
        below += chance_of_longest(attacks - 1, float(np.diff(at).max() / (at[-1] - at[0]))) < 0.05
    return below / runs


def make_account(generator: np.random.Generator, incidents: int) -> tuple[Register, dict[str, IncidentAccount]]:
    """Return an account of so many attacks over twenty years in `TOWNS` towns, about three reports each, and 300 stated totals."""
    places = [Place(id=f"town-{n}", name=f"Town {n}", level=PlaceLevel.TOWN, path=("pk", f"p{n % 6}", f"d{n}", f"town-{n}")) for n in range(TOWNS)]
    documents: dict[DocumentId, Document] = {}
    accounts: dict[str, IncidentAccount] = {}
    for number in range(incidents):
        day = FIRST + timedelta(days=int(generator.integers(0, 7300)))
        mine = [_report(generator, f"{number}-{turn}", day) for turn in range(int(generator.geometric(1 / 3)))]
        documents.update((report.id, report) for report in mine)
        low = int(generator.geometric(0.2))
        accounts[f"incident-{number:05d}"] = IncidentAccount(
            date=DateSpan(earliest=day, latest=day, precision=DatePrecision.DAY),
            place=places[int(generator.integers(TOWNS))],
            communities=("hazara", "shia")[: int(generator.integers(0, 3))],
            targets=(),
            claimed_by=("isis",)[: int(generator.integers(0, 2))],
            attributed_to=(),
            methods=("bombing",),
            killed=Toll(count=Count(low=low, best=low, high=low), resting_on=(), recipe="drawn"),
            injured=None,
            documents=tuple(report.id for report in mine),
            independent_sources=len(mine),
        )
    mentions = {mention.id: mention for mention in _totals(sorted(documents)[:300])}
    return Register(documents=MappingProxyType(documents), mentions=MappingProxyType(mentions)), accounts


def _report(generator: np.random.Generator, name: str, day: date) -> Document:
    return Document(
        id=DocumentId(name),
        capture=CaptureId(""),
        source=f"outlet {int(generator.integers(OUTLETS))}",
        text=f"Report {name}. " * 40,
        title=None,
        published=day + timedelta(days=int(generator.exponential(4))),
        language="en",
        address=None,
        derived_by="drawn",
    )


def _totals(documents: Sequence[DocumentId]) -> Iterator[Mention]:
    for number, document in enumerate(documents):
        words = Passage(document=document, start=0, end=6, quote="Report")
        start = date(2001 + number % 15, 1, 1)
        span = DateSpan(earliest=start, latest=start + timedelta(days=1800), precision=DatePrecision.RANGE)
        count = Count(low=500, best=500, high=500, covers=Covers.PERIOD)
        yield Mention(
            id=MentionId(f"total-{number}"),
            document=document,
            kind=MentionKind.TOTAL,
            passage=words,
            arguments=(
                Argument(role=Role.KILLED, passage=words, count=count),
                Argument(role=Role.PERIOD, passage=words, date=span),
                Argument(role=Role.COMMUNITY, passage=words, name="hazara"),
            ),
        )


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measures", description="measures over attacks of a known truth")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--incidents", type=int, default=20_000)
    chosen = parser.parse_args()
    _print_trends(chosen.runs)
    _print_others(chosen.runs)
    register, accounts = make_account(np.random.default_rng(9), chosen.incidents)
    vocabulary = load_vocabulary()
    start = process_time()
    measure_account(register, accounts, as_of=date(2026, 1, 1), communities=(), vocabulary=vocabulary)
    print(f"all measures over {len(accounts)} attacks and {len(register.documents)} reports: {process_time() - start:.1f} s")


def _print_trends(runs: int) -> None:
    shares = [(mean, days, false_alarms(np.random.default_rng(mean), mean, days, runs)) for mean, days in CONSTANT]
    rows = [(f"{mean} attacks in {days} days", [share, "reached" if share <= MOST_FALSE_ALARMS else "MISSED"]) for mean, days, share in shares]
    print_table(f"One rate, {runs} runs: false alarms", ("share", f"at most {MOST_FALSE_ALARMS}"), rows)
    clusters = [(f"{mean} attacks in {days} days", [cluster_alarms(np.random.default_rng(mean), mean, days, runs // 2)]) for mean, days in CLUSTERS]
    print_table(f"One rate, three of ten attacks followed by another within a week, {runs // 2} runs: false alarms", ("share",), clusters)
    found = [
        (f"{mean} then {mean * times:.0f} in {days} days", found_breaks(np.random.default_rng(mean), mean, times, days, runs // 2))
        for mean, times, days in BREAKS
    ]
    print_table(f"A break in the middle, {runs // 2} runs", ("found", "more than one"), found)


def _print_others(runs: int) -> None:
    generator = np.random.default_rng(8)
    print_table(
        f"Exact intervals of a rate, {runs} runs",
        ("hold it",),
        [(f"mean {mean}", [held_rates(generator, mean, runs)]) for mean in (0.5, 3.0, 40.0)],
    )
    print_table(
        f"Half-lives, {runs // 2} runs",
        ("median found", "interval holds it"),
        [
            (f"{half_life} days, {reports} reports", held_half_lives(generator, half_life, reports, runs // 2))
            for half_life, reports in ((1.0, 50), (4.0, 50), (4.0, 200), (15.0, 100))
        ],
    )
    print_table(
        f"Longest lulls of attacks at random, {runs} runs",
        ("probability below 0.05",),
        [
            (f"{attacks} in {days} days", [surprising_lulls(generator, attacks, days, runs)])
            for attacks, days in ((10, 3000), (100, 7300), (1000, 7300))
        ],
    )


if __name__ == "__main__":
    main()
