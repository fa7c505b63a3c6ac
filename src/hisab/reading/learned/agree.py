"""Puts together what the rules read and what the encoder marked, mention by mention.

The rules know English grammar: whose word it is, what a number covers. The encoder knows what a sentence is about. A mention of the rules
stays where the encoder does not find it far-fetched; a mention of the encoder's is added where the rules have none of its kind and words.
Which of the two carries a value can be seen in its quotation; no value is made from both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hisab.reading.learned.incidents import HARM
from hisab.reading.learned.spans import Decoded
from hisab.reading.numbers import find_numbers
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs
from hisab.records.values import Covers
from hisab.vocabulary.words import BINDING_ACTS

_STRUCK = frozenset({*HARM, Role.METHOD, Role.TARGET, Role.PERPETRATOR})
"""One of these makes an attack out of words that only name a place, a day or a people."""


_FORCES_KILLED = re.compile(
    r"\b(?:forces|police|CTD|army|troops|soldiers|rangers|commandos|levies|jawans)\b[^.;]{0,60}?\b(?:killed|kill|shot\s+dead|gunned\s+down|eliminated)\b",
    re.IGNORECASE,
)
_OWN = frozenset({*HARM, Role.DATE, Role.PLACE})
"""What one attack does not share with another that the same text tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Below these probabilities of its sentence a mention of the rules is dropped as far-fetched."""

    incident: float = 0.2
    promise: float = 0.005
    promise_alone: float = 0.08
    """For a promise in a text that tells no attack: what a minister vows after a train crash, or to cricketers."""
    action: float = 0.1
    total: float = 0.1
    assertion: float = 0.02


def agree(by_rules: Sequence[Mention], by_encoder: Sequence[Mention], decoded: Decoded, doubts: Doubts) -> tuple[Mention, ...]:
    """Return the mentions of both: incidents first, the main one before the recalled ones."""
    kept = [mention for mention in by_rules if is_likely(mention, decoded, doubts)]
    if not any(mention.kind in {MentionKind.INCIDENT, MentionKind.TOTAL} for mention in (*kept, *by_encoder)):
        kept = [mention for mention in kept if mention.kind is not MentionKind.PROMISE or _chance(mention, decoded) >= doubts.promise_alone]
    return (
        *_incidents(_of(kept, MentionKind.INCIDENT), _of(by_encoder, MentionKind.INCIDENT)),
        *_added(_of(kept, MentionKind.TOTAL), _of(by_encoder, MentionKind.TOTAL)),
        *_added(_of(kept, MentionKind.PROMISE), _of(by_encoder, MentionKind.PROMISE)),
        *_added(_of(kept, MentionKind.ACTION), _of(by_encoder, MentionKind.ACTION)),
        *_of(kept, MentionKind.ASSERTION),
    )


def beside(by_encoder: Sequence[Mention], by_phrases: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of the encoder and those of set phrases that say more: a promise of a kind that its sentence has not, assertions.

    A promise of the encoder without a kind gives way to one with a kind in its sentence. Without an attack the phrases promise nothing.
    """
    has_attack = any(mention.kind in {MentionKind.INCIDENT, MentionKind.TOTAL} for mention in by_encoder)
    known = {(mention.passage.start, _class(mention)) for mention in _of(by_encoder, MentionKind.PROMISE)}
    ordered = [mention for mention in _of(by_phrases, MentionKind.PROMISE) if has_attack and (mention.passage.start, _class(mention)) not in known]
    read = {mention.passage.start for mention in ordered}
    return (
        *(mention for mention in by_encoder if not (_is_kindless(mention) and mention.passage.start in read)),
        *ordered,
        *(mention for mention in by_phrases if mention.kind is not MentionKind.PROMISE),
    )


def _is_kindless(mention: Mention) -> bool:
    act = mention.first(Role.ACT)
    return mention.kind is MentionKind.PROMISE and _class(mention) is None and (act is None or act.name in BINDING_ACTS)


def is_likely(mention: Mention, decoded: Decoded, doubts: Doubts) -> bool:
    """True where the encoder does not find far-fetched what rules or cues read."""
    return _chance(mention, decoded) >= _doubt(mention, doubts)


def _of(mentions: Iterable[Mention], kind: MentionKind) -> list[Mention]:
    return [mention for mention in mentions if mention.kind is kind]


def _doubt(mention: Mention, doubts: Doubts) -> float:
    return {
        MentionKind.INCIDENT: doubts.incident,
        MentionKind.PROMISE: doubts.promise,
        MentionKind.ACTION: doubts.action,
        MentionKind.TOTAL: doubts.total,
        MentionKind.ASSERTION: doubts.assertion,
    }.get(mention.kind, 0.0)


def _chance(mention: Mention, decoded: Decoded) -> float:
    """Return how likely the encoder finds it that the text tells what `mention` says: an attack anywhere, all else in the mention's own sentences."""
    if mention.kind is MentionKind.INCIDENT:
        return decoded.most(ToldAs.MAIN, ToldAs.RECALLED, "total")
    own = [sentence for sentence in decoded.sentences if sentence.start < mention.passage.end and mention.passage.start < sentence.end]
    if mention.kind is MentionKind.PROMISE:
        act = mention.first(Role.ACT)
        classes: tuple[str, ...] = ("promise",) if act is not None and act.name in BINDING_ACTS else ("promise", "unbinding")
    else:
        is_total = mention.kind is MentionKind.TOTAL
        classes = ("total", ToldAs.MAIN, ToldAs.RECALLED) if is_total else (mention.kind.value,)
    return max((sentence.tells[name] for sentence in own for name in classes), default=0.0)


def _incidents(by_rules: list[Mention], by_encoder: list[Mention]) -> list[Mention]:
    """Return one main incident with what both say of it, and the recalled ones of the rules, or else of the encoder.

    Where the rules only recall an attack that the encoder takes for the report's own, it is the report's own, with what the rules say of it.
    """
    main, more = ([mention for mention in own if mention.told_as is ToldAs.MAIN] for own in (by_rules, by_encoder))
    recalled, others = ([mention for mention in own if mention.told_as is ToldAs.RECALLED] for own in (by_rules, by_encoder))
    if not main and more:
        same = next((mention for mention in recalled if _counts_same(mention, more[0])), None)
        main = [replace(same, told_as=ToldAs.MAIN)] if same is not None else []
        recalled = [mention for mention in recalled if mention is not same]
    others_told = [*main[1:], *recalled]
    first = (
        [_joined(main[0], _without_words_of(more[0], main[0], others_told)), *main[1:]]
        if main and more
        else main or [mention for mention in more if _is_another(mention, by_rules)]
    )
    return [*first, *(recalled or [mention for mention in others if _is_another(mention, by_rules)])]


def _without_words_of(mention: Mention, same: Mention, others: Sequence[Mention]) -> Mention:
    """Return the encoder's main attack without the days, places and counts that the rules read of another attack and not of `same`."""
    held = [argument for other in others for argument in other.arguments if argument.role in _OWN and not _is_among(argument, same.arguments)]
    return replace(mention, arguments=tuple(argument for argument in mention.arguments if not _is_among(argument, held)))


def _is_another(mention: Mention, known: Sequence[Mention]) -> bool:
    """True for an attack that can stand beside `known`: it says whom or how it struck, and no words that count people for both."""
    if _strikes_attackers(mention):
        return False
    return any(argument.role in _STRUCK for argument in mention.arguments) and not any(_counts_same(mention, other) for other in known)


def _strikes_attackers(mention: Mention) -> bool:
    """True when the forces killed, and all that it counts are attackers: a raid."""
    counted = [argument.count.covers for argument in mention.arguments if argument.role in HARM and argument.count is not None]
    return set(counted) == {Covers.ATTACKERS} and _FORCES_KILLED.search(mention.passage.quote) is not None


def _counts_same(one: Mention, other: Mention) -> bool:
    """True when some words count people for both."""
    own, others = ([argument.passage for argument in mention.arguments if argument.role in HARM] for mention in (one, other))
    return any(first.start < second.end and second.start < first.end for first in own for second in others)


def _joined(one: Mention, other: Mention) -> Mention:
    """Return `one` with the arguments of `other` behind its own, those with the same role and words left out.

    Where `one` has a toll, no count of `other` is added: the rules know better which number is whose. A number that both take for the toll
    stands before one that only the rules take for it.
    """
    one = _without_single_victim(one, other)
    counted = {argument.role for argument in one.arguments if argument.role in HARM and not _covers_more(argument)}
    more = [argument for argument in other.arguments if argument.role not in counted and not _is_among(argument, one.arguments)]

    tolls = [argument for argument in other.arguments if argument.role in counted and not _covers_more(argument)]

    def rank(argument: Argument) -> tuple[bool, bool]:
        is_doubted = any(toll.role is argument.role for toll in tolls) and not _is_among(argument, tolls)
        return _covers_more(argument), is_doubted

    return replace(one, arguments=tuple(sorted((*one.arguments, *more), key=rank)))


def _without_single_victim(one: Mention, other: Mention) -> Mention:
    """Return `one` with a victim whom it tells without a number as a part of the dead, where `other` counts more dead in other words."""
    tolls = [argument for argument in one.arguments if argument.role is Role.KILLED and not _covers_more(argument)]
    counted = [argument.count for argument in other.all(Role.KILLED) if not _is_among(argument, one.arguments)]
    has_more = any(count is not None and (count.low or 0) > 1 for count in counted)
    if not has_more or any(find_numbers(argument.passage.quote) for argument in tolls):
        return one
    parts = {
        argument: replace(argument, count=replace(argument.count, covers=Covers.PART))
        for argument in tolls
        if argument.count and argument.count.high == 1
    }
    return replace(one, arguments=tuple(parts.get(argument, argument) for argument in one.arguments))


def _is_among(argument: Argument, others: Sequence[Argument]) -> bool:
    """True when one of `others` has the same role and words."""
    start, end = argument.passage.start, argument.passage.end
    return any(other.role is argument.role and other.passage.start < end and start < other.passage.end for other in others)


def _covers_more(argument: Argument) -> bool:
    return argument.count is not None and argument.count.covers is not Covers.ATTACK


def _added(by_rules: list[Mention], by_encoder: list[Mention]) -> list[Mention]:
    """Return the mentions of the rules, and those of the encoder whose kind no mention of the rules has in the same sentence.

    One without a kind says nothing that a mention of the rules in its sentence does not say.
    """
    known = {(mention.passage.start, _class(mention)) for mention in by_rules}
    spoken = {start for start, _ in known}
    return [
        *by_rules,
        *(
            mention
            for mention in by_encoder
            if (mention.passage.start, _class(mention)) not in known and not (_class(mention) is None and mention.passage.start in spoken)
        ),
    ]


def _class(mention: Mention) -> str | None:
    kind = mention.first(Role.KIND)
    return kind.name if kind is not None else None
