"""What a writer claims about the record: that attacks are common, that it was calm, that they are forgotten, that the same was promised before.

An assertion is no fact about one attack. It is kept with its sentence, so that the record can answer it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hisab.reading.lexicon import Hit, Lexicon
from hisab.reading.scene import Scene, Segment
from hisab.reading.scripts import fold
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role
from hisab.vocabulary.words import AssertionKind

_ORDINALS = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}th)"
_NTH = re.compile(
    rf"\b(?:the|a|for\s+the)\s+{_ORDINALS}\s+(?:such\s+)?(?:time|attack|ambush|bombing|blast|killing|incident|massacre|abduction|convoy\s+hit|demolition|\w+\s+winter)?\b"
    r"[^.;]{0,50}?\b(?:in\s+(?:as\s+many|the\s+past|the\s+last|two|three|four|five|six|seven|eight|nine|ten|a|\w+teen)\s+\w+|this\s+(?:year|month|week)|since\s+\w+|in\s+a\s+row)"
)
_NTH_KIND = AssertionKind.COMMONNESS
_DENIED = re.compile(r"(?:\b(?:not|never|nor|no|neither)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DENIED_BEHIND = re.compile(fold(r"\s+(?:\w+\s+)?(?:نہیں|نہ(?!\w)|نمی|نشد|نکن|نخواه)"))
_WORD_GIVEN = frozenset({"commit", "announce", "recall"})


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
    cues = scene.lexicon.cues("assertion", segment.text)
    yield from ((hit.start, hit.end, hit.row["kind"]) for hit in cues if not is_denied(segment.text, hit.start, hit.end))
    yield from _again(segment.text, scene.lexicon, cues)
    yield from ((match.start(), match.end(), _NTH_KIND) for match in _NTH.finditer(segment.lowered))


def is_denied(text: str, start: int, end: int) -> bool:
    """True where the words around `text[start:end]` deny it: "has never been calm", "فراموش نہیں"."""
    return bool(_DENIED.search(text, 0, start) or _DENIED_BEHIND.match(fold(text), end))


def _again(text: str, lexicon: Lexicon, claims: tuple[Hit, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield words of repetition together with the word given that they speak of: "promised …, as usual". Alone they say nothing of promises."""
    given = [hit for hit in lexicon.cues("promise", text) if hit.row["kind"] in _WORD_GIVEN]
    for hit in lexicon.cues("promise_again", text):
        if given and not any(claim.start < hit.end and hit.start < claim.end for claim in claims):
            nearest = min(given, key=lambda one: abs(one.start - hit.start))
            yield min(hit.start, nearest.start), max(hit.end, nearest.end), hit.row["kind"]


def _assertion(scene: Scene, segment: Segment, start: int, end: int, kind: str) -> Mention:
    arguments = [scene.argument(segment, Role.KIND, start, end, name=kind)]
    arguments += _communities(scene, segment)
    passage = scene.document.passage(segment.sentence.start, segment.sentence.end)
    return Mention(id=MentionId(""), document=scene.document.id, kind=MentionKind.ASSERTION, passage=passage, arguments=tuple(arguments))


def _communities(scene: Scene, segment: Segment) -> Iterator[Argument]:
    for hit in segment.names:
        if hit.table == "communities":
            yield scene.argument(segment, Role.COMMUNITY, hit.start, hit.end, name=hit.row["id"])


def claims_by_itself(quote: str, kind: str, lexicon: Lexicon) -> bool:
    """True when `quote` claims `kind` without a cue of its own: it counts the times ("the fourth attack in two years"), or a word is given again."""
    if kind == _NTH_KIND and _NTH.fullmatch(quote.lower()) is not None:
        return True
    return any((start, end) == (0, len(quote)) and kind == found for start, end, found in _again(quote, lexicon, lexicon.cues("assertion", quote)))
