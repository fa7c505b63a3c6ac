"""Whose official a bare title is: that of the country which the report speaks of, or nobody's that we know.

The tables know the offices of a few countries, and write most of them as reports at home do: "interior minister" is Pakistan's there. In a report
that speaks of other countries the office is not known: the sentence stands, with whoever it names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hisab.reading.lexicon import Hit, Lexicon, lower
from hisab.reading.scene import Scene, Segment
from hisab.records.mentions import Argument, Mention, Role
from hisab.vocabulary.tables import Row

_BODIES = ("offices", "institutions")
_ROLES = frozenset({Role.OFFICE, Role.INSTITUTION, Role.SAID_BY, Role.ATTRIBUTED_BY})


def leave_unknown_offices(mentions: Iterable[Mention], scene: Scene) -> Iterator[Mention]:
    """Yield the mentions without the offices and bodies that a bare title gives to a country which the report does not speak of.

    A report that names no country at all is taken for one from home. A person whom the tables know vouches for the office beside the name.
    """
    spoken_of = _leading(country for segment in scene.segments for _, country in sorted(_named(segment, scene.lexicon)))
    provinces = _leading(province for segment in scene.segments for hit in segment.names if (province := _province(hit)))
    for mention in mentions:
        vouched = spoken_of | _vouched(mention, scene.lexicon)
        known = (argument for argument in mention.arguments if not spoken_of or _is_known(argument, vouched, scene.lexicon))
        yield replace(mention, arguments=tuple(argument for argument in known if _is_of_its_province(argument, provinces, scene.lexicon)))


def _leading(named: Iterable[str]) -> frozenset[str]:
    """Return what is named most often, and what is named first."""
    names = list(named)
    most = max(Counter(names).values(), default=0)
    return frozenset([name for name, times in Counter(names).items() if times == most] + names[:1])


def _province(hit: Hit) -> str | None:
    path = hit.row["path"].split("/") if hit.table == "places" else []
    return path[1] if len(path) > 1 else None


def _named(segment: Segment, lexicon: Lexicon) -> set[tuple[int, str]]:
    """Return where the segment names a country, by its name, a people, a place or a body of its own, and which."""
    places = {(hit.start, hit.row["path"].split("/")[0]) for hit in segment.names if hit.table == "places"}
    bodies = {
        (hit.start, hit.row["country"]) for hit in segment.names if hit.table in _BODIES and not _is_bare(hit.row, segment.text[hit.start : hit.end])
    }
    return {
        *places,
        *((start, country) for start, country in bodies if country),
        *((hit.start, hit.row["kind"]) for hit in lexicon.cues("country", segment.text)),
    }


def _is_bare(row: Row, words: str) -> bool:
    """True for a title as it stands in the reports of every country: the table has it in small letters too."""
    return lower(words) in {lower(spelling) for spelling in row.spellings if spelling == spelling.lower()}


def _vouched(mention: Mention, lexicon: Lexicon) -> frozenset[str]:
    people = [hit.row for argument in mention.all(Role.PERSON) for hit in lexicon.names(argument.passage.quote) if hit.table == "tenures"]
    offices = [lexicon.vocabulary.row("offices", row["office"]) for row in people]
    return frozenset(row["country"] for row in offices if row is not None)


def _is_known(argument: Argument, countries: frozenset[str], lexicon: Lexicon) -> bool:
    """False for an office or a body of a country that is not among `countries`, where the words are a bare title."""
    rows = _rows(argument, lexicon)
    if all(not row["country"] or row["country"] in countries for row in rows):
        return True
    quote = argument.passage.quote
    titles = [hit for hit in lexicon.names(quote) if hit.table in _BODIES]
    return not all(_is_bare(hit.row, quote[hit.start : hit.end]) for hit in titles)


def _rows(argument: Argument, lexicon: Lexicon) -> list[Row]:
    if argument.role not in _ROLES or argument.name is None:
        return []
    return [row for table in _BODIES if (row := lexicon.vocabulary.row(table, argument.name)) is not None]


def _is_of_its_province(argument: Argument, provinces: frozenset[str], lexicon: Lexicon) -> bool:
    """False for a body of a province that neither the report speaks of nor the words name: the tables' "home department" is Balochistan's."""
    for row in _rows(argument, lexicon):
        called = row.cells.get("name") or row["title"]
        places = lexicon.vocabulary.rows("places") if row["level"] == "province" else ()
        own = next((place for place in places if place["kind"] == "province" and place["name"] in called), None)
        if own is not None and own["name"] not in provinces:
            return any(spelling in argument.passage.quote for spelling in own.spellings)
    return True
