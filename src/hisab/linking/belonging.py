"""To which record a mention can belong that is not sure of its own day: the good sense of the linker by rules, shared by both linkers."""

from __future__ import annotations

from collections.abc import Iterable

from hisab.linking.features import NARROW, Features, days_agree, is_recent_report, places_agree, tolls_agree

CLOSE_RATIO = 1.5
_FRESH_DAYS = 21


def reasons_to_belong(features: Features, members: Iterable[Features]) -> tuple[str, ...]:
    """Return the reasons why an unsure mention belongs with the sure ones among `members`, none where it does not. Two reasons at least are needed."""
    together = tuple(members)
    sure = [member for member in together if member.is_sure]
    if not sure or any(features.document == member.document for member in together):
        return ()
    against = sum(days_agree(features, member) is False or places_agree(features, member) is False for member in sure)
    close = [tolls_agree(features, member, ratio=CLOSE_RATIO) for member in sure]
    if 2 * against > len(sure) or close.count(False) > close.count(True):
        return ()
    elsewhere = [member for member in sure if _is_elsewhere(features, member)]
    if elsewhere and len(elsewhere) >= sum(_is_narrowly_there(features, member) for member in sure):
        return ()
    reasons = []
    if any(_is_inside(features, member) for member in sure):
        reasons.append("one place lies in the other")
    if close.count(True):
        reasons.append("the numbers killed are close")
    if features.is_firm and 2 * sum(days_agree(features, member) is True for member in sure) > len(sure):
        reasons.append("the days agree")
    elif features.span is not None and features.span.earliest is not None:
        reasons.append("the month or year agrees")
    days = [member.span.latest for member in sure if member.span is not None and member.span.latest is not None]
    if any(is_recent_report(features, day, within_days=_FRESH_DAYS) for day in days):
        reasons.append("the report appeared within three weeks of the attack")
    if features.communities & frozenset().union(*(member.communities for member in sure)):
        reasons.append("the same community is named")
    return tuple(reasons) if len(reasons) >= 2 else ()


def _is_inside(features: Features, member: Features) -> bool:
    """True when a place below the province of one holds, or lies in, the place of the other."""
    mine, theirs = features.place, member.place
    if mine is None or theirs is None or min(len(mine.path), len(theirs.path)) < 3:
        return False
    return mine.holds(theirs) or theirs.holds(mine)


def _is_elsewhere(features: Features, member: Features) -> bool:
    """True when both name a narrow place and neither lies in the other: two roads of one city."""
    mine, theirs = features.place, member.place
    if mine is None or theirs is None or mine.level not in NARROW or theirs.level not in NARROW:
        return False
    return not (mine.holds(theirs) or theirs.holds(mine))


def _is_narrowly_there(features: Features, member: Features) -> bool:
    mine, theirs = features.place, member.place
    return mine is not None and theirs is not None and theirs.level in NARROW and (mine.holds(theirs) or theirs.holds(mine))
