"""How fast the reports of an attack died away: the days until half and nine tenths of its first sixty days of reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median_low

from hisab.measures.decay import fit_half_life
from hisab.measures.readership import Readership
from hisab.measures.timeline import day_of
from hisab.records.figures import Attention, Figure, IncidentAccount
from hisab.records.journal import Register
from hisab.records.values import Count

WINDOW_DAYS = 60
FEWEST = 5
"""Below five reports the half is the second or third report of all: that is chance, and no measure of attention."""
FEWEST_FOR_HALF_LIFE = 50
FEWEST_FOR_MEDIAN = 5
_RECIPE = (
    "days from the attack until half and nine tenths of the reports of its first 60 days, by day of publication; a half-life from 50 reports on "
    "(truncated exponential, greatest likelihood, profile interval); version 1"
)
_CAVEAT = "Attention of the outlets that were read, copies included. Reports that were not read, and reports without a day, are not in it."


def measure_attention(counted: Mapping[str, IncidentAccount], register: Register, readership: Readership, *, as_of: date) -> Iterator[Attention]:
    """Yield for every attack of `counted`, in the order of their ids, how fast its reports died away, or why that cannot be said."""
    for identifier, account in sorted(counted.items()):
        day = day_of(account)
        published = [(published, document) for document in account.documents if (published := register.documents[document].published) is not None]
        window = [found for found in published if day is not None and 0 <= (found[0] - day).days < WINDOW_DAYS and found[0] <= as_of]
        why = _why_not(day, len(window), readership)
        after = [(found - day).days for found, _ in window] if day is not None and why is None else []
        weights = [1 / readership.outlets_by_day[found] for found, _ in window] if after else []
        half_life = fit_half_life(after, window=WINDOW_DAYS) if len(after) >= FEWEST_FOR_HALF_LIFE else None
        yield Attention(
            incident=identifier,
            reports=len(window),
            half=days_until(0.5, after, [1.0] * len(after)),
            nine_tenths=days_until(0.9, after, [1.0] * len(after)),
            half_by_outlet=days_until(0.5, after, weights),
            nine_tenths_by_outlet=days_until(0.9, after, weights),
            half_life=half_life,
            counted=tuple(sorted(document for _, document in window)),
            recipe=_RECIPE,
            caveat=_CAVEAT,
            as_of=as_of,
            why=why or (_why_no_half_life(len(after)) if half_life is None else None),
        )


def _why_not(day: date | None, reports: int, readership: Readership) -> str | None:
    if day is None:
        return "the day of the attack is not known"
    if readership.days_read(day, day + timedelta(days=WINDOW_DAYS)) < WINDOW_DAYS:
        return "its first 60 days were not read from their first to their last"
    if reports < FEWEST:
        return f"too few reports: {reports} in its first 60 days, and it takes {FEWEST}"
    return None


def _why_no_half_life(reports: int) -> str:
    if reports < FEWEST_FOR_HALF_LIFE:
        return f"no half-life: {reports} reports are too few, it takes {FEWEST_FOR_HALF_LIFE}"
    return "no half-life: its reports do not die away day by day, or all are of one day"


def days_until(part: float, days: Sequence[int], weights: Sequence[float]) -> int | None:
    """Return the first day by which `part` of the weights has come; None where there are none."""
    if not days:
        return None
    by_day: dict[int, float] = defaultdict(float)
    for day, weight in zip(days, weights, strict=True):
        by_day[day] += weight
    goal, reached = part * sum(weights), 0.0
    for day in sorted(by_day):
        reached += by_day[day]
        if reached >= goal - 1e-9:
            return day
    return max(days)


def median_attention(found: Sequence[Attention], *, as_of: date) -> Figure:
    """Return the days until half of its reports for the median attack, over those that have enough reports; not known where these are few."""
    told = {one.incident: one.half for one in found if one.half is not None}
    middle = median_low(told.values()) if len(told) >= FEWEST_FOR_MEDIAN else None
    too_few = f" {len(told)} attacks are too few for a median: it takes {FEWEST_FOR_MEDIAN}." if middle is None else ""
    return Figure(
        name="attention_median",
        label="days until half of its reports, for the median attack",
        value=Count(low=middle, best=middle, high=middle),
        counted=tuple(told),
        recipe=f"lower median over attacks with {FEWEST} reports or more in 60 days that were read throughout; version 1",
        caveat=(
            f"{_CAVEAT} {len(found) - len(told)} attacks have too few reports, no known day, or 60 days that were not read throughout: "
            f"the least noticed are not in it.{too_few}"
        ),
        as_of=as_of,
    )
