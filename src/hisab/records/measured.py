"""What is worked out over counted records where a count alone would not say it: shares, deliveries, days, each with its own words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

LEAST_FOR_A_PERCENTAGE = 20
"""Below so many a percentage says more than is known: "1 of 8" is all there is (docs/promises.md, figures)."""
NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share: `part` of `of`. `low` and `high` are the ends of its 95 % Wilson interval, from 0 to 1; None where `of` is below 20.

    `part_low` and `part_high` are what `part` would be, were the doubtful ones counted against it, or for it; None where there is no such question.
    """

    part: int
    of: int
    low: float | None = None
    high: float | None = None
    part_low: int | None = None
    part_high: int | None = None

    @property
    def words(self) -> str:
        """The share in words: "1 of 8", "38 %, 15 of 40 (95 % interval 24 to 53 %)", "not known"."""
        if not self.of:
            return NOT_KNOWN
        said = f"{self.part:,} of {self.of:,}"
        if self.low is not None and self.high is not None:
            said = f"{100 * self.part / self.of:.0f} %, {said} (95 % interval {100 * self.low:.0f} to {100 * self.high:.0f} %)"
        if self.part_low is None or self.part_high is None or self.part_low == self.part_high:
            return said
        return f"{said}; {self.part_low:,} to {self.part_high:,} as the doubtful ones are counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How much of what was promised is corroborated as received; `unit` is a currency, or what was to be received."""

    received: Decimal
    promised: Decimal
    unit: str

    @property
    def words(self) -> str:
        """The fraction in words: "PKR 500,000 of 2,000,000", "cash: 5 of 11"."""
        return f"{self.unit}: {self.received:,} of {self.promised:,}" if self.promised else NOT_KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """After how many days half had a first follow-up. `median` is None where half had none while somebody looked.

    `n` deliverables entered, `events` of them had a follow-up, `left_out` could not enter because nobody looked.
    """

    median: int | None
    n: int
    events: int
    left_out: int

    @property
    def words(self) -> str:
        """The median in words: "41 days (follow-up for 9 of 14)", "not reached (follow-up for 2 of 14)", "not known"."""
        if not self.n:
            return NOT_KNOWN
        median = "not reached" if self.median is None else f"{self.median:,} days"
        return f"{median} (follow-up for {self.events:,} of {self.n:,})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """After how many attacks a step is known to have been reached, out of those after which it was promised.

    `taken_back` of them were later taken back (an acquittal, a release); for `weaker` more there is only weaker evidence. After `unsearched` of the
    attacks nothing was linked and nobody looked: of these it says nothing.
    """

    attacks: int
    of: int
    taken_back: int
    weaker: int
    unsearched: int

    @property
    def words(self) -> str:
        """The step in words: "found after 2 of 9 attacks; 1 later taken back; weaker evidence after 3 more; 4 not searched"."""
        if self.unsearched >= self.of:
            return NOT_KNOWN
        said = f"found after {self.attacks:,} of {self.of:,} attacks"
        back = f"; {self.taken_back:,} later taken back" if self.taken_back else ""
        weaker = f"; weaker evidence after {self.weaker:,} more" if self.weaker else ""
        unsearched = f"; {self.unsearched:,} not searched" if self.unsearched else ""
        return f"{said}{back}{weaker}{unsearched}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """After how many attacks something was promised, and how the earlier ones stand: `kept` of `earlier`, `unsearched` of them not looked for."""

    attacks: int
    earlier: int
    kept: int
    unsearched: int

    @property
    def words(self) -> str:
        """The repetition in words: "after 7 attacks; of the 6 earlier ones, 1 kept and 4 not searched"."""
        attacks = f"after {self.attacks:,} attack{'' if self.attacks == 1 else 's'}"
        if not self.earlier:
            return attacks
        earlier = "one" if self.earlier == 1 else "ones"
        return f"{attacks}; of the {self.earlier:,} earlier {earlier}, {self.kept:,} kept and {self.unsearched:,} not searched"


Measured: TypeAlias = Rate | Delivered | Days | Reached | Repeated
"""All that a figure can carry beside its count."""
