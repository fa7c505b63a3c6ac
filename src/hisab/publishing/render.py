"""Pages from templates. Escapes everything, refuses what is not there, and shows characters that could turn a line around."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import jinja2
from markupsafe import Markup

from hisab.publishing.quotes import visible


class Notes:
    """The numbered notes of one printed page, in the order in which the page first needs them."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, note: str, href: str) -> int:
        """Return the number of a note, the same for the same words."""
        return self._numbers.setdefault((note, href), len(self._numbers) + 1)

    @property
    def all(self) -> tuple[tuple[str, str], ...]:
        """All notes so far, in order."""
        return tuple(self._numbers)


def render(template: str, values: Mapping[str, object]) -> bytes:
    """Return the page that `template` makes of `values`, as UTF-8."""
    page = _templates().get_template(template).render(notes=Notes(), **values)
    return page.encode("utf-8")


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("hisab.publishing"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _printable(value: object) -> object:
    if value is None:
        raise TypeError("a page would print None; say what is not stated")
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
