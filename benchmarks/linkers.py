"""The two sides of the volume benchmark, each in a process of its own: mentions in a Parquet file in, groups, seconds and memory out.

Splink's side is `predict` and its own connected components. Ours applies the same weights in one query and finds communities. Both get the
same model, the same search, two threads and the same limit on the database's memory.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.agreement import COMPARISONS, SEARCH
from benchmarks.peer import TABLE, component, make_linker, open_table, settings_of
from benchmarks.weighing import Model, Scorer, weigh_pairs
from hisab.linking.communities import Pairs, find_communities

THRESHOLDS = (0.5, 0.9, 0.99, 0.999, 0.9999)
LEAST = 0.5
"""A pair that scores less joins nothing. On seed 7 pairs of less change F1 by less than 0.001 and make the search longer by a third."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one side says: the groups by the choice they were made with, and the seconds of scoring and of each grouping."""

    groups: Mapping[float, NDArray[np.int64]]
    pairs: int
    scored: float
    grouped: Mapping[float, float]
    kept: Pairs | None = None


def link_by_splink(mentions: Path, model: Model, size: int) -> Answer:
    """Return the components at several thresholds; pairs below the lowest are not kept, as a careful user would not keep them."""
    start = perf_counter()
    connection = open_table(mentions)
    linker = make_linker(connection, settings_of(model))
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS), warning_mode="never")
    scored = perf_counter() - start
    ((pairs,),) = connection.execute(f"SELECT count(*) FROM {predicted.physical_name}").fetchall()
    groups, grouped = {}, {}
    for threshold in THRESHOLDS:
        start = perf_counter()
        groups[threshold] = component(linker, predicted, threshold, size)
        grouped[threshold] = perf_counter() - start
    return Answer(groups=groups, pairs=pairs, scored=scored, grouped=grouped)


def link_by_ours(mentions: Path, model: Model, size: int, *, resolutions: Sequence[float]) -> Answer:
    """Return the communities at each resolution."""
    start = perf_counter()
    connection = open_table(mentions)
    query = weigh_pairs(SEARCH, Scorer(comparisons=COMPARISONS, model=model, at_least=LEAST), table=TABLE)
    pairs = fetch_pairs(connection, query)
    connection.close()
    scored = perf_counter() - start
    groups, grouped = {}, {}
    for resolution in resolutions:
        start = perf_counter()
        groups[resolution] = find_communities(size, pairs, resolution=resolution)
        grouped[resolution] = perf_counter() - start
    return Answer(groups=groups, pairs=len(pairs.left), scored=scored, grouped=grouped, kept=pairs)


def fetch_pairs(connection: Any, query: str) -> Pairs:
    """Return what a query of `weighing` finds, sorted, so that the order in which threads finish makes no difference."""
    found = connection.execute(query).fetchnumpy()
    order = np.lexsort((found["right"], found["left"]))
    return Pairs(
        left=np.asarray(found["left"], dtype=np.int64)[order],
        right=np.asarray(found["right"], dtype=np.int64)[order],
        weight=np.asarray(found["score"], dtype=np.float64)[order],
    )


def run_alone(work: Callable[..., Any], *arguments: Any, **choices: Any) -> tuple[Any, float]:
    """Return what `work` returns in a fresh process, and the most memory that the process held, in MiB."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        done, peak = pool.apply(_with_peak, (work, arguments, choices))
    return done, peak


def _with_peak(work: Callable[..., Any], arguments: tuple[Any, ...], choices: dict[str, Any]) -> tuple[Any, float]:
    done = work(*arguments, **choices)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return done, int(status.split("VmHWM:")[1].split()[0]) / 1024
