"""The values that a sentence can state: dates, places, counts and money, each as exact as the words were.

`None` means that the words do not say; zero means that they say "none".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class DatePrecision(StrEnum):
    """How exactly the words fix the date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    BEFORE = "before"
    """Only known to be no later than `latest`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """The days on which it may have been: `earliest` and `latest` are both possible days."""

    earliest: date | None
    latest: date | None
    precision: DatePrecision

    def may_meet(self, other: DateSpan, *, slack_days: int = 0) -> bool:
        """True when some day, give or take `slack_days`, lies in both spans."""
        first_ends_before = _gap(self.latest, other.earliest) > slack_days
        second_ends_before = _gap(other.latest, self.earliest) > slack_days
        return not (first_ends_before or second_ends_before)


def _gap(end: date | None, start: date | None) -> int:
    if end is None or start is None:
        return 0
    return (start - end).days


class PlaceLevel(StrEnum):
    """What sort of place a row of the gazetteer is, from wide to narrow."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    ROAD = "road"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. `path` runs from the country to the place itself.

    `latitude` and `longitude` are WGS 84 degrees; `precision` is the UCDP GED code (1 exact … 7 unknown).
    """

    id: str
    name: str
    level: PlaceLevel
    path: tuple[str, ...]
    latitude: float | None = None
    longitude: float | None = None
    precision: int = 7

    def holds(self, other: Place) -> bool:
        """True when `other` is this place or lies inside it."""
        return other.path[: len(self.path)] == self.path


class Covers(StrEnum):
    """What a count of people covers; only `ATTACK` counts towards an incident's toll."""

    ATTACK = "attack"
    SEVERAL_ATTACKS = "several attacks"
    PERIOD = "period"
    PART = "part"
    """Some of the attack's dead: a subgroup, or one step of a breakdown."""
    INCLUDES_ATTACKERS = "includes attackers"
    ATTACKERS = "attackers"
    KILLED_OR_INJURED = "killed or injured"
    SAID_BY_ATTACKER = "said by the attacker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as it was stated.

    `low` and `high` are bounds that the words give ("at least 11": low 11, high None); `best` is the number itself.
    """

    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None = None
    covers: Covers = Covers.ATTACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in whole units of `currency` (ISO 4217, or `Rs` where the words do not say whose rupee).

    `per` says for whom ("family"), None when not stated.
    """

    amount: Decimal
    currency: str
    per: str | None = None
