"""What people said of mentions of attacks, as a linker can use it: pairs that must be one attack, and pairs that cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hisab.records.findings import Finding, Severity
from hisab.records.ids import MentionId
from hisab.records.journal import Register
from hisab.records.judgements import Judgement
from hisab.records.standing import Bound, bound_answers, needs_two_people, owners_of
from hisab.vocabulary.words import Asked, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPairs:
    """Pairs of mentions, each pair and the pairs sorted; no pair is in both. `findings` say which answers are in neither, and why."""

    must: tuple[tuple[MentionId, MentionId], ...]
    cannot: tuple[tuple[MentionId, MentionId], ...]
    findings: tuple[Finding, ...]


def judged_pairs(register: Register) -> JudgedPairs:
    """Return what people said of the attacks of `register`, whatever the order in which different people answered.

    One person's yes is enough, except for two incidents that state different numbers killed: there two must say so. One no is enough. Where people
    do not say the same, or their answers together cannot be, none of them counts.
    """
    asked = tuple(one for one in register.judgements if one.asked is Asked.SAME_INCIDENT)
    spoken, unbound = bound_answers(register, owners_of(register))
    findings = [_unbound(judgement) for judgement in asked if judgement in unbound]
    must: dict[tuple[MentionId, MentionId], str] = {}
    cannot: dict[tuple[MentionId, MentionId], str] = {}
    for key, answers in sorted(spoken.items()):
        sure = [bound for bound in answers if bound.judgement.verdict is not Verdict.UNSURE]
        if key[0] != Asked.SAME_INCIDENT or not sure:
            continue
        if len({bound.judgement.verdict for bound in sure}) > 1:
            findings.append(_at_odds({bound.judgement.by for bound in sure}, about=sure[0].judgement.left.document))
        elif sure[0].judgement.verdict is Verdict.NEGATIVE:
            cannot |= _pairs(sure)
        elif len(sure) > 1 or not needs_two_people(register, *sure[0].records):
            must |= _pairs(sure)
    odd = _impossible(must, cannot)
    findings += [_at_odds({must.get(pair) or cannot[pair] for pair in group}, about=register.mentions[group[0][0]].document) for group in odd]
    dropped = {pair for group in odd for pair in group}
    return JudgedPairs(
        must=tuple(sorted(set(must) - dropped)),
        cannot=tuple(sorted(set(cannot) - dropped)),
        findings=tuple(dict.fromkeys(findings)),
    )


def _pairs(answers: Iterable[Bound]) -> dict[tuple[MentionId, MentionId], str]:
    """Return the pair of mentions of each answer, with who gave it."""
    found: dict[tuple[MentionId, MentionId], str] = {}
    for bound in answers:
        if bound.left.id != bound.right.id:
            first, second = sorted((bound.left.id, bound.right.id))
            found.setdefault((first, second), bound.judgement.by)
    return found


def _impossible(
    must: Iterable[tuple[MentionId, MentionId]], cannot: Iterable[tuple[MentionId, MentionId]]
) -> list[tuple[tuple[MentionId, MentionId], ...]]:
    """Return the groups of pairs that cannot all hold: one is no attack with two, and the others make all of them one."""
    root: dict[MentionId, MentionId] = {}

    def find(mention: MentionId) -> MentionId:
        while root.setdefault(mention, mention) != mention:
            mention = root[mention]
        return mention

    joined = sorted(must)
    for left, right in joined:
        first, second = sorted((find(left), find(right)))
        root[second] = first
    apart = [pair for pair in sorted(cannot) if find(pair[0]) == find(pair[1])]
    groups = sorted({find(pair[0]) for pair in apart})
    return [tuple(pair for pair in (*joined, *apart) if find(pair[0]) == group) for group in groups]


def _unbound(judgement: Judgement) -> Finding:
    return Finding(
        code="judgement-unbound",
        severity=Severity.WARNING,
        message=f"an answer by {judgement.by} counts for nothing: one of the attacks is no longer read there",
        about=judgement.left.document,
        hint="look at the two sentences again with hisab review, or leave the answer as it is: it is kept",
    )


def _at_odds(people: Iterable[str], *, about: str) -> Finding:
    return Finding(
        code="reviewers-at-odds",
        severity=Severity.WARNING,
        message=f"the answers of {' and '.join(sorted(people))} on which attacks are one do not go together, so they count for nothing",
        about=about,
        hint="settle it with hisab review --only same-incident --again: each person's last answer speaks",
    )
