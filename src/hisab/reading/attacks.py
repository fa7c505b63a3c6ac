"""Which attacks a document tells of: the segments that tell one, put together, the main one first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hisab.reading.attack_words import NOT_VICTIMS, AttackWords
from hisab.reading.count_scene import CountFound
from hisab.reading.dates import DateFound
from hisab.reading.lexicon import Hit, lower
from hisab.reading.scene import Scene, Segment
from hisab.records.mentions import Role, ToldAs
from hisab.records.values import Covers, DatePrecision, DateSpan, Place, PlaceLevel

_OTHER_ATTACK = re.compile(
    r"\b(?:another\s+(?:bomb|blast|attack|explosion|incident|group)|in\s+a\s+separate|separately|an\s+hour\s+(?:later|afterwards|after)|later\s+that\s+day|"
    r"earlier\s+(?:a|in\s+the\s+day)|that\s+afternoon|the\s+same\s+day)\b"
)
_SAME_DAY = re.compile(r"^\W*(?:(?:half\s+)?an\s+hour|minutes|(?:two|three)\s+hours|later\s+that\s+day|the\s+same\s+day|that\s+afternoon)\b")
"""Words that set another attack on the day of the one before: "An hour afterwards relatives were attacked"."""
_AFTER_ANOTHER = re.compile(r"\b(?:days?|weeks?|months?|years?)\s+(?:after|before|earlier|ago)\b|\bfollows\b")
_UPDATED = re.compile(r"\b(?:risen|rose|rises|climbed|climbs|reached|reaches|now|latest)\b")
_EARLY = re.compile(r"\b(?:first|initial(?:ly)?|had\s+been|stood\s+at|earlier|up\s+from)\b")
_ALSO = re.compile(r"\b(?:also|too|another|second|as\s+well)\b")
_RECALL = re.compile(
    r"^\W*(?:background|in\s+the\s+past|previously|earlier\s+this|last\s+year)\b|\brecall(?:ed|s)?\b|\bin\s+(?:19|20)\d\d\b|\ba\s+(?:week|month|year)\s+before\b"
)
_VICTIM_WORDS = re.compile(
    r"\b(?:victims?|the\s+dead|mourners|bury|buried|burial|slain|coffins|funeral|families\s+of|targeted|targeting|killed|shot|worshippers|miners|pilgrims)\b"
)
_PARTY = re.compile(r"^\s*(?:democratic|party|council|jirga|culture|leaders?|elders?|protesters|activists?|community\s+leader)\b")
_SPARED_BEFORE = re.compile(r"(?:\b(?:let|spared|released|freed|allowed|separated|told|ordered)\s+(?:the\s+|all\s+)?|\bnon-)$")
_SPARED_AFTER = re.compile(r"^\s+(?:\w+\s+){0,2}?(?:(?:were|was)\s+)?(?:let\s+(?:go|off)|spared|released|allowed\s+to|told\s+to)")
_NARROW = frozenset({PlaceLevel.NEIGHBOURHOOD, PlaceLevel.ROAD, PlaceLevel.SITE, PlaceLevel.VILLAGE})


@dataclass(slots=True)
class Told:
    """One attack as it grows while the document is read; turned into a mention at the end."""

    first: Segment
    told_as: ToldAs = ToldAs.MAIN
    segments: list[Segment] = field(default_factory=list)
    date: tuple[Segment, DateFound] | None = None
    places: list[tuple[Segment, Hit, Place]] = field(default_factory=list)
    counts: list[tuple[Segment, CountFound]] = field(default_factory=list)


def find_attacks(scene: Scene, words: AttackWords) -> tuple[Told, ...]:
    """Return the attacks that the document tells of, in the order in which it first tells them."""
    told: list[Told] = []
    for segment in scene.segments:
        if not words.tells_attack(segment):
            if told and _goes_on(told[-1], segment):
                told[-1].counts.extend((segment, count) for count in segment.counts if count.role is Role.INJURED)
                told[-1].segments.append(segment)
            continue
        date = words.date_of(segment)
        places = words.places_of(segment)
        attack = _same(told, segment, date, places)
        if attack is None:
            is_same_day = date is None and told and _SAME_DAY.search(segment.lowered)
            attack = Told(first=segment, date=told[-1].date if is_same_day else None)
            told.append(attack)
        _grow(attack, segment, date, places)
    if told and told[0].date is None and told[0].first.sentence.index > 0:
        told[0].date = words.lead_date(told[0].first)
    for attack in told:
        attack.told_as = _told_as(attack, told[0], scene)
        attack.counts = list(_without_single_victims(attack))
        attack.counts.sort(key=lambda found: _rank(found, attack))
    return tuple(told)


def _without_single_victims(attack: Told) -> Iterable[tuple[Segment, CountFound]]:
    """Yield the counts, with one victim told without a number as a part of the dead, where it is not surely the whole.

    It is the whole where the sentence that first tells the attack tells of that one alone, and nothing behind it counts the dead.
    """
    killed = [(segment, count) for segment, count in attack.counts if count.role is Role.KILLED]
    is_counted = any(not count.is_untold for _, count in killed)
    has_more = any(_ALSO.search(segment.lowered) for segment, count in killed if segment.sentence is not attack.first.sentence)
    for segment, count in attack.counts:
        is_whole = not (is_counted or has_more) and segment.sentence is attack.first.sentence
        if count.is_untold and count.role is Role.KILLED and count.count.covers is Covers.ATTACK and not is_whole:
            yield segment, replace(count, count=replace(count.count, covers=Covers.PART))
        else:
            yield segment, count


def find_communities(scene: Scene, attack: Told, *, is_first: bool) -> Iterable[tuple[Segment, Hit]]:
    """Yield the communities named where the attack is told and, for the first attack, where its victims are spoken of."""
    own = {segment.index for segment in attack.segments}
    for segment in sorted(scene.segments, key=lambda segment: segment.index not in own):
        if segment.index in own or (is_first and _VICTIM_WORDS.search(segment.lowered)):
            for hit in segment.of("communities"):
                if hit.row["kind"] != "occupational" and not _PARTY.match(segment.lowered[hit.end :]) and not _is_spared(segment, hit):
                    yield segment, hit


def _goes_on(attack: Told, segment: Segment) -> bool:
    """True when the segment right behind an attack counts its injured and names no day or place of its own: "Seven were injured"."""
    is_next = segment.sentence.index - attack.segments[-1].sentence.index <= 1
    counts = [count for count in segment.counts if count.role is Role.INJURED and count.count.covers is Covers.ATTACK]
    return is_next and bool(counts) and not segment.dates and not segment.of("places") and not _OTHER_ATTACK.search(segment.lowered)


def _is_spared(segment: Segment, hit: Hit) -> bool:
    """True for those whom the attackers let go."""
    return bool(_SPARED_BEFORE.search(segment.lowered[: hit.start]) or _SPARED_AFTER.match(segment.lowered[hit.end :]))


def _same(told: list[Told], segment: Segment, date: DateFound | None, places: tuple[tuple[Hit, Place], ...]) -> Told | None:
    """Return the attack that this segment goes on telling, the latest first, or None when it is another one."""
    if told and told[-1].first.sentence is not segment.sentence and _OTHER_ATTACK.search(lower(segment.sentence.text)):
        return None
    for attack in reversed(told):
        if _days_agree(attack, date, segment) and _places_agree(attack, places, is_dated=date is not None and attack.date is not None):
            return attack
    return None


def _days_agree(attack: Told, date: DateFound | None, segment: Segment) -> bool:
    if date is None:
        return True
    if attack.date is None:
        return not (_AFTER_ANOTHER.search(segment.lowered) and _counts_others(attack, segment))
    other = attack.date[1]
    if date.is_anchored and other.is_anchored:
        return other.span.may_meet(date.span, slack_days=1)
    by_weekday = {date.rule, other.rule} & {"weekday", "near", "week", "recent"}
    if not by_weekday:
        return other.span.may_meet(date.span, slack_days=1)
    if date.rule == other.rule:
        return True
    return date.span.precision is DatePrecision.DAY and other.span.precision is DatePrecision.DAY and not _counts_others(attack, segment)


def _counts_others(attack: Told, segment: Segment) -> bool:
    """True when the segment states another number of killed than the attack has: told by another day, it is another attack."""
    mine = {count.count.best for _, count in attack.counts if count.role is Role.KILLED}
    theirs = {count.count.best for count in segment.counts if count.role is Role.KILLED and count.count.covers is Covers.ATTACK}
    return bool(mine and theirs and not mine & theirs)


def _places_agree(attack: Told, places: tuple[tuple[Hit, Place], ...], *, is_dated: bool) -> bool:
    if not places or not attack.places:
        return True
    mine, theirs = places[0][1], attack.places[0][2]
    if mine.holds(theirs) or theirs.holds(mine):
        return True
    in_one_district = len(mine.path) > 2 and len(theirs.path) > 2 and mine.path[:3] == theirs.path[:3]
    return in_one_district and (is_dated or not (mine.level in _NARROW and theirs.level in _NARROW))


def _grow(attack: Told, segment: Segment, date: DateFound | None, places: tuple[tuple[Hit, Place], ...]) -> None:
    attack.segments.append(segment)
    if date is not None and (attack.date is None or _is_finer(date.span, attack.date[1].span)):
        attack.date = (segment, date)
    attack.places.extend((segment, hit, place) for hit, place in places)
    attack.places.sort(key=lambda found: (-len(found[2].path), found[0].start + found[1].start))
    attack.counts.extend((segment, count) for count in segment.counts if count.count.covers not in NOT_VICTIMS)


_FINER = (DatePrecision.DAY, DatePrecision.RANGE, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.BEFORE)


def _is_finer(span: DateSpan, other: DateSpan) -> bool:
    return _FINER.index(span.precision) < _FINER.index(other.precision)


def _rank(found: tuple[Segment, CountFound], attack: Told) -> tuple[bool, int, int, int]:
    """Order the counts of one attack: those that cover just it first, the newest toll before an early one, then by place and day beside them."""
    segment, count = found
    has_place = any(where.index == segment.index for where, _, _ in attack.places)
    has_date = bool(segment.dates)
    lead = segment.lowered[max(0, count.number_start - 60) : count.number_start]
    age = -1 if _UPDATED.search(lead) else 1 if _EARLY.search(lead) else 0
    return (count.count.covers is not Covers.ATTACK, age, -(has_place + has_date), segment.start + count.start)


def _told_as(attack: Told, first: Told, scene: Scene) -> ToldAs:
    span = attack.date[1].span if attack.date and attack.date[1].is_anchored else None
    if span and span.latest and scene.anchor and span.latest < scene.anchor - timedelta(days=120):
        return ToldAs.RECALLED
    if attack is first:
        return ToldAs.MAIN
    main = first.date[1].span if first.date and first.date[1].is_anchored else None
    if _RECALL.search(attack.first.lowered):
        return ToldAs.RECALLED
    if span is None or main is None:
        return ToldAs.MAIN if attack.date is None else ToldAs.RECALLED
    return ToldAs.MAIN if span.may_meet(main, slack_days=1) else ToldAs.RECALLED
