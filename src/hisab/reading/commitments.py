"""The words that commit, and who said them: the two halves of a promise before its content is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hisab.reading.lexicon import Hit
from hisab.reading.officials import Official
from hisab.reading.scene import Scene, Segment
from hisab.reading.speakers import PERSON_PRONOUN, Attribution, Voice

_HEADS = frozenset({"commit", "announce", "direct", "refuse", "recall"})
PASSIVE = re.compile(r"\b(?:was|were|been|be|being)\s+$")
_NOUN_BEFORE = re.compile(r"\b(?:the|their|all|every|valid|these|other|genuine|such|two|three|four|five|seven)\s+$")
_OWN_VOICE = re.compile(r"^(?:will|shall|is\s+to|are\s+to|is\s+going\s+to|are\s+going\s+to|going\s+to)\b|^['’]ll\b")
"""Modals of the present: outside reported speech they are the paper's own word, and bind only a subject that stands before them."""
_BE = re.compile(r"\bbe(?:ing)?\b")
"""What will be done is not done by its subject: "A cell of the security forces is being formed"."""
_SAID_AFTER = re.compile(r"^\s+(?:from|by|of|given\s+by|on\s+behalf\s+of)\s+")
_SUBJECT = re.compile(r"(?:\s+(?:on|in|late|early|also|then|has|have|had|today|\w+day|night|again|jointly|both))*\s+")
_CONTENT_STARTS = re.compile(r",\s+(?:and|but)\s+|;\s+|\bthat\s+")
_CONTENT_ENDS = re.compile(r"\b(?:and|but)\s+(?:also\s+)?(?:said|says|told|added|urged|asked|condemned|called\s+(?:it|the))\b")
_SAME_CLAUSE = re.compile(r"[\w\s’'-]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A segment with all that decides whose word it is. `under_agreement` is True behind "Terms listed:" and its like."""

    scene: Scene
    segment: Segment
    officials: tuple[Official, ...]
    attribution: Attribution | None
    voice: Voice
    under_agreement: bool

    def cues(self, cue_set: str) -> tuple[Hit, ...]:
        """Return the cues of one set that are not part of a name."""
        names = self.segment.names
        return tuple(
            hit for hit in self.scene.lexicon.cues(cue_set, self.segment.text) if not any(name.start <= hit.start < name.end for name in names)
        )

    def says_before(self, position: int, *, after: int = 0) -> bool:
        """True when a verb of saying stands between `after` and `position`: what follows is somebody's word and not the paper's."""
        return any(hit.row["kind"] == "say" and after <= hit.start and hit.end <= position for hit in self.cues("promise"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The words that commit, and the stretch of the segment that says to what."""

    kind: str
    start: int
    end: int
    content: tuple[int, int]

    def words(self, segment: Segment) -> str:
        """Return the words that commit, in lower case."""
        return segment.lowered[self.start : self.end]

    def is_passive(self, segment: Segment) -> bool:
        """True for "was announced"."""
        return bool(PASSIVE.search(segment.lowered[: self.start]))


def find_heads(clause: Clause) -> tuple[Head, ...]:
    """Return the words of a clause that may commit, left to right."""
    segment, attribution = clause.segment, clause.attribution
    cues = list(clause.cues("promise"))
    if attribution is not None and attribution.commits:
        cues = [hit for hit in cues if not attribution.start <= hit.start < attribution.end and hit.row["kind"] != "future"]
    main = [hit for hit in cues if hit.row["kind"] in _HEADS]
    for future in (hit for hit in cues if hit.row["kind"] == "future"):
        governed = [hit for hit in main if hit.end <= future.start < hit.end + 110 and hit.row["kind"] in {"commit", "refuse", "recall"}]
        if not governed or _starts_anew(segment, governed[-1], future):
            main.append(future)
    if clause.under_agreement and not main:
        return (Head(kind="announce", start=0, end=0, content=(0, len(segment.text))),)
    ordered = sorted(main, key=lambda hit: hit.start)
    heads = [_head(segment, cue, ordered) for cue in ordered]
    if attribution is not None and attribution.commits:
        heads.append(Head(kind="commit", start=attribution.verb_start, end=attribution.verb_end, content=(segment.body, len(segment.text))))
    return tuple(heads)


def _head(segment: Segment, cue: Hit, ordered: list[Hit]) -> Head:
    """Return the head of one cue: what it says reaches to the next cue, and back to the one before where the verb is passive or modal."""
    position = ordered.index(cue)
    until = ordered[position + 1].start if position + 1 < len(ordered) else len(segment.text)
    if ended := _CONTENT_ENDS.search(segment.lowered, cue.end, until):
        until = ended.start()
    since = ordered[position - 1].end if position else segment.body
    since = max([since, *(match.end() for match in _CONTENT_STARTS.finditer(segment.lowered, since, cue.start))])
    is_passive = bool(PASSIVE.search(segment.lowered[: cue.start])) or " accepted" in segment.lowered[cue.start - 1 : cue.end]
    content = (since if cue.row["kind"] == "future" or is_passive else cue.start, until)
    return Head(kind=cue.row["kind"], start=cue.start, end=cue.end, content=content)


def _starts_anew(segment: Segment, head: Hit, future: Hit) -> bool:
    return bool(re.search(r"\b(?:and|but)\s+(?:\w+\s+){0,3}(?:said|says|told|added)\b", segment.lowered[head.end : future.start]))


def find_speaker(clause: Clause, head: Head) -> Official | None:
    """Return who commits, or None where it is nobody who bears the duty; docs/decisions/003 says why nearness is not enough."""
    attribution, segment = clause.attribution, clause.segment
    if attribution is not None and head.kind == "future" and (attribution.end > head.start or attribution.speaker is None):
        return attribution.speaker
    bearing = [official for official in clause.officials if official.bears_duty and official.end <= head.start]
    if attribution is not None and head.kind == "commit" and attribution.end > head.start:
        subject = next((official for official in bearing if _SUBJECT.fullmatch(segment.lowered[official.end : head.start])), None)
        return subject if subject is not None and attribution.verb_start != head.start else attribution.speaker
    pronoun = None if any(official.is_person for official in bearing) else clause.voice.before(segment, head.start)
    if pronoun is None and PERSON_PRONOUN.match(segment.lowered):
        pronoun = clause.voice.person
    return pronoun or _named_speaker(clause, head, bearing)


def _named_speaker(clause: Clause, head: Head, bearing: list[Official]) -> Official | None:
    """Return the speaker whom the clause itself names, else the one who has the word."""
    segment, behind = clause.segment, [official for official in clause.officials if official.bears_duty and official.start >= head.end]
    if head.kind == "commit" and _SAID_AFTER.match(segment.lowered[head.end :]):
        return next((official for official in behind if official.start < head.end + 60), None)
    if head.kind == "announce" and head.is_passive(segment):
        return next((official for official in behind if re.search(r"\bby\s+(?:the\s+)?$", segment.lowered[head.end : official.start])), None)
    if head.kind == "future" and not clause.says_before(head.start):
        if _OWN_VOICE.match(head.words(segment)) and not clause.under_agreement:
            return next((official for official in bearing if _SAME_CLAUSE.fullmatch(segment.text[official.end : head.start])), None)
        bearing = [] if _BE.search(head.words(segment)) else bearing or [official for official in behind if official.start < head.end + 60]
    others = _others(clause, head)
    if _is_demand(clause, head, bearing, others):
        return None
    if bearing:
        is_theirs = others and others[-1].start > bearing[0].end and head.start - others[-1].end < 25 and not _is_object(segment, others[-1])
        return None if is_theirs and head.kind in {"commit", "announce"} else clause.voice.specific(bearing[0])
    is_named = any(official.end <= head.start for official in clause.officials) and not _BE.search(head.words(segment))
    return None if others or is_named or head.kind in {"announce", "direct"} else clause.voice.carried(segment)


def _others(clause: Clause, head: Head) -> list[Hit]:
    """Return the people before the head who hold no office: families, leaders, the members of a community."""
    segment = clause.segment
    named = [hit for hit in segment.of("communities") if hit.row["kind"] != "occupational" and segment.lowered[hit.start : hit.end].endswith("s")]
    return sorted((hit for hit in (*named, *clause.cues("non_official")) if hit.end <= head.start), key=lambda hit: hit.start)


def _is_demand(clause: Clause, head: Head, bearing: list[Official], others: list[Hit]) -> bool:
    """True when the words before the head ask for it: "protest leaders want him to promise"."""
    lowered = clause.segment.lowered
    asked = [hit for hit in clause.cues("demand") if hit.end <= head.start + 1 and not _NOUN_BEFORE.search(lowered[: hit.start])]
    if not asked:
        return False
    if head.kind == "future" and not clause.says_before(head.start, after=asked[-1].end):
        return True
    return bool(others) and (not bearing or others[0].start < bearing[0].start or asked[-1].start > bearing[0].end)


def _is_object(segment: Segment, hit: Hit) -> bool:
    """True when the people named are those spoken to: "told protesters", "met the families and announced"."""
    return bool(re.search(r"\b(?:told|met|meeting|with|to|assured|of|visited|for|addressing)\s+(?:the\s+)?$", segment.lowered[: hit.start]))
