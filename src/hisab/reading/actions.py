"""What a document reports as done, or as not done, after an attack: cases, arrests, payments, inquiries, deployments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.counts import count_of
from hisab.reading.dates import date_words
from hisab.reading.lexicon import Hit
from hisab.reading.money import find_money
from hisab.reading.numbers import find_numbers
from hisab.reading.officials import find_officials
from hisab.reading.scene import Scene, Segment
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.words import ActionKind

_STILL_TO_COME = re.compile(
    r"\b(?:would|will|shall|should|must|may|might|could|to\s+be|to|if|until|unless|demand(?:ed|ing|s)?|want(?:s|ed)?|call(?:ed|s|ing)?\s+for|urg(?:ed|es|ing)|"
    r"promised|vowed|pledged|ordered|directed|being|not|never|no)\s+(?:\w+\s+){0,3}$"
)
_COUNTED = frozenset(
    {ActionKind.ARREST, ActionKind.SUSPECT_KILLED, ActionKind.PAYMENT, ActionKind.CONVICTION, ActionKind.DEPLOYMENT, ActionKind.DISMISSAL}
)


def read_actions(scene: Scene, *, has_attack: bool) -> tuple[Mention, ...]:
    """Return the action mentions of the document, one for each kind and sentence; without an attack to follow there is none."""
    if not has_attack:
        return ()
    seen: dict[tuple[int, str], Mention] = {}
    for segment in scene.segments:
        for cue in scene.lexicon.cues("action", segment.text):
            key = (segment.sentence.index, cue.row["kind"])
            if key not in seen and _is_done(segment, cue):
                seen[key] = _mention(scene, segment, cue)
    return tuple(seen.values())


def _is_done(segment: Segment, cue: Hit) -> bool:
    if cue.row["kind"] == ActionKind.NOT_DONE:
        return True
    return not _STILL_TO_COME.search(segment.lowered[: cue.start])


def _mention(scene: Scene, segment: Segment, cue: Hit) -> Mention:
    arguments: list[Argument] = [scene.argument(segment, Role.KIND, cue.start, cue.end, name=cue.row["kind"])]
    arguments += list(_when(scene, segment, cue))
    arguments += list(_actor(scene, segment, cue))
    if cue.row["kind"] in _COUNTED:
        arguments += list(_units(scene, segment, cue))
    if cue.row["kind"] == ActionKind.PAYMENT:
        arguments += [scene.argument(segment, Role.AMOUNT, start, end, money=money) for start, end, money in find_money(segment.text)]
    passage = scene.document.passage(segment.sentence.start, segment.sentence.end)
    return Mention(id=MentionId(""), document=scene.document.id, kind=MentionKind.ACTION, passage=passage, arguments=tuple(dict.fromkeys(arguments)))


def _when(scene: Scene, segment: Segment, cue: Hit) -> Iterator[Argument]:
    found = [date for date in segment.dates if date.is_anchored and abs(date.start - cue.start) < 60]
    if found:
        nearest = min(found, key=lambda date: abs(date.start - cue.start))
        yield scene.argument(segment, Role.DATE, nearest.start, nearest.end, date=nearest.span)


def _actor(scene: Scene, segment: Segment, cue: Hit) -> Iterator[Argument]:
    before = [official for official in find_officials(scene, segment) if official.end <= cue.start]
    if before:
        hit = before[-1].hits[0]
        name = hit.row["person"] if hit.table == "tenures" else hit.row["id"]
        role = {"tenures": Role.PERSON, "offices": Role.OFFICE, "institutions": Role.INSTITUTION}[hit.table]
        yield scene.argument(segment, role, hit.start, hit.end, name=name)


def _units(scene: Scene, segment: Segment, cue: Hit) -> Iterator[Argument]:
    """The number right before or right after the word: "170 arrested", "arrested 170 people", "170 people were arrested"."""
    taken = [*date_words(segment.text), *((start, end) for start, end, _ in find_money(segment.text))]
    for number in find_numbers(segment.text):
        gap = segment.lowered[number.end : cue.start] if number.end <= cue.start else segment.lowered[cue.end : number.start]
        if number.start < segment.body or any(start < number.end and number.start < end for start, end in taken):
            continue
        if len(gap.split()) <= 3 and not re.search(r"[,;:]", gap):
            yield scene.argument(segment, Role.UNITS, number.start, number.end, count=count_of(number))
            return
