"""On which day the shooting was that an article tells of: picked among the days that it names and the last few before it appeared.

An article names the day of a charge, a hearing or its own printing as readily as that of the shooting, and half of the first reports name a weekday
or none. What tells them apart (the words around a day, how long before the article it lies, whether the article reads like a first report or like
one on a trial) is learned from articles whose shooting is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from benchmarks.picking import Offer, Ranked, answer_all, learn_picking
from hisab.reading.dates import DateFound, find_dates

_OPENING = 3000
_FRESH = 3
"""A report within so many days of the shooting is a first report."""
_DAY = timedelta(days=1)
_STRENGTH, _AGE_STRENGTH = 0.1, 10.0
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sep\.|Oct\.|Nov\.|Dec\.|p\.m\.|a\.m\.)(?<!Sept\.)\s+(?=[A-Z\"“])|\n"
)
_SHOT = re.compile(
    r"\b(?:shot|shoot\w*|gunfire|shots|killed|killing|slain|slaying|wounded|died|dead|injured|murder\w*|homicide|fired|gunshot|robbery|incident"
    r"|happened|occurred|attack|found)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:arrest\w*|charg\w+|court|sentenc\w+|arraign\w*|said|says|told|announc\w+|judge|jury|trial|guilty|plead\w*|convict\w*|hearing|indict\w*"
    r"|identified|released|posted|updated|published|news|conference|funeral|vigil|bail|jail|custody|appear\w*|verdict|report\w*|born|hospital)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:last (?:month|year|summer|week|fall|winter|spring)|(?:months?|years?|weeks?) ago|sentenced|trial|convicted|guilty|pleaded)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An article, the day it appeared, and the day of its shooting where it is known."""

    text: str
    published: date
    true: date | None
    incident: str


def rank_days(articles: Sequence[Dated], *, chosen: Sequence[bool]) -> list[Ranked[date]]:
    """Return for each article the days that its shooting may have been on; only those of `chosen` are learned from."""
    known = [place for place, article in enumerate(articles) if chosen[place] and article.true is not None]
    others = [place for place in range(len(articles)) if place not in set(known)]
    groups = [article.incident for article in articles]
    ages = answer_all(lambda places: _learn_ages(articles, places), known=known, groups=groups, others=others)
    offers = [tuple(offer_days(article, ages[place])) for place, article in enumerate(articles)]

    def learn(places: Sequence[int]) -> Callable[[int], Ranked[date]]:
        right = [[_is_near(offer.value, articles[place].true) for offer in offers[place]] for place in places]
        rank = learn_picking([offers[place] for place in places], right, strength=_STRENGTH)
        return lambda place: rank(offers[place])

    ranked = answer_all(learn, known=known, groups=groups, others=others)
    return [ranked[place] for place in range(len(articles))]


def _is_near(day: date, true: date | None) -> bool:
    return true is not None and abs(day - true) <= _DAY


def _learn_ages(articles: Sequence[Dated], places: Sequence[int]) -> Callable[[int], float]:
    """Return what says how likely an article is no first report, by its words."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - installed for benchmarks only
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    def words(place: int) -> str:
        return re.sub(r"\d", "0", articles[place].text[:_OPENING])

    is_old = [(true := articles[place].true) is not None and articles[place].published - true > _FRESH * _DAY for place in places]
    if len(set(is_old)) == 1:
        return lambda _: float(is_old[0])
    weigher = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=min(3, len(places)))
    model = make_pipeline(weigher, LogisticRegression(C=_AGE_STRENGTH, max_iter=500)).fit([words(place) for place in places], is_old)
    return lambda place: float(model.predict_proba([words(place)])[0, 1])


def offer_days(article: Dated, age: float) -> Iterator[Offer[date]]:
    """Yield the days that the article names, the day after a weekday's where that is the day after it appeared, and the last days before it appeared.

    `age` is how likely the article is no first report.
    """
    opening = article.text[:_OPENING]
    named = [found for found in find_dates(opening, article.published) if found.span.earliest and found.span.earliest == found.span.latest]
    often = Counter(found.span.earliest for found in named)
    title = opening.partition("\n")[0]
    about = {"title of law": float(bool(_LAW.search(title))), "long ago": float(bool(_LONG_AGO.search(opening[: _OPENING // 2])))}
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(opening)), len(opening)]
    for order, found in enumerate(named):
        day = found.span.earliest
        if day is None:
            continue
        number = next(number for number, (first, last) in enumerate(pairwise(ends)) if first <= found.start < max(last, first + 1))
        first, last = ends[number], ends[number + 1]
        signs = _signs_around(opening[first:last], found, first)
        signs |= {f"sentence {min(number, 10)}": 1.0, f"order {min(order, 6)}": 1.0, f"days named {min(len(named), 6)}": 1.0}
        signs |= {"often": float(min(often[day], 4)), "share": often[day] / len(named)}
        signs |= _signs_of_lag(article.published - day, about, age)
        signs[f"{found.rule} {_lag(article.published - day)}"] = 1.0
        yield Offer(value=day, signs=signs)
        if found.rule == "weekday" and day + 6 * _DAY == article.published:
            yield Offer(value=day + 7 * _DAY, signs={"day after": 1.0, f"day after, often {min(often[day], 3)}": 1.0})
    said = set(_WORD.findall(opening[:800].lower()))
    for days in range(_FRESH + 1):
        day = article.published - days * _DAY
        signs = {
            "unnamed": 1.0,
            f"unnamed {days}": 1.0,
            f"unnamed {days} of {min(3, len(named))}": 1.0,
            f"unnamed {days}, named too {day in often}": 1.0,
        }
        signs |= {f"unnamed, {name}": value for name, value in _signs_of_lag(days * _DAY, about, age).items()}
        yield Offer(value=day, signs=signs | {f"unnamed {days == 0} {word}": 0.3 for word in said})


def _signs_around(sentence: str, found: DateFound, start: int) -> dict[str, float]:
    """Return the words before and behind the day, those of its sentence, and how near it stands to a shooting and to the law."""
    place, end = found.start - start, found.end - start
    signs = {f"rule {found.rule}": 1.0, "hour": float(bool(re.search(r"\b[ap]\.m", sentence)))}
    for name, words in (("before", sentence[:place].lower().split()[:-7:-1]), ("behind", sentence[end:].lower().split()[:5])):
        for number, word in enumerate(words):
            bare = word.strip('.,"“”:;()')
            signs[f"{name} {bare}"] = 1.0
            if number <= 1:
                signs[f"{name} {number} {bare}"] = 1.0
    signs |= {f"beside {word}": 1.0 for word in _WORD.findall(sentence.lower())}
    steps = {"shot": _steps(_SHOT, sentence, place, end), "law": _steps(_LAW, sentence, place, end)}
    for name, step in steps.items():
        signs[f"{name} none" if step is None else f"{name} {min(abs(step), 12) // 2} {step >= 0}"] = 1.0
    shot, law = steps["shot"], steps["law"]
    return signs | {"nearer to the shooting": float(shot is not None and (law is None or abs(shot) < abs(law)))}


def _steps(words: re.Pattern[str], sentence: str, place: int, end: int) -> int | None:
    """Return how many words lie between the day and the nearest of `words`, negative where that stands behind the day."""
    found = [
        len(sentence[match.end() : place].split()) if match.end() <= place else -len(sentence[end : match.start()].split()) - 1
        for match in words.finditer(sentence)
    ]
    return min(found, key=abs, default=None)


def _lag(gap: timedelta) -> str:
    days = gap.days
    return "future" if days < 0 else str(days) if days <= 8 else "a month" if days <= 31 else "a year" if days <= 365 else "years"


def _signs_of_lag(gap: timedelta, about: dict[str, float], age: float) -> dict[str, float]:
    """Return how long before the article the day lies, alone and beside what the whole article is about."""
    lag = _lag(gap)
    wide = lag if gap.days <= _FRESH else "week" if gap.days <= 7 else "older"
    signs = {f"lag {lag}": 1.0, f"lag {wide}, age {min(4, int(age * 5))}": 1.0, f"lag {wide} by age": age}
    return signs | {f"{name} {value} {lag}": 1.0 for name, value in about.items()}
