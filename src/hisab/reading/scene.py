"""A document laid out for reading: its sentences, and what each holds, with offsets into the document's text.

Every rule module reads from here and writes arguments; none looks at the raw text again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hisab.reading.count_scene import CountFound
from hisab.reading.counts import find_counts
from hisab.reading.dates import DateFound, anchor_of, dateline_end, shape_dates
from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.sentences import Sentence, split_sentences
from hisab.records.documents import Document
from hisab.records.mentions import Argument, Role
from hisab.records.values import Count, DateSpan, Money, Place, PlaceLevel
from hisab.vocabulary.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence, or the part of one that tells one thing: `[start, end)` of the document. Offsets inside are the segment's own."""

    index: int
    sentence: Sentence
    start: int
    end: int
    text: str
    lowered: str
    names: tuple[Hit, ...]
    counts: tuple[CountFound, ...]
    dates: tuple[DateFound, ...]
    body: int
    """Where the words begin, after a dateline."""

    def of(self, table: str) -> tuple[Hit, ...]:
        """Return the names of one table, the dateline's left out."""
        return tuple(hit for hit in self.names if hit.table == table and hit.start >= self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A document and its segments."""

    document: Document
    anchor: date | None
    lexicon: Lexicon
    segments: tuple[Segment, ...]

    def argument(
        self,
        segment: Segment,
        role: Role,
        start: int,
        end: int,
        *,
        count: Count | None = None,
        date: DateSpan | None = None,
        place: Place | None = None,
        money: Money | None = None,
        name: str | None = None,
    ) -> Argument:
        """Return an argument on `[start, end)` of the segment."""
        passage = self.document.passage(segment.start + start, segment.start + end)
        return Argument(role=role, passage=passage, count=count, date=date, place=place, money=money, name=name)


_ADDRESS = re.compile(r"https?://|\bwww\.")
"""A line with a web address is a reference: the words in the address are nobody's sentence."""
_BREAK = re.compile(
    r";\s{1,5}"
    r"|,?\s{1,5}(?=(?:a|one|two|three|four|five|six|ten)\s+(?:days?|weeks?|months?|years?)\s+(?:after|before|earlier)\s+(?:bomb|blast|attack|gunmen|a\s|an\s|the\s(?:bomb|attack|blast|killing)|at\s+least|\d))"
    r"|,\s{1,5}(?=while\s)"
)


def lay_out(document: Document, lexicon: Lexicon) -> Scene:
    """Return `document` as a scene."""
    anchor = anchor_of(document)
    segments: list[Segment] = []
    for sentence in split_sentences(document.text):
        dateline = dateline_end(sentence.text) if sentence.index == 0 or sentence.text.isupper() else dateline_end(sentence.text[:60])
        for start, end in _parts(sentence.text):
            segments.append(_segment(len(segments), sentence, start, end, lexicon=lexicon, anchor=anchor, dateline=dateline))
    return Scene(document=document, anchor=anchor, lexicon=lexicon, segments=tuple(segments))


def _parts(text: str) -> list[tuple[int, int]]:
    cuts = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _segment(index: int, sentence: Sentence, start: int, end: int, *, lexicon: Lexicon, anchor: date | None, dateline: int) -> Segment:
    text = sentence.text[start:end]
    if _ADDRESS.search(text):
        return Segment(
            index=index,
            sentence=sentence,
            start=sentence.start + start,
            end=sentence.start + end,
            text="",
            lowered="",
            names=(),
            counts=(),
            dates=(),
            body=0,
        )
    is_about_the_page = bool(lexicon.cues("page_talk", text))
    return Segment(
        index=index,
        sentence=sentence,
        start=sentence.start + start,
        end=sentence.start + end,
        text=text,
        lowered=lower(text),
        names=lexicon.names(text),
        counts=() if is_about_the_page else find_counts(text, lexicon),
        dates=() if is_about_the_page else shape_dates(text, anchor),
        body=max(0, dateline - start),
    )


def place_of(row: Row) -> Place:
    """Return the place that a row of the gazetteer describes."""
    return Place(
        id=row["id"],
        name=row["name"],
        level=PlaceLevel(row["kind"]),
        path=tuple(row["path"].split("/")),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        precision=int(row["precision"] or 7),
    )
