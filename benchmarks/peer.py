"""Splink 5 as its users run it: weights learned without labels, `predict`, and its own clustering by connected components."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from math import log2
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker
from splink.internals.splink_dataframe import SplinkDataFrame

from benchmarks.agreement import COMPARISONS, KEYS, LEARN_BY, SEARCH
from benchmarks.weighing import Comparison, Model

TABLE = "mentions"
THREADS, MEMORY = 2, "3GB"
_LEAST = 1e-5
"""No level counts as rarer than this: what hardly a pair of the sample reached is not known to be impossible."""


def open_table(mentions: Path, *, database: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Return a database, in memory or in a file, whose table `mentions` holds the Parquet file with the keys that mentions are looked up by.

    Parquet knows no vectors of a fixed length, so the words are cast back to one.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": THREADS,
        "memory_limit": MEMORY,
        "preserve_insertion_order": False,
        "temp_directory": str(mentions.parent / "spilled"),
    }
    connection = duckdb.connect(str(database or ":memory:"), config=config)
    connection.execute("SET enable_progress_bar = false")
    source = f"read_parquet('{mentions}')"
    ((dimensions,),) = connection.execute(f"SELECT len(words) FROM {source} LIMIT 1").fetchall()
    words = f"CAST(words AS FLOAT[{dimensions}]) AS words"
    connection.execute(f"CREATE TABLE {TABLE} AS SELECT * REPLACE ({words}), {KEYS} FROM {source}")
    return connection


def learn(mentions: Path, *, seed: int) -> Model:
    """Return the model that a Parquet file of mentions teaches without labels, its prior for a table of that size."""
    linker = make_linker(open_table(mentions), settings_of(None))
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=seed, min_count_per_level=None)
    for rule in LEARN_BY:
        linker.training.estimate_parameters_using_expectation_maximisation(f"{rule} AND {SEARCH.always}")
    linker.training.estimate_probability_two_random_records_match(
        ["l.first_day = r.first_day AND l.district = r.district AND l.is_firm AND r.is_firm AND l.document <> r.document"], recall=0.35
    )
    learned = linker.misc.save_model_to_json()
    shares = {
        comparison["output_column_name"]: {
            level["label_for_charts"]: (level.get("m_probability"), level.get("u_probability"))
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in learned["comparisons"]
    }
    return Model(prior=learned["probability_two_random_records_match"], bits=bits_of(shares))


def bits_of(shares: Mapping[str, Mapping[str, tuple[float | None, float | None]]]) -> dict[str, dict[str, float]]:
    """Return what each level speaks for; a level that no pair taught is taken as rare on both sides."""
    return {name: {level: log2(max(m or 0.0, _LEAST) / max(u or 0.0, _LEAST)) for level, (m, u) in levels.items()} for name, levels in shares.items()}


def settings_of(model: Model | None) -> dict[str, Any]:
    """Return Splink's settings for the comparisons, the search and `model`."""
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": model.prior if model else 0.001,
        "blocking_rules_to_generate_predictions": [f"{rule} AND {SEARCH.always}" for rule in SEARCH.rules],
        "comparisons": [_comparison(comparison, model) for comparison in COMPARISONS],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def _comparison(comparison: Comparison, model: Model | None) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [{"sql_condition": comparison.unknown, "label_for_charts": "unknown", "is_null_level": True}]
    for level in comparison.levels:
        fixed = _shares(model.bits[comparison.name][level.name]) if model else {}
        levels.append({"sql_condition": level.when or "ELSE", "label_for_charts": level.name, **fixed})
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _shares(bits: float) -> dict[str, float]:
    """Return two shares whose ratio is 2 to the power of `bits`: Splink scores by their ratio alone."""
    return {"m_probability": min(1.0, 2.0**bits) * 0.5, "u_probability": min(1.0, 2.0**-bits) * 0.5}


def make_linker(connection: duckdb.DuckDBPyConnection, settings: Mapping[str, Any]) -> Linker:
    """Return a linker over the table `mentions` of `connection`."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    return Linker(DuckDBAPI(connection).register(TABLE), dict(settings), log_level=None)


def component(linker: Linker, predicted: SplinkDataFrame, threshold: float, size: int) -> NDArray[np.int64]:
    """Return the number of the connected component of each of `size` mentions, by Splink's own clustering."""
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=threshold)
    found = linker._db_api.duckdb_con.sql(f"SELECT unique_id, cluster_id FROM {clustered.physical_name}").fetchnumpy()
    labels = np.empty(size, dtype=np.int64)
    labels[found["unique_id"]] = found["cluster_id"]
    clustered.drop_table_from_database_and_remove_from_cache()
    return labels
