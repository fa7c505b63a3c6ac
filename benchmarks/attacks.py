"""Invented attacks in an invented land: where, when, how many, by whom, and the rare words that a report of each may use.

What makes attacks hard to tell apart is here on purpose: a few provinces, towns and groups see most of them, places are struck again in other years
with much the same toll, two towns are struck on one day by one group, and a town is struck again within days. Numbers in this file are chosen to
look like news, not measured on any; no method of linking was run to choose them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

FIRST_DAY = date(2004, 1, 1).toordinal()
DAYS = 20 * 365 + 5
COUNTRIES, PROVINCES, DISTRICTS, SITES = 8, 64, 900, 9000
GROUPS, COMMUNITIES, METHODS = 40, 14, 9
GROUPS_OF_PROVINCE = 4
MOST_REPORTS = 60
COMMON_WORDS, KNOWN_WORDS, WORDS = 2_000, 20_000, 300_000
"""Words are numbers from 1: the first are of every report, those up to `KNOWN_WORDS` of a place or a group, the others are rare."""
OWN_WORDS = 10
_AGAIN, _TWIN, _NEXT = 0.04, 0.02, 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Places, each with the wider place that holds it, its point in degrees and its share of attacks, and what they are told by."""

    country_of: Whole
    province_of: Whole
    district_of: Whole
    points: tuple[Real, Real, Real, Real]
    """Latitude and longitude of countries, provinces, districts and sites, two columns each."""
    site_share: Real
    groups_of: Whole
    communities_of: Whole
    site_words: Whole
    group_words: Whole
    method_words: Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacks:
    """One row an attack. -1 is none."""

    day: Whole
    site: Whole
    killed: Whole
    injured: Whole
    group: Whole
    community: Whole
    method: Whole
    reports: Whole
    words: Whole

    def __len__(self) -> int:
        return len(self.day)


def make_world(chance: np.random.Generator) -> World:
    """Return the land: some places see many attacks, most see few."""
    country_of = np.sort(np.concatenate([np.arange(COUNTRIES), chance.integers(COUNTRIES, size=PROVINCES - COUNTRIES)]))
    province_of = np.sort(np.concatenate([np.arange(PROVINCES), chance.integers(PROVINCES, size=DISTRICTS - PROVINCES)]))
    district_of = np.sort(np.concatenate([np.arange(DISTRICTS), chance.integers(DISTRICTS, size=SITES - DISTRICTS)]))
    countries = np.stack([chance.uniform(15, 38, COUNTRIES), chance.uniform(35, 78, COUNTRIES)], axis=1)
    provinces = countries[country_of] + chance.uniform(-3.5, 3.5, (PROVINCES, 2))
    districts = provinces[province_of] + chance.uniform(-0.9, 0.9, (DISTRICTS, 2))
    sites = districts[district_of] + chance.uniform(-0.15, 0.15, (SITES, 2))
    share = _zipf(PROVINCES, 0.9, chance)[province_of[district_of]] * _zipf(DISTRICTS, 0.6, chance)[district_of] * _zipf(SITES, 0.5, chance)
    return World(
        country_of=country_of,
        province_of=province_of,
        district_of=district_of,
        points=(countries, provinces, districts, sites),
        site_share=share / share.sum(),
        groups_of=chance.integers(GROUPS, size=(PROVINCES, GROUPS_OF_PROVINCE)),
        communities_of=chance.integers(COMMUNITIES, size=(PROVINCES, 2)),
        site_words=chance.integers(COMMON_WORDS + 1, KNOWN_WORDS + 1, size=(SITES, 3)),
        group_words=chance.integers(COMMON_WORDS + 1, KNOWN_WORDS + 1, size=(GROUPS, 2)),
        method_words=chance.integers(1, COMMON_WORDS + 1, size=(METHODS, 2)),
    )


def _zipf(number: int, power: float, chance: np.random.Generator) -> Real:
    shares: Real = chance.permutation(np.arange(1, number + 1) ** -power)
    return shares


def make_attacks(world: World, *, reports: int, chance: np.random.Generator) -> Attacks:
    """Return attacks that have `reports` reports together: most have one or two, few have many, and deadly ones have more."""
    sizes = np.arange(1, MOST_REPORTS + 1)
    odds = sizes**-1.7
    drawn = chance.choice(sizes, size=reports, p=odds / odds.sum())
    ends = np.cumsum(drawn)
    number = int(np.searchsorted(ends, reports)) + 1
    counts = drawn[:number].copy()
    counts[-1] -= ends[number - 1] - reports
    site = chance.choice(SITES, size=number, p=world.site_share)
    province = world.province_of[world.district_of[site]]
    killed = np.exp(chance.normal(0.3 + 0.35 * np.log(counts), 1.0)).astype(np.int64).clip(0, 400)
    injured = (killed * np.exp(chance.normal(0.3, 0.8, number))).astype(np.int64).clip(0, 2000)
    aimed = chance.random(number) < 0.35
    drawn_attacks = Attacks(
        day=FIRST_DAY + chance.integers(DAYS, size=number),
        site=site,
        killed=killed,
        injured=injured,
        group=world.groups_of[province, chance.choice(GROUPS_OF_PROVINCE, size=number, p=(0.5, 0.25, 0.15, 0.1))],
        community=np.where(aimed, world.communities_of[province, chance.integers(2, size=number)], -1),
        method=chance.choice(METHODS, size=number, p=(0.3, 0.2, 0.15, 0.1, 0.08, 0.07, 0.05, 0.03, 0.02)),
        reports=counts,
        words=chance.integers(KNOWN_WORDS + 1, WORDS + 1, size=(number, OWN_WORDS)),
    )
    return _add_look_alikes(drawn_attacks, world, chance)


def _add_look_alikes(attacks: Attacks, world: World, chance: np.random.Generator) -> Attacks:
    """Make some attacks much like another: struck again in another year, a twin in another town on the day, struck again within days."""
    number = len(attacks)
    order = chance.permutation(number)
    counts = [int(number * part) for part in (_AGAIN, _TWIN, _NEXT)]
    made: dict[str, Any] = {field.name: getattr(attacks, field.name).copy() for field in fields(Attacks)}
    again, twin, after = np.split(order[: sum(counts)], np.cumsum(counts)[:-1])
    models = order[sum(counts) :]

    def follow(rows: Whole, names: tuple[str, ...], words: int) -> Whole:
        source: Whole = chance.choice(models, size=len(rows))
        for name in names:
            made[name][rows] = getattr(attacks, name)[source]
        made["words"][rows, :words] = attacks.words[source, :words]
        return source

    source = follow(again, ("site", "group", "community", "method"), 1)
    years = chance.choice((-3, -2, -1, 1, 2, 3), size=len(again)) * 365 + chance.integers(-20, 21, size=len(again))
    made["day"][again] = _inside(attacks.day[source] + years)
    made["killed"][again] = np.round(attacks.killed[source] * chance.uniform(0.8, 1.25, len(again))).astype(np.int64)
    source = follow(twin, ("day", "group", "community", "method"), 3)
    made["site"][twin] = _other_town(attacks.site[source], world, chance)
    source = follow(after, ("site", "group", "community"), 2)
    made["day"][after] = _inside(attacks.day[source] + chance.integers(1, 4, size=len(after)))
    return replace(attacks, **made)


def _inside(days: Whole) -> Whole:
    """Return the days turned back into the twenty years."""
    return FIRST_DAY + (days - FIRST_DAY) % DAYS


def _other_town(sites: Whole, world: World, chance: np.random.Generator) -> Whole:
    """Return for each site one of the same province, most often in another district."""
    province = world.province_of[world.district_of]
    first, last = np.searchsorted(province, province[sites], "left"), np.searchsorted(province, province[sites], "right")
    return first + (chance.random(len(sites)) * (last - first)).astype(np.int64)
