"""Who said "it was us", who took it back, and whom others name: claim of responsibility and attribution are kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hisab.reading.lexicon import Hit
from hisab.reading.scene import Scene, Segment
from hisab.records.mentions import Argument, Role

_NOT = re.compile(r"(?:\b(?:not|never|nor)|n't)\s+(?:\w+\s+)?$")
_ROLES = {"claimed": Role.CLAIMED, "denied": Role.CLAIM_DENIED, "retracted": Role.CLAIM_RETRACTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFound:
    """Arguments that a segment gives to the attack told last before it."""

    segment: Segment
    arguments: tuple[Argument, ...]


def find_claims(scene: Scene) -> Iterator[ClaimFound]:
    """Yield the claims and attributions of the document, in order."""
    for segment in scene.segments:
        groups = segment.of("groups")
        if not groups:
            continue
        arguments = tuple(_claims(scene, segment, groups)) or tuple(_attributions(scene, segment, groups))
        if arguments:
            yield ClaimFound(segment=segment, arguments=arguments)


def _claims(scene: Scene, segment: Segment, groups: tuple[Hit, ...]) -> Iterator[Argument]:
    cues = [hit for hit in scene.lexicon.cues("claim", segment.text) if not _is_toll_verb(segment, hit)]
    if any(cue.row["kind"] == "none" for cue in cues):
        return
    for cue in cues:
        group = _claimant(segment, cue, groups)
        if group is not None and not _NOT.search(segment.lowered[: cue.start]):
            for claimant in (group, *_joined(segment, group, groups)):
                start, end = min(claimant.start, cue.start), max(claimant.end, cue.end)
                yield scene.argument(segment, _ROLES[cue.row["kind"]], start, end, name=claimant.row["id"])
            return


def _joined(segment: Segment, group: Hit, groups: tuple[Hit, ...]) -> Iterator[Hit]:
    """Yield the groups that claim together with `group`: "A and B claimed"."""
    for other in groups:
        if other.end < group.start and re.fullmatch(r",?\s+and\s+(?:the\s+)?", segment.lowered[other.end : group.start]):
            yield other


def _is_toll_verb(segment: Segment, cue: Hit) -> bool:
    """True for "claimed 45 lives"."""
    return segment.lowered[cue.start : cue.end] in {"claimed", "claiming", "claims"} and any(
        0 <= count.number_start - cue.end <= 24 for count in segment.counts
    )


def _claimant(segment: Segment, cue: Hit, groups: tuple[Hit, ...]) -> Hit | None:
    """Return the group that claims: the one after "claimed by", else the nearest before the verb, with at most 90 characters between."""
    after_by = segment.lowered[cue.end : cue.end + 30].lstrip()
    if segment.lowered[cue.start : cue.end].endswith(" by") or after_by.startswith(("by ", "responsibility by")):
        following = [hit for hit in groups if cue.end <= hit.start <= cue.end + 60]
        return following[0] if following else None
    before = [hit for hit in groups if hit.end <= cue.start and cue.start - hit.end <= 90]
    return before[-1] if before else None


def _attributions(scene: Scene, segment: Segment, groups: tuple[Hit, ...]) -> Iterator[Argument]:
    cues = scene.lexicon.cues("attribution", segment.text)
    if not cues:
        return
    cue = cues[0]
    group = min(groups, key=lambda hit: abs(hit.start - cue.start))
    if abs(group.start - cue.start) > 100:
        return
    yield scene.argument(segment, Role.ATTRIBUTED, min(group.start, cue.start), max(group.end, cue.end), name=group.row["id"])
    speakers = [hit for hit in (*segment.of("offices"), *segment.of("institutions")) if hit.end <= cue.start]
    if speakers:
        speaker = speakers[-1]
        yield scene.argument(segment, Role.ATTRIBUTED_BY, speaker.start, speaker.end, name=speaker.row["id"])
