"""What officials order and announce in the set phrases of Urdu and Persian papers: an office, a remedy, and the verb that governs it.

In Urdu the remedy stands right before the verb and the office before "نے"; in Persian the verb of ordering opens what is ordered. For sentences
that somebody else takes to tell a promise: a remedy that stands farther away, or of which nobody in office speaks, is left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hisab.reading.lexicon import Hit
from hisab.reading.money import find_money
from hisab.reading.officials import Official, find_officials, official_arguments
from hisab.reading.scene import Scene, Segment
from hisab.reading.scripts import fold
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.words import Act, PromiseKind

_ACTS = {"direct": Act.DIRECTIVE, "announce": Act.ANNOUNCEMENT, "commit": Act.COMMIT_SPECIFIC}
_IS_URDU = re.compile("[ےۓںٹڈڑہ]")
_BY = re.compile(fold(r"(?<!\w)نے(?!\w)"))
"""Behind who did it, in Urdu."""
_FINITE = re.compile(fold(r"(?<!\w)(?:ہے|ہیں|تھا|تھی|تھے|تھیں|گیا|گئی|گئے|گے|گی|گا|دیا|دی|کیا|کی ہے|کہ|جبکہ|جب کہ|نہیں|مطالبہ|مطالبے)(?!\w)"))
"""Between a remedy and the verb: it belongs to another clause, or is asked for."""
_NOT = re.compile(fold(r"\s*(?:نہیں|نہ|سے انکار)(?!\w)"))
_AND = re.compile(fold(r"(?<!\w)(?:اور|نیز|جبکہ)(?!\w)|[،,]"))
_STRUCK = re.compile(fold(r"(?<!\w)(?:شہید|زخمی|مقتول|مغوی|شهید|مجروح)\s+$"))
_WEAK = frozenset({PromiseKind.POLICY, PromiseKind.GESTURE})
_PASSIVE = re.compile(fold(r"(?<!\w)(?:گیا|گئی|گئے|گئیں)(?!\w)"))
_NEAR = 22
"""Letters behind a verb in which it may turn out to be a passive one, of which nobody is said to be the subject."""
_THAT = re.compile(fold(r"(?:\s*(?:ہے|ہیں|بھی|گیا|گئی|گئے|دیا|دی|ہوئے|جس کے تحت))*\s*کہ(?!\w)"))
_TO_COME = re.compile(fold(r"(?<!\w)(?:گا|گی|گے|ہوگا|ہوگی|ہوں|جائے|جائیں|کریں|کرے|دیں|بنائیں|لائیں|رکھیں)[\s،۔.'’\"”]*(?:اور|جبکہ|نیز)?\s*$"))
_DONE = re.compile(fold(r"(?<!\w)(?:کی|کیا|کیے|دی|دیا|لی|لیا|گیا|گئی|گئے|ہے|ہیں|تھا|تھی)[\s،]*(?:اور|جبکہ|نیز)?[\s،]*$"))
_NEVER = re.compile(fold(r"(?<!\w)(?:نہیں|نہ|مطالبہ|چاہیے|اگر|ورنہ)(?!\w)"))
_GOVERNED = 60
"""Letters between a remedy and its verb at most."""
_SAYS_ON = re.compile(fold(r"[؛;]|(?<!\w)و\s+(?:گفت|افزود|تاکید|تأکید|اضافه)\w*"))
_ORDERS = re.compile(fold(r".{0,60}?(?<!\w)(?:که|تا)(?!\w)"))
"""Behind a Persian verb of ordering: what is ordered follows."""
_ASKED = re.compile(fold(r"(?<!\w)(?:مطالبہ|مطالبے|مطالبات|اپیل|خواست|خواستند|خواسته|درخواست|تقاضا)(?!\w)"))


def read_orders(scene: Scene) -> Iterator[Mention]:
    """Yield a promise for each remedy that a verb of ordering or announcing governs, with the office that orders it."""
    for segment in scene.segments:
        read = _urdu if _IS_URDU.search(segment.text) else _persian
        acts = [hit for hit in scene.lexicon.cues("promise", segment.text) if hit.row["kind"] in _ACTS]
        officials = find_officials(scene, segment) if acts else ()
        for act in acts:
            for official, kind in read(scene, segment, act, acts, officials):
                yield _mention(scene, segment, act, official, kind)


_Found = tuple[Official | None, tuple[int, int, str]]


def _urdu(scene: Scene, segment: Segment, act: Hit, acts: Sequence[Hit], officials: Sequence[Official]) -> Iterator[_Found]:
    """Yield the remedies that `act` governs: those before it, and what is to be done behind "that"."""
    if _NOT.match(segment.lowered, act.end):
        return
    agents = list(_BY.finditer(segment.lowered, 0, act.start))
    is_passive = act.row["kind"] != "commit" and _PASSIVE.search(segment.lowered, act.start, act.end + _NEAR) is not None
    before = [match.end() for match in agents[:-1]] or [0]
    speaker = next((one for one in reversed(officials) if agents and before[-1] <= one.start and one.end <= agents[-1].start()), None)
    if not is_passive and (speaker is None or speaker.is_court or not speaker.bears_duty):
        return
    first = max([0 if is_passive else agents[-1].end(), *(other.end for other in acts if other.end <= act.start)])
    said_by = None if is_passive else speaker
    yield from ((said_by, remedy) for remedy in _governed(scene, segment, first, act))
    opens = _THAT.match(segment.lowered, act.end)
    if opens is not None and not _ASKED.search(segment.lowered):
        ends = [other.start for other in acts if other.start >= opens.end()]
        yield from ((said_by, remedy) for remedy in _to_be_done(scene, segment, opens.end(), min([*ends, len(segment.text)])))


def _governed(scene: Scene, segment: Segment, first: int, act: Hit) -> Iterator[tuple[int, int, str]]:
    """Yield the nearest remedy of each part that "and" joins before `act`, if no other clause lies between."""
    remedies = _remedies(scene, segment, first, act.end)
    for start, end in _parts(segment, first, act.end):
        nearest = max((remedy for remedy in remedies if start <= remedy[0] < end), key=lambda remedy: remedy[1], default=None)
        is_last = end == act.end
        if nearest is None or end - nearest[1] > _GOVERNED or _FINITE.search(segment.lowered, nearest[1], min(end, act.start)):
            continue
        if is_last or not _DONE.search(segment.lowered[start:end]):
            yield nearest


def _to_be_done(scene: Scene, segment: Segment, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield the last remedy of each part of `[first, last)` whose verb is of the future or a command."""
    remedies = _remedies(scene, segment, first, last)
    for start, end in _parts(segment, first, last):
        nearest = max((remedy for remedy in remedies if start <= remedy[0] < end), key=lambda remedy: remedy[1], default=None)
        if nearest is not None and _TO_COME.search(segment.lowered[start:end]) and not _NEVER.search(segment.lowered[start:end]):
            yield nearest


def _parts(segment: Segment, first: int, last: int) -> Iterator[tuple[int, int]]:
    return pairwise([first, *(match.end() for match in _AND.finditer(segment.lowered, first, last) if match.end() < last), last])


def _persian(scene: Scene, segment: Segment, act: Hit, acts: Sequence[Hit], officials: Sequence[Official]) -> Iterator[_Found]:
    """Yield the first remedy behind a verb of ordering, up to the next verb of that sort."""
    speaker = next((one for one in officials if one.end <= act.start), None)
    opens = _ORDERS.match(segment.lowered, act.end)
    if act.row["kind"] != "direct" or opens is None or speaker is None or speaker.is_court or not speaker.bears_duty:
        return
    ends = [other.start for other in acts if other.start >= opens.end()]
    ends += [match.start() for match in _SAYS_ON.finditer(segment.lowered, opens.end())]
    end = min([*ends, len(segment.text)])
    if _ASKED.search(segment.lowered, 0, end):
        return
    yield from ((speaker, remedy) for remedy in _remedies(scene, segment, opens.end(), end)[:1])


def _remedies(scene: Scene, segment: Segment, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the words for a remedy that begin in `[start, end)`: place and kind; money for those who were struck is compensation.

    A guard who was killed is no guard to come, and a word of two kinds ("ترمیم") is of the one that means less else.
    """
    hits = [hit for hit in scene.lexicon.cues("promise_kind", segment.text) if start <= hit.start < end]
    hits = [hit for hit in hits if not _STRUCK.search(segment.lowered, 0, hit.start)]
    found = list({hit.start: (hit.start, hit.end, hit.row["kind"]) for hit in sorted(hits, key=lambda hit: hit.row["kind"] not in _WEAK)}.values())
    if any(start <= hit.start < end for hit in scene.lexicon.cues("beneficiary", segment.text)):
        found += [(first, last, PromiseKind.COMPENSATION.value) for first, last, _ in find_money(segment.text) if start <= first < end]
    return sorted(found)


def _mention(scene: Scene, segment: Segment, act: Hit, speaker: Official | None, kind: tuple[int, int, str]) -> Mention:
    first, last, name = kind
    arguments: list[Argument] = [
        *(official_arguments(scene, speaker) if speaker is not None else ()),
        scene.argument(segment, Role.ACT, act.start, act.end, name=_ACTS[act.row["kind"]].value),
        scene.argument(segment, Role.KIND, first, last, name=name),
    ]
    if name == PromiseKind.COMPENSATION:
        arguments += [
            scene.argument(segment, Role.AMOUNT, start, end, money=money)
            for start, end, money in find_money(segment.text)
            if abs(start - first) < _GOVERNED
        ]
    passage = scene.document.passage(segment.sentence.start, segment.sentence.end)
    return Mention(id=MentionId(""), document=scene.document.id, kind=MentionKind.PROMISE, passage=passage, arguments=tuple(arguments))
