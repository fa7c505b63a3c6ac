"""The first reader: typed rules over English sentences. What it says has passed the evidence verifier."""

from __future__ import annotations

import re
from dataclasses import replace

from hisab.reading.actions import read_actions
from hisab.reading.assertions import read_assertions
from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.incidents import read_incidents, read_totals
from hisab.reading.lexicon import Lexicon
from hisab.reading.promises import read_promises
from hisab.reading.scene import Scene, lay_out
from hisab.reading.version import rules_digest
from hisab.reading.weeding import weed
from hisab.records.codec import mention_id
from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.mentions import Mention, ReaderVersion, Reading
from hisab.vocabulary.tables import Vocabulary

READS = frozenset({"en", None})
"""Languages that the rules read; a document without a language is tried."""


class RulesReader:
    """Reads incidents, totals, promises, actions and assertions from English reports. Deterministic: the same text gives the same reading."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon = Lexicon(vocabulary)
        self._version = ReaderVersion(name="rules-en", version=f"1.{rules_digest()}.{vocabulary.digest}")
        self._verifier = EvidenceVerifier(self._lexicon)

    @property
    def version(self) -> ReaderVersion:
        """The reader's name and version; the version changes whenever a reading may, so also with every row of the vocabulary."""
        return self._version

    def read(self, document: Document) -> Reading:
        """Return what the document says; a document in a language that the rules do not read gives a Finding and no mention."""
        if document.language not in READS:
            return Reading(document=document.id, reader=self.version, mentions=(), findings=(unread(document),))
        scene = lay_out(document, self._lexicon)
        mentions, findings = self._verifier.verify(document, weed(propose(scene), scene, self._lexicon), anchor=scene.anchor)
        identified = tuple(replace(mention, id=mention_id(mention, reader=self.version)) for mention in mentions)
        return Reading(document=document.id, reader=self.version, mentions=tuple(dict.fromkeys(identified)), findings=findings)


def propose(scene: Scene, *, has_attack: bool = False) -> tuple[Mention, ...]:
    """Return what the rules read in an English text, not yet verified; `has_attack` says that someone else found an attack in it."""
    incidents = read_incidents(scene)
    has_attack = has_attack or bool(incidents) or _speaks_of_attacks(scene)
    return (
        *incidents,
        *read_totals(scene),
        *read_promises(scene, has_attack=has_attack),
        *read_actions(scene, has_attack=has_attack),
        *read_assertions(scene, has_attack=has_attack),
    )


_AFTERMATH = re.compile(
    r"\b(?:the\s+dead|mourners|coffins|bury|burial|buried|victims|wounded|slain|sit-in|martyrs|blast|bombing|massacre|carnage|militants|targeted\s+killings?)\b"
)


def _speaks_of_attacks(scene: Scene) -> bool:
    """True when a text speaks of the aftermath of violence though it tells no attack: a promise in it follows one told elsewhere."""
    if any(hit.row["kind"] in {"accident", "sport"} for segment in scene.segments for hit in scene.lexicon.cues("not_attack", segment.text)):
        return False
    return any(_AFTERMATH.search(segment.lowered) for segment in scene.segments)


def unread(document: Document) -> Finding:
    """Return the finding on a document in a language that the reader does not read."""
    return Finding(
        code="language-unread",
        severity=Severity.WARNING,
        message=f"this reader does not read the language {document.language!r}",
        about=document.id,
        hint="the text is kept; a reader for its language will read it later",
    )
