"""Applies the weights of a model to pairs in one query: the method of Fellegi and Sunter, as SQL over two rows.

Pure: comparisons, weights and rules in, the text of a query out. Each rule is a join of its own that leaves out what an earlier rule found, and a
pair is weighed where it is found: nothing is sorted, kept twice or joined again. The scores are those of Splink's `predict` for the same model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One way to agree or differ. `when` is a condition in SQL over columns ending in _l and _r, empty for the last level."""

    name: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One field: its levels are tried in their order; where `unknown` holds, the field says nothing."""

    name: str
    unknown: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """`bits` is what each level of each comparison speaks for; `prior` how often two mentions of any two reports tell of one attack."""

    prior: float
    bits: Mapping[str, Mapping[str, float]]

    @property
    def prior_bits(self) -> float:
        """The odds before anything is compared, in bits."""
        return log2(self.prior / (1 - self.prior))


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Where pairs are looked for. `rules` are conditions on two rows named l and r, tried in their order; `always` must hold beside each."""

    rules: tuple[str, ...]
    always: str


def weigh_pairs(search: Search, comparisons: Sequence[Comparison], model: Model, *, columns: Sequence[str], table: str, at_least: float) -> str:
    """Return the query for all pairs of one `table` that score `at_least`: left, right (the lesser id first) and score."""
    one_way = "l.unique_id < r.unique_id"
    joins = [_join(search, number, comparisons, model, columns, (table, table), (one_way,), at_least) for number in range(len(search.rules))]
    return "\nUNION ALL\n".join(joins)


def weigh_new_pairs(
    search: Search, comparisons: Sequence[Comparison], model: Model, *, columns: Sequence[str], new: str, table: str, at_least: float
) -> str:
    """Return the query for the pairs of the rows of `new`, all of which are in `table` too, with any row of `table`: as `weigh_pairs`.

    A rule may treat its two rows unlike, so a new row is looked for on either side; of two new rows, the one with the lesser id is l.
    """
    both = f"l.unique_id NOT IN (SELECT unique_id FROM {new})"
    sides = (((new, table), "l.unique_id < r.unique_id"), ((table, new), f"l.unique_id < r.unique_id AND {both}"))
    joins = [
        _join(search, number, comparisons, model, columns, tables, (once,), at_least) for tables, once in sides for number in range(len(search.rules))
    ]
    return "\nUNION ALL\n".join(joins)


def _join(
    search: Search,
    number: int,
    comparisons: Sequence[Comparison],
    model: Model,
    columns: Sequence[str],
    tables: tuple[str, str],
    once: tuple[str, ...],
    at_least: float,
) -> str:
    earlier = [f"NOT coalesce({rule}, false)" for rule in search.rules[:number]]
    where = " AND ".join([f"({search.rules[number]})", f"({search.always})", *once, *earlier])
    sides = ", ".join(f"l.{column} AS {column}_l, r.{column} AS {column}_r" for column in ("unique_id", *columns))
    least = log2(at_least / (1 - at_least)) if at_least > 0 else None
    kept = f"WHERE bits >= {least!r}" if least is not None else ""
    return (
        f"SELECT unique_id_l AS \"left\", unique_id_r AS \"right\", 1 - 1 / (1 + pow(2, bits)) AS score FROM (\n"
        f"SELECT unique_id_l, unique_id_r, {_bits(comparisons, model)} AS bits FROM (\n"
        f"SELECT {sides} FROM {tables[0]} AS l JOIN {tables[1]} AS r ON {where}))\n{kept}"
    )


def _bits(comparisons: Sequence[Comparison], model: Model) -> str:
    cases = [_case(comparison, model.bits[comparison.name]) for comparison in comparisons]
    return " + ".join([f"CAST({model.prior_bits!r} AS DOUBLE)", *cases])


def _case(comparison: Comparison, bits: Mapping[str, float]) -> str:
    tried = " ".join(f"WHEN {level.when} THEN {bits[level.name]!r}" for level in comparison.levels[:-1])
    return f"CAST(CASE WHEN {comparison.unknown} THEN 0.0 {tried} ELSE {bits[comparison.levels[-1].name]!r} END AS DOUBLE)"
