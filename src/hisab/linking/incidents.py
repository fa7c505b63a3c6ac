"""Which incident mentions tell of one attack, first form: by day, place and number killed.

Dated mentions are put together first, the surest pairs before the others, and never against a veto; then each undated mention
joins the one record that it can belong to. Where there are several, or none, it stays by itself: a guess is no link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hisab.linking.belonging import CLOSE_RATIO, reasons_to_belong
from hisab.linking.features import Features, days_agree, places_agree, tolls_agree
from hisab.records.seams import Cluster
from hisab.records.subjects import Suggestion

_TOLL_RATIO = 4.0
"""Tolls of one attack differ: Kunduz 2021 was reported with 46 and with 150. Farther apart, day and place alone do not join."""


@dataclass(slots=True)
class _Group:
    members: list[Features]
    suggestions: list[Suggestion]


def cluster_incidents(mentions: Iterable[Features]) -> tuple[Cluster, ...]:
    """Return clusters of mentions that tell of one attack, sorted; the order of `mentions` makes no difference."""
    ordered = sorted(mentions, key=lambda features: features.mention)
    dated = [features for features in ordered if features.is_sure]
    groups: dict[str, _Group] = {features.mention: _Group(members=[features], suggestions=[]) for features in dated}
    for suggestion in sorted(_pairs(dated), key=lambda pair: (-pair.score, pair.left, pair.right)):
        left, right = groups[suggestion.left], groups[suggestion.right]
        if left is right:
            left.suggestions.append(suggestion)
        elif not _veto(left, right):
            left.members += right.members
            left.suggestions += [*right.suggestions, suggestion]
            for member in right.members:
                groups[member.mention] = left
    kept = list({id(group): group for group in groups.values()}.values())
    for features in ordered:
        if not features.is_sure:
            _place_unsure(features, kept)
    return tuple(sorted((_cluster(group) for group in kept), key=lambda cluster: cluster.mentions))


def _cluster(group: _Group) -> Cluster:
    return Cluster(
        mentions=tuple(sorted(features.mention for features in group.members)),
        suggestions=tuple(sorted(group.suggestions, key=lambda suggestion: (suggestion.left, suggestion.right))),
    )


def _pairs(dated: list[Features]) -> Iterable[Suggestion]:
    """Yield the pairs that may be one attack; only mentions with days in common are compared."""
    by_day: dict[date, list[Features]] = defaultdict(list)
    for features in dated:
        for day in _days(features):
            by_day[day].append(features)
    seen: set[tuple[str, str]] = set()
    for neighbours in by_day.values():
        for position, left in enumerate(neighbours):
            for right in neighbours[position + 1 :]:
                pair = (min(left.mention, right.mention), max(left.mention, right.mention))
                if pair not in seen:
                    seen.add(pair)
                    suggestion = compare(left, right)
                    if suggestion is not None:
                        yield suggestion


def _days(features: Features) -> Iterable[date]:
    span = features.span
    if span is None or span.earliest is None or span.latest is None:
        return ()
    first = span.earliest - timedelta(days=1)
    return (first + timedelta(days=number) for number in range(min(16, (span.latest - first).days + 2)))


def compare(left: Features, right: Features) -> Suggestion | None:
    """Return the suggestion that two dated mentions are one attack, with its reasons, or None where something speaks against it."""
    if left.document == right.document or days_agree(left, right) is not True:
        return None
    places, tolls = places_agree(left, right), tolls_agree(left, right, ratio=_TOLL_RATIO)
    if places is False or tolls is False:
        return None
    close = tolls_agree(left, right, ratio=CLOSE_RATIO)
    shared = left.communities & right.communities
    if places is None and not (close and (shared or not left.communities or not right.communities)):
        return None
    score = 0.4 + (0.3 if places else 0.0) + (0.2 if close else 0.0) + (0.1 if shared else 0.0)
    reasons = ["the days agree"]
    reasons += ["one place lies in the other, or both in one district"] if places else ["one of them names no place"]
    reasons += (
        ["the numbers killed are close"]
        if close
        else ["one of them counts nobody killed"]
        if tolls is None
        else ["the numbers killed differ, as tolls do"]
    )
    reasons += ["the same community is named"] if shared else []
    first, second = sorted((left.mention, right.mention))
    return Suggestion(left=first, right=second, score=round(score, 2), reasons=tuple(reasons))


def _veto(left: _Group, right: _Group) -> bool:
    """True when two groups cannot be one attack: one report tells them apart, or the days, the places or the tolls contradict in most pairs.

    One report with a slip of a day must not keep forty others apart, and one report must not join what most keep apart.
    """
    if {member.document for member in left.members} & {member.document for member in right.members}:
        return True
    pairs = [(one, other) for one in left.members for other in right.members]
    for verdicts in (
        [days_agree(one, other) for one, other in pairs],
        [places_agree(one, other) for one, other in pairs],
        [tolls_agree(one, other, ratio=_TOLL_RATIO) for one, other in pairs],
    ):
        if verdicts.count(False) > verdicts.count(True):
            return True
    return False


def _place_unsure(features: Features, groups: list[_Group]) -> None:
    """Put a mention that is not sure by itself into the one group that it can belong to, or by itself."""
    reasoned = [(group, reasons) for group in groups if (reasons := reasons_to_belong(features, group.members))]
    if len(reasoned) != 1:
        groups.append(_Group(members=[features], suggestions=[]))
        return
    group, reasons = reasoned[0]
    first, second = sorted((features.mention, min(member.mention for member in group.members)))
    group.suggestions.append(Suggestion(left=first, right=second, score=0.5, reasons=reasons))
    group.members.append(features)
