"""Runs of a text that look like the name of a private person whom no reader marked. Knows words and capitals.

It errs on the side of silence: two capitals in a row that the vocabulary does not know are taken for a name. What it cannot see is in docs/data.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from hisab.records.ids import DocumentId
from hisab.records.mentions import Mention
from hisab.vocabulary.tables import Vocabulary

_TABLES = ("communities", "groups", "institutions", "offices", "places", "tenures")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’/.][^\W\d_]+)*")
_JOINED = re.compile(r"\s|\.\s|-")
_LINKS = frozenset({"al", "ul", "ur", "ud", "bin", "bint", "bibi", "de", "da", "del", "el", "la", "di", "van", "von"})
_HARMED = re.compile(r"[^.;]{0,25}\b(?:was|were|been|is)\s+(?:\w+\s+)?(?:killed|shot|martyred|injured|wounded|gunned|murdered|kidnapped|buried)\b")
_APPOSITION = re.compile(r",\s+(?:(?:the|a|an|who|is|was|his|its)\s+)?((?:[\w’'-]+\s+){0,4}[\w’'-]+)")
_BETWEEN = re.compile(r"\s*(?:\(\d{1,2}\))?(?:,\s+and\s+|,\s+|\s+and\s+)")
_LONGEST_LIST = 12
_LISTED = 12
"""Characters between two names of a list: a comma, an age in brackets, and."""
_AFTER_NAME = re.compile(r"\s*[,;().]|\s+(?:was|is|who|said|says|and|has|had|died|told)\b")
_KIN = re.compile(
    r"\s*(?:,\s*|\(\s*)(?:(?:aged\s+)?\d{1,2}\b\s*[,.)]|(?:son|daughter|wife|widow|husband|brother|sister|father|mother|resident)\s+of\b)|\s+alias\b"
)
_ARABIC = re.compile("[\u0600-\u06ff]+")
_ACRONYM = 5
"""Letters of a word in capitals up to which it is taken for an acronym, not a name (the longest in the corpora: NACTA)."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    rows = tomllib.loads((files(__package__) / "words_beside_names.toml").read_text(encoding="utf-8"))
    return {name: frozenset(row if isinstance(row, list) else row.split()) for name, row in rows.items()}


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    longest_first = sorted(_lists()["cues"], key=lambda cue: (-len(cue), cue))
    return re.compile(rf"\b(?:{'|'.join(re.escape(cue) for cue in longest_first)}):?\s+(?:the\s+)?\Z", re.IGNORECASE)


def places_of(mentions: Iterable[Mention]) -> Mapping[DocumentId, frozenset[str]]:
    """Return for each document the words that a reader read as a place: they are no person's name, whatever they look like."""
    found: dict[DocumentId, set[str]] = {}
    for mention in mentions:
        for argument in mention.arguments:
            if argument.place is not None:
                found.setdefault(argument.passage.document, set()).update((argument.passage.quote, argument.place.name))
    return {document: frozenset(words) for document, words in found.items()}


class UnreadNames:
    """Finds runs that look like a private person's name, beside all that the vocabulary and the outlets' names explain."""

    def __init__(self, vocabulary: Vocabulary, *, outlets: Iterable[str] = ()) -> None:
        spellings = {spelling for table in _TABLES for row in vocabulary.rows(table) for spelling in row.spellings}
        spellings |= {row[column] for table, column in _NAMED for row in vocabulary.rows(table)} | set(outlets)
        spellings |= {part.replace("-", " ") for row in vocabulary.rows("places") for part in row["path"].split("|")}
        self._known = {tuple(word.lower() for word in _TOKEN.findall(spelling)) for spelling in spellings} - {()}
        self._longest = max((len(words) for words in self._known), default=0)

    def in_text(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the spans `[start, end)` of such runs, in order, none over another."""
        small = frozenset(re.findall(r"(?<![^\W_])[a-z]+", text))
        found = {span for run in _runs(text) for span in self._names_in(text, run, small, (0, 0))}
        for _ in range(_LONGEST_LIST):
            more = {span for run in _runs(text) for span in self._names_in(text, run, small, *sorted(found))}
            if more <= found:
                break
            found |= more
        return tuple(_apart(sorted({*found, *_in_arabic_letters(text)})))

    def protected(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the spans of what the vocabulary knows, two words or more: officials, places, bodies."""
        return tuple((run[at].start(), run[at + size - 1].end()) for run in _runs(text) for at, size in self._known_in(run) if size > 1)

    def _known_in(self, run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
        words = [_plain(token) for token in run]
        place = 0
        while place < len(words):
            sizes = range(min(self._longest, len(words) - place), 0, -1)
            size = next((size for size in sizes if tuple(words[place : place + size]) in self._known), 0)
            if size:
                yield place, size
            place += size or 1

    def _names_in(self, text: str, run: list[re.Match[str]], small: frozenset[str], *listed: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Yield the names in a run; a single word is one after a cue, or in a list after another of the spans `listed`."""
        explained: set[int] = set()
        communities: set[int] = set()
        for at, size in self._known_in(run):
            explained.update(range(at, at + size))
            communities.add(at)
        lists = _lists()
        words = [_plain(token) for token in run]
        plain = {place for place, word in enumerate(words) if word in lists["openers"] or word in lists["nationalities"] or _is_acronym(run[place])}
        plain |= {0} if _begins_sentence(text, run[0].start()) and words[0] in small else set()
        if self._is_named(text, run, words, explained):
            yield run[0].start(), run[-1].end()
            return
        for first, last in _stretches(len(run), explained | plain):
            tokens = words[first:last]
            if _is_thing(tokens) or (first > 0 and _is_thing(words[first:last] + words[last : last + 1])):
                continue
            start, end = run[first].start(), run[last - 1].end()
            if self._speaks_in_office(text, run, words, first, end) and not _HARMED.match(text, end):
                continue
            named = [word for word in tokens if word not in lists["honorifics"] and word not in _LINKS]
            has_surname = last == len(run) - 1 and len(words[last]) > 1 and (last in communities or words[last] in lists["nationalities"])
            follows_surname = has_surname and _AFTER_NAME.match(text, run[last].end()) is not None
            if len(named) >= 2 or (
                named and (len(tokens) >= 2 or follows_surname or _is_cued(text, start, end) or _is_listed(text, start, end, listed))
            ):
                yield start, run[last].end() if has_surname else end

    def _is_named(self, text: str, run: list[re.Match[str]], words: list[str], explained: set[int]) -> bool:
        """True when a cue says that the whole run is a name, though a part of it is also the name of a place or a people."""
        start, end = run[0].start(), run[-1].end()
        is_known = len(explained) == len(run) or all(place in explained or _is_acronym(run[place]) for place in range(len(run)))
        is_office = any(word in _lists()["titles"] | _lists()["openers"] for word in words)
        return not is_known and not is_office and not _is_thing(words) and len(run) > 1 and _is_cued(text, start, end)

    def _speaks_in_office(self, text: str, run: list[re.Match[str]], words: list[str], first: int, end: int) -> bool:
        titles = _lists()["titles"]
        before = words[max(0, first - 4) : first] or [
            word.lower() for word in _TOKEN.findall(text[max(0, run[0].start() - 30) : run[0].start()])[-2:]
        ]
        if any(word in titles for word in before) or any(word in titles for word in words[first : first + 2]):
            return True
        after = _APPOSITION.match(text, end)
        return after is not None and any(word.lower() in titles for word in _TOKEN.findall(after[1]))


_NAMED = (("communities", "name"), ("groups", "name"), ("institutions", "name"), ("offices", "title"), ("places", "name"), ("tenures", "person"))


def _plain(token: re.Match[str]) -> str:
    return re.sub(r"['’]s?\Z", "", token.group()).lower()


def _is_acronym(token: re.Match[str]) -> bool:
    return len(token.group()) <= _ACRONYM and token.group().isupper() and len(token.group()) > 1


def _is_thing(words: list[str]) -> bool:
    return any(word in _lists()["things"] for word in words)


def _is_cued(text: str, start: int, end: int) -> bool:
    return bool(_cue().search(text, max(0, start - 40), start)) or _KIN.match(text, end) is not None


def _is_listed(text: str, start: int, end: int, listed: Iterable[tuple[int, int]]) -> bool:
    """True when a name stands before or after it in a list: "…, Orlin and Baskar"."""
    before = any(0 < start - last <= _LISTED and _BETWEEN.fullmatch(text, last, start) is not None for _, last in listed)
    return before or any(0 < first - end <= _LISTED and _BETWEEN.fullmatch(text, end, first) is not None for first, _ in listed)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:\n۔" or text[max(0, start - 2) : start].endswith("\n")


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the stretches of words with capitals, joined by a space, with the small words that names hold."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        is_joined = bool(run) and _JOINED.fullmatch(text, run[-1].end(), token.start()) is not None and not _ends_here(run[-1], text, token)
        is_capital = token.group()[0].isupper()
        if run and not (is_joined and (is_capital or token.group() in _LINKS)):
            yield _without_links(run)
            run = []
        if is_capital or run:
            run.append(token)
    if run:
        yield _without_links(run)


def _ends_here(last: re.Match[str], text: str, token: re.Match[str]) -> bool:
    """True when a full stop between two words ends a sentence; after an initial or an honorific it does not."""
    return "." in text[last.end() : token.start()] and len(last.group()) > 2 and last.group().lower() not in _lists()["honorifics"]


def _without_links(run: list[re.Match[str]]) -> list[re.Match[str]]:
    while run and run[-1].group() in _LINKS:
        run = run[:-1]
    return run


def _stretches(size: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for place in range(size + 1):
        if place == size or place in taken:
            if place > first:
                yield first, place
            first = place + 1


def _in_arabic_letters(text: str) -> Iterator[tuple[int, int]]:
    lists = _lists()
    words = list(_ARABIC.finditer(text))
    for place, word in enumerate(words):
        if word.group() in lists["urdu_both"]:
            yield from _near(text, words, place, -1, 3)
            yield from _near(text, words, place, 1, 3)
        elif word.group() in lists["urdu_before"] or (
            word.group() in lists["urdu_age"] and re.match(r"\s*[\d۰-۹٠-٩]", text[word.end() : word.end() + 3])
        ):
            yield from _near(text, words, place, -1, 3)
        elif word.group() in lists["urdu_after"] and re.search(r"[\d۰-۹٠-٩]\s*\Z", text[: word.start()]):
            yield from _near(text, words, place, 1, 3)


def _near(text: str, words: list[re.Match[str]], place: int, step: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the span of up to so many words beside one, as far as nothing but spaces is between and none is a word that no name holds."""
    stops = _lists()["urdu_stops"]
    last = place
    while abs(last + step - place) <= most and 0 <= last + step < len(words):
        one, other = sorted((words[last], words[last + step]), key=lambda word: word.start())
        if words[last + step].group() in stops or text[one.end() : other.start()].strip(" ،" if last == place else " "):
            break
        last += step
    if last != place:
        first, final = sorted((place + step, last))
        yield words[first].start(), words[final].end()


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    end = -1
    for start, stop in spans:
        if start >= end:
            yield start, stop
            end = stop
