"""What two mentions are compared by: the day, the place, the numbers, the names, the words, and the document they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hisab.records.ids import DocumentId, MentionId
from hisab.records.journal import Register
from hisab.records.mentions import Mention, Role, ToldAs
from hisab.records.values import Covers, DatePrecision, DateSpan, Place, PlaceLevel

NARROW = frozenset({PlaceLevel.NEIGHBOURHOOD, PlaceLevel.ROAD, PlaceLevel.SITE, PlaceLevel.VILLAGE})
_FIRM = frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.RANGE})
_COUNTED = frozenset({Covers.ATTACK})
_GROUPS = (Role.CLAIMED, Role.ATTRIBUTED, Role.PERPETRATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """One incident mention, ready to be compared. `killed` and `injured` are the numbers that its own words give for this attack alone.

    `words` are those that tell of this attack: the whole report's for its only or main attack, else none, since a report that recalls five attacks
    shares its words with all of them.
    """

    mention: MentionId
    document: DocumentId
    span: DateSpan | None
    published: date | None
    places: tuple[Place, ...]
    killed: tuple[int, ...]
    communities: frozenset[str]
    injured: tuple[int, ...] = ()
    groups: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    words: str = ""

    @property
    def is_firm(self) -> bool:
        """True when the words fix the day to within a week or so: only such mentions found a record of their own day."""
        return self.span is not None and self.span.precision in _FIRM and self.span.earliest is not None

    @property
    def is_sure(self) -> bool:
        """True when the day is firm and a place or a number killed stands beside it."""
        return self.is_firm and bool(self.places or self.killed)

    @property
    def place(self) -> Place | None:
        """The narrowest place that the words give."""
        return self.places[0] if self.places else None

    @property
    def possible_days(self) -> DateSpan | None:
        """The days on which it may have been; an undated mention was no later than its report."""
        if self.span is not None:
            return self.span
        return DateSpan(earliest=None, latest=self.published, precision=DatePrecision.BEFORE) if self.published else None


def features_of(register: Register, mention: Mention) -> Features:
    """Return the features of an incident mention."""
    document = register.documents[mention.document]
    when = mention.first(Role.DATE)
    return Features(
        mention=mention.id,
        document=document.id,
        span=when.date if when else None,
        published=document.published,
        places=tuple(argument.place for argument in mention.all(Role.PLACE) if argument.place is not None),
        killed=_numbers(mention, Role.KILLED),
        communities=_names(mention, Role.COMMUNITY),
        injured=_numbers(mention, Role.INJURED),
        groups=_names(mention, *_GROUPS),
        methods=_names(mention, Role.METHOD),
        words=_words(register, mention),
    )


def _numbers(mention: Mention, role: Role) -> tuple[int, ...]:
    counts = [argument.count for argument in mention.all(role) if argument.count is not None and argument.count.covers in _COUNTED]
    return tuple(number for count in counts for number in (count.low, count.best, count.high) if number is not None)


def _names(mention: Mention, *roles: Role) -> frozenset[str]:
    return frozenset(argument.name for role in roles for argument in mention.all(role) if argument.name)


def _words(register: Register, mention: Mention) -> str:
    reading = register.readings[mention.document]
    told = [other for other in reading.mentions if other.kind is mention.kind]
    main = [other for other in told if other.told_as is ToldAs.MAIN]
    if told != [mention] and main != [mention]:
        return ""
    document = register.documents[mention.document]
    return f"{document.title}\n{document.text}" if document.title else document.text


def days_agree(left: Features, right: Features, *, slack_days: int = 1) -> bool | None:
    """True or False where both say the day, None where one does not."""
    first, second = left.possible_days, right.possible_days
    if first is None or second is None:
        return None
    if not first.may_meet(second, slack_days=slack_days):
        return False
    return True if left.is_firm and right.is_firm else None


def places_agree(left: Features, right: Features) -> bool | None:
    """True where one place lies in the other, or both in one district and not both narrow; None where one says no place."""
    if left.place is None or right.place is None:
        return None
    for mine in left.places[:2]:
        for theirs in right.places[:2]:
            if mine.holds(theirs) or theirs.holds(mine):
                return True
    first, second = left.place, right.place
    in_one_district = len(first.path) > 2 and len(second.path) > 2 and first.path[:3] == second.path[:3]
    return in_one_district and not (first.level in NARROW and second.level in NARROW)


def tolls_agree(left: Features, right: Features, *, ratio: float) -> bool | None:
    """True where the numbers killed lie within `ratio` of each other; None where one says none."""
    if not left.killed or not right.killed:
        return None
    return min(left.killed) <= ratio * max(right.killed) and min(right.killed) <= ratio * max(left.killed)


def is_recent_report(features: Features, day: date, *, within_days: int) -> bool:
    """True when the mention's report appeared in the `within_days` after `day`."""
    return features.published is not None and timedelta(0) <= features.published - day <= timedelta(days=within_days)
