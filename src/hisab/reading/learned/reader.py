"""The reader that ships: what the encoder marks and, in English, what the rules read; all of it checked by the evidence verifier."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hisab.reading.addresses import leave_addresses
from hisab.reading.assertions import read_assertions
from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.gate import Gate
from hisab.reading.learned.agree import Doubts, agree, beside, is_likely
from hisab.reading.learned.encoder import Encoder
from hisab.reading.learned.incidents import build_incidents, build_totals
from hisab.reading.learned.promises import build_actions, build_promises
from hisab.reading.learned.spans import decode
from hisab.reading.learned.words import Words
from hisab.reading.lexicon import Lexicon
from hisab.reading.orders import read_orders
from hisab.reading.rules import READS as READ_BY_RULES
from hisab.reading.rules import propose, unread
from hisab.reading.scene import lay_out
from hisab.reading.scripts import is_in_arabic_script
from hisab.reading.sentences import split_sentences
from hisab.reading.version import rules_digest
from hisab.reading.weeding import weed
from hisab.records.codec import mention_id
from hisab.records.documents import Document
from hisab.records.mentions import ReaderVersion, Reading, ToldAs
from hisab.vocabulary.tables import Vocabulary

READS = frozenset({"en", "ur", "fa", "prs", None})
"""Languages that the encoder was trained in; a document without a language is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """From which probability a sentence is taken to tell something."""

    attack: float
    total: float
    promise: float
    action: float


ALONE = Sure(attack=0.8, total=0.5, promise=0.5, action=0.5)
"""Where only the encoder reads."""
BESIDE_RULES = Sure(attack=0.97, total=0.98, promise=0.9, action=0.8)
"""Where it adds to what the rules read. Both were chosen on a quarter of the corpora that a network trained for it had not seen, and on the cases."""

PHRASES = Doubts(promise=0.02)
"""For what set phrases say where no rules read. Chosen on reports to learn from: beside an attack hardly one was wrong at any chance."""


class LearnedReader:
    """Reads incidents, totals, promises, actions and assertions. Deterministic: the same text gives the same reading."""

    def __init__(self, vocabulary: Vocabulary, encoder: Encoder) -> None:
        self._lexicon = Lexicon(vocabulary)
        self._gate = Gate(vocabulary)
        self._encoder = encoder
        self._version = ReaderVersion(name="encoder", version=f"{self._encoder.card['version']}.{rules_digest()}.{vocabulary.digest}")
        self._verifier = EvidenceVerifier(self._lexicon)

    @property
    def version(self) -> ReaderVersion:
        """The reader's name and version; the version changes with the model, the rules and every row of the vocabulary."""
        return self._version

    def read(self, document: Document) -> Reading:
        """Return what the document says; a document in a language that nobody trained gives a Finding and no mention.

        One that the gate keeps out gives neither.
        """
        if document.language not in READS:
            return Reading(document=document.id, reader=self.version, mentions=(), findings=(unread(document),))
        if not self._gate.lets_in(document.text):
            return Reading(document=document.id, reader=self.version, mentions=(), findings=())
        sentences = split_sentences(document.text)
        scene = lay_out(document, self._lexicon)
        decoded = decode(self._encoder.answer(document.text, sentences))
        words = Words(document, sentences, self._lexicon, scene.anchor)
        has_rules = document.language in READ_BY_RULES and not is_in_arabic_script(document.text)
        sure = BESIDE_RULES if has_rules else ALONE
        by_encoder = (
            *build_incidents(decoded, words, scene, sure=sure.attack),
            *build_totals(decoded, words, sure=sure.total),
            *build_promises(decoded, words, sure=sure.promise, vows_by_name=has_rules),
            *build_actions(decoded, words, sure=sure.action),
        )
        if has_rules:
            is_told = decoded.most(ToldAs.MAIN, ToldAs.RECALLED, "total") >= sure.attack
            proposed = agree(propose(scene, has_attack=is_told), by_encoder, decoded, Doubts())
        else:
            by_phrases = (*read_orders(scene), *read_assertions(scene, has_attack=True))
            proposed = beside(by_encoder, [mention for mention in by_phrases if is_likely(mention, decoded, PHRASES)])
        held = weed(leave_addresses(proposed, document.text), scene, self._lexicon)
        mentions, findings = self._verifier.verify(document, held, anchor=scene.anchor)
        identified = tuple(replace(mention, id=mention_id(mention, reader=self.version)) for mention in mentions)
        return Reading(document=document.id, reader=self.version, mentions=tuple(dict.fromkeys(identified)), findings=findings)
