"""Every reader's mentions go through the same steps."""

from __future__ import annotations

from hisab.reading.rules import propose
from hisab.reading.scene import lay_out
from hisab.reading.weeding import weed
from hisab.records.mentions import MentionKind, Role
from tests.reading.cases import ATTACK, lexicon, report


def test_a_recall_is_called_so_and_what_only_looks_like_a_deed_goes() -> None:
    text = ATTACK + "The then chief minister promised compensation to the families. A constable was killed in an encounter with militants."
    scene = lay_out(report(text), lexicon())
    found = list(weed(propose(scene), scene, lexicon()))
    assert [act.name for mention in found if (act := mention.first(Role.ACT)) is not None] == ["recall"]
    assert not [mention for mention in found if mention.kind is MentionKind.ACTION]
