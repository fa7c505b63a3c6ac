"""Where on the map an attack is drawn: as exactly as the redaction profile and its sources allow, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hisab.publishing.charts.outlines import XY, Outlines, Projection
from hisab.publishing.charts.words import floor_of, top_of
from hisab.publishing.data.points import Districts, point_of
from hisab.publishing.data.redaction import Profile
from hisab.records.values import Count, Place


class Exactness(StrEnum):
    """How exactly a mark says where something was."""

    PLACE = "place"
    DISTRICT = "district"
    PROVINCE = "province"
    UNPLACED = "not on the map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What the map needs of an attack: its page within the site, its day and place in words, where it was and how many were killed."""

    href: str
    day: str
    where: str
    place: Place | None
    killed: Count | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An attack and where it is drawn: `point` (longitude, latitude), or a whole `province`; `why` where neither can be."""

    spot: Spot
    exactness: Exactness
    point: XY | None = None
    province: tuple[str, ...] | None = None
    why: str = ""


def place_spot(spot: Spot, *, profile: Profile, districts: Districts, outlines: Outlines) -> Placed:
    """Return where `spot` is drawn: its point as far as `profile` lets it out, else its province, else nowhere."""
    let_out = point_of(spot.place, profile, districts)
    province = spot.place.path[:2] if spot.place is not None else ()
    if let_out.latitude is not None and let_out.longitude is not None and let_out.precision <= 3:
        point = (let_out.longitude, let_out.latitude)
        if Projection(frame=outlines.frame, width=1).place(*point) is None:
            return Placed(spot=spot, exactness=Exactness.UNPLACED, why="it lies outside this map")
        return Placed(spot=spot, exactness=Exactness.PLACE if let_out.precision <= 2 else Exactness.DISTRICT, point=point)
    if province in outlines.provinces:
        return Placed(spot=spot, exactness=Exactness.PROVINCE, province=province)
    why = "its place is not stated" if spot.place is None else "no province of this map is stated"
    return Placed(spot=spot, exactness=Exactness.UNPLACED, why=why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The attacks that share a mark, at `x` and `y` pixels: how many were killed, from `low` to `high`, as far as any source says."""

    x: float
    y: float
    spots: tuple[Spot, ...]
    low: int
    high: int


def clusters_of(placed: Iterable[Placed], exactness: Exactness, projection: Projection, *, reach: float = 6) -> tuple[Cluster, ...]:
    """Return the marks of one exactness, the largest first: points within `reach` pixels of each other share one, so that none hides another."""
    gathered: list[tuple[XY, list[Spot]]] = []
    for one in placed:
        at = projection.place(*one.point) if one.exactness is exactness and one.point is not None else None
        if at is None:
            continue
        near = next((spots for (x, y), spots in gathered if (x - at[0]) ** 2 + (y - at[1]) ** 2 <= reach**2), None)
        if near is None:
            gathered.append((at, [one.spot]))
        else:
            near.append(one.spot)
    found = [_cluster(at, spots) for at, spots in gathered]
    return tuple(sorted(found, key=lambda cluster: (-cluster.high, cluster.x, cluster.y)))


def _cluster(at: XY, spots: Sequence[Spot]) -> Cluster:
    counts = [spot.killed for spot in spots if spot.killed is not None]
    low = sum(floor_of(count) for count in counts)
    return Cluster(x=round(at[0], 1), y=round(at[1], 1), spots=tuple(spots), low=low, high=max(low, sum(top_of(count) or 0 for count in counts)))


def by_province(placed: Iterable[Placed]) -> Mapping[tuple[str, ...], tuple[Spot, ...]]:
    """Return the attacks of which only the province is known, or let out, by province."""
    found: dict[tuple[str, ...], list[Spot]] = {}
    for one in placed:
        if one.province is not None:
            found.setdefault(one.province, []).append(one.spot)
    return {province: tuple(spots) for province, spots in sorted(found.items())}
