"""What people have settled about pairs of mentions, as a linker must obey it."""

from __future__ import annotations

from dataclasses import dataclass

from hisab.records.ids import MentionId

MentionPair = tuple[MentionId, MentionId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of mentions that tell of one attack, and pairs that do not. No score is against them; mentions that are gone bind nobody."""

    must: tuple[MentionPair, ...] = ()
    cannot: tuple[MentionPair, ...] = ()
