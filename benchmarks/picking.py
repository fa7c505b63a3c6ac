"""Picks one of the values that a text offers, by signs around each; learned from texts whose truth is known, by logistic regression.

A text that is learned from is never answered by what it taught: it is answered by what the texts of other groups teach.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

FOLDS = 5
Value = TypeVar("Value")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Generic[Value]):
    """One value that a text offers, and the signs that speak for it or against."""

    value: Value
    signs: Mapping[str, float]


Ranked: TypeAlias = tuple[tuple[Value, float], ...]
"""The values of one text, the likeliest first, with how likely each is by itself."""


def learn_picking(
    offers: Sequence[Sequence[Offer[Value]]], right: Sequence[Sequence[bool]], *, strength: float
) -> Callable[[Sequence[Offer[Value]]], Ranked[Value]]:
    """Return what ranks the offers of a text, learned from `offers` and which of them are right. A smaller `strength` trusts the signs less."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - installed for benchmarks only
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    signs = DictVectorizer()
    table = signs.fit_transform([dict(offer.signs) for own in offers for offer in own])
    model = LogisticRegression(C=strength, max_iter=500).fit(table, [is_right for own in right for is_right in own])

    def rank(own: Sequence[Offer[Value]]) -> Ranked[Value]:
        best: dict[Any, float] = {}
        if own:
            odds = model.predict_proba(signs.transform([dict(offer.signs) for offer in own]))[:, 1]
            for offer, chance in zip(own, odds.tolist(), strict=True):
                best[offer.value] = max(best.get(offer.value, 0.0), chance)
        return tuple(sorted(best.items(), key=lambda pair: (-pair[1], str(pair[0]))))

    return rank


def answer_all(
    learn: Callable[[Sequence[int]], Callable[[int], Answer]], *, known: Sequence[int], groups: Sequence[str], others: Sequence[int]
) -> dict[int, Answer]:
    """Return an answer for each place of `known` and `others`; `learn` takes places to learn from and returns what answers for a place.

    Those of `known` are answered by what four fifths of them teach, `groups[place]` kept together; `others` by what all of them teach.
    """
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415 - installed for benchmarks only

    answers: dict[int, Answer] = {}
    for learned, asked in GroupKFold(FOLDS).split(known, groups=[groups[place] for place in known]):
        answer = learn([known[number] for number in learned])
        answers.update({known[number]: answer(known[number]) for number in asked})
    answer = learn(known)
    return answers | {place: answer(place) for place in others}
