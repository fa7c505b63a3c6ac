"""Whether one segment tells an attack, when and where: the judgements that `attacks` puts together.

Accidents, sport, figures of speech, the deaths of attackers and totals over a period are not attacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hisab.reading.count_scene import CountFound
from hisab.reading.dates import DateFound
from hisab.reading.lexicon import Hit
from hisab.reading.scene import Scene, Segment, place_of
from hisab.records.mentions import Role
from hisab.records.values import Covers, DatePrecision, Place

NOT_VICTIMS = frozenset({Covers.ATTACKERS, Covers.PERIOD})
_EVENTS = frozenset({"event", "death-passive"})
_OF_ONE = re.compile(r"(?:killing|murder|assassination|slaying|lynching|beheading)\s+of\b")
"""Words that name a killing: whether it was an attack like those told here, its day or place beside it says."""
_VIOLENT = re.compile(r"kill|shot|gunned|execut|slaughter|massacr|murder|slain|assassinat|behead|lynch|stab|hack|burn")
_PLAIN = frozenset({"was shot", "were shot", "shot dead", "gunned down", "opened fire", "blew himself up", "hacked to death", "beaten to death"})
"""Words that are an attack and nothing else; the day may stand further from them."""
_MAY_BE_ACCIDENT = frozenset({"blast", "blasts", "exploded", "went off"})
_OTHER_KINDS = ("sport", "accident", "crime", "fiction", "clash")
_FORCES = re.compile(r"\b(?:soldiers?|troops|personnel|policemen|police\s+officers|constables?|jawans|commandos|officers?)\b")
"""Members of the forces who died in a fight of their own are no attack on a community; a bomb at their gate is another matter."""
_UNREAL = re.compile(
    r"\b(?:such|any|more|further|future|fresh|possible|prevent|avert|foil(?:ed)?|against|threats?\s+of|warn(?:ed|s)?\s+of|fear(?:s|ed)?\s+of|"
    r"frequent|every|no|plot\s+to|risk\s+of|keep\s+up|to|if|or)\s+(?:\w+\s+){0,1}$"
)
_BAR = re.compile(
    r"\b(?:said|says|told|announced|refused|agreed|met|visited|kept|continued|continues|arrived|promised|vowed|asked|left\s+for|sit-in|burial|bury|buried|"
    r"funeral|protest(?:s|ers)?|appealed|reached|demanded|rejected|took\s+notice|arrested|sentenced|adjourned|announces|ordered|condemned|called|gave|"
    r"end(?:ed|s)|hearing|day|speaking|urged|wrote|reported|came|blockaded|waited|decided|meeting|set\s+up|constituted|formed)\b"
)
"""Words of another event: a date or a place beyond one of them belongs to that event."""
_AS_OF = re.compile(r"\b(?:by|until|till|since|before|as\s+of|count\s+of|figures?\s+of|that|another)\s+$")
_ORIGIN = re.compile(
    r"(?:\b(?:from|(?:south|north|east|west)(?:-?(?:east|west))?(?:ern)?\s+of|bound\s+for|towards?|left\s+for|sent\s+to|going\s+to|reached|visited|"
    r"came\s+to|arrived\s+in)|\bin\s+the\s+direction\s+of)\s+(?:the\s+)?$"
)
_JOINED = re.compile(
    r"\b(?:string|series|spate|wave)\s+of\b|\b(?:two|three|four)\s+(?:blasts|bombings|explosions)\b|\bboth\s+(?:blasts|bombs|explosions)\b|\bone\s+of\s+the\s+\w+\s+(?:sectarian\s+)?attacks\b"
)


class AttackWords:
    """What must be known of the whole document before one of its segments can be judged."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._ambiguous = scene.lexicon.words("vague", "ambiguous")
        self._general = scene.lexicon.words("vague", "general")
        self._events = {segment.index: tuple(self._find_events(segment)) for segment in scene.segments}
        other = {kind: {word for segment in scene.segments for word in self._other_words(segment, kind)} for kind in _OTHER_KINDS}
        self._is_sport = len(other["sport"]) >= 3 or len(other["fiction"]) >= 2
        self._has_accident = bool(other["accident"])
        self._has_clash = bool(other["clash"])
        self._is_deliberate = any(self._shows_intent(segment) for segment in scene.segments)
        names_a_side = any(segment.of("groups") or segment.of("communities") for segment in scene.segments)
        self._is_private = bool(other["crime"]) and not names_a_side

    def _other_words(self, segment: Segment, kind: str) -> Iterable[str]:
        return (segment.lowered[hit.start : hit.end] for hit in self._scene.lexicon.cues("not_attack", segment.text) if hit.row["kind"] == kind)

    def _shows_intent(self, segment: Segment) -> bool:
        words = {segment.lowered[event.start : event.end] for event in self._events[segment.index] if event.row["sense"] == "event"}
        if self._has_accident:
            words -= _MAY_BE_ACCIDENT
        if words - self._ambiguous or self._scene.lexicon.cues("attacker", segment.text):
            return True
        return bool(segment.of("groups")) and any(hit.row["kind"] == "claimed" for hit in self._scene.lexicon.cues("claim", segment.text))

    def _find_events(self, segment: Segment) -> Iterable[Hit]:
        barred = [hit for hit in self._scene.lexicon.cues("not_attack", segment.text) if hit.row["kind"] == "figure of speech"]
        for hit in self._scene.lexicon.cues("attack", segment.text):
            if hit.row["sense"] not in _EVENTS or any(bar.start <= hit.start < bar.end for bar in barred):
                continue
            if any(name.start <= hit.start < name.end for name in segment.names) or _UNREAL.search(segment.lowered[: hit.start]):
                continue
            yield hit

    def methods(self, segment: Segment) -> tuple[Hit, ...]:
        """Return the words of the segment that say how it was done."""
        return tuple(hit for hit in self._events[segment.index] if hit.row["kind"] not in {"", "killing"})

    def tells_attack(self, segment: Segment) -> bool:
        """True when the segment tells an attack: people counted as killed by violence, or one attack named with its day or place."""
        if self._is_sport or self._is_private or self._is_accident(segment):
            return False
        if any(self._is_toll(segment, count) for count in segment.counts):
            return True
        if any(count.count.covers in {Covers.PERIOD, Covers.SEVERAL_ATTACKS} for count in segment.counts) and not self.is_one_day(segment):
            return False
        return any(self._is_named_attack(segment, event) for event in self._events[segment.index])

    def _is_accident(self, segment: Segment) -> bool:
        own = any(True for kind in ("accident", "history") for _ in self._other_words(segment, kind))
        return own or (self._has_accident and not self._is_deliberate)

    def _is_toll(self, segment: Segment, count: CountFound) -> bool:
        if count.role is Role.INJURED or count.count.covers in NOT_VICTIMS or (count.is_untold and _OF_ONE.match(segment.lowered, count.start)):
            return False
        if count.count.covers is Covers.SEVERAL_ATTACKS and not self.is_one_day(segment):
            return False
        if self._has_clash and _FORCES.search(segment.lowered[count.number_start : count.end]):
            return False
        return count.role is Role.ABDUCTED or self._is_deliberate or bool(_VIOLENT.search(segment.lowered[count.start : count.end]))

    def is_one_day(self, segment: Segment) -> bool:
        """True when a count over several attacks is still one event: a string of bombs on one day, not the attacks of a year."""
        return bool(_JOINED.search(segment.lowered)) and all(found.span.precision is DatePrecision.DAY for found in segment.dates)

    def _is_named_attack(self, segment: Segment, event: Hit) -> bool:
        word = segment.lowered[event.start : event.end]
        if self._is_against_attackers(segment, event):
            return False
        reach = 90 if word in _PLAIN else 45
        near_day = any(
            self._gap(event, found.start, found.end) < reach and found.span.precision is DatePrecision.DAY for found in self._own_dates(segment)
        )
        gaps = [self._gap(event, hit.start, hit.end) for hit in segment.of("places") if not _ORIGIN.search(segment.lowered[: hit.start])]
        near_place = any(gap < 30 for gap in gaps)
        if event.row["sense"] == "death-passive":
            after = segment.lowered[event.end : event.end + 12]
            victims = (
                segment.of("communities")
                or self._scene.lexicon.cues("person", segment.lowered[: event.start])
                or "those" in segment.lowered[: event.start]
            )
            return bool(victims) and (near_day or near_place) and bool(_VIOLENT.search(word)) and bool(segment_follows(after))
        if word in self._general:
            return near_day and near_place
        if word in self._ambiguous:
            return any(gap < 3 for gap in gaps) or ((near_place or near_day) and (self._is_deliberate or bool(segment.of("communities"))))
        return near_place or near_day or bool(re.search(r"\brecent\s+(?:\w+\s+){0,3}$", segment.lowered[: event.start]))

    def _is_against_attackers(self, segment: Segment, event: Hit) -> bool:
        if event.row["kind"] not in {"killing", "shooting", "execution"}:
            return False
        if any(count.count.covers is Covers.ATTACKERS for count in segment.counts):
            return True
        forces = [hit for hit in self._scene.lexicon.cues("force", segment.text) if 0 <= event.start - hit.end < 12]
        attackers = self._scene.lexicon.cues("attacker", segment.text[event.start : event.start + 70]) or segment.of("groups")
        return bool(forces and attackers)

    @staticmethod
    def _gap(event: Hit, start: int, end: int) -> int:
        return max(start - event.end, event.start - end, 0)

    def _own_dates(self, segment: Segment) -> Iterable[DateFound]:
        return (found for found in segment.dates if found.start >= segment.body and not _AS_OF.search(segment.lowered[: found.start]))

    def _anchors(self, segment: Segment) -> list[tuple[int, int]]:
        counted = [(count.start, count.end) for count in segment.counts if count.role is not Role.INJURED]
        return counted + [(event.start, event.end) for event in self._events[segment.index]]

    def date_of(self, segment: Segment) -> DateFound | None:
        """Return the date nearest to the words that tell the attack, unless another event stands between them or before the date."""
        best: tuple[int, DateFound] | None = None
        for found in self._own_dates(segment):
            for start, end in self._anchors(segment):
                between = segment.lowered[end : found.start] if found.start >= end else segment.lowered[segment.body : start]
                is_joined = 0 <= start - found.end <= 4
                distance = len((segment.lowered[found.end : start] if found.start < end else between).split())
                if distance <= 18 and (is_joined or not _BAR.search(between)) and (best is None or distance < best[0]):
                    best = (distance, found)
        return best[1] if best else None

    def lead_date(self, segment: Segment) -> tuple[Segment, DateFound] | None:
        """Return the one day that the sentence right before `segment` is set on: "On Tuesday a bus was taking them. Gunmen attacked it"."""
        before = [other for other in self._scene.segments if other.sentence.index == segment.sentence.index - 1]
        if any(_BAR.search(other.lowered) or other.of("offices") or other.of("institutions") for other in before):
            return None
        days = [(other, found) for other in before for found in self._own_dates(other) if other.lowered[found.start : found.end].startswith("on ")]
        return days[0] if len(days) == 1 and days[0][1].rule == "weekday" else None

    def places_of(self, segment: Segment) -> tuple[tuple[Hit, Place], ...]:
        """Return the place nearest to the words that tell the attack, and those that it lies in or that lie in it, the narrowest first."""
        ranked: list[tuple[int, Hit]] = []
        for hit in segment.of("places"):
            if _ORIGIN.search(segment.lowered[: hit.start]):
                continue
            for start, end in self._anchors(segment):
                between = segment.lowered[end : hit.start] if hit.start >= end else segment.lowered[hit.end : start]
                if not _BAR.search(between):
                    ranked.append((max(hit.start - end, start - hit.end, 0), hit))
        if not ranked:
            return ()
        centre = place_of(min(ranked, key=lambda pair: (pair[0], pair[1].start))[1].row)
        kept = {hit.start: (hit, place_of(hit.row)) for _, hit in ranked}
        chosen = [(hit, place) for hit, place in kept.values() if place.holds(centre) or centre.holds(place)]
        return tuple(sorted(chosen, key=lambda pair: (-len(pair[1].path), pair[0].start)))


def segment_follows(after: str) -> bool:
    """True when a word of death is followed by where or when, by "by", or by the end: "killed in Machh", "murdered on Friday"."""
    return bool(re.match(r"\s*(?:$|[,.;]|in\b|on\b|at\b|by\b|near\b|during\b|late\b|early\b|last\b|earlier\b|had\b|have\b|has\b|were\b)", after))
