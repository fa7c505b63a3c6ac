"""Typed ids. They come from content and carry the algorithm's prefix; an incident's public id alone is minted."""

from __future__ import annotations

import hashlib
from typing import NewType

CaptureId = NewType("CaptureId", str)
DocumentId = NewType("DocumentId", str)
MentionId = NewType("MentionId", str)
IncidentId = NewType("IncidentId", str)
PromiseId = NewType("PromiseId", str)
ActionId = NewType("ActionId", str)
EntryHash = NewType("EntryHash", str)

ALGORITHM = "sha256"
FIRST_PREVIOUS = EntryHash(f"{ALGORITHM}:{'0' * 64}")
"""What stands in the place of a previous hash before the first entry."""


def content_id(content: bytes) -> str:
    """Return `sha256:` and the 64 hexadecimal digits of the hash of `content`."""
    return f"{ALGORITHM}:{hashlib.sha256(content).hexdigest()}"


def short_id(identifier: str) -> str:
    """Return the first twelve digits of a content id, or a minted id as it is; for file names and for people."""
    prefix, _, digest = identifier.partition(":")
    return digest[:12] if prefix == ALGORITHM else identifier


def mint_incident_id(number: int) -> IncidentId:
    """Return the public id of the `number`-th incident that a ledger ever minted, counted from one."""
    return IncidentId(f"incident-{number:05d}")
