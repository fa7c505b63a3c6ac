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
    columns: tuple[str, ...]
    """What the comparisons look at, beside the id."""
    computed: tuple[tuple[str, str], ...] = ()
    """Names for expressions that several levels ask for: DuckDB works each out once a pair, and not once a level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Comparisons with their weights; pairs that score less than `at_least` are not handed on."""

    comparisons: Sequence[Comparison]
    model: Model
    at_least: float = 0.0


def weigh_pairs(search: Search, scorer: Scorer, *, table: str) -> str:
    """Return the query for all pairs of one `table`: left, right (the lesser id first) and score."""
    return "\nUNION ALL\n".join(
        _weigh(search, scorer, f"{table} AS l JOIN {table} AS r ON {_where(search, number, 'true')}") for number in range(len(search.rules))
    )


def weigh_new_pairs(search: Search, scorer: Scorer, *, new: str, table: str) -> str:
    """Return the query for the pairs of the rows of `new`, all of which are in `table` too, with any row of `table`: as `weigh_pairs`.

    A rule may treat its two rows unlike, so a new row is looked for on either side; of two new rows, the one with the lesser id is l. Pairs are
    found first by their keys alone, and only then are the rows fetched: the vectors of a million rows are read once and not once a rule.
    """
    sides = (((new, table), "true"), ((table, new), f"l.unique_id NOT IN (SELECT unique_id FROM {new})"))
    found = "\nUNION ALL\n".join(
        f"SELECT l.unique_id AS one, r.unique_id AS other FROM {tables[0]} AS l JOIN {tables[1]} AS r ON {_where(search, number, once)}"
        for tables, once in sides
        for number in range(len(search.rules))
    )
    rows = f"SELECT * FROM {table} WHERE unique_id IN (SELECT one FROM found UNION ALL SELECT other FROM found)"
    joined = "found JOIN near AS l ON l.unique_id = one JOIN near AS r ON r.unique_id = other"
    return f"WITH found AS MATERIALIZED ({found}), near AS MATERIALIZED ({rows})\n{_weigh(search, scorer, joined)}"


def _where(search: Search, number: int, once: str) -> str:
    earlier = [f"NOT coalesce({rule}, false)" for rule in search.rules[:number]]
    return " AND ".join([f"({search.rules[number]})", f"({search.always})", "l.unique_id < r.unique_id", once, *earlier])


def _weigh(search: Search, scorer: Scorer, joined: str) -> str:
    """Return the query that weighs the pairs of `joined`, whose two rows are l and r."""
    sides = ", ".join(f"l.{column} AS {column}_l, r.{column} AS {column}_r" for column in ("unique_id", *search.columns))
    computed = "".join(f", {expression} AS {name}" for name, expression in search.computed)
    kept = f"WHERE bits >= {log2(scorer.at_least / (1 - scorer.at_least))!r}" if scorer.at_least > 0 else ""
    return (
        f'SELECT unique_id_l AS "left", unique_id_r AS "right", 1 - 1 / (1 + pow(2, bits)) AS score FROM (\n'
        f"SELECT unique_id_l, unique_id_r, {_bits(search, scorer)} AS bits FROM (\nSELECT *{computed} FROM (\n"
        f"SELECT {sides} FROM {joined}))) {kept}"
    )


def _bits(search: Search, scorer: Scorer) -> str:
    cases = [_case(comparison, scorer.model.bits[comparison.name]) for comparison in scorer.comparisons]
    total = " + ".join([f"CAST({scorer.model.prior_bits!r} AS DOUBLE)", *cases])
    for name, expression in search.computed:
        total = total.replace(expression, name)
    return total


def _case(comparison: Comparison, bits: Mapping[str, float]) -> str:
    tried = " ".join(f"WHEN {level.when} THEN {bits[level.name]!r}" for level in comparison.levels[:-1])
    return f"CAST(CASE WHEN {comparison.unknown} THEN 0.0 {tried} ELSE {bits[comparison.levels[-1].name]!r} END AS DOUBLE)"
