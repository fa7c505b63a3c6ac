"""What a brief says, before it is set: titles, figures, sections of sentences and tables, pictures, and the numbered notes.

Both renderings are made from this and add no word of their own. Every text is plain text: no markup of any kind.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Some words and the numbers of the notes that they rest on. `small` stands below them, lesser."""

    words: str
    notes: tuple[int, ...] = ()
    small: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure that leads: the number, what it counts, and its notes."""

    number: str
    label: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under column heads; `widths` are shares of the width, one a column."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in a drawing: the point on their baseline at which they start, end, or have their middle (`anchor`), in units of the drawing."""

    x: float
    y: float
    anchor: str
    words: str
    is_lesser: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture: its lines as SVG of `width` by `height` units, the words on it, the words for those who cannot see it, and those below it.

    The words, `letters` units high, stand apart from the lines, so that each rendering sets them as it sets all others. The first drawing of a
    section takes the whole width, the others stand two and two beside each other.
    """

    svg: str
    width: float
    height: float
    letters: float
    labels: tuple[Label, ...]
    alternative: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it, in this order: sentences, a drawing, a table, sentences after it, and points of a list."""

    anchor: str
    heading: str
    lead: tuple[Text, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    table: Table | None = None
    after: tuple[Text, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One source sentence, or the way to a page of the record. `quote`, `title` and `link` are empty where they do not leave or are not known.

    `language` is that of the quotation. `link` is an address that a reader may follow, and nothing else.
    """

    number: int
    source: str
    title: str = ""
    quote: str = ""
    language: str = ""
    link: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that a brief says. `language` and `direction` ("ltr", "rtl") are those of its own words; `day` is the day on which it stands, ISO 8601."""

    language: str
    direction: str
    day: str
    running: str
    title: str
    subtitle: str
    scope: tuple[str, ...]
    headlines: tuple[Headline, ...]
    sections: tuple[Section, ...]
    notes_heading: str
    notes_lead: str
    notes: tuple[Note, ...]
    page_words: str
    """What stands at the foot of a printed page, with {page} and {pages} in it."""
