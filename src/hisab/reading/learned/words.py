"""From marked words to values: each marked span is read by the value readers, and gives an argument only where they can read one.

The encoder says what words are about; it never says a number, a date or a name. What no value reader can read is left out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from hisab.reading.counts import count_of, find_counts
from hisab.reading.coverage_arabic import covers_beside
from hisab.reading.dates import DateFound, find_dates
from hisab.reading.deadlines import find_deadlines
from hisab.reading.lexicon import Hit, Lexicon
from hisab.reading.marked_counts import count_in
from hisab.reading.money import find_money
from hisab.reading.numbers import find_numbers, is_measure
from hisab.reading.scene import place_of
from hisab.reading.scripts import is_in_arabic_script
from hisab.reading.sentences import Sentence
from hisab.reading.stated_tolls import find_stated_tolls
from hisab.records.documents import Document
from hisab.records.ids import MentionId
from hisab.records.mentions import Argument, Mention, MentionKind, Role, ToldAs
from hisab.records.values import Count, Covers, DateSpan, Money, Place


class SentenceWords:
    """A sentence and what the value readers find in it, each looked for once."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, anchor: date | None) -> None:
        self.sentence = sentence
        self._lexicon = lexicon
        self._anchor = anchor

    @cached_property
    def names(self) -> tuple[Hit, ...]:
        """The names of the vocabulary in it."""
        return self._lexicon.names(self.sentence.text)

    @cached_property
    def dates(self) -> tuple[DateFound, ...]:
        """The dates in it that resolve."""
        return find_dates(self.sentence.text, self._anchor)

    @cached_property
    def deadlines(self) -> tuple[tuple[int, int, DateSpan], ...]:
        """The deadlines in it."""
        return tuple(find_deadlines(self.sentence.text, self._anchor))

    @cached_property
    def money(self) -> tuple[tuple[int, int, Money], ...]:
        """The amounts in it."""
        return tuple(find_money(self.sentence.text))

    def cues(self, cue_set: str) -> tuple[Hit, ...]:
        """The cues of one set in it."""
        return self._lexicon.cues(cue_set, self.sentence.text)


class Marked(Protocol):
    """Words `[start, end)` of the text that somebody marked; `covers` is what a count there is said to cover."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def covers(self) -> str: ...  # noqa: D102


_LOOSE_RULES = frozenset({"weekday", "near", "recent"})
"""A day that is also named in full counts by its full name: "that Monday, November 9"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a span lies in its sentence."""

    words: SentenceWords
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        return start < self.end and self.start < end


class Words:
    """Reads spans of one document."""

    def __init__(self, document: Document, sentences: tuple[Sentence, ...], lexicon: Lexicon, anchor: date | None) -> None:
        self.document = document
        self.lexicon = lexicon
        self._sentences = [SentenceWords(sentence, lexicon, anchor) for sentence in sentences]

    def around(self, span: Marked) -> SentenceWords:
        """Return the sentence that a span begins in."""
        return self._place(span).words

    def _place(self, span: Marked) -> _Place:
        words = next(words for words in reversed(self._sentences) if words.sentence.start <= span.start)
        return _Place(words=words, start=span.start - words.sentence.start, end=span.end - words.sentence.start)

    def _argument(
        self,
        place: _Place,
        role: Role,
        start: int,
        end: int,
        *,
        count: Count | None = None,
        day: DateSpan | None = None,
        where: Place | None = None,
        money: Money | None = None,
        name: str | None = None,
    ) -> Argument:
        offset = place.words.sentence.start
        passage = self.document.passage(offset + start, offset + end)
        return Argument(role=role, passage=passage, count=count, date=day, place=where, money=money, name=name)

    def mention(self, kind: MentionKind, told_by: Marked, arguments: Iterable[Argument], *, told_as: ToldAs | None = None) -> Mention:
        """Return a mention whose passage is the sentence of `told_by`; its id is set by the reader."""
        sentence = self.around(told_by).sentence
        passage = self.document.passage(sentence.start, sentence.end)
        own = tuple(dict.fromkeys(arguments))
        return Mention(id=MentionId(""), document=self.document.id, kind=kind, passage=passage, arguments=own, told_as=told_as)

    def count(self, span: Marked, role: Role) -> Iterator[Argument]:
        """Yield the count of people that the span states, with what the encoder takes it to cover.

        Where its own sentence takes the count out of the toll, the encoder does not bring it back. The whole of which the sentence says that the
        count is a part comes with it: "eight people, three children among them, were killed".
        """
        place = self._place(span)
        text, covers = place.words.sentence.text, Covers(span.covers)
        found_all = find_counts(text, self.lexicon)
        counts = [found for found in found_all if found.role is role]
        for found in counts:
            if place.meets(found.number_start, found.number_end):
                own = found.count.covers
                told = replace(found.count, covers=covers if own is Covers.ATTACK else own)
                yield self._argument(place, role, found.start, found.end, count=told)
                for whole in counts if own is Covers.PART else ():
                    if whole.count.covers is Covers.ATTACK and whole.start < found.number_start and found.number_end <= whole.end:
                        yield self._argument(place, role, whole.start, whole.end, count=whole.count)
                return
        if any(place.meets(found.number_start, found.number_end) for found in found_all):
            return  # the sentence says that it counts others
        count = count_in(text, place.start, place.end, role, self.lexicon)
        if count is not None:
            beside = covers_beside(text, place.start, place.end, self.lexicon) if role is Role.KILLED else None
            marked = covers if beside is None or covers is not Covers.ATTACK else beside
            yield self._argument(place, role, place.start, place.end, count=replace(count, covers=marked))

    def unmarked_toll(self, span: Marked) -> Iterator[Argument]:
        """Yield the toll that the span's sentence states though nobody marked it: nobody died, or in Persian and Urdu a plain number of dead.

        A sentence that states two different ones yields none.
        """
        place = self._place(span)
        text = place.words.sentence.text
        stated = [found for found in find_counts(text, self.lexicon) if found.count.high == 0 and found.count.covers is Covers.ATTACK]
        found = stated or (list(find_stated_tolls(text, self.lexicon)) if is_in_arabic_script(text) else [])
        if len({one.count for one in found}) == 1 and found[0].role is Role.KILLED:
            yield self._argument(place, Role.KILLED, found[0].start, found[0].end, count=found[0].count)

    def units(self, span: Marked) -> Iterator[Argument]:
        """Yield the number that the span states."""
        place = self._place(span)
        for number in find_numbers(place.words.sentence.text):
            if place.meets(number.start, number.end) and not is_measure(place.words.sentence.text, number.end):
                yield self._argument(place, Role.UNITS, number.start, number.end, count=count_of(number))
                return

    def date(self, span: Marked, role: Role) -> Iterator[Argument]:
        """Yield the date that the span names."""
        place = self._place(span)
        found = [one for one in place.words.dates if place.meets(one.start, one.end)]
        if found:
            best = min(found, key=lambda one: (one.rule in _LOOSE_RULES, one.start))
            yield self._argument(place, role, best.start, best.end, day=best.span)

    def deadline(self, span: Marked) -> Iterator[Argument]:
        """Yield the deadline that the span names."""
        place = self._place(span)
        for start, end, due in place.words.deadlines:
            if place.meets(start, end):
                yield self._argument(place, Role.DEADLINE, start, end, day=due)
                return

    def amount(self, span: Marked) -> Iterator[Argument]:
        """Yield the amounts of money in the span."""
        place = self._place(span)
        for start, end, money in place.words.money:
            if place.meets(start, end):
                yield self._argument(place, Role.AMOUNT, start, end, money=money)
                return

    def places(self, span: Marked) -> Iterator[Argument]:
        """Yield the places of the gazetteer that the span names."""
        place = self._place(span)
        for hit in place.words.names:
            if hit.table == "places" and place.meets(hit.start, hit.end):
                yield self._argument(place, Role.PLACE, hit.start, hit.end, where=place_of(hit.row))

    def row(self, span: Marked, role: Role, *tables: str) -> Iterator[Argument]:
        """Yield the first row of one of `tables` that the span names."""
        place = self._place(span)
        for hit in place.words.names:
            if hit.table in tables and hit.row.cells.get("kind") != "occupational" and place.meets(hit.start, hit.end):
                yield self._argument(place, role, hit.start, hit.end, name=hit.row["id"])
                return

    def verbatim(self, span: Marked, role: Role) -> Iterator[Argument]:
        """Yield the words of the span themselves."""
        place = self._place(span)
        yield self._argument(place, role, place.start, place.end, name=place.words.sentence.text[place.start : place.end])

    def cue(self, span: Marked, role: Role, cue_set: str, kinds: Iterable[str], name: str) -> Iterator[Argument]:
        """Yield `name` on the cue of one of `kinds` that the span holds, or else the one nearest to it in its sentence."""
        place, wanted = self._place(span), frozenset(kinds)
        hits = [hit for hit in place.words.cues(cue_set) if hit.row["kind"] in wanted]
        if hits:
            best = min(hits, key=lambda hit: (_distance(place, hit), hit.start))
            yield self._argument(place, role, best.start, best.end, name=name)


def _distance(place: _Place, hit: Hit) -> int:
    return max(0, place.start - hit.end, hit.start - place.end)
