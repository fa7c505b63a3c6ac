"""Scores pairs of mentions with Splink on DuckDB, and learns the weights. The only module that imports either.

Pure: columns and a model in, edges out. The method is Fellegi and Sunter's; the weights are learned by sampling (u) and by
expectation maximisation (m) as Splink does it (Linacre et al. 2022).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker

from hisab.linking.columns import Columns
from hisab.linking.comparisons import COMPARISONS, Comparison
from hisab.linking.edges import Edges, no_edges
from hisab.linking.model import Model
from hisab.linking.words import DIMENSIONS

_OTHER_REPORT = "l.document <> r.document AND (l.is_new OR r.is_new)"
_RULES = (
    {"blocking_rule": f"l.keys = r.keys AND {_OTHER_REPORT}", "arrays_to_explode": ["keys"]},
    {
        "blocking_rule": f"l.loose_keys = r.loose_keys AND NOT (l.is_sure AND r.is_sure) AND {_OTHER_REPORT}",
        "arrays_to_explode": ["loose_keys"],
    },
)
_LEARN_BY = ("l.first_day = r.first_day AND l.is_firm AND r.is_firm", "l.first = r.first AND len(l.first) > 0")
"""Pairs to learn from: of one day (what the place weighs), and of one place (what the day weighs). What a rule asks for it cannot teach."""
_LISTS = frozenset(
    {
        "places", "within", "first", "first_within", "fine", "fine_within", "narrow", "district",
        "community", "perpetrator", "method", "names", "keys", "loose_keys",
    }
)  # fmt: skip
_TRUTHS = frozenset({"is_sure", "is_firm", "has_words"})
_REALS = frozenset({"latitude", "longitude"})


def score(columns: Columns, model: Model, *, new: NDArray[np.bool_] | None = None) -> Edges:
    """Return the scores of all pairs worth looking at; with `new`, of those alone in which one row at least is new."""
    if len(columns) < 2 or (new is not None and not new.any()):
        return no_edges()
    linker = _linker(columns, _settings(model), new)
    predicted = linker.inference.predict(warning_mode="never")
    weights = ", ".join(f"mw_{comparison.name}" for comparison in COMPARISONS)
    found = linker._db_api.duckdb_con.sql(
        f"SELECT unique_id_l, unique_id_r, match_probability, {weights} FROM {predicted.physical_name}"  # noqa: S608 - Splink's own table
    ).fetchnumpy()
    linker._db_api.duckdb_con.close()
    first, second = np.asarray(found["unique_id_l"], dtype=np.int64), np.asarray(found["unique_id_r"], dtype=np.int64)
    levels = np.stack([_levels(found[f"mw_{comparison.name}"], model, comparison) for comparison in COMPARISONS], axis=1)
    left, right = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((right, left))
    probability: NDArray[np.float64] = np.round(np.asarray(found["match_probability"], dtype=np.float64), 6).astype(np.float64)
    return Edges(left=left, right=right, score=probability, levels=levels).take(order)


def _levels(bits: NDArray[Any], model: Model, comparison: Comparison) -> NDArray[np.int8]:
    """Return which level gave each pair its weight, -1 for unknown. Splink gives back the weights alone; in a model no two of one field are equal."""
    known = np.array([0.0, *(model.weights[comparison.name][level.name].bits for level in comparison.levels)])
    nearest = np.abs(np.asarray(bits, dtype=np.float64)[:, None] - known[None, :]).argmin(axis=1)
    return np.asarray(nearest - 1, dtype=np.int8)


def learn(columns: Columns, *, prior: float, seed: int, pairs: float) -> Mapping[str, Mapping[str, tuple[float | None, float | None]]]:
    """Return the shares (m, u) that `columns` teach without labels, level by level; None where no pair taught one.

    `pairs` is how many pairs are sampled for u.
    """
    linker = _linker(columns, _settings(None, prior=prior), None)
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=seed, min_count_per_level=None)
    for rule in _LEARN_BY:
        linker.training.estimate_parameters_using_expectation_maximisation(f"{rule} AND l.document <> r.document")
    return {
        comparison["output_column_name"]: {
            level["label_for_charts"]: (level.get("m_probability"), level.get("u_probability"))
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in linker.misc.save_model_to_json()["comparisons"]
    }


def _linker(columns: Columns, settings: dict[str, Any], new: NDArray[np.bool_] | None) -> Linker:
    logging.getLogger("splink").setLevel(logging.ERROR)
    database = DuckDBAPI(duckdb.connect(config={"threads": 2}))
    table = database.register(_table(columns, new))
    return Linker(table, settings, log_level=None)


def _table(columns: Columns, new: NDArray[np.bool_] | None) -> pa.Table:
    fields = {"unique_id": pa.array(np.arange(len(columns), dtype=np.int64))}
    for name, values in columns.rows.items():
        fields[name] = pa.array(values, type=_type(name))
    fields["words"] = pa.FixedSizeListArray.from_arrays(pa.array(columns.words.reshape(-1)), DIMENSIONS)
    fields["is_new"] = pa.array(np.ones(len(columns), dtype=bool) if new is None else new)
    return pa.table(fields)


def _type(name: str) -> pa.DataType:
    if name in _LISTS:
        return pa.list_(pa.int64())
    if name in _TRUTHS:
        return pa.bool_()
    return pa.float64() if name in _REALS else pa.int64()


def _settings(model: Model | None, *, prior: float = 0.001) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": model.prior if model else prior,
        "blocking_rules_to_generate_predictions": [dict(rule) for rule in _RULES],
        "comparisons": [_comparison(comparison, model) for comparison in COMPARISONS],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


def _comparison(comparison: Comparison, model: Model | None) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [{"sql_condition": comparison.unknown, "label_for_charts": "unknown", "is_null_level": True}]
    for level in comparison.levels:
        shares = model.weights[comparison.name][level.name] if model else None
        fixed = {"m_probability": shares.m, "u_probability": shares.u} if shares else {}
        levels.append({"sql_condition": level.when or "ELSE", "label_for_charts": level.name, **fixed})
    return {"output_column_name": comparison.name, "comparison_levels": levels}
