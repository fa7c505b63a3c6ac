"""Mentions as columns, one row a mention: what the scorer compares, made once for each mention and never for a pair.

Names and places become whole numbers (`words.key_of`), days the number of the day since the year one. A pair is looked at when the two rows share one
of their `keys`: the same day and province, the same day and about the same toll, the same rare word within a month, or two of them or two rare names
at any time. Where one of the two is not sure of its day, the same district, the same toll in a province, a rare toll, or the same community in a
week, are enough (`loose_keys`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import floor, log
from typing import Any

import numpy as np

from hisab.linking.features import NARROW, Features
from hisab.linking.words import DIMENSIONS, Rarity, Vector, key_of, marks_of, rare_names, vector_of, weigh_words
from hisab.records.values import Place

_PLACES = 2
"""How many of a mention's places are compared: the likeliest come first."""
_LONGEST = 16
"""A span of more days is no day to look pairs up by."""
_MONTH = 30
_FRESH_WEEKS = 3
_FEWEST = 20
"""A text of fewer different words is a headline: what it shares with another says nothing."""
_FOREMOST = 6
"""Two of the words that mark a report best lead to it however much later another is written."""
_NAMES = 15
"""Two of so many of its rarest names do too."""
_TOLL_STEP = log(1.5)
_RARE_IN_A_YEAR, _RARE = 3, 10
"""So many killed are looked up without a province: within a year, and at any time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Columns of equal length. `rows` are plain values by column name (`FIELDS`), `words` has one vector of `DIMENSIONS` numbers a row."""

    rows: dict[str, Sequence[Any]]
    words: Vector

    def __len__(self) -> int:
        return len(self.words)


FIELDS = (
    "document", "is_sure", "is_firm", "first_day", "last_day", "published", "places", "within", "first", "first_within", "fine", "fine_within",
    "narrow", "district",
    "latitude", "longitude", "killed_low", "killed_high", "injured_low", "injured_high", "community", "perpetrator", "method", "has_words",
    "names", "keys", "loose_keys",
)  # fmt: skip


def columns_of(mentions: Iterable[Features], rarity: Rarity) -> Columns:
    """Return the columns of `mentions`, in their order."""
    rows: dict[str, list[Any]] = {field: [] for field in FIELDS}
    vectors: list[Vector] = []
    weighed: dict[str, tuple[Vector, tuple[str, ...], tuple[str, ...]]] = {}
    for features in mentions:
        if features.words not in weighed:
            weights = weigh_words(features.words, rarity)
            told = (vector_of(weights), marks_of(weights), rare_names(features.words, rarity))
            weighed[features.words] = told if len(weights) >= _FEWEST else (vector_of({}), (), ())
        vector, marks, names = weighed[features.words]
        vectors.append(vector)
        for field, value in _row(features, marks, names).items():
            rows[field].append(value)
    return Columns(rows={**rows}, words=np.array(vectors, dtype=np.float32).reshape(-1, DIMENSIONS))


def _row(features: Features, marks: tuple[str, ...], names: tuple[str, ...]) -> dict[str, Any]:
    days, places = features.possible_days, features.places[:_PLACES]
    return {
        "document": key_of(features.document),
        "is_sure": features.is_sure,
        "is_firm": features.is_firm,
        "first_day": days.earliest.toordinal() if days and days.earliest else None,
        "last_day": days.latest.toordinal() if days and days.latest else None,
        "published": features.published.toordinal() if features.published else None,
        **_place_row(places),
        "killed_low": min(features.killed, default=None),
        "killed_high": max(features.killed, default=None),
        "injured_low": min(features.injured, default=None),
        "injured_high": max(features.injured, default=None),
        "community": _keys(features.communities),
        "perpetrator": _keys(features.groups),
        "method": _keys(features.methods),
        "has_words": bool(marks),
        "names": _keys(names),
        "keys": sorted({*_sure_keys(features, marks), *_pairs("names", names[:_NAMES])}),
        "loose_keys": sorted(set(_loose_keys(features))),
    }


def _keys(names: Iterable[str]) -> list[int]:
    return sorted(key_of(name) for name in names)


def _place_row(places: tuple[Place, ...]) -> dict[str, Any]:
    """Return the places, and with `within` each place that holds them; `fine` are those below the province, `first` is the likeliest of them."""
    held = {place.path[:length] for place in places for length in range(1, len(place.path) + 1)}
    narrow = {place.path for place in places[:1] if place.level in NARROW}
    return {
        "places": _path_keys(place.path for place in places),
        "within": _path_keys(held),
        "first": _path_keys(place.path for place in places[:1] if len(place.path) > 2),
        "first_within": _path_keys(place.path[:length] for place in places[:1] for length in range(3, len(place.path) + 1)),
        "fine": _path_keys(place.path for place in places if len(place.path) > 2),
        "fine_within": _path_keys(path for path in held if len(path) > 2),
        "narrow": _path_keys(narrow),
        "district": _path_keys(place.path[:3] for place in places[:1] if len(place.path) > 2),
        "latitude": places[0].latitude if places else None,
        "longitude": places[0].longitude if places else None,
    }


def _path_keys(paths: Iterable[tuple[str, ...]]) -> list[int]:
    return sorted({key_of(*path) for path in paths})


def _sure_keys(features: Features, marks: tuple[str, ...]) -> Iterable[int]:
    days = _days(features)
    for day in days:
        for place in features.places[:_PLACES]:
            yield key_of("place", day, *place.path[:2])
        for step in _toll_steps(features):
            yield key_of("toll", day, step)
    month = days[0] // _MONTH if days else features.published.toordinal() // _MONTH if features.published else None
    if month is not None:
        for word in marks:
            yield key_of("word", month, word)
            yield key_of("word", month + 1, word)
    yield from _pairs("words", marks[:_FOREMOST])


def _pairs(kind: str, words: Iterable[str]) -> Iterable[int]:
    return (key_of(kind, one, other) for one, other in combinations(sorted(words), 2))


def _loose_keys(features: Features) -> Iterable[int]:
    """Yield what a mention without a sure day is looked up by; the sure ones hold these keys too, and meet by them only mentions that are not.

    One that knows its year is looked up in that year alone. A number killed that many attacks share tells nothing without a province.
    """
    years = _years(features)
    for year in (*years, None) if features.is_sure or not years else years:
        for place in features.places[:_PLACES]:
            if len(place.path) > 2:
                yield key_of("place", year, *place.path[:3])
        for step in _toll_steps(features):
            for place in features.places[:_PLACES]:
                if len(place.path) > 1:
                    yield key_of("toll", year, step, *place.path[:2])
            if max(features.killed) >= (_RARE_IN_A_YEAR if year else _RARE):
                yield key_of("toll", year, step)
    for week in _weeks(features):
        for community in features.communities:
            yield key_of("community", week, community)


def _years(features: Features) -> tuple[int, ...]:
    """Return the years in which it may have been, where they are few enough to look it up by."""
    span = features.span
    if span is None or span.earliest is None or span.latest is None or span.latest.year - span.earliest.year > 1:
        return ()
    return tuple(range(span.earliest.year, span.latest.year + 1))


def _weeks(features: Features) -> tuple[int, ...]:
    """Return the weeks in which an attack with a firm day is fresh news; for a mention that has nothing but its report, the week of that."""
    if features.is_firm and features.span is not None and features.span.latest is not None:
        week = features.span.latest.toordinal() // 7
        return tuple(range(week, week + _FRESH_WEEKS + 1))
    if features.places or features.killed or features.published is None:
        return ()
    return (features.published.toordinal() // 7,)


def _days(features: Features) -> tuple[int, ...]:
    span = features.span
    if not features.is_firm or span is None or span.earliest is None or span.latest is None:
        return ()
    first, last = span.earliest.toordinal() - 2, span.latest.toordinal() + 1
    return tuple(range(first, min(last, first + _LONGEST) + 1))


def _toll_steps(features: Features) -> tuple[int, ...]:
    """Return the steps, of a scale that grows by half each step, from the least of the numbers killed to the one above the most."""
    steps = [floor(log(number) / _TOLL_STEP) for number in features.killed if number > 0]
    return tuple(range(min(steps), min(max(steps), min(steps) + _LONGEST) + 2)) if steps else ()
