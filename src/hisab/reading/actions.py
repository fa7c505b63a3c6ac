"""What a document reports as done, or as not done, after an attack: cases, arrests, payments, inquiries, deployments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.attack_words import AttackWords
from hisab.reading.counts import count_of
from hisab.reading.dates import date_words
from hisab.reading.lexicon import Hit
from hisab.reading.money import find_money
from hisab.reading.numbers import find_numbers, is_measure
from hisab.reading.officials import find_officials
from hisab.reading.scene import Scene, Segment
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.records.values import Covers
from hisab.vocabulary.words import ActionKind

_UNREAL = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|few|hardly|unclear|whether|if|unless|until|till|hop(?:e|es|ed|ing)|wish(?:es|ed)?|demand\w*|want\w*|"
    r"call(?:ed|s|ing)?\s+for|urg\w+|ask(?:ed|s|ing)?|appeal\w*|should|must|would|will|shall|may|might|could|can|to\s+be|ought|anyone|whoever|promis\w+|vow\w*|"
    r"pledg\w+|assur\w+|provided|expected|likely|order(?:ed|s)\s+(?:the|that)|directed|see\s+to\s+it|before\s+being|being)\b|n't\b|n’t\b"
)
"""Words that make what follows in their clause undone, wished for, asked for or still to come."""
CLAUSE = re.compile(r",\s+(?:and|but|while|where|which|who)\s|\s(?:but|while|after|when)\s|:\s|\.\s|\bsaid\s+(?:on\s+\w+\s+)?(?:that\s+)?")
_BARE_PARTICIPLES = frozenset({"found guilty", "caught", "apprehended", "captured", "buried", "sentenced", "convicted", "released on bail"})
_AUXILIARY = re.compile(r"\b(?:was|were|been|have|has|had|are|is|got)\s+(?:\w+ly\s+|also\s+|since\s+|now\s+|all\s+)*$")
_SUBJECT = re.compile(
    r"(?:,[^,]{0,60},)?\s*(?:(?:on|in|late|early|also|then|has|have|had|later|today|yesterday|\w+day|night|morning|again|himself)\s+){0,5}"
)
_SHARE = re.compile(r"^\s+in\s+\w+")
_AHEAD = re.compile(r"\b(?:for|to|until|till|by|before)\s+(?:the\s+)?$")
_SAYING = re.compile(r"\b(?:said|says|told|added|announced)\s+$")
_COUNTED = frozenset(
    {ActionKind.ARREST, ActionKind.SUSPECT_KILLED, ActionKind.PAYMENT, ActionKind.CONVICTION, ActionKind.DEPLOYMENT, ActionKind.DISMISSAL}
)


def read_actions(scene: Scene, *, has_attack: bool) -> tuple[Mention, ...]:
    """Return the action mentions of the document, one for each kind and sentence; without an attack to follow there is none."""
    if not has_attack:
        return ()
    seen: dict[tuple[int, str], Mention] = {}
    words = AttackWords(scene)
    for segment in scene.segments:
        for cue in scene.lexicon.cues("action", segment.text):
            key = (segment.sentence.index, cue.row["kind"])
            if key not in seen and _is_done(segment, cue):
                seen[key] = _mention(scene, segment, cue, words)
    return tuple(seen.values())


def _is_done(segment: Segment, cue: Hit) -> bool:
    """True when the clause says that it was done: not denied, wished for, asked for, or still to come anywhere before the words."""
    if cue.row["kind"] == ActionKind.NOT_DONE:
        return True
    before = CLAUSE.split(segment.lowered[: cue.start])[-1]
    if _UNREAL.search(before):
        return False
    is_bare = segment.lowered[cue.start : cue.end] in _BARE_PARTICIPLES
    return not is_bare or bool(_AUXILIARY.search(before))


def _mention(scene: Scene, segment: Segment, cue: Hit, words: AttackWords) -> Mention:
    arguments: list[Argument] = [scene.argument(segment, Role.KIND, cue.start, cue.end, name=cue.row["kind"])]
    arguments += list(_when(scene, segment, cue, words))
    arguments += list(_actor(scene, segment, cue))
    if cue.row["kind"] in _COUNTED:
        arguments += list(_units(scene, segment, cue))
    if cue.row["kind"] == ActionKind.PAYMENT:
        arguments += [scene.argument(segment, Role.AMOUNT, start, end, money=money) for start, end, money in find_money(segment.text)]
    passage = scene.document.passage(segment.sentence.start, segment.sentence.end)
    return Mention(id=MentionId(""), document=scene.document.id, kind=MentionKind.ACTION, passage=passage, arguments=tuple(dict.fromkeys(arguments)))


def _when(scene: Scene, segment: Segment, cue: Hit, words: AttackWords) -> Iterator[Argument]:
    """The day nearest to the words, unless it is the attack's, lies ahead, or is the day on which somebody spoke."""
    attack_day = words.date_of(segment) if words.tells_attack(segment) else None
    found = [
        date
        for date in segment.dates
        if date.is_anchored
        and abs(date.start - cue.start) < 60
        and date != attack_day
        and not _AHEAD.search(segment.lowered[: date.start])
        and not _SAYING.search(segment.lowered[: date.start])
        and not re.match(r"['’]s\b", segment.lowered[date.end :])
    ]
    if found:
        nearest = min(found, key=lambda date: abs(date.start - cue.start))
        yield scene.argument(segment, Role.DATE, nearest.start, nearest.end, date=nearest.span)


def _actor(scene: Scene, segment: Segment, cue: Hit) -> Iterator[Argument]:
    """Who did it: the subject of an active verb, or whom "by" names behind a passive one."""
    officials = find_officials(scene, segment)
    if _AUXILIARY.search(segment.lowered[: cue.start]):
        behind = [official for official in officials if official.start >= cue.end]
        doers = [official for official in behind if re.search(r"\bby\s+(?:the\s+)?$", segment.lowered[cue.end : official.start])]
    else:
        doers = [official for official in officials if official.end <= cue.start and _SUBJECT.fullmatch(segment.lowered[official.end : cue.start])]
    if doers:
        hit = doers[-1].hits[0]
        name = hit.row["person"] if hit.table == "tenures" else hit.row["id"]
        role = {"tenures": Role.PERSON, "offices": Role.OFFICE, "institutions": Role.INSTITUTION}[hit.table]
        yield scene.argument(segment, role, hit.start, hit.end, name=name)


def _units(scene: Scene, segment: Segment, cue: Hit) -> Iterator[Argument]:
    """The number right before or right after the word: "170 arrested", "arrested 170 people", "170 people were arrested"."""
    taken = [*date_words(segment.text), *((start, end) for start, end, _ in find_money(segment.text))]
    for number in find_numbers(segment.text):
        gap = segment.lowered[number.end : cue.start] if number.end <= cue.start else segment.lowered[cue.end : number.start]
        is_share = _SHARE.match(segment.lowered[number.end :]) or re.search(r"\w\s+in\s+$", segment.lowered[: number.start])
        if is_share or is_measure(segment.text, number.end) or _is_toll(segment, number.start):
            continue
        if number.start < segment.body or any(start < number.end and number.start < end for start, end in taken):
            continue
        if len(gap.split()) <= 3 and not re.search(r"[,;:]", gap):
            yield scene.argument(segment, Role.UNITS, number.start, number.end, count=count_of(number))
            return


def _is_toll(segment: Segment, position: int) -> bool:
    """True when the number there counts victims."""
    return any(found.number_start <= position < found.number_end and found.count.covers is not Covers.ATTACKERS for found in segment.counts)
