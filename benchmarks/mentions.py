"""Invented mentions of invented attacks, as columns: up to a million, the same for the same seed, each with the attack that it truly tells of.

Most are of reports in the days after an attack. About an eighth are of background reports, which recall one or more older attacks of their
province, those with many reports the most often; a report's mentions share its `document`. What a mention says is noisy as news is: the day is
exact, one off, a week, a month or a year, missing, or wrong; the place is a site, its district, its province or its country, at times the next
district; the toll grows for a day or two, sources differ, some add two attacks up; communities, groups and methods are often not said and at times
wrong; words come from the attack, the site, the group, the method and the writer, and a recalled attack brings none. Numbers are invented as those
in `attacks.py`: nothing was tuned until a method won.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.attacks import COMMON_WORDS, COMMUNITIES, KNOWN_WORDS, METHODS, PROVINCES, Attacks, Real, Whole, World, make_attacks, make_world

Truths = NDArray[np.bool_]
RECALLED = 0.12
"""The share of mentions that recall an older attack."""
DIMENSIONS = 64
"""Words are folded into this many numbers (feature hashing); cosines keep to within about 0.12."""
_RECALLS = 2.0
_FILLERS = 4
_COUNTRY, _PROVINCE, _DISTRICT, _SITE, _NOWHERE = range(5)
_DAY, _WEEK, _MONTH, _YEAR, _NEVER = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """`table` is what a linker may see, one row a mention; `truth` the number of the attack that each tells of, which it may not.

    `written` are the words of each mention as numbers, one row a mention, 0 for none; the table holds them folded.
    """

    table: pa.Table
    truth: Whole
    written: Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Which attack each mention tells, in which document, published when, and whether it is recalled there."""

    attack: Whole
    document: Whole
    published: Whole
    is_recalled: Truths


def make_mentions(number: int, *, seed: int, dimensions: int = DIMENSIONS) -> Mentions:
    """Return `number` mentions in no order; the same for the same choices."""
    chance = np.random.Generator(np.random.PCG64(seed))
    world = make_world(chance)
    recalled = round(number * RECALLED)
    attacks = make_attacks(world, reports=number - recalled, chance=chance)
    told = _tell(attacks, world, recalled, chance)
    words = _words(told, attacks, world, chance)
    columns: dict[str, Any] = {
        "unique_id": np.arange(number),
        "document": told.document,
        "is_recalled": told.is_recalled,
        "published": told.published,
        **_days(told, attacks, chance),
        **_places(told, attacks, world, chance),
        **_tolls(told, attacks, chance),
        **_names(told, attacks, world, chance),
        "has_words": (words > 0).any(axis=1),
        **_marks(words),
        "names": _own_words(words),
        "words": pa.FixedSizeListArray.from_arrays(pa.array(fold_words(words, dimensions).reshape(-1)), dimensions),
    }
    return Mentions(table=pa.table({name: _column(values) for name, values in columns.items()}), truth=told.attack, written=words)


def _column(values: Any) -> pa.Array:
    """Return the values as a column: whole numbers below zero are missing, and so is what is not a number."""
    if isinstance(values, pa.Array):
        return values
    if values.dtype == np.bool_:
        return pa.array(values)
    return pa.array(values, mask=np.isnan(values) if values.dtype == np.float64 else values < 0)


def _tell(attacks: Attacks, world: World, recalled: int, chance: np.random.Generator) -> _Told:
    main = np.repeat(np.arange(len(attacks)), attacks.reports)
    late = chance.random(len(main)) < 0.1
    published = attacks.day[main] + np.where(late, chance.integers(3, 31, size=len(main)), chance.exponential(1.3, len(main)).astype(np.int64))
    writer, recall = _recalls(main, attacks, world, recalled, chance)
    order = chance.permutation(len(main) + len(recall))
    return _Told(
        attack=np.concatenate([main, recall])[order],
        document=np.concatenate([np.arange(len(main)), writer])[order],
        published=np.concatenate([published, published[writer]])[order],
        is_recalled=np.concatenate([np.zeros(len(main), dtype=bool), np.ones(len(recall), dtype=bool)])[order],
    )


def _recalls(main: Whole, attacks: Attacks, world: World, number: int, chance: np.random.Generator) -> tuple[Whole, Whole]:
    """Return the reports that look back, and which older attack of their province each of them recalls: no attack twice in a report."""
    province = world.province_of[world.district_of[attacks.site[main]]]
    order = np.lexsort((attacks.day[main], province))
    begin = np.searchsorted(province[order], np.arange(PROVINCES))
    place = np.empty(len(main), dtype=np.int64)
    place[order] = np.arange(len(main))
    writers = chance.choice(len(main), size=max(1, round(number / _RECALLS)))
    found = np.empty((0, 2), dtype=np.int64)
    while len(found) < number:
        writer = chance.choice(writers, size=2 * number + 100)
        start = begin[province[writer]]
        older = main[order[start + (chance.random(len(writer)) * (place[writer] - start)).astype(np.int64)]]
        kept = attacks.day[older] < attacks.day[main[writer]]
        pairs, first = np.unique(np.concatenate([found, np.stack([writer, older], axis=1)[kept]]), axis=0, return_index=True)
        found = pairs[np.argsort(first)][:number]
        writers = np.append(writers, chance.integers(len(main), size=len(writers)))  # where the first have too little to look back on
    return found[:, 0], found[:, 1]


def _pick(chance: np.random.Generator, is_recalled: Truths, main: tuple[float, ...], recalled: tuple[float, ...]) -> Whole:
    """Draw for each mention one of a few numbers, by other shares where it is recalled."""
    drawn = chance.random(len(is_recalled))
    picked: Whole = np.where(is_recalled, np.searchsorted(np.cumsum(recalled), drawn), np.searchsorted(np.cumsum(main), drawn))
    return picked


def _days(told: _Told, attacks: Attacks, chance: np.random.Generator) -> dict[str, Any]:
    day, size = attacks.day[told.attack], len(told.attack)
    slip = chance.random(size)
    day = day + np.where(slip < 0.08, chance.choice((-1, 1), size=size), 0) + np.where(slip > 0.985, chance.integers(-40, 41, size=size), 0)
    precision = _pick(chance, told.is_recalled, (0.80, 0.04, 0.05, 0.01), (0.48, 0.04, 0.25, 0.13))
    when = (day - 719163).astype("datetime64[D]")
    first, last = day.copy(), day.copy()
    for kind, unit in ((_MONTH, "M"), (_YEAR, "Y")):
        begin = when.astype(f"datetime64[{unit}]")
        first = np.where(precision == kind, begin.astype("datetime64[D]").astype(np.int64) + 719163, first)
        last = np.where(precision == kind, (begin + 1).astype("datetime64[D]").astype(np.int64) + 719162, last)
    early = chance.integers(0, 7, size=size)
    first, last = first - np.where(precision == _WEEK, early, 0), last + np.where(precision == _WEEK, 6 - early, 0)
    first = np.where(precision == _NEVER, -1, first)
    last = np.where(precision == _NEVER, told.published, last)
    return {"is_firm": precision <= _WEEK, "first_day": first, "last_day": last}


def _places(told: _Told, attacks: Attacks, world: World, chance: np.random.Generator) -> dict[str, Any]:
    site = attacks.site[told.attack]
    level = np.array([_SITE, _DISTRICT, _PROVINCE, _COUNTRY, _NOWHERE])[
        _pick(chance, told.is_recalled, (0.44, 0.42, 0.09, 0.02), (0.16, 0.54, 0.22, 0.03))
    ]
    district = world.district_of[site]
    wrong = chance.random(len(site)) < 0.02
    district = np.where(wrong, np.minimum(district + 1, len(world.province_of) - 1), district)
    level = np.where(wrong & (level == _SITE), _DISTRICT, level)
    province = world.province_of[district]
    country = world.country_of[province]
    points = np.full((len(site), 2), np.nan)
    for kind, codes in ((_COUNTRY, country), (_PROVINCE, province), (_DISTRICT, district), (_SITE, site)):
        points[level == kind] = world.points[kind][codes[level == kind]]
    points[chance.random(len(site)) < 0.05] = np.nan
    return {
        "country": np.where(level <= _SITE, country, -1),
        "province": np.where((level >= _PROVINCE) & (level <= _SITE), province, -1),
        "district": np.where((level >= _DISTRICT) & (level <= _SITE), district, -1),
        "site": np.where(level == _SITE, site, -1),
        "latitude": points[:, 0],
        "longitude": points[:, 1],
    }


def _tolls(told: _Told, attacks: Attacks, chance: np.random.Generator) -> dict[str, Any]:
    other = chance.integers(len(attacks), size=len(told.attack))
    columns: dict[str, Any] = {}
    for name, missing in (("killed", (0.12, 0.22)), ("injured", (0.42, 0.75))):
        true = getattr(attacks, name)[told.attack]
        said = true.astype(np.float64)
        is_early = (told.published - attacks.day[told.attack] <= 1) & (chance.random(len(true)) < 0.45)
        said = np.where(is_early, said * chance.uniform(0.6, 1.0, len(true)), said)
        said = np.where(chance.random(len(true)) < 0.12, said * np.exp(chance.normal(0, 0.35, len(true))), said)
        said = np.where(chance.random(len(true)) < 0.015, said + getattr(attacks, name)[other], said)
        low = np.round(said).astype(np.int64)
        high = low + np.where(chance.random(len(true)) < 0.1, 1 + np.round(0.2 * said).astype(np.int64), 0)
        is_missing = chance.random(len(true)) < np.where(told.is_recalled, missing[1], missing[0])
        columns |= {f"{name}_low": np.where(is_missing, -1, low), f"{name}_high": np.where(is_missing, -1, high)}
    return columns


def _names(told: _Told, attacks: Attacks, world: World, chance: np.random.Generator) -> dict[str, Any]:
    size = len(told.attack)
    province = world.province_of[world.district_of[attacks.site[told.attack]]]
    neighbours = world.groups_of[province, chance.integers(world.groups_of.shape[1], size=size)]
    columns = {}
    for name, true, wrong, said, error in (
        ("community", attacks.community[told.attack], chance.integers(COMMUNITIES, size=size), 0.7, 0.03),
        ("perpetrator", attacks.group[told.attack], neighbours, 0.45, 0.1),
        ("method", attacks.method[told.attack], chance.integers(METHODS, size=size), 0.85, 0.08),
    ):
        kept = np.where((chance.random(size) < error) & (true >= 0), wrong, true)
        columns[name] = np.where(chance.random(size) < said, kept, -1)
    return columns


def _words(told: _Told, attacks: Attacks, world: World, chance: np.random.Generator) -> Whole:
    """Return the words of each mention, one row a mention; 0 is no word."""
    size, attack = len(told.attack), told.attack
    sources = (
        (attacks.words[attack], 0.5),
        (world.site_words[attacks.site[attack]], 0.5),
        (world.group_words[attacks.group[attack]], 0.4),
        (world.method_words[attacks.method[attack]], 0.7),
    )
    kept = [np.where(chance.random(words.shape, dtype=np.float32) < share, words, 0) for words, share in sources]
    fillers = (1 + (KNOWN_WORDS - 1) * chance.random((size, _FILLERS)) ** 2).astype(np.int64)
    written: Whole = np.concatenate([*kept, fillers], axis=1).astype(np.int32)
    written[told.is_recalled | (chance.random(size) < 0.05)] = 0
    return written


def _marks(words: Whole) -> dict[str, Whole]:
    """Return the three words that mark each mention best, here the rarest: the greatest numbers; -1 where it has none."""
    found = np.sort(words, axis=1)[:, -3:].astype(np.int64)
    found = np.where(found > KNOWN_WORDS, found, -1)
    return {"mark": found[:, 2], "second_mark": found[:, 1], "third_mark": found[:, 0]}


def _own_words(words: Whole) -> pa.Array:
    """Return the rare words of each mention as a list: names, which few attacks share."""
    rare = words > KNOWN_WORDS
    ends = np.concatenate([[0], np.cumsum(rare.sum(axis=1))])
    return pa.ListArray.from_arrays(pa.array(ends, type=pa.int32()), pa.array(words[rare], type=pa.int32()))


def fold_words(words: Whole, dimensions: int) -> NDArray[np.float32]:
    """Return words folded into vectors of length one: each adds its weight, more where it is rarer, at a hashed place with a hashed sign."""
    folded = np.empty((len(words), dimensions), dtype=np.float32)
    step = 50_000
    for start in range(0, len(words), step):
        part = words[start : start + step].astype(np.uint64)
        weights = np.select([part == 0, part <= COMMON_WORDS, part <= KNOWN_WORDS], [0.0, 0.35, 0.7], 1.0)
        mixed = (part * np.uint64(0x9E3779B97F4A7C15)) ^ (part << np.uint64(7))
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        place = (mixed >> np.uint64(40)) % np.uint64(dimensions) + np.arange(len(part), dtype=np.uint64)[:, None] * np.uint64(dimensions)
        signed = np.where((mixed >> np.uint64(20)) & np.uint64(1), weights, -weights)
        sums = np.bincount(place.astype(np.int64).reshape(-1), weights=signed.reshape(-1), minlength=len(part) * dimensions)
        vectors: Real = sums.reshape(-1, dimensions).astype(np.float64)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        folded[start : start + step] = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return folded
