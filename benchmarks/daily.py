"""A day's batch: new mentions against all that are known, in a database that stays; only what they touch is grouped anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import duckdb
import numpy as np

from benchmarks.agreement import COMPARISONS, SEARCH
from benchmarks.linkers import LEAST, fetch_pairs
from benchmarks.peer import TABLE, make_linker, open_table, settings_of
from benchmarks.weighing import Model, Scorer, weigh_new_pairs
from hisab.linking.communities import Nodes, Pairs, find_communities

NEW = "new_mentions"
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Seconds of scoring a batch and of grouping what it touched, the numbers of its pairs, and how far its scores lie from Splink's."""

    scored: float
    grouped: float
    pairs: int
    touched: int
    splink_scored: float
    splink_pairs: int
    is_same: bool


def measure_day(mentions: Path, folder: Path, model: Model, *, known: Pairs, groups: Nodes, resolution: float) -> Day:
    """Time a batch, the last mentions of the file, given the pairs and groups of all; the batch's own are forgotten first.

    Beside it, Splink's own `predict_between` and `predict_within` score the same batch, and the two are compared pair by pair.
    """
    size, database = len(groups), folder / "mentions.duckdb"
    database.unlink(missing_ok=True)
    connection = open_table(mentions, database=database)
    connection.execute(f"CREATE TABLE {NEW} AS SELECT * FROM {TABLE} WHERE unique_id >= {size - BATCH}")
    before, groups = _before(known, groups, size - BATCH)
    start = perf_counter()
    found = fetch_pairs(connection, weigh_new_pairs(SEARCH, Scorer(comparisons=COMPARISONS, model=model), new=NEW, table=TABLE))
    scored = perf_counter() - start
    start = perf_counter()
    touched = regroup(before, found, groups, resolution=resolution)[1]
    grouped = perf_counter() - start
    start = perf_counter()
    theirs = _score_by_splink(connection, model, size)
    seconds = perf_counter() - start
    is_same = (
        np.array_equal(found.left, theirs.left)
        and np.array_equal(found.right, theirs.right)
        and bool(np.allclose(found.weight, theirs.weight, rtol=0, atol=1e-12))
    )
    connection.close()
    return Day(
        scored=scored, grouped=grouped, pairs=len(found.left), touched=touched, splink_scored=seconds, splink_pairs=len(theirs.left), is_same=is_same
    )


def _before(known: Pairs, groups: Nodes, first: int) -> tuple[Pairs, Nodes]:
    """Return the pairs and the groups as if the mentions from `first` on had not come: each of those is by itself."""
    kept = (known.left < first) & (known.right < first)
    pairs = Pairs(left=known.left[kept], right=known.right[kept], weight=known.weight[kept])
    return pairs, np.where(np.arange(len(groups)) < first, groups, np.arange(len(groups)))


def _score_by_splink(connection: duckdb.DuckDBPyConnection, model: Model, size: int) -> Pairs:
    """Return the batch's pairs as Splink scores them: between the new and the old, and within the new."""
    linker = make_linker(connection, settings_of(model))
    database = linker._db_api
    connection.execute(f"CREATE OR REPLACE VIEW old_mentions AS SELECT * FROM {TABLE} WHERE unique_id < {size - BATCH}")
    old, new = database.register("old_mentions"), database.register(NEW)
    between = linker.inference.predict_between(old, new, warning_mode="never").physical_name
    within = linker.inference.predict_within(new, warning_mode="never").physical_name
    return fetch_pairs(
        connection,
        " UNION ALL ".join(
            f'SELECT least(unique_id_l, unique_id_r) AS "left", greatest(unique_id_l, unique_id_r) AS "right", match_probability AS score FROM {name}'
            for name in (between, within)
        ),
    )


def regroup(known: Pairs, new: Pairs, groups: Nodes, *, resolution: float) -> tuple[Nodes, int]:
    """Return `groups` with those anew that a new pair touches, and how many mentions those hold.

    Where everything hangs together a little, as at a million mentions, a connected part is no small thing: so it is the groups that a new mention
    has a pair with that are put together anew, and the others stay as they are.
    """
    strong = new.weight >= LEAST
    ends = np.concatenate([new.left[strong], new.right[strong]])
    is_touched = np.zeros(len(groups), dtype=bool)
    is_touched[groups[ends]] = True
    own = np.flatnonzero(is_touched[groups])
    place = np.full(len(groups), -1, dtype=np.int64)
    place[own] = np.arange(len(own))
    inside = (place[known.left] >= 0) & (place[known.right] >= 0)
    pairs = Pairs(
        left=place[np.concatenate([known.left[inside], new.left[strong]])],
        right=place[np.concatenate([known.right[inside], new.right[strong]])],
        weight=np.concatenate([known.weight[inside], new.weight[strong]]),
    )
    changed = groups.copy()
    changed[own] = own[find_communities(len(own), pairs, resolution=resolution)]
    return changed, len(own)
