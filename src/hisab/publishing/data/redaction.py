"""What leaves: a profile says it for each field, and words are told apart by whether they may be a person's name.

The rule errs on the side of silence: words that cannot be shown to hold no name are taken for one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from hisab.records.errors import UsageError
from hisab.records.mentions import Argument, Mention, Role
from hisab.vocabulary.tables import Vocabulary

PUBLIC = "public"
WITHHELD = "[withheld]"
PERSON_IN_OFFICE = "person_in_office"
PERSON_WITHOUT_OFFICE = "person_without_office"
TARGET_NAMED = "target_named"
TARGET_DESCRIBED = "target_described"
EXACT_POINT = "exact_point"
DISTRICT_POINT = "district_point"
QUOTE = "quote"
TITLE = "title"
ADDRESS = "address"
UNREAD_NAME = "unread_name"
WHOLE_TEXT = "whole_text"
REDACTED = "redacted"

_OWN_WORDS = frozenset({Role.TARGET, Role.BENEFICIARY})
_DOERS = frozenset(
    {Role.ACTOR, Role.ATTRIBUTED_BY, Role.SAID_BY, Role.PERPETRATOR, Role.ATTRIBUTED, Role.CLAIMED, Role.CLAIM_DENIED, Role.CLAIM_RETRACTED}
)
"""Who speaks or is said to have done it: a body or a group of the vocabulary, or else perhaps a witness or a suspect by name."""
_KNOWN_TABLES = ("communities", "groups", "institutions", "offices", "places")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN_SMALL = re.compile(r"[a-zß-öø-ÿāēīōū]+(?:['’][a-zß-öø-ÿ]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """For each field whether it leaves; `reasons` holds the reason on record where a guarded field does, `means` what each field is."""

    name: str
    leaving: frozenset[str]
    reasons: Mapping[str, str] = field(hash=False)
    means: Mapping[str, str] = field(hash=False)

    def lets(self, what: str) -> bool:
        """True when the field leaves; a field that the profile does not know is an error."""
        if what not in self.means:
            raise UsageError(f"the redaction profile does not know the field {what!r}", hint=f"It knows {', '.join(sorted(self.means))}.")
        return what in self.leaving


def load_profile(name: str = PUBLIC, *, text: str | None = None) -> Profile:
    """Return the profile `name` of `text`, a TOML file like the package's own, which is taken where none is given."""
    rows = tomllib.loads(text if text is not None else _packaged())
    leaving: set[str] = set()
    reasons: dict[str, str] = {}
    for what, row in rows.items():
        if name not in row or name in {"means", "guarded"}:
            known = sorted({key for each in rows.values() for key in each} - {"means", "guarded"})
            raise UsageError(f"there is no redaction profile {name!r} for {what}", hint=f"There are {', '.join(known)}.")
        answer = row[name]
        reason = answer.strip() if isinstance(answer, str) else ""
        if row["guarded"] and answer is not False and not reason:
            raise UsageError(f"the redaction profile {name!r} turns on {what} without a reason", hint="Write the reason in place of true.")
        if reason:
            reasons[what] = reason
        if answer is True or reason:
            leaving.add(what)
    means = {what: str(row["means"]) for what, row in rows.items()}
    return Profile(name=name, leaving=frozenset(leaving), reasons=MappingProxyType(reasons), means=MappingProxyType(means))


@lru_cache(maxsize=1)
def _packaged() -> str:
    return (files(__package__) / "redaction.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    lines = (files(__package__) / "not_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class Names:
    """Tells words that may be a person's name from words that are none, by the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._officials = {spelling.lower() for row in vocabulary.rows("tenures") for spelling in (row["person"], *row.spellings)}
        self._ids = {row["id"] for table in _KNOWN_TABLES for row in vocabulary.rows(table)}
        spellings = {
            spelling for table in ("communities", "places", "groups", "institutions") for row in vocabulary.rows(table) for spelling in row.spellings
        }
        self._known = {tuple(_WORD.findall(spelling)) for spelling in spellings}
        self._known |= {(word.capitalize(),) for word in _common_words()}
        self._longest = max((len(words) for words in self._known), default=0)
        self._described: dict[str, bool] = {}

    def field_of(self, mention: Mention, argument: Argument) -> str | None:
        """Return the field of the profile that an argument falls under, None where it names nobody."""
        if argument.role is Role.PERSON:
            return PERSON_IN_OFFICE if self._is_official(mention, argument) else PERSON_WITHOUT_OFFICE
        if argument.role in _OWN_WORDS:
            return TARGET_DESCRIBED if self.is_described(argument.passage.quote) and self.is_described(argument.name or "") else TARGET_NAMED
        if argument.role in _DOERS and not self.is_described(argument.name or ""):
            return PERSON_WITHOUT_OFFICE
        return None

    def _is_official(self, mention: Mention, argument: Argument) -> bool:
        return mention.first(Role.OFFICE) is not None or self.is_official(argument.name or "")

    def is_official(self, name: str) -> bool:
        """True when a person of this name held an office that the vocabulary knows."""
        return name.lower() in self._officials

    def is_known(self, name: str) -> bool:
        """True when a name is an id of the vocabulary: a community, group, body, office or place."""
        return name in self._ids

    def is_described(self, words: str) -> bool:
        """True when every word is in small Latin letters, or belongs to the name of a community or a place, or is a known id."""
        if self.is_known(words):
            return True
        if words not in self._described:
            self._described[words] = next(self._unknown(_WORD.findall(words)), None) is None
        return self._described[words]

    def _unknown(self, words: list[str]) -> Iterator[str]:
        """Yield the words that are not in small Latin letters and belong to no name that the vocabulary knows."""
        place = 0
        while place < len(words):
            sizes = range(min(self._longest, len(words) - place), 0, -1)
            size = next((size for size in sizes if tuple(words[place : place + size]) in self._known), 0)
            if size == 0 and not _LATIN_SMALL.fullmatch(words[place]):
                yield words[place]
            place += size or 1

    def parts_to_hide(self, words: str) -> tuple[str, ...]:
        """Return the words of a name that would give it away alone: four letters or more, and no community, place, group or common word."""
        return tuple(part for part in self._unknown(_WORD.findall(words)) if len(part) >= 4)
