"""The language that a page speaks: its words, its numerals, its direction of writing.

The English texts stand in the code and the templates; they are the keys of the catalogues in `words/`. Where a catalogue lacks a text, the page
says it in English: a word in the wrong language is better than a guess. Knows no page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from hisab.publishing.borrowed import day_of, pattern_of

_DIRECTIONS = {"ltr": "ltr", "rtl": "rtl"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language of the site. `folder` is where its pages stand in the site: empty, or a name and a slash; `name` is its own name for itself."""

    code: str
    direction: str
    name: str
    folder: str
    months: tuple[str, ...]
    comma: str
    semicolon: str
    catalogue: NullTranslations = field(repr=False, compare=False)

    def say(self, text: str, /, **values: object) -> str:
        """Return an English text in this language, with its `{name}`s replaced; whole numbers are written as `number` writes them."""
        said = self.catalogue.gettext(text) if text else text
        return said.format(**{name: self._written(value) for name, value in values.items()}) if values else said

    def retell(self, text: str) -> str:
        """Return what another room wrote in English (a reason, a rule, a caveat) in this language, as far as the catalogue has it."""
        return _retell(self, text) if self.folder else text

    def day(self, day: date) -> str:
        """Return a date in full: "3 January 2021"."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def some(self, number: int, one: str, many: str, /, **values: object) -> str:
        """Return `one` or `many` as the number asks for, in this language, with `{n}` the number: "1 report", "3 reports"."""
        said = self.catalogue.ngettext(one, many, number)
        return said.format(n=self.number(number), **{name: self._written(value) for name, value in values.items()})

    def number(self, number: int) -> str:
        """Return a whole number in this language's numerals.

        Both languages use Western digits and group by thousands: so do Pakistan's Urdu papers, so does the CLDR's default for Urdu, and one
        number can then be compared across the two pages.
        """
        return f"{number:,}"

    def all_of(self, words: tuple[str, ...]) -> str:
        """Return the words one after the other, with this language's comma."""
        return f"{self.comma} ".join(words)

    def list_of(self, words: tuple[str, ...]) -> str:
        """Return the words one after the other, with this language's semicolon."""
        return f"{self.semicolon} ".join(words)

    def _written(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


@lru_cache(maxsize=10_000)
def _retell(tongue: Tongue, text: str) -> str:
    said = tongue.say(text)
    if said != text:
        return said
    if found := pattern_of(text):
        sentence, values = found
        return tongue.say(sentence, **{name: _revalue(tongue, value) for name, value in values.items()})
    if len(sentences := re.split(r"(?<=\.) ", text)) > 1:
        return " ".join(_retell(tongue, sentence) for sentence in sentences)
    if len(parts := text.split("; ")) > 1:
        return tongue.list_of(tuple(_retell(tongue, part) for part in parts))
    return text


def _revalue(tongue: Tongue, value: str) -> str:
    day = day_of(value)
    return tongue.day(day) if day is not None else _retell(tongue, value)


def to_say(text: str) -> str:
    """Return `text` as it is, and mark it for the catalogues: a page will say it, in its language, with `Tongue.say`."""
    return text


def _tongue(code: str, *, folder: str, comma: str, semicolon: str) -> Tongue:
    locale = Locale.parse(code)
    months = locale.months["format"]["wide"]
    return Tongue(
        code=code,
        direction=_DIRECTIONS[locale.text_direction],
        name=str(locale.get_display_name(code)),
        folder=folder,
        months=tuple(str(months[number]) for number in range(1, 13)),
        comma=comma,
        semicolon=semicolon,
        catalogue=_catalogue(code),
    )


def _catalogue(code: str) -> NullTranslations:
    source = files("hisab.publishing") / "words" / f"{code}.po"
    if not source.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with source.open("rb") as texts:
        write_mo(compiled, read_po(texts, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def tongue_of(code: str) -> Tongue:
    """Return the language with this code; `KeyError` where the site does not speak it."""
    return _tongue(code, **_SPOKEN[code])


_SPOKEN = {
    "en": {"folder": "", "comma": ",", "semicolon": ";"},
    "ur": {"folder": "ur/", "comma": "،", "semicolon": "؛"},
}
"""The languages of the site. English is where the site begins, the others have a folder each."""
TONGUES = tuple(_SPOKEN)
"""The codes of all of them."""

ENGLISH = tongue_of("en")
