"""Pages from templates. Escapes everything, refuses what is not there, and shows characters that could turn a line around.

In a template `_("{n} reports", n=3)` says an English text in the page's language, as `Tongue.say` does, and `{% trans %}` of Jinja's i18n extension
does the same with a sentence that holds markup. What is put into a sentence is escaped; the sentence itself is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import jinja2
from markupsafe import Markup, escape

from hisab.publishing.quotes import visible
from hisab.publishing.tongue import Tongue


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


class _Said:
    """What a template calls to speak its language: `_`, and `gettext` and `ngettext`, into which Jinja turns `{% trans %}`."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def say(self, text: str, /, **values: object) -> Markup:
        """Return a text with its `{name}`s replaced."""
        return Markup(self._tongue.say(text, **{name: self._safe(value) for name, value in values.items()}))  # noqa: S704 - values are escaped

    def gettext(self, text: str, /, **values: object) -> Markup:
        """Return a text with its `%(name)s`s replaced."""
        return Markup(self._tongue.say(text)) % {name: self._safe(value) for name, value in values.items()}  # noqa: S704 - values are escaped

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """Return one of two texts, as the number asks for, with its `%(name)s`s replaced."""
        text = self._tongue.catalogue.ngettext(one, many, number)
        return Markup(text) % {name: self._safe(value) for name, value in values.items()}  # noqa: S704 - values are escaped

    def _safe(self, value: object) -> Markup:
        if isinstance(value, int):
            return escape(self._tongue.number(value))
        return escape(_printable(value))


def render(template: str, values: Mapping[str, object], *, tongue: Tongue) -> bytes:
    """Return the page that `template` makes of `values` in a language, as UTF-8."""
    page = _templates(tongue).get_template(template).render(notes=Notes(), **values)
    return page.encode("utf-8")


@cache
def _templates(tongue: Tongue) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("hisab.publishing"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    said = _Said(tongue)
    environment.globals.update(tongue=tongue, _=said.say, gettext=said.gettext, ngettext=said.ngettext)
    environment.extend(newstyle_gettext=True)
    environment.policies["ext.i18n.trimmed"] = True
    return environment


def _printable(value: object) -> object:
    if value is None:
        raise TypeError("a page would print None; say what is not stated")
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
