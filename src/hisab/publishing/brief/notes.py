"""The numbered notes of a brief: one for each source sentence, numbered where it is first needed and used again.

The rule where there are many: with more than `MOST_NOTES` sentences in all, each figure keeps the sentence of its lowest and that of its highest
number, or the first where it is no number, and one more note says how many others the record lists, and on which page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hisab.publishing.brief.content import Note
from hisab.publishing.brief.shortened import shorten, window
from hisab.publishing.data.material import Material
from hisab.publishing.data.redaction import ADDRESS, TITLE
from hisab.publishing.numbers import word_date
from hisab.publishing.quotes import language_tag, outside_address
from hisab.publishing.tongue import Tongue
from hisab.records.documents import Passage
from hisab.records.ids import DocumentId
from hisab.records.mentions import Mention

MOST_NOTES = 60
QUOTE_LENGTH = 220
"""Characters of a quotation: the sentence where it is no longer, else the words around the value."""
_TITLE_LENGTH = 90


class Notes:
    """The notes so far. `is_strict` keeps to the strongest sources of each figure."""

    def __init__(self, material: Material, tongue: Tongue, *, is_strict: bool) -> None:
        self._material = material
        self._tongue = tongue
        self._is_strict = is_strict
        self._windows: dict[DocumentId, list[tuple[int, int, int]]] = {}
        self._records: dict[tuple[str, str], int] = {}
        self._notes: list[Note] = []

    @property
    def all(self) -> tuple[Note, ...]:
        """All notes, in order."""
        return tuple(self._notes)

    def cite(self, sources: Sequence[tuple[Mention, Passage]], *, page: str, at_most: int = 1) -> tuple[int, ...]:
        """Return the numbers of the notes for `sources`, the strongest first: those whose sentence is noted, or is now.

        Where the rule for many holds, only the first `at_most` sentences are kept, and a note on `page` of the record says how many more there are.
        """
        numbers: list[int] = []
        left: list[tuple[Mention, Passage]] = []
        for mention, passage in sources:
            known = self._known(passage)
            if known is None and self._is_strict and len(numbers) >= at_most:
                left.append((mention, passage))
            else:
                numbers.append(known if known is not None else self._add(mention, passage))
        if len(left) == 1:
            numbers.append(self._add(*left.pop()))
        found = tuple(sorted(set(numbers)))
        more = self._tongue.some(
            len(left), "{n} more sentence that states it is listed in the record", "{n} more sentences that state it are listed in the record"
        )
        return (*found, self.record(more, page=page)) if left else found

    def record(self, words: str, *, page: str) -> int:
        """Return the number of a note that leads to a page of the record."""
        key = (words, page)
        if key not in self._records:
            self._notes.append(Note(number=len(self._notes) + 1, source=words, page=page))
            self._records[key] = len(self._notes)
        return self._records[key]

    def _foreign(self, words: str) -> str:
        return f"\u200f{words}\u200f" if words and self._tongue.direction == "rtl" else words

    def _known(self, passage: Passage) -> int | None:
        windows = self._windows.get(passage.document, ())
        return next((number for start, end, number in windows if start <= passage.start and passage.end <= end), None)

    def _add(self, mention: Mention, passage: Passage) -> int:
        material = self._material
        document = material.edition.register.documents[passage.document]
        start, end = window(document.text, mention.passage, passage, length=QUOTE_LENGTH)
        shown = material.quote(document.passage(start, end)) or ""
        before, after = "… " if start > 0 and start != mention.passage.start else "", " …" if end < mention.passage.end else ""
        number = len(self._notes) + 1
        day = word_date(self._tongue, document.published) if document.published else self._tongue.say("date not stated")
        profile = material.profile
        self._notes.append(
            Note(
                number=number,
                source=self._tongue.say("{outlet}, {day}", outlet=self._foreign(shorten(material.words(document.source, document.id), 60)), day=day),
                title=shorten(material.words(document.title or "", document.id), _TITLE_LENGTH) if profile.lets(TITLE) else "",
                quote=before + shorten(shown, QUOTE_LENGTH + 20) + after if shown.strip() else "",
                language=language_tag(document.language),
                link=(outside_address(document.address) or "") if profile.lets(ADDRESS) else "",
            )
        )
        self._windows.setdefault(passage.document, []).append((start, end, number))
        return number


def of_mentions(mentions: Iterable[Mention]) -> tuple[tuple[Mention, Passage], ...]:
    """Return each mention with its own sentence as what is cited."""
    return tuple((mention, mention.passage) for mention in mentions)
