"""Addresses of the web inside a report. Their words may say which attack a report is about; they tell no toll, no promise and no deed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hisab.records.mentions import Argument, Mention, MentionKind, Role

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'”’)\]]+")
_HINTS = frozenset({Role.DATE, Role.PLACE, Role.COMMUNITY, Role.METHOD, Role.PERPETRATOR})
"""What an address may say of an attack that the report tells: where it was, not how many died."""


def leave_addresses(mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Yield the mentions of `text` without what only an address in it says; a promise, an action or a total that rests on one is no mention."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for mention in mentions:
        kept = tuple(argument for argument in mention.arguments if not _is_in(argument, addresses))
        if len(kept) == len(mention.arguments):
            yield mention
        elif mention.kind is MentionKind.INCIDENT:
            hints = tuple(argument for argument in mention.arguments if argument in kept or argument.role in _HINTS)
            yield replace(mention, arguments=hints)


def _is_in(argument: Argument, addresses: Iterable[tuple[int, int]]) -> bool:
    return any(start <= argument.passage.start and argument.passage.end <= end for start, end in addresses)
