"""The chain: each entry names the hash of the one before, so that nothing can be changed, dropped or put in between unseen.

Knows canonical bytes and hashes; does not know where entries are kept or what they amount to.
"""

from __future__ import annotations

from dataclasses import dataclass

from hisab.records.codec import entry_bytes, entry_from_bytes
from hisab.records.errors import IntegrityError
from hisab.records.ids import FIRST_PREVIOUS, EntryHash
from hisab.records.journal import Entry, Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """Where a journal stands: how many entries it has, and the hash of the last one."""

    size: int = 0
    head: EntryHash = FIRST_PREVIOUS


def write_entry(payload: Payload, tip: Tip, *, made_by: str, at: str) -> tuple[Entry, bytes]:
    """Return the entry that puts `payload` behind `tip`, and its canonical bytes.

    The bytes are read back at once: what could not be read again later is never written.
    """
    body = entry_bytes(sequence=tip.size + 1, previous=tip.head, payload=payload, made_by=made_by, at=at)
    entry = entry_from_bytes(body)
    if body_of(entry) != body:
        raise IntegrityError(
            f"a {type(payload).__name__} for entry {tip.size + 1} is not read back as it was written",
            hint="One of its values has not the type that its field asks for, such as a whole number where a float belongs.",
        )
    return entry, body


def body_of(entry: Entry) -> bytes:
    """Return the canonical bytes of `entry`, from which its hash comes."""
    return entry_bytes(sequence=entry.sequence, previous=entry.previous, payload=entry.payload, made_by=entry.made_by, at=entry.at)


def follow(entry: Entry, tip: Tip) -> Tip:
    """Return the tip after `entry`; an entry that does not follow `tip` is an integrity failure."""
    if entry.sequence != tip.size + 1:
        raise IntegrityError(f"entry {entry.sequence} cannot follow entry {tip.size}")
    if entry.previous != tip.head:
        raise IntegrityError(f"entry {entry.sequence} does not name the hash of the entry before it")
    return Tip(size=entry.sequence, head=entry.hash)
