"""Where promises of one kind that stand alike are listed, in a record that has too many for one page."""

from __future__ import annotations

import re


def standing_page(kind: str, status: str) -> str:
    """Return the page of the promises of a kind with a status; both are closed words."""
    return f"kinds/{_slug(kind)}-{_slug(status)}.html"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z]+", "-", words.lower()).strip("-")
