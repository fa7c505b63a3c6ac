"""The model of the volume benchmark: where pairs of invented mentions are looked for, and in which ways they agree or differ.

It is what a careful user of Splink would write for the columns of `mentions.py`. Both sides of the benchmark score by it, so that what differs
is how the weights are applied and how the scored pairs are put together.
"""

from __future__ import annotations

from benchmarks.weighing import Comparison, Level, Search

_FIRM = "is_firm_l AND is_firm_r"
_APART = "coalesce(first_day_l > last_day_r + 3, false) OR coalesce(first_day_r > last_day_l + 3, false)"
_KILOMETRES = (
    "12742 * asin(sqrt(pow(sin(radians(latitude_r - latitude_l) / 2), 2)"
    " + cos(radians(latitude_l)) * cos(radians(latitude_r)) * pow(sin(radians(longitude_r - longitude_l) / 2), 2)))"
)
"""The way over the sphere between two points (haversine)."""
_SHARED = "len(list_intersect(names_l, names_r))"
_LIKE = "array_inner_product(words_l, words_r)"


def _gap(days: int) -> str:
    return f"{_FIRM} AND first_day_l <= last_day_r + {days} AND first_day_r <= last_day_l + {days}"


def _missing(column: str) -> str:
    return f"{column}_l IS NULL OR {column}_r IS NULL"


def _within(column: str, factor: float) -> str:
    return f"{column}_low_l <= {factor} * {column}_high_r AND {column}_low_r <= {factor} * {column}_high_l"


def _toll(name: str) -> Comparison:
    return Comparison(
        name=name,
        unknown=_missing(f"{name}_low"),
        levels=(
            Level(name="meet many", when=f"{name}_low_l >= 5 AND {_within(name, 1.0)}"),
            Level(name="meet", when=_within(name, 1.0)),
            Level(name="close", when=_within(name, 1.5)),
            Level(name="differ", when=_within(name, 4.0)),
            Level(name="far"),
        ),
    )


def _name(name: str) -> Comparison:
    return Comparison(name=name, unknown=_missing(name), levels=(Level(name="same", when=f"{name}_l = {name}_r"), Level(name="other")))


COMPARISONS = (
    Comparison(
        name="day",
        unknown=f"({_missing('first_day')}) AND NOT ({_APART})",
        levels=(
            Level(name="same", when=_gap(0)),
            Level(name="next", when=_gap(1)),
            Level(name="close", when=_gap(3)),
            Level(name="wide", when=f"NOT ({_FIRM}) AND NOT ({_APART})"),
            Level(name="apart"),
        ),
    ),
    Comparison(
        name="place",
        unknown=_missing("country"),
        levels=(
            Level(name="site", when="site_l = site_r"),
            Level(name="district", when="district_l = district_r AND (site_l IS NULL OR site_r IS NULL)"),
            Level(name="other site", when="district_l = district_r"),
            Level(name="near", when=f"district_l IS NOT NULL AND district_r IS NOT NULL AND {_KILOMETRES} < 25"),
            Level(name="holds", when="province_l = province_r AND (district_l IS NULL OR district_r IS NULL)"),
            Level(name="wide", when="country_l = country_r AND (province_l IS NULL OR province_r IS NULL)"),
            Level(name="elsewhere"),
        ),
    ),
    _toll("killed"),
    _toll("injured"),
    _name("community"),
    _name("perpetrator"),
    _name("method"),
    Comparison(
        name="words",
        unknown="NOT has_words_l OR NOT has_words_r",
        levels=(
            Level(name="most", when=f"{_LIKE} >= 0.6"),
            Level(name="many", when=f"{_LIKE} >= 0.45"),
            Level(name="several", when=f"{_LIKE} >= 0.33"),
            Level(name="few", when=f"{_LIKE} >= 0.2"),
            Level(name="hardly"),
        ),
    ),
    Comparison(
        name="names",
        unknown="NOT has_words_l OR NOT has_words_r",
        levels=(
            Level(name="none", when=f"{_SHARED} = 0"),
            Level(name="one", when=f"{_SHARED} = 1"),
            Level(name="two", when=f"{_SHARED} = 2"),
            Level(name="more"),
        ),
    ),
    Comparison(
        name="reported",
        unknown=f"({_FIRM}) OR is_recalled_l OR is_recalled_r",
        levels=(
            Level(name="days", when="abs(published_l - published_r) <= 3"),
            Level(name="weeks", when="abs(published_l - published_r) <= 21"),
            Level(name="later"),
        ),
    ),
)
"""Every field, with the levels that are weighed."""

COLUMNS = (
    "document", "is_recalled", "published", "is_firm", "first_day", "last_day", "country", "province", "district", "site", "latitude", "longitude",
    "killed_low", "killed_high", "injured_low", "injured_high", "community", "perpetrator", "method", "has_words", "words", "names",
)  # fmt: skip
"""What the comparisons look at, beside the id."""

_MARKS = ("mark", "second_mark", "third_mark")
_UNSURE = "NOT (l.is_exact AND r.is_exact)"
SEARCH = Search(
    rules=(
        "l.first_day = r.first_day AND l.province = r.province",
        "l.first_day = r.first_day + 1 AND l.province = r.province AND l.is_exact AND r.is_exact",
        "l.first_day + 1 = r.first_day AND l.province = r.province AND l.is_exact AND r.is_exact",
        *(f"l.{left} = r.{right} AND (l.month = r.month OR l.province = r.province)" for left in _MARKS for right in _MARKS),
        f"l.district = r.district AND l.month = r.month AND {_UNSURE}",
        "l.first_day = r.first_day AND l.killed_low = r.killed_low AND (l.province IS NULL OR r.province IS NULL)",
        f"l.province = r.province AND l.month = r.month AND l.killed_low = r.killed_low AND {_UNSURE}",
        f"l.district = r.district AND l.year = r.year AND l.killed_low = r.killed_low AND l.killed_low >= 2 AND {_UNSURE}",
        "l.district = r.district AND l.killed_low = r.killed_low AND l.killed_low >= 8 AND (l.year IS NULL OR r.year IS NULL)",
    ),
    always="l.document <> r.document",
    columns=COLUMNS,
    computed=(("likeness", _LIKE), ("shared", _SHARED)),
)
"""The day and the province; a rare word and the month or the province; and looser keys where one is not sure of its day or names no province."""

_LOOKED_UP = "CASE WHEN first_day IS NOT NULL THEN first_day WHEN NOT is_recalled THEN published END"
_DATE = f"(DATE '0001-01-01' + CAST({_LOOKED_UP} - 1 AS INTEGER))"
KEYS = (
    f"CASE WHEN first_day IS NULL OR last_day - first_day < 32 THEN 12 * year({_DATE}) + month({_DATE}) END AS month, "
    f"year({_DATE}) AS year, coalesce(first_day = last_day, false) AS is_exact"
)
"""What mentions are looked up by, in SQL: the month and the year of the day, else of a report of news, and whether the day is one."""

LEARN_BY = ("l.first_day = r.first_day AND l.is_firm AND r.is_firm", "l.site = r.site", "l.district = r.district AND l.mark = r.mark")
"""Pairs that Splink learns from: of one day, of one site, of one district and one rare word. What a rule asks for, it cannot teach."""
