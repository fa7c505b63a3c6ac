"""Pages from templates. Escapes everything, refuses what is not there, and shows characters that could turn a line around.

In a template `_("{n} reports", n=3)` says an English text in the page's language, as `Tongue.say` does, and `{% trans %}` of Jinja's i18n extension
does the same with a sentence that holds markup. What is put into a sentence is escaped; the sentence itself is ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

import jinja2
from markupsafe import Markup, escape

from hisab.publishing.quotes import visible
from hisab.publishing.tongue import Tongue

_LATIN = re.compile(r"[A-Za-zÀ-ɏ](?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[A-Za-zÀ-ɏ0-9])?\)?")


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
    environment.filters["bdi"] = partial(_isolated, tongue)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # an attribute that the extension brings
    environment.policies["ext.i18n.trimmed"] = True
    return environment


def _isolated(tongue: Tongue, words: object) -> Markup:
    """Return words that bring their own direction, in an element that keeps it from the words around them.

    Where the page runs right to left, what is written in Latin letters is marked as such: it is a name or a sentence that no catalogue has, and a
    screen reader must not read it as Urdu.
    """
    text = _printable(words)
    if isinstance(text, Markup) or tongue.direction == "ltr":
        return Markup("<bdi>{}</bdi>").format(text)
    parts: list[Markup] = []
    end = 0
    for found in _LATIN.finditer(str(text)):
        run = found.group() if found.group().count("(") >= found.group().count(")") else found.group().removesuffix(")")
        parts += [escape(str(text)[end : found.start()]), Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(run)]
        end = found.start() + len(run)
    parts.append(escape(str(text)[end:]))
    inner = Markup("").join(parts)
    return inner if len(parts) == 3 and not parts[0] and not parts[2] else Markup('<bdi dir="rtl">{}</bdi>').format(inner)


def _printable(value: object) -> object:
    if value is None:
        raise TypeError("a page would print None; say what is not stated")
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
