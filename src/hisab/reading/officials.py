"""Who speaks and acts: officials by name and office, institutions, and the people who hold none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hisab.reading.lexicon import Hit
from hisab.reading.scene import Scene, Segment
from hisab.records.mentions import Argument, Role
from hisab.vocabulary.tables import Row

_NEAR = re.compile(r"^(?:\s*,?\s*(?:mir|sardar|syed|nawab|maulvi|gen|general|dr|mr)?\.?\s*|\s+of\s+\w+,?\s*|,\s+the\s+)$", re.IGNORECASE)
_NAME_AFTER = re.compile(r"^,?\s+(?P<name>(?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+)")
_ARTICLES = frozenset(
    {"the", "that", "after", "and", "by", "said", "when", "as", "but", "its", "their", "local", "senior", "provincial", "federal", "city", "district"}
)
_TABLES = ("tenures", "offices", "institutions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A speaker at `[start, end)` of a segment; `hits` are the words that name person, office and institution."""

    segment: Segment
    start: int
    end: int
    hits: tuple[Hit, ...]
    bears_duty: bool
    is_court: bool

    @property
    def is_person(self) -> bool:
        """True when the words name a person or an office, not only an institution."""
        return any(hit.table in {"tenures", "offices"} for hit in self.hits)


def find_officials(scene: Scene, segment: Segment) -> tuple[Official, ...]:
    """Return the officials and institutions of a segment, left to right; a name beside an office is one official."""
    hits = sorted((hit for hit in segment.names if hit.table in _TABLES and hit.start >= segment.body), key=lambda hit: hit.start)
    officials: list[list[Hit]] = []
    for hit in hits:
        if officials and _belongs(segment, officials[-1][-1], hit):
            officials[-1].append(hit)
        else:
            officials.append([hit])
    return tuple(_official(scene, segment, tuple(group)) for group in officials)


def _belongs(segment: Segment, before: Hit, hit: Hit) -> bool:
    if hit.start == before.start:
        return True
    tables = {before.table, hit.table}
    return tables != {"institutions"} and len(tables) > 1 and bool(_NEAR.match(segment.text[before.end : hit.start]))


def _official(scene: Scene, segment: Segment, hits: tuple[Hit, ...]) -> Official:
    rows = [_office_row(scene, hit) for hit in hits if hit.table != "tenures" or _may_hold(scene, hit)]
    bearing = [row["bears_duty"] == "yes" for row in rows if row is not None]
    offices = [hit for hit in hits if hit.table == "offices"]
    stated = [hit.row["bears_duty"] == "yes" for hit in offices]
    return Official(
        segment=segment,
        start=hits[0].start,
        end=hits[-1].end,
        hits=hits,
        bears_duty=all(stated) if stated else any(bearing) and not _is_passing(segment, hits),
        is_court=any(row is not None and row["level"] == "judiciary" for row in rows),
    )


def _is_passing(segment: Segment, hits: tuple[Hit, ...]) -> bool:
    """True for an institution named in passing, in small letters, without an article or a name: "a community police", not "the Sindh police".

    A script without capitals does not say.
    """
    words = segment.text[hits[0].start : hits[-1].end]
    if any(hit.table != "institutions" for hit in hits) or words == words.upper() or words != words.lower():
        return False
    before = segment.text[: hits[0].start].split()
    if not before or before[-1].endswith((",", ";", ":")) or (len(before) > 1 and before[-1][0].isupper()):
        return False
    return before[-1].lower() not in _ARTICLES


def _office_row(scene: Scene, hit: Hit) -> Row | None:
    if hit.table == "tenures":
        return scene.lexicon.vocabulary.row("offices", hit.row["office"])
    return hit.row


def official_arguments(scene: Scene, official: Official) -> Iterator[Argument]:
    """Yield person, office and institution of an official, each with the words that say it."""
    segment = official.segment
    people = [hit for hit in official.hits if hit.table == "tenures"]
    offices = [hit for hit in official.hits if hit.table == "offices"]
    institutions = [hit for hit in official.hits if hit.table == "institutions"]
    if people:
        yield scene.argument(segment, Role.PERSON, people[0].start, people[0].end, name=people[0].row["person"])
    elif offices and (named := _NAME_AFTER.match(segment.text[offices[-1].end : offices[-1].end + 60])):
        start = offices[-1].end + named.start("name")
        yield scene.argument(segment, Role.PERSON, start, start + len(named["name"]), name=named["name"])
    if offices:
        yield scene.argument(segment, Role.OFFICE, offices[0].start, offices[0].end, name=offices[0].row["id"])
    if institutions:
        yield scene.argument(segment, Role.INSTITUTION, institutions[0].start, institutions[0].end, name=institutions[0].row["id"])
    elif offices and offices[0].row["institution"]:
        yield scene.argument(segment, Role.INSTITUTION, offices[0].start, offices[0].end, name=offices[0].row["institution"])
    elif people and not offices:
        row = scene.lexicon.vocabulary.row("offices", people[0].row["office"])
        if row is not None and row["institution"] and _held(scene, people[0]):
            yield scene.argument(segment, Role.INSTITUTION, people[0].start, people[0].end, name=row["institution"])


def _may_hold(scene: Scene, person: Hit) -> bool:
    """True unless the table of tenures says that the person was out of the office on the day the document counts from."""
    if scene.anchor is None:
        return True
    day = scene.anchor.isoformat()
    start, end = person.row["start"], person.row["end"]
    return (not start or start <= day) and (not end or day <= end)


def _held(scene: Scene, person: Hit) -> bool:
    """True when the person held the office on the day the document counts from, as far as the table of tenures knows."""
    if scene.anchor is None:
        return False
    return bool(person.row["start"] or person.row["end"]) and _may_hold(scene, person)
