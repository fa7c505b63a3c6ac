"""Turns the attacks that a document tells of into mentions, and its totals too: every value with its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hisab.reading.attack_words import NOT_VICTIMS, AttackWords
from hisab.reading.attacks import Told, find_attacks, find_communities
from hisab.reading.claims import find_claims
from hisab.reading.count_scene import CountFound
from hisab.reading.scene import Scene, Segment, place_of
from hisab.records.documents import Passage
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs
from hisab.records.values import Covers, DatePrecision, DateSpan

_NO_TARGET = re.compile(
    r"^(?:people|persons?|others?|more|men|women|victims?|lives|of\s.*|dead|bodies|members|civilians|mostly|minority|hazaras?|shi\W?(?:as?|ites?)|ahmadis|christians|sikhs|hindus|afghans|pakistanis|families)$"
)


def read_incidents(scene: Scene) -> tuple[Mention, ...]:
    """Return the incident mentions of the document, the main one first; ids are set by the reader."""
    words = AttackWords(scene)
    told = find_attacks(scene, words)
    claimed = list(find_claims(scene))
    mentions = []
    for attack in told:
        arguments = (
            *_date(scene, attack),
            *_places(scene, attack),
            *_counts(scene, attack),
            *_communities(scene, attack, is_first=attack is told[0]),
            *_targets(scene, attack),
            *_methods(scene, attack, words),
            *(argument for found in claimed if _told_before(told, found.segment) is attack for argument in found.arguments),
        )
        mentions.append(_mention(MentionKind.INCIDENT, _passage(scene, attack.first), _unique(arguments), attack.told_as))
    return tuple(mentions)


def _mention(kind: MentionKind, passage: Passage, arguments: tuple[Argument, ...], told_as: ToldAs | None = None) -> Mention:
    return Mention(id=MentionId(""), document=passage.document, kind=kind, passage=passage, arguments=arguments, told_as=told_as)


def _passage(scene: Scene, segment: Segment) -> Passage:
    return scene.document.passage(segment.sentence.start, segment.sentence.end)


def _told_before(told: tuple[Told, ...], segment: Segment) -> Told | None:
    """Return the attack that was told last when the segment comes; a claim before any attack is the first one's."""
    best = told[0] if told else None
    latest = -1
    for attack in told:
        for own in attack.segments:
            if latest < own.index <= segment.index:
                best, latest = attack, own.index
    return best


def _unique(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(dict.fromkeys(arguments))


def _date(scene: Scene, attack: Told) -> Iterator[Argument]:
    if attack.date is not None and attack.date[1].is_anchored:
        segment, found = attack.date
        yield scene.argument(segment, Role.DATE, found.start, found.end, date=found.span)
        return
    recent = re.search(r"\brecent\b", attack.first.lowered)
    if recent and scene.anchor:
        span = DateSpan(earliest=None, latest=scene.anchor, precision=DatePrecision.BEFORE)
        yield scene.argument(attack.first, Role.DATE, recent.start(), recent.end(), date=span)


def _places(scene: Scene, attack: Told) -> Iterator[Argument]:
    seen: set[str] = set()
    for segment, hit, place in attack.places:
        if place.id not in seen:
            seen.add(place.id)
            yield scene.argument(segment, Role.PLACE, hit.start, hit.end, place=place)


def _counts(scene: Scene, attack: Told) -> Iterator[Argument]:
    for segment, found in attack.counts:
        yield scene.argument(segment, found.role, found.start, found.end, count=found.count)


def _communities(scene: Scene, attack: Told, *, is_first: bool) -> Iterator[Argument]:
    seen: set[str] = set()
    for segment, hit in find_communities(scene, attack, is_first=is_first):
        if hit.row["id"] not in seen:
            seen.add(hit.row["id"])
            yield scene.argument(segment, Role.COMMUNITY, hit.start, hit.end, name=hit.row["id"])


def _targets(scene: Scene, attack: Told) -> Iterator[Argument]:
    for segment, found in attack.counts:
        if found.role is Role.INJURED or found.count.covers is not Covers.ATTACK:
            continue
        for hit in scene.lexicon.cues("person", segment.text):
            word = segment.lowered[hit.start : hit.end]
            if (
                found.number_start <= hit.start < found.end
                and hit.end <= found.end
                and not _NO_TARGET.match(word)
                and not _is_community(segment, hit.start)
            ):
                yield scene.argument(segment, Role.TARGET, hit.start, hit.end, name=word)
                return


def _is_community(segment: Segment, start: int) -> bool:
    return any(hit.start <= start < hit.end for hit in segment.of("communities") if hit.row["kind"] != "occupational")


def _methods(scene: Scene, attack: Told, words: AttackWords) -> Iterator[Argument]:
    seen: set[str] = set()
    for segment in attack.segments:
        for hit in words.methods(segment):
            if hit.row["kind"] not in seen and len(seen) < 2:
                seen.add(hit.row["kind"])
                yield scene.argument(segment, Role.METHOD, hit.start, hit.end, name=hit.row["kind"])


_COUNTS_THEM = re.compile(
    r"^(?:,[^,]{0,60},)?\W*(?:[\w’'-]+\s+){0,6}?(?:said|says|count(?:ed|s)|list(?:s|ed)|report(?:s|ed)?|document(?:s|ed)|record(?:s|ed)|put|told|arrived|tall(?:y|ied))\b"
)


def read_totals(scene: Scene) -> Iterator[Mention]:
    """Yield the totals: counts of people killed over a period or over several attacks. A total is never an incident."""
    words = AttackWords(scene)
    for segment in scene.segments:
        counted = [found for found in segment.counts if _is_total(found) and not words.is_one_day(segment)]
        if any(found.role is Role.KILLED for found in counted):
            yield _total(scene, segment, counted)


def _is_total(found: CountFound) -> bool:
    return found.count.covers in {*NOT_VICTIMS, Covers.SEVERAL_ATTACKS} and found.count.covers is not Covers.ATTACKERS


def _total(scene: Scene, segment: Segment, counted: list[CountFound]) -> Mention:
    arguments: list[Argument] = [scene.argument(segment, found.role, found.start, found.end, count=found.count) for found in counted]
    arguments += [
        scene.argument(segment, Role.PERIOD, found.start, found.end, date=found.span)
        for found in segment.dates
        if found.is_anchored and found.span.precision is not DatePrecision.DAY
    ]
    tables = (("places", Role.PLACE), ("communities", Role.COMMUNITY), ("institutions", Role.SAID_BY), ("offices", Role.SAID_BY))
    for table, role in tables:
        for hit in [hit for hit in segment.of(table) if role is not Role.SAID_BY or _COUNTS_THEM.match(segment.lowered[hit.end :])][:1]:
            if table == "places":
                arguments.append(scene.argument(segment, role, hit.start, hit.end, place=place_of(hit.row)))
            else:
                arguments.append(scene.argument(segment, role, hit.start, hit.end, name=hit.row["id"]))
    return _mention(MentionKind.TOTAL, _passage(scene, segment), _unique(arguments))
