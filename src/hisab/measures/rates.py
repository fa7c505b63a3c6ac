"""How much of what was promised is known to be kept, and how much of it anybody looked for.

The kept rate is never one number alone: it comes with how many it is of, its interval, its bounds, for each kind, and at three horizons, because
the default due days are this project's own. The interval is Wilson's (Wilson, 1927, JASA 22:209-212), as scipy has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from types import MappingProxyType

from hisab.measures.book import Book, BookLine
from hisab.measures.status import is_enough
from hisab.records.book import Ruling
from hisab.records.measured import LEAST_FOR_A_PERCENTAGE, Rate
from hisab.vocabulary.words import Status

HORIZONS = MappingProxyType({"": 1.0, "_half": 0.5, "_double": 2.0})
"""By what the default days are multiplied, under the ending that a figure's name has for it."""
_KEPT = frozenset({Status.KEPT, Status.KEPT_LATE})
_DOUBTFUL = frozenset({Status.CLAIMED_KEPT, Status.CONTESTED, Status.OVERDUE_NO_EVIDENCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A line that is due, with where it stands at the horizon that it was asked for."""

    line: BookLine
    ruling: Ruling

    @property
    def is_searched(self) -> bool:
        """True when it is not left unsearched."""
        return self.ruling.status is not Status.OVERDUE_NOT_SEARCHED


def due_lines(book: Book, *, factor: float = 1.0) -> tuple[Rated, ...]:
    """Return the trackable lines that are due when default days are multiplied by `factor`, and where each stands then."""
    found = []
    for line in book.live():
        due_on = scaled_due(line, factor)
        if due_on is not None and due_on < book.as_of:
            is_as_set = due_on == line.deliverable.due_on
            found.append(Rated(line=line, ruling=line.account.ruling if is_as_set else line.ruled(as_of=book.as_of, due_on=due_on)))
    return tuple(found)


def scaled_due(line: BookLine, factor: float) -> date | None:
    """Return the due day with default days multiplied by `factor`, part days rounded up; a day that somebody stated or a law sets stays."""
    due_on, made_on = line.deliverable.due_on, line.made_on
    if due_on is None or made_on is None or line.deliverable.due_basis != "default":
        return due_on
    return made_on + timedelta(days=ceil((due_on - made_on).days * factor))


def kept_rate(rated: Iterable[Rated]) -> Rate:
    """Return the share that is kept, in time or late. Low counts what was kept in time alone, high adds what is claimed, contested or not found."""
    statuses = [one.ruling.status for one in rated]
    kept = sum(status in _KEPT for status in statuses)
    return share(
        kept,
        len(statuses),
        part_low=statuses.count(Status.KEPT),
        part_high=kept + sum(status in _DOUBTFUL for status in statuses),
    )


def share(part: int, of: int, *, part_low: int | None = None, part_high: int | None = None) -> Rate:
    """Return the share with its 95 % interval, which it has from twenty on."""
    if of < LEAST_FOR_A_PERCENTAGE:
        return Rate(part=part, of=of, part_low=part_low, part_high=part_high)
    from scipy.stats import binomtest  # noqa: PLC0415 - it takes a while to load, and small books do not need it

    interval = binomtest(part, of).proportion_ci(confidence_level=0.95, method="wilson")
    return Rate(part=part, of=of, low=float(interval.low), high=float(interval.high), part_low=part_low, part_high=part_high)


def is_searched_enough(line: BookLine, *, as_of: date) -> bool:
    """True when enough sources were asked enough questions over days past its due day."""
    due_on = line.deliverable.due_on
    return due_on is not None and is_enough(search for search in line.searches if search.looked_on <= as_of and search.until > due_on)
