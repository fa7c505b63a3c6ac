"""Reports that contradict themselves: two numbers for the same people of one attack, of which both cannot be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.records.values import Count, Covers

_PEOPLE = (Role.KILLED, Role.INJURED, Role.ABDUCTED)


def find_contradictions(document: Document, mentions: Iterable[Mention]) -> Iterator[Finding]:
    """Yield a note for each attack and role of whose numbers, each for the whole attack, no two of some pair can both hold; all are kept."""
    for mention in mentions:
        if mention.kind is MentionKind.INCIDENT:
            for role in _PEOPLE:
                found = _furthest_apart([argument for argument in mention.all(role) if argument.count and argument.count.covers is Covers.ATTACK])
                if found is not None:
                    yield _differ(document, role, *found)


def _furthest_apart(numbers: list[Argument]) -> tuple[Argument, Argument] | None:
    """Return the number with the lowest top and the one with the highest foot, where they do not meet."""
    bounded = [(argument, argument.count) for argument in numbers if argument.count is not None]
    lowest = min(bounded, key=lambda each: _top(each[1]), default=None)
    highest = max(bounded, key=lambda each: _foot(each[1]), default=None)
    if lowest is None or highest is None or _top(lowest[1]) >= _foot(highest[1]):
        return None
    return lowest[0], highest[0]


def _top(count: Count) -> float:
    return float("inf") if count.high is None else count.high


def _foot(count: Count) -> float:
    return 0.0 if count.low is None else count.low


def _differ(document: Document, role: Role, less: Argument, more: Argument) -> Finding:
    return Finding(
        code="numbers-differ",
        severity=Severity.NOTE,
        message=f"{role}: the report says “{less.passage.quote}” and “{more.passage.quote}” of one attack",
        about=document.id,
        hint="both are kept and count; where one is of another attack or of a part, say so with hisab review",
        passage=more.passage,
    )
