"""What people found that actions are to deliverables, brought from their judgements to the records that stand now.

A judgement is bound to words, so it finds its promise and its action whatever reader reads them. Where the people who answered do not say the
same, their words make no link: that is for them to settle, and the record says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hisab.records.book import Link
from hisab.records.findings import Finding, Severity
from hisab.records.journal import Register
from hisab.records.judgements import Found, Judgement
from hisab.records.mentions import Mention, Role
from hisab.records.standing import find_mentions, last_words
from hisab.vocabulary.words import ActionKind, Asked, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A link, with the promise and the subtype of the deliverable that it is to."""

    promise: str
    subtype: str
    link: Link


def links_of(register: Register) -> tuple[tuple[Linked, ...], tuple[Finding, ...]]:
    """Return the links that people made, and what keeps other answers from being one."""
    owner: dict[str, str] = {mention: identifier for identifier, promise in register.promises.items() for mention in promise.mentions}
    doer: dict[str, str] = {mention: identifier for identifier, action in register.actions.items() for mention in action.mentions}
    asked: dict[tuple[str, str, str], dict[str, tuple[Judgement, Mention | None]]] = defaultdict(dict)
    findings: list[Finding] = []
    speaking = set(last_words(register.judgements))
    for judgement in register.judgements:
        if judgement.asked is not Asked.ANSWERS:
            continue
        promise = next((owner[mention.id] for mention in find_mentions(register, judgement.left) if mention.id in owner), None)
        if promise is None:
            if judgement in speaking and judgement.verdict is not Verdict.UNSURE:
                findings.append(_unbound(judgement, "no promise is read there any longer"))
            continue
        told = next((mention for mention in find_mentions(register, judgement.right) if mention.id in doer), None)
        action = doer[told.id] if told is not None else f"{judgement.right.document}:{judgement.right.start}"
        asked[(promise, judgement.left.subtype, action)][judgement.by] = (judgement, told)
    linked: list[Linked] = []
    for (promise, subtype, action), spoken in sorted(asked.items(), key=lambda item: item[0]):
        answers = [spoken[by] for by in sorted(spoken) if spoken[by][0].verdict is not Verdict.UNSURE]
        found, odd = _agreed(register, action, answers)
        findings += odd
        if found is not None:
            linked.append(Linked(promise=promise, subtype=subtype, link=found))
    return tuple(linked), tuple(findings)


def _agreed(register: Register, action: str, answers: list[tuple[Judgement, Mention | None]]) -> tuple[Link | None, list[Finding]]:
    """Return the link on which everybody who answered agrees; a finding where they do not."""
    positive = [judgement for judgement, _ in answers if judgement.verdict is Verdict.POSITIVE and judgement.found is not None]
    if not positive:
        return None, []
    if len(positive) < len(answers) or len({_core(judgement.found) for judgement in positive}) > 1:
        return None, [_at_odds(positive[0], sorted({judgement.by for judgement, _ in answers}))]
    first, told = positive[0], next((mention for _, mention in answers if mention is not None), None)
    found = first.found
    published = register.documents[first.right.document].published
    stated = told.first(Role.DATE) if told is not None else None
    day = found.done_on if found and found.done_on else stated.date.latest if stated is not None and stated.date is not None else None
    known_on = published or day
    if found is None or known_on is None:
        return None, [_unbound(first, "neither its report nor its words say when")]
    asked_on = [judgement.found.reply_asked_on for judgement in positive if judgement.found and judgement.found.reply_asked_on]
    return (
        Link(
            action=action,
            relation=found.relation,
            step=found.step,
            units=found.units,
            amount=found.amount,
            done_on=min(day, known_on) if day is not None else known_on,
            known_on=known_on,
            grade=found.grade,
            source=found.source,
            reviewers=tuple(sorted({judgement.by for judgement in positive})),
            is_under_compulsion=found.is_under_compulsion,
            is_suspect_killed=_kind_of(told) == ActionKind.SUSPECT_KILLED,
            reply_asked_on=min(asked_on, default=None),
        ),
        [],
    )


def _core(found: Found | None) -> Found | None:
    """Return what two people must agree on: when a reply was asked for is no part of it."""
    return replace(found, reply_asked_on=None) if found is not None else None


def _kind_of(mention: Mention | None) -> str | None:
    kind = mention.first(Role.KIND) if mention is not None else None
    return kind.name if kind is not None else None


def links_by_deliverable(linked: Iterable[Linked]) -> Mapping[tuple[str, str], tuple[Link, ...]]:
    """Return the links of each promise and subtype."""
    found: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for one in linked:
        found[(one.promise, one.subtype)].append(one.link)
    return {key: tuple(links) for key, links in found.items()}


def _unbound(judgement: Judgement, why: str) -> Finding:
    return Finding(
        code="judgement-unbound",
        severity=Severity.WARNING,
        message=f"an answer by {judgement.by} counts for nothing: {why}",
        about=judgement.left.document,
        hint="look at the two sentences again with hisab review, or leave the answer as it is: it is kept",
    )


def _at_odds(judgement: Judgement, people: list[str]) -> Finding:
    return Finding(
        code="reviewers-at-odds",
        severity=Severity.WARNING,
        message=f"{' and '.join(people)} do not say the same of one link, so it counts for nothing",
        about=judgement.left.document,
        hint="settle it with hisab review: each person's last answer speaks",
    )


def search_covers(kinds: tuple[str, ...], promises: tuple[str, ...], *, promise: str, kind: str | None) -> bool:
    """True when a search for `promises` of `kinds` (none means all) looked for this promise too."""
    return (not promises or promise in promises) and (not kinds or kind in kinds)
