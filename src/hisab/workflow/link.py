"""Mentions into records: the linker's clusters, settled against the ids that are there."""

from __future__ import annotations

from hisab.linking.identity import settle
from hisab.records.seams import Linker, Store


def link_mentions(store: Store, linker: Linker, *, now: str, made_by: str) -> int:
    """Link everything that was read, in one transaction; return how many records changed."""
    register = store.register()
    payloads = settle(register, linker.link(register), linker=linker.version)
    if payloads:
        store.append(payloads, made_by=made_by, at=now)
    return len(payloads)
