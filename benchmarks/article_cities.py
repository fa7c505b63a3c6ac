"""In which city the shooting was that an article tells of: picked among the names in its opening.

What tells a city from a street, a person or the paper's own town (the words around a name, how often and where it stands, which cities the same site
wrote of before) is learned from articles whose city is known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import TypeAlias

from benchmarks.picking import Offer, Ranked, answer_all, learn_picking

_OPENING = 2500
_STRENGTH = 0.5
_MOST_WORDS = 3
_LEAST_LETTERS = 4
"""A shorter name that merely stands inside the true one teaches nothing: "New" of "New York"."""
_NAME = re.compile(r"\b(?:St\.|Ft\.|Mt\.|[A-Z][a-zA-Z’'-]+)(?: (?:St\.|of|[A-Z][a-zA-Z’'-]+))*")
_SHOT = re.compile(r"\b(?:shot|shoot\w*|gunfire|killed|dead|died|wounded|injured|happened|occurred)\b", re.IGNORECASE)
_NEXT = re.compile(r"\W{0,2}([A-Za-z]+)")
_LAST = re.compile(r"([A-Za-z]+)\W{0,2}$")
_HYPHEN = re.compile(r"[^.\n]{0,60}?[-–—]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article, where it appeared, and the city of its shooting where it is known, in small letters."""

    title: str
    text: str
    host: str
    true: str | None
    incident: str


@dataclass(slots=True)
class _Seen:
    """What was seen of one name in one article."""

    counts: Counter[str] = field(default_factory=Counter)
    signs: dict[str, float] = field(default_factory=dict)


def rank_cities(
    articles: Sequence[Placed], *, chosen: Sequence[bool], states: re.Pattern[str], may_be_city: Callable[[str], bool]
) -> list[Ranked[str]]:
    """Return for each article the names that may be its city; only those of `chosen` are learned from. `states` matches what follows a city."""
    known = [place for place, article in enumerate(articles) if chosen[place] and article.true is not None]
    others = [place for place in range(len(articles)) if place not in set(known)]
    offers = [tuple(offer_cities(article, states, may_be_city)) for article in articles]

    def learn(places: Sequence[int]) -> Callable[[int], Ranked[str]]:
        written = _written(articles, places)
        learned = [tuple(_with_history(offer, articles[place], written, own=articles[place].true) for offer in offers[place]) for place in places]
        right = [[is_city(offer.value, articles[place].true or "") for offer in offers[place]] for place in places]
        rank = learn_picking(learned, right, strength=_STRENGTH)
        return lambda place: rank(tuple(_with_history(offer, articles[place], written, own=None) for offer in offers[place]))

    ranked = answer_all(learn, known=known, groups=[article.incident for article in articles], others=others)
    return [ranked[place] for place in range(len(articles))]


def is_city(name: str, true: str) -> bool:
    """True when `name` is the city `true`, or a part of how it is written that is long enough to mean it."""
    return name.casefold() == true or (len(name) > _LEAST_LETTERS and name.casefold() in true)


def offer_cities(article: Placed, states: re.Pattern[str], may_be_city: Callable[[str], bool]) -> Iterator[Offer[str]]:
    """Yield the names of one to three words in the opening, with how often, where and beside which words they stand."""
    opening = article.text[:_OPENING]
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for match in _NAME.finditer(opening):
        words = match.group().split()
        for first in range(len(words)):
            for last in range(first + 1, min(first + _MOST_WORDS, len(words)) + 1):
                name = " ".join(words[first:last])
                if "of" in {words[first], words[last - 1]} or not may_be_city(name):
                    continue
                start = match.start() + len(" ".join(words[:first])) + (first > 0)
                one = seen[name.title() if name.isupper() else name]
                _see(one, opening, start, start + len(name), states)
                part = "whole" if last - first == len(words) else "head" if first == 0 else "tail" if last == len(words) else "inside"
                one.counts[part] += 1
    total = sum(one.counts["said"] for one in seen.values())
    for name, one in seen.items():
        counted = {kind: log1p(number) for kind, number in one.counts.items()} | {f"any {kind}": 1.0 for kind in one.counts}
        own = {"share": one.counts["said"] / total, "words": float(len(name.split())), "title": float(name in article.title)}
        yield Offer(value=name, signs=one.signs | counted | own | {f"word {word}": 1.0 for word in name.split()})


def _see(one: _Seen, opening: str, start: int, end: int, states: re.Pattern[str]) -> None:
    """Add to `one` what stands around the name at `[start, end)`."""
    if not one.counts["said"]:
        one.signs[f"place {min(7, start // 150)}"] = 1.0
    one.counts["said"] += 1
    line = opening.rfind("\n", 0, start) + 1
    sentence = max(line, opening.rfind(". ", 0, start) + 1)
    if states.match(opening, end):
        one.counts["state"] += 1
    if _SHOT.search(opening, sentence, (opening.find("\n", end) + 1) or len(opening)):
        one.counts["shot"] += 1
    if start - line <= 1 and _HYPHEN.match(opening, end):
        one.signs["dateline"] = 1.0
    for name, beside in (("next", _NEXT.match(opening, end)), ("last", _LAST.search(opening, max(0, start - 30), start))):
        if beside is not None:
            one.signs[f"{name} {beside[1].lower()}"] = 1.0


Written: TypeAlias = Mapping[str, Counter[str]]
"""Of which cities each site wrote; under the empty name, of which all of them did."""


def _written(articles: Sequence[Placed], places: Sequence[int]) -> Written:
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        if (true := articles[place].true) is not None:
            written[articles[place].host][true] += 1
            written[""][true] += 1
    return written


def _with_history(offer: Offer[str], article: Placed, written: Written, *, own: str | None) -> Offer[str]:
    """Return the offer with how often the site and all sites wrote of the city, the article's `own` city not counted."""
    name = offer.value.casefold()
    here: Counter[str] = written.get(article.host, Counter())
    everywhere: Counter[str] = written.get("", Counter())
    held = sum(number for city, number in here.items() if name in city) - (own is not None and name in own)
    share = (held + 0.05) / (here.total() - (own is not None) + 1)
    often = log1p(max(0, everywhere[name] - (name == own)))
    return Offer(value=offer.value, signs={**offer.signs, "share of the site": share, f"said by the site {min(3, held)}": 1.0, "said by all": often})
