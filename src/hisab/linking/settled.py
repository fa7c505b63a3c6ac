"""What people settled about promises and actions: which attack they follow, and which promises are one.

An answer is bound to words. Where people are at odds about a pair, nothing is settled; each person's last answer speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hisab.records.ids import MentionId
from hisab.records.journal import Register
from hisab.records.mentions import Mention
from hisab.records.standing import find_mentions, last_words
from hisab.vocabulary.words import Asked, Verdict

Pair = tuple[MentionId, MentionId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Pairs of mentions that belong together, and pairs that do not."""

    yes: frozenset[Pair]
    no: frozenset[Pair]

    def follows(self, mention: MentionId) -> tuple[MentionId, ...]:
        """Return the other side of the pairs that `mention` opens and that belong together, sorted."""
        return tuple(sorted(right for left, right in self.yes if left == mention))


def settled_pairs(register: Register, asked: Asked) -> Settled:
    """Return what people settled for one question, as pairs of the mentions that now stand on their words."""
    answers: dict[Pair, set[Verdict]] = defaultdict(set)
    for judgement in last_words(register.judgements):
        if judgement.asked is asked and judgement.verdict is not Verdict.UNSURE:
            for left in find_mentions(register, judgement.left):
                for right in find_mentions(register, judgement.right):
                    answers[left.id, right.id].add(judgement.verdict)
    return Settled(
        yes=frozenset(pair for pair, verdicts in answers.items() if verdicts == {Verdict.POSITIVE}),
        no=frozenset(pair for pair, verdicts in answers.items() if verdicts == {Verdict.NEGATIVE}),
    )


def regroup(groups: Sequence[Sequence[Mention]], settled: Settled) -> Iterator[list[Mention]]:
    """Yield the groups with those put together that people call one, and a mention that they call another taken out of its group."""
    home = {mention.id: number for number, group in enumerate(groups) for mention in group}
    joined: Mapping[int, list[Mention]] = {number: list(group) for number, group in enumerate(groups)}
    for left, right in sorted(settled.yes):
        first, second = home.get(left), home.get(right)
        if first is not None and second is not None and first != second:
            joined[first].extend(joined[second])
            home.update((mention.id, first) for mention in joined[second])
            joined[second].clear()
    for group in joined.values():
        yield from _apart(group, settled)


def _apart(group: list[Mention], settled: Settled) -> Iterator[list[Mention]]:
    inside = {mention.id for mention in group}
    others = {right for left, right in settled.no if left in inside and right in inside}
    kept = [mention for mention in group if mention.id not in others]
    if kept:
        yield kept
    yield from ([mention] for mention in group if mention.id in others)
