"""The LLM reader: a model quotes, the value readers read, the evidence verifier checks. It says what goes where before anything goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from hisab.reading.evidence import EvidenceVerifier
from hisab.reading.lexicon import Lexicon
from hisab.reading.llm.answer import AnswerError, parse_answer
from hisab.reading.llm.mentions import Builder, join_main
from hisab.reading.llm.parts import Part, cut, orders
from hisab.reading.llm.prompt import DIGEST, question_of
from hisab.reading.llm.values import Values
from hisab.reading.scene import lay_out
from hisab.reading.sentences import split_sentences
from hisab.reading.weeding import weed
from hisab.records.codec import mention_id
from hisab.records.documents import Document
from hisab.records.findings import Finding, Severity
from hisab.records.mentions import Mention, ReaderVersion, Reading
from hisab.records.seams import LanguageModel, Unanswered
from hisab.vocabulary.tables import Vocabulary

_ASK_AGAIN = "run the same command again: what failed is asked again"


class LlmReader:
    """Reads what a language model marks. The same answers give the same reading; whether a model answers the same is its own affair."""

    def __init__(self, vocabulary: Vocabulary, model: LanguageModel, *, longest: int, say: Callable[[str], None]) -> None:
        self._lexicon = Lexicon(vocabulary)
        self._verifier = EvidenceVerifier(self._lexicon)
        self._model = model
        self._longest = longest
        self._say = say
        self._has_said = False
        told = sha256(f"{DIGEST}.{longest}".encode()).hexdigest()[:8]
        self._version = ReaderVersion(name="llm", version=f"1.{model.name}.{told}.{vocabulary.digest}")

    @property
    def version(self) -> ReaderVersion:
        """The reader's name and version; the version changes with the model's name, what it is told, and every row of the vocabulary."""
        return self._version

    def read(self, document: Document) -> Reading:
        """Return what the document says. A part without an answer is a Finding `reader-failed`, and the others are read."""
        sentences = split_sentences(document.text)
        scene = lay_out(document, self._lexicon)
        builder = Builder(document, Values(scene, sentences), orders(document.text, sentences))
        parts: list[list[Mention]] = []
        findings: list[Finding] = []
        for part in cut(document.text, sentences, longest=self._longest):
            mentions, odd = self._read_part(document, part, builder)
            parts.append(mentions)
            findings += odd
        held, unsupported = self._verifier.verify(document, weed(join_main(parts), scene, self._lexicon), anchor=scene.anchor)
        identified = tuple(replace(mention, id=mention_id(mention, reader=self.version)) for mention in held)
        findings += unsupported
        return Reading(document=document.id, reader=self.version, mentions=tuple(dict.fromkeys(identified)), findings=tuple(dict.fromkeys(findings)))

    def _read_part(self, document: Document, part: Part, builder: Builder) -> tuple[list[Mention], list[Finding]]:
        self._announce()
        words = self._model.ask(question_of(part.text))
        if isinstance(words, Unanswered):
            return [], [self._failed(document, part, words.why, words.hint)]
        try:
            answer = parse_answer(words)
        except AnswerError as error:
            return [], [self._failed(document, part, str(error), "another model may answer in the shape that is asked for")]
        return builder.build(answer, part)

    def _announce(self) -> None:
        """Say once, before the first text goes anywhere, what goes where."""
        if self._has_said:
            return
        self._has_said = True
        where = "this machine: nothing leaves it" if self._model.is_this_machine else "another machine: the texts leave this one"
        is_open = self._model.address.startswith("http://") and not self._model.is_this_machine
        self._say(
            f"Sending the whole texts of documents, at most {self._longest:,} characters at a time, to {self._model.address} "
            f"(model {self._model.name}). That is {where}{', unencrypted' if is_open else ''}."
        )

    def _failed(self, document: Document, part: Part, why: str, hint: str) -> Finding:
        return Finding(
            code="reader-failed",
            severity=Severity.ERROR,
            message=f"characters {part.start} to {part.start + len(part.text)} were not read: {why}",
            about=document.id,
            hint=f"{hint}; {_ASK_AGAIN}",
        )
