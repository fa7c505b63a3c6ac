"""In which ways two mentions can agree or differ, field by field: the levels that are weighed, in SQL over two rows, and in words for people.

Nothing here is learned. A comparison's levels are tried in their order, the last one holds where no other does; where `unknown` holds, the field
says nothing. `columns.py` says what the columns mean.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One way to agree or differ. `when` is a condition in SQL, empty for the last level; `says` are its words for people."""

    name: str
    says: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One field. `is_veto` when its last level keeps two mentions apart whatever else agrees."""

    name: str
    unknown: str
    levels: tuple[Level, ...]
    is_veto: bool = False


def _ratio(column: str, ratio: float) -> str:
    return f"{column}_low_l <= {ratio} * {column}_high_r AND {column}_low_r <= {ratio} * {column}_high_l"


def _missing(column: str) -> str:
    return f"{column}_l IS NULL OR {column}_r IS NULL"


def _both_ways(fine: str, wide: str) -> str:
    return f"list_has_any({fine}_l, {wide}_r) OR list_has_any({fine}_r, {wide}_l)"


def _gap(days: int) -> str:
    return f"first_day_l <= last_day_r + {days} AND first_day_r <= last_day_l + {days}"


_APART = "coalesce(first_day_l > last_day_r + 3, false) OR coalesce(first_day_r > last_day_l + 3, false)"
_BOTH_FIRM = "is_firm_l AND is_firm_r"
_KILOMETRES = (
    "12742 * asin(sqrt(pow(sin(radians(latitude_r - latitude_l) / 2), 2)"
    " + cos(radians(latitude_l)) * cos(radians(latitude_r)) * pow(sin(radians(longitude_r - longitude_l) / 2), 2)))"
)
"""The way over the sphere between two points (haversine)."""

DAY = Comparison(
    name="day",
    unknown=f"(first_day_l IS NULL OR first_day_r IS NULL) AND NOT ({_APART})",
    levels=(
        Level(name="same", says="the days agree", when=f"{_BOTH_FIRM} AND {_gap(0)}"),
        Level(name="next", says="the days are one apart", when=f"{_BOTH_FIRM} AND {_gap(1)}"),
        Level(name="close", says="the days are two or three apart", when=f"{_BOTH_FIRM} AND {_gap(3)}"),
        Level(name="wide", says="the day, the month or the year agrees, as far as it is said", when=f"NOT ({_BOTH_FIRM}) AND NOT ({_APART})"),
        Level(name="apart", says="the days cannot be one"),
    ),
    is_veto=True,
)
PLACE = Comparison(
    name="place",
    unknown="len(places_l) = 0 OR len(places_r) = 0",
    levels=(
        Level(name="site", says="the same road, village or site is named", when="list_has_any(narrow_l, narrow_r)"),
        Level(name="holds", says="one place lies in the other", when=_both_ways("first", "first_within")),
        Level(
            name="district",
            says="both places lie in one district",
            when="list_has_any(district_l, district_r) AND (len(narrow_l) = 0 OR len(narrow_r) = 0)",
        ),
        Level(name="second", says="a place that one names second lies in the other's, or holds it", when=_both_ways("fine", "fine_within")),
        Level(name="near", says="the places are less than 25 km apart", when=f"(len(narrow_l) = 0 OR len(narrow_r) = 0) AND {_KILOMETRES} < 25"),
        Level(name="wide", says="the province or the country is the same", when=_both_ways("places", "within")),
        Level(name="elsewhere", says="the places are not one"),
    ),
    is_veto=True,
)


def _toll(name: str, says: str, *, is_veto: bool) -> Comparison:
    return Comparison(
        name=name,
        unknown=_missing(f"{name}_low"),
        levels=(
            Level(name="meet", says=f"the numbers {says} agree", when=_ratio(name, 1.0)),
            Level(name="close", says=f"the numbers {says} are close", when=_ratio(name, 1.5)),
            Level(name="differ", says=f"the numbers {says} differ, as tolls do", when=_ratio(name, 4.0)),
            Level(name="far", says=f"the numbers {says} lie far apart"),
        ),
        is_veto=is_veto,
    )


KILLED = _toll("killed", "killed", is_veto=True)
"""Tolls of one attack differ: Kunduz 2021 was reported with 46 and with 150. More than four times is another attack, or no toll of this one."""
INJURED = _toll("injured", "injured", is_veto=False)


def _names(name: str, one: str, other: str) -> Comparison:
    return Comparison(
        name=name,
        unknown=f"len({name}_l) = 0 OR len({name}_r) = 0",
        levels=(Level(name="shared", says=one, when=f"list_has_any({name}_l, {name}_r)"), Level(name="other", says=other)),
    )


COMMUNITY = _names("community", "the same community is named", "different communities are named")
GROUP = _names("perpetrator", "the same group is named", "different groups are named")
METHOD = _names("method", "the same method is told", "different methods are told")

_LIKE = "array_inner_product(words_l, words_r)"
_LIKENESS = (
    ("hardly a rare word is shared", (("hardly", 0.12), ("barely", 0.16))),
    ("few rare words are shared", (("few", 0.20), ("couple", 0.24))),
    ("some rare words are shared", (("some", 0.28), ("handful", 0.33))),
    ("several rare words are shared", (("several", 0.39), ("quite", 0.45))),
    ("many rare words are shared", (("many", 0.52), ("half", 0.60))),
    ("most rare words are shared", (("most", 0.70), ("nearly", 0.80))),
)
"""The levels of likeness and the cosines that they stay under, two for each of the words for people: finer steps than people need weigh better."""
WORDS = Comparison(
    name="words",
    unknown="NOT has_words_l OR NOT has_words_r",
    levels=(
        *(Level(name=name, says=says, when=f"{_LIKE} < {below:.2f}") for says, levels in _LIKENESS for name, below in levels),
        Level(name="copy", says="nearly all rare words are shared"),
    ),
)
"""The least likeness is tried first: most pairs have it, and every level that is tried works the cosine out anew."""


def words_level(name: str) -> int:
    """Return the number of the level of `WORDS` called `name`; those above it are more alike."""
    return next(number for number, level in enumerate(WORDS.levels) if level.name == name)


_FEW_NAMES = 4
"""That a report of fewer rare names shares none says nothing."""
_SHARED = "len(list_intersect(names_l, names_r))"
NAMES = Comparison(
    name="names",
    unknown=f"least(len(names_l), len(names_r)) < {_FEW_NAMES} AND NOT list_has_any(names_l, names_r)",
    levels=(
        Level(name="none", says="no rare name is shared", when="NOT list_has_any(names_l, names_r)"),
        Level(name="one", says="one rare name is shared", when=f"{_SHARED} = 1"),
        Level(name="two", says="two rare names are shared", when=f"{_SHARED} = 2"),
        Level(name="three", says="three rare names are shared", when=f"{_SHARED} = 3"),
        Level(name="four", says="four or five rare names are shared", when=f"{_SHARED} < 6"),
        Level(name="more", says="six rare names or more are shared"),
    ),
)
"""Names of people and places that few reports have. Likeness of words weighs them among all words of a report, and so hardly shows two or three."""
REPORTED = Comparison(
    name="reported",
    unknown=f"({_missing('published')}) OR ({_BOTH_FIRM})",
    levels=(
        Level(name="same", says="the reports appeared within a day", when="abs(published_l - published_r) <= 1"),
        Level(name="days", says="the reports appeared within four days", when="abs(published_l - published_r) <= 4"),
        Level(name="weeks", says="the reports appeared within three weeks", when="abs(published_l - published_r) <= 21"),
        Level(name="season", says="the reports appeared within four months", when="abs(published_l - published_r) <= 120"),
        Level(name="later", says="the reports appeared long after each other"),
    ),
)
COMPARISONS = (DAY, PLACE, KILLED, INJURED, COMMUNITY, GROUP, METHOD, WORDS, NAMES, REPORTED)
"""Every field, in the order of the columns of `Edges.levels`."""
