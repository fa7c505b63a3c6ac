"""What a writer claims about the record: that attacks are common, that it was calm, that they are forgotten, that the same was promised before.

An assertion is no fact about one attack. It is kept with its sentence, so that the record can answer it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.scene import Scene, Segment
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role

_ORDINALS = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}th)"
_NTH = re.compile(
    rf"\b(?:the|a|for\s+the)\s+{_ORDINALS}\s+(?:such\s+)?(?:time|attack|ambush|bombing|blast|killing|incident|massacre|abduction|convoy\s+hit|demolition|\w+\s+winter)?\b"
    r"[^.;]{0,50}?\b(?:in\s+(?:as\s+many|the\s+past|the\s+last|two|three|four|five|six|seven|eight|nine|ten|a|\w+teen)\s+\w+|this\s+(?:year|month|week)|since\s+\w+|in\s+a\s+row)"
)
_NTH_KIND = "commonness"


def read_assertions(scene: Scene, *, has_attack: bool) -> Iterator[Mention]:
    """Yield an assertion for each kind that a sentence claims, in a text that tells or speaks of an attack."""
    if not has_attack:
        return
    seen: set[tuple[int, str]] = set()
    for segment in scene.segments:
        for start, end, kind in _claims(scene, segment):
            if (segment.sentence.start, kind) not in seen:
                seen.add((segment.sentence.start, kind))
                yield _assertion(scene, segment, start, end, kind)


def _claims(scene: Scene, segment: Segment) -> Iterator[tuple[int, int, str]]:
    yield from ((hit.start, hit.end, hit.row["kind"]) for hit in scene.lexicon.cues("assertion", segment.text))
    yield from ((match.start(), match.end(), _NTH_KIND) for match in _NTH.finditer(segment.lowered))


def _assertion(scene: Scene, segment: Segment, start: int, end: int, kind: str) -> Mention:
    arguments = [scene.argument(segment, Role.KIND, start, end, name=kind)]
    arguments += _communities(scene, segment)
    passage = scene.document.passage(segment.sentence.start, segment.sentence.end)
    return Mention(id=MentionId(""), document=scene.document.id, kind=MentionKind.ASSERTION, passage=passage, arguments=tuple(arguments))


def _communities(scene: Scene, segment: Segment) -> Iterator[Argument]:
    for hit in segment.names:
        if hit.table == "communities":
            yield scene.argument(segment, Role.COMMUNITY, hit.start, hit.end, name=hit.row["id"])


def counts_a_turn(quote: str, kind: str) -> bool:
    """True when `quote` says how many times it has come ("the fourth time in two years"), and `kind` is that attacks are common."""
    return kind == _NTH_KIND and _NTH.fullmatch(quote.lower()) is not None
