"""The pages of a published edition by their kind: one of each, in each language."""

from __future__ import annotations

from pathlib import Path

from hisab.publishing.tongue import tongue_of

KINDS = ("incidents", "promises", "documents", "years", "places", "communities", "institutions", "offices", "lists")
"""The folders of pages that are many of a kind."""


def first_of_each_kind(site: Path, language: str) -> tuple[str, ...]:
    """Return the paths of every single page of a language and of the first page of each folder of one kind."""
    folder = tongue_of(language).folder
    root = site / folder
    paths = (*sorted(root.glob("*.html")), *(min((root / kind).glob("*.html")) for kind in KINDS))
    return tuple(path.relative_to(site).as_posix() for path in paths)
