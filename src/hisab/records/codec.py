"""Canonical bytes: the one way in which a noun is written down, so that the same noun always has the same hash.

JSON in UTF-8, keys sorted, no spaces, text left as it is. The only module of the package's rooms that knows `msgspec`.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from hisab.records.documents import Document
from hisab.records.errors import IntegrityError
from hisab.records.ids import DocumentId, EntryHash, MentionId, content_id
from hisab.records.journal import PAYLOAD_KINDS, Entry, Payload
from hisab.records.mentions import Mention, ReaderVersion

Noun = TypeVar("Noun")

_WORDS = {payload: word for word, payload in PAYLOAD_KINDS.items()}
_DECODERS: dict[str, msgspec.json.Decoder[Payload]] = {word: msgspec.json.Decoder(payload) for word, payload in PAYLOAD_KINDS.items()}


class _Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry's canonical bytes: all fields but the hash, the payload named by its word."""

    sequence: int
    previous: str
    kind: str
    payload: msgspec.Raw
    made_by: str
    at: str


_ENVELOPE = msgspec.json.Decoder(_Envelope)
_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical_bytes(noun: object) -> bytes:
    """Return the one sequence of bytes that stands for `noun`."""
    return _ENCODER.encode(noun)


def from_bytes(body: bytes, noun: type[Noun]) -> Noun:
    """Return the noun that `body` stands for; bytes that do not fit it are an integrity failure."""
    try:
        return msgspec.json.decode(body, type=noun)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise IntegrityError(f"these bytes are not a {noun.__name__}: {error}") from error


def to_plain(noun: object) -> Any:
    """Return `noun` as dicts, lists, strings and numbers, for output; dates are ISO 8601, enums their words."""
    return msgspec.to_builtins(noun)


def entry_bytes(*, sequence: int, previous: EntryHash, payload: Payload, made_by: str, at: str) -> bytes:
    """Return the canonical bytes of an entry; its hash is their content id."""
    envelope = _Envelope(
        sequence=sequence,
        previous=previous,
        kind=_WORDS[type(payload)],
        payload=msgspec.Raw(canonical_bytes(payload)),
        made_by=made_by,
        at=at,
    )
    return canonical_bytes(envelope)


def entry_from_bytes(body: bytes) -> Entry:
    """Return the entry that `body` stands for, its hash computed from `body`."""
    try:
        envelope = _ENVELOPE.decode(body)
        payload = _DECODERS[envelope.kind].decode(envelope.payload)
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError) as error:
        raise IntegrityError(f"these bytes are not an entry: {error}") from error
    return Entry(
        sequence=envelope.sequence,
        previous=EntryHash(envelope.previous),
        payload=payload,
        made_by=envelope.made_by,
        at=envelope.at,
        hash=EntryHash(content_id(body)),
    )


def document_id(document: Document) -> DocumentId:
    """Return the id that a document's content gives: source, address, title, date, language and text, not the capture."""
    content = (document.source, document.address, document.title, document.published, document.language, document.text)
    return DocumentId(content_id(canonical_bytes(content)))


def mention_id(mention: Mention, *, reader: ReaderVersion) -> MentionId:
    """Return the id that a mention's content gives: its reader, document, kind, passage and arguments."""
    content = (reader, mention.document, mention.kind, mention.told_as, mention.passage, mention.arguments)
    return MentionId(content_id(canonical_bytes(content)))
