"""The lists by which words are told from names: ordinary words, titles, bodies, cues, and names that very many people have."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class LatinCues:
    """What tells a name from other capitals; `name_cues.toml` says what each is for."""

    ordinary: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    no_names: frozenset[str]
    proper: frozenset[str]
    openers: frozenset[str]
    kinds: frozenset[str]
    territories: frozenset[str]
    said: frozenset[str]
    places: re.Pattern[str]
    places_of_one: re.Pattern[str]
    offices: re.Pattern[str]
    speakers: re.Pattern[str]
    office_named: re.Pattern[str]
    speaker_named: re.Pattern[str]
    cued: re.Pattern[str]
    kin: re.Pattern[str]
    harmed: re.Pattern[str]
    harming: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicCues:
    """What tells a name in Urdu and Persian, letters that are typed for each other brought to one; `name_cues.toml` says what each is for."""

    given: frozenset[str]
    sure: frozenset[str]
    built: re.Pattern[str]
    plain: frozenset[str]
    strong: frozenset[str]
    before: frozenset[str]
    before_two: frozenset[str]
    after: frozenset[str]
    after_two: frozenset[str]
    ages: frozenset[str]
    offices: frozenset[str]
    office_gap: frozenset[str]
    letters: frozenset[str]
    styled: frozenset[str]
    surnames: frozenset[str]
    ands: frozenset[str]
    list_ends: frozenset[str]
    harmed: frozenset[str]
    speaks: frozenset[str]
    behind: frozenset[str]
    endings: frozenset[str]
    holy: frozenset[str]
    peoples: frozenset[str]
    things_before: frozenset[str]
    things_after: frozenset[str]
    stops: frozenset[str]
    doubtful: frozenset[str]
    commonplace: frozenset[str]

    def is_given(self, word: str) -> bool:
        """True of a word as it is typed that is a common name, or is built as names are."""
        parts = word.split("\u200c")
        if len(parts) > 1 and any(folded(part) in self.sure for part in parts):
            return folded(word) not in self.plain
        word = folded(word)
        return word in self.given or (word not in self.plain and self.built.search(word) is not None)


_SEAT = r"(?:\s+(?:of|for|in)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})?"
_BRACKET = r"(?:\s*\([A-Za-z]+\)|\s+[A-Z]{2,5}\b)?"
_AREA = r"(?:\s+(?:range|zone|district|division|region|city|circle|area))?"
_REACH = rf"{_BRACKET}{_SEAT}{_BRACKET}{_AREA}[)]?\s*,?\s*(?:(?:Mr|Mrs|Ms|Dr)\.?\s+|[A-Z][\w’'-]*\s+){{0,4}}\Z"
"""From an office to the name of who holds it: the place or the body that it is over, its letters in brackets, a comma."""


@lru_cache(maxsize=1)
def latin_cues() -> LatinCues:
    """Return the package's lists for Latin letters."""
    rows = tomllib.loads(_text("name_cues.toml"))
    offices, speakers = _any_of(rows["offices"]), _any_of([*rows["offices"], *rows["speakers"]])
    return LatinCues(
        ordinary=words_of("ordinary_words_english.txt") | words_of("not_names.txt"),
        no_names=frozenset(f"{rows['titles']} {rows['bodies']} {rows['proper']}".split()),
        openers=frozenset(rows["openers"].split()) | words_of("not_names.txt"),
        **{name: frozenset(rows[name].split()) for name in ("titles", "bodies", "proper", "kinds", "territories")},
        said=frozenset(rows["said"]),
        places=re.compile(rf"\b{_any_of(rows['places'])}\s+(?:the\s+)?\Z", re.IGNORECASE),
        places_of_one=re.compile(rf"\b{_any_of([*rows['places'], *rows['places_of_one']])}\s+(?:the\s+)?\Z", re.IGNORECASE),
        offices=re.compile(rf"\b{offices}\b", re.IGNORECASE),
        speakers=re.compile(rf"\b{speakers}\b", re.IGNORECASE),
        office_named=re.compile(rf"\b(?i:{offices})\b\.?{_REACH}"),
        speaker_named=re.compile(rf"\b(?i:{speakers})\b\.?{_REACH}"),
        cued=re.compile(rf"\b{_any_of(rows['cues'])}:?\s+(?:the\s+)?\Z", re.IGNORECASE),
        kin=re.compile(rows["kin"]),
        harmed=re.compile(rows["harmed"]),
        harming=re.compile(rows["harming"], re.IGNORECASE),
    )


@lru_cache(maxsize=2)
def arabic_cues(language: str) -> ArabicCues:
    """Return the package's lists for Urdu ("urdu") or Persian ("persian")."""
    rows = tomllib.loads(_text("name_cues.toml"))
    both = rows["both"]
    built = re.compile("|".join(folded(each) for each in both["built_with"]))
    lists = {name: frozenset(folded(word) for word in (row if isinstance(row, list) else row.split())) for name, row in rows[language].items()}
    ordinary = frozenset(folded(word) for word in words_of(f"ordinary_words_{language}.txt"))
    doubtful = frozenset(folded(word) for word in both["doubtful"].split())
    given = frozenset(folded(word) for word in words_of("given_names.txt")) | doubtful
    cues = frozenset[str]().union(*(lists[name] for name in ("strong", "before", "after", "ages", "offices", "office_gap", "peoples", "stops")))
    return ArabicCues(
        given=given,
        sure=given - doubtful,
        built=built,
        plain=(ordinary | cues) - given,
        doubtful=doubtful,
        commonplace=frozenset(folded(word) for word in both["commonplace"].split()),
        endings=frozenset(folded(word) for word in both["endings"].split()),
        **lists,
    )


_ALIKE = {"ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۂ": "ه", "ة": "ه", "ۃ": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ۓ": "ے"}
_FOLDING: dict[int, str | None] = {**dict.fromkeys((*range(0x64B, 0x656), 0x670, 0x200C)), **{ord(letter): other for letter, other in _ALIKE.items()}}


_EZAFE = re.compile("(?<=ه)\u200cی$")
"""What joins a Persian noun to the next word; it is typed in several ways."""


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word with one letter for those that are typed for each other, without marks and joiners."""
    return _EZAFE.sub("", word).translate(_FOLDING)


def words_of(name: str) -> frozenset[str]:
    """Return the words of a list of the package: lines of words, those that begin with # left out."""
    return frozenset(word for line in _text(name).splitlines() if not line.startswith("#") for word in line.split())


def _any_of(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return rf"(?:{'|'.join(longest_first)})"


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
