"""A long list in parts, each a page of its own: the first stands at the list's address, the others in a folder of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

ROWS = 60
"""Rows of a part: about 100 kB of page with two promises each."""
LINES = 200
"""Lines of a part, where each record is one line."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLink:
    """The way to a part. `first` and `last` are what it begins and ends with, in words, both empty where that says nothing."""

    number: int
    href: str
    first: str = ""
    last: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[Item]):
    """One part: what it holds, its page, and its number of how many."""

    href: str
    items: tuple[Item, ...]
    number: int
    of: int


def parts_of(href: str, items: Sequence[Item], size: int) -> tuple[Part[Item], ...]:
    """Return the parts of a list, at least one."""
    of = max(1, -(-len(items) // size))
    return tuple(
        Part(href=part_href(href, number), items=tuple(items[(number - 1) * size : number * size]), number=number, of=of)
        for number in range(1, of + 1)
    )


def part_href(href: str, number: int) -> str:
    """Return the page of a part of the list at `href`."""
    return href if number == 1 else f"{href.removesuffix('.html')}/{number}.html"


def part_links(part: Part[Item], parts: Sequence[Part[Item]], ends: Sequence[tuple[str, str]] = ()) -> tuple[PartLink, ...]:
    """Return the way to every part; none where there is only one. `ends` are the words for the first and the last of each."""
    if len(parts) == 1:
        return ()
    words = ends or [("", "")] * len(parts)
    return tuple(
        PartLink(number=one.number, href=one.href, first=first, last=last, is_here=one.number == part.number)
        for one, (first, last) in zip(parts, words, strict=True)
    )
