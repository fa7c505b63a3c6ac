"""What every reader's mentions go through before the evidence verifier: each step takes something out or calls it what it is, and adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hisab.reading.jurisdictions import leave_unknown_offices
from hisab.reading.lexicon import Lexicon
from hisab.reading.no_actions import leave_no_actions
from hisab.reading.no_promises import leave_no_promises
from hisab.reading.recalls import tell_recalls
from hisab.reading.scene import Scene
from hisab.records.mentions import Mention


def weed(mentions: Iterable[Mention], scene: Scene, lexicon: Lexicon) -> Iterator[Mention]:
    """Return the mentions of one document: recalled promises called so, without what only looks like a promise, an action or a known office."""
    promised = leave_no_promises(tell_recalls(mentions, scene), lexicon, scene.anchor)
    return leave_unknown_offices(leave_no_actions(promised, scene.document, lexicon), scene)
