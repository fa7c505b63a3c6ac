"""The seams: what a reader, a linker and a store must do, whoever writes them. Each has one contract suite in the tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from hisab.records.documents import Document
from hisab.records.ids import MentionId
from hisab.records.journal import Checkpoint, Entry, Payload, Register
from hisab.records.mentions import ReaderVersion, Reading
from hisab.records.subjects import Suggestion


class Reader(Protocol):
    """Reads one document and knows no other. The same text gives the same reading, every time."""

    @property
    def version(self) -> ReaderVersion:
        """Name and version, written on every reading."""
        ...

    def read(self, document: Document) -> Reading:
        """Return what the document says. What cannot be supported by its own words is a finding, never a mention."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a language model is asked: what to do, the text to do it with, and the JSON Schema of the answer, itself written as JSON."""

    instruction: str
    text: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Why one question has no answer, and what a person can do about it. The server may answer others."""

    why: str
    hint: str


class LanguageModel(Protocol):
    """Answers questions with words. Nobody who asks may take them for true."""

    @property
    def name(self) -> str:
        """The model's name; another name may give other answers."""
        ...

    @property
    def address(self) -> str:
        """Where questions are sent."""
        ...

    @property
    def is_this_machine(self) -> bool:
        """True when what is sent does not leave this machine."""
        ...

    def ask(self, question: Question) -> str | Unanswered:
        """Return the words of the answer, whole. A server that cannot be asked at all is a `MachineError`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Mentions that a linker takes for one subject. `about` are mentions of the incidents that it follows (promises and actions)."""

    mentions: tuple[MentionId, ...]
    about: tuple[MentionId, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """All clusters over a register, sorted; every incident, promise and action mention is in exactly one."""

    incidents: tuple[Cluster, ...]
    promises: tuple[Cluster, ...]
    actions: tuple[Cluster, ...]


class Linker(Protocol):
    """Says which mentions tell of one thing. The result does not depend on the order in which documents came."""

    @property
    def version(self) -> ReaderVersion:
        """Name and version, written on every link."""
        ...

    def link(self, register: Register) -> Linking:
        """Return the clusters over all current mentions of `register`."""
        ...


class Store(Protocol):
    """Keeps the journal. What `append` returned from is kept through a power cut; nothing is ever changed or taken away."""

    def append(self, payloads: Iterable[Payload], *, made_by: str, at: str) -> tuple[Entry, ...]:
        """Append all of `payloads` or, when anything fails, none."""
        ...

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Yield the entries with a sequence above `after`, in order."""
        ...

    def checkpoint(self, *, at: str) -> Checkpoint:
        """Return the checkpoint over all entries, made and kept when the newest does not cover them."""
        ...

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Return all checkpoints, oldest first."""
        ...

    def register(self) -> Register:
        """Return the state that the journal amounts to."""
        ...
