"""What every part of a brief is made with: the press, what may leave, the notes so far, and how much room there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from hisab.publishing.brief.notes import Notes
from hisab.publishing.brief.shortened import shorten
from hisab.publishing.data.material import Material
from hisab.publishing.data.redaction import PERSON_IN_OFFICE, PERSON_WITHOUT_OFFICE
from hisab.publishing.numbers import word_date
from hisab.publishing.press import Press, attacks_of
from hisab.publishing.rows import count_of, word_when
from hisab.publishing.tongue import Tongue
from hisab.publishing.wordings import name_of, word_place
from hisab.records.figures import IncidentAccount, PromiseAccount
from hisab.records.ids import IncidentId, PromiseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many rows of each table, and how many notes, a brief has room for, so that it stays within six pages."""

    attacks: int
    promises: int
    repeats: int
    outcomes: int
    notes: int

    def less(self) -> Room:
        """Return the room with about four fifths of the rows, at least two of each."""
        attacks, promises, repeats, outcomes = (max(2, rows * 4 // 5) for rows in (self.attacks, self.promises, self.repeats, self.outcomes))
        return replace(self, attacks=attacks, promises=promises, repeats=repeats, outcomes=outcomes)


ROOMS: Mapping[str, Room] = MappingProxyType(
    {
        "en": Room(attacks=14, promises=10, repeats=6, outcomes=6, notes=72),
        "ur": Room(attacks=8, promises=6, repeats=4, outcomes=4, notes=56),
    }
)
"""By language: Nastaliq takes nearly twice the height. Tried with the longest words that a cell can hold (tests/publishing/brief/test_pages.py)."""
_TO_THE_LEFT = "\u200f"
"""The right-to-left mark: it is not seen, and what stands on its two sides is not taken for one run of words."""
CELL = 64
"""Characters that a name may have in a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a brief is about: the communities, the days, both of them in it, and the attacks that cannot be placed before, in or after those days."""

    communities: tuple[str, ...]
    since: date
    until: date
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The means of one brief. The edition is the one measured for its scope: what it leaves out is out of scope."""

    press: Press
    material: Material
    notes: Notes
    room: Room
    scope: Scope

    @property
    def tongue(self) -> Tongue:
        """The language of the brief."""
        return self.press.tongue

    @property
    def attacks(self) -> tuple[IncidentId, ...]:
        """The attacks in scope, the latest first."""
        return self.press.orders.counted_incidents

    def foreign(self, words: str) -> str:
        """Return words that may be of the other direction, so marked that numbers and stops beside them stay where this brief's language has them."""
        return f"{_TO_THE_LEFT}{words}{_TO_THE_LEFT}" if words and self.tongue.direction == "rtl" else words

    def account(self, attack: IncidentId) -> IncidentAccount:
        """Return the account of an attack."""
        return self.press.edition.incidents[attack]

    def promise(self, identifier: str) -> PromiseAccount:
        """Return the account of a promise, or of the one that a `promise#subtype` belongs to."""
        return self.press.edition.promises[identifier.partition("#")[0]]

    def follows(self, promise: str) -> tuple[IncidentId, ...]:
        """Return the attacks of the record that a promise is suggested to follow, those in scope first."""
        attacks = attacks_of(self.press.edition.register, self.press.edition.register.promises[PromiseId(promise.partition("#")[0])])
        inside = set(self.attacks)
        return tuple(sorted(attacks, key=lambda attack: attack not in inside))

    def word_attack(self, attack: IncidentId) -> str:
        """Return an attack in a few words: its place and its day."""
        account = self.account(attack)
        return self.tongue.say("{place}, {day}", place=self.word_place(account), day=word_when(self.tongue, account.date))

    def word_place(self, account: IncidentAccount) -> str:
        """Return the place of an attack, short enough for a cell."""
        return self.foreign(shorten(word_place(self.tongue, account.place, self.press.vocabulary), CELL))

    def word_speaker(self, account: PromiseAccount) -> str:
        """Return who promised: the office and its holder, else the body; the name of one who holds no office does not leave."""
        office = account.office and name_of(self.tongue, account.office, ("offices",), self.press.vocabulary)
        body = account.institution and name_of(self.tongue, account.institution, ("institutions",), self.press.vocabulary)
        person = account.person if account.person and self._may_be_named(account) else None
        speaker = " ".join(part for part in (office, person) if part)
        return self.foreign(shorten(speaker or body or self.tongue.say("speaker not stated"), CELL))

    def _may_be_named(self, account: PromiseAccount) -> bool:
        is_official = account.office is not None or self.material.names.is_official(account.person or "")
        return self.material.profile.lets(PERSON_IN_OFFICE if is_official else PERSON_WITHOUT_OFFICE)

    def word_groups(self, groups: Iterable[str]) -> str:
        """Return the names of groups; words of which it cannot be shown that they name no person do not leave."""
        names = [
            name_of(self.tongue, group, ("groups",), self.press.vocabulary)
            for group in groups
            if self.material.names.is_described(group) or self.material.profile.lets(PERSON_WITHOUT_OFFICE)
        ]
        return self.foreign(shorten(self.tongue.all_of(tuple(names)), CELL))

    def word_communities(self) -> str:
        """Return the names of the communities that it is about."""
        names = (name_of(self.tongue, one, ("communities",), self.press.vocabulary) for one in self.scope.communities)
        return self.tongue.all_of(tuple(self.foreign(name) for name in names))

    def word_day(self, day: date | None) -> str:
        """Return a day in full, or that it is not stated."""
        return word_date(self.tongue, day) if day else self.tongue.say("date not stated")

    def most_killed(self, attack: IncidentId) -> int:
        """Return the highest number of people killed that is stated for an attack, 0 where none is."""
        count = count_of(self.account(attack).killed)
        return 0 if count is None else next((number for number in (count.high, count.best, count.low) if number is not None), 0)
