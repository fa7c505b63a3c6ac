"""Briefs of invented places: of one attack, of eight, of five hundred, of none, and one whose every word is hostile or as long as can be."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType

import pytest

from hisab.publishing.brief.compose import compose
from hisab.publishing.brief.content import Brief
from hisab.publishing.brief.sheet import Scope
from hisab.publishing.brief.typeset import typeset
from hisab.records.figures import Edition, IncidentAccount, PromiseAccount, RepeatAccount, Toll
from hisab.records.journal import Register
from hisab.records.mentions import MentionKind, Role
from hisab.records.values import Count
from hisab.vocabulary.tables import Vocabulary

from ..conftest import AS_OF, Desk, checkpoint, day, exactly, figure, incident_account, place, promise_account, reading_of

SCOPE = Scope(communities=("vale-people",), since=date(2005, 1, 1), until=date(2022, 6, 1))
CALL = "hisab brief --community vale-people --since 2005-01-01"
Compose = Callable[..., Brief]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A brief as PDF, with as much of its inside as the tests look at."""

    content: bytes

    @property
    def pages(self) -> int:
        """The pages, by the root of the tree of pages."""
        return max(int(number) for number in re.findall(rb"/Count (\d+)", self.content))

    @property
    def fonts(self) -> frozenset[str]:
        """The fonts that are inside, each without the six letters of its subset."""
        return frozenset(name.decode() for name in re.findall(rb"/FontName\s*/[A-Z]{6}\+([\w-]+)", self.content))

    @property
    def streams(self) -> bytes:
        """Everything that is packed, unpacked."""
        packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", self.content, re.DOTALL)
        return b"\n".join(_unpacked(one) for one in packed)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def printed(brief: Brief) -> Printed:
    return Printed(content=typeset(brief))


@pytest.fixture(scope="session", name="compose")
def _compose(vocabulary: Vocabulary) -> Compose:
    def of(edition: Edition, *, language: str = "en", scope: Scope = SCOPE, profile: str = "public") -> Brief:
        return compose(edition, scope, vocabulary=vocabulary, language=language, call=CALL, profile=profile)

    return of


@pytest.fixture(scope="session")
def brief(edition: Edition, compose: Compose) -> Brief:
    return compose(edition)


def repeating(edition: Edition) -> Edition:
    """Return `edition` with every promise but the earliest as one that had been given before."""
    ordered = sorted(edition.promises, key=lambda each: (edition.promises[each].made_on or date.max, each))
    repeats = {
        f"{later}#any": (
            RepeatAccount(later=f"{later}#any", earlier=f"{earlier}#any", was="overdue, not searched", tags=("same holder",), is_last=True),
        )
        for earlier, later in pairwise(ordered)
    }
    return replace(edition, repeats=MappingProxyType(repeats))


def at_length(edition: Edition, words: str) -> Edition:
    """Return `edition` with `words` as the name of every place and speaker, and as the title and outlet of every report."""
    documents = {
        key: replace(document, title=words, source=words, address="https://example.org/" + "a" * 300)
        for key, document in edition.register.documents.items()
    }
    incidents = {
        key: replace(account, place=replace(account.place, name=words) if account.place else None) for key, account in edition.incidents.items()
    }
    promises = {key: replace(account, person=words) for key, account in edition.promises.items()}
    register = replace(edition.register, documents=MappingProxyType(documents))
    return replace(edition, register=register, incidents=MappingProxyType(incidents), promises=MappingProxyType(promises))


def much_told(attacks: int, *, sentence: str, language: str) -> Edition:
    """Return an edition in which five reports tell of each attack, each value of it in a sentence of its own as long as a quotation can be."""
    desk = Desk()
    incidents: dict[str, IncidentAccount] = {}
    promises: dict[str, PromiseAccount] = {}
    for number in range(attacks):
        when = date.fromordinal(date(2006, 1, 1).toordinal() + 40 * number)
        mentions = []
        for report in range(5):
            parts = [f"{word} {number}-{report} {sentence}" for word in ("killed", "day", "place", "claim", "promise", "action")]
            document = desk.report(f"Outlet {report}", when, f"Title {number}-{report} {sentence[:80]}", " ".join(parts), language=language)
            values: tuple[tuple[Role, object], ...] = (
                (Role.KILLED, exactly(3 + report)),
                (Role.DATE, day(when.year, when.month, when.day)),
                (Role.PLACE, place("Orrin")),
                (Role.CLAIMED, "grey-front"),
            )
            mentions += [
                desk.read(document, MentionKind.INCIDENT, part, (role, part[:12], value)) for part, (role, value) in zip(parts, values, strict=False)
            ]
        identifier = desk.incident(number + 1, *mentions)
        counted = tuple((mention.id, 0) for mention in mentions if mention.first(Role.KILLED))
        toll = Toll(count=Count(low=3, best=None, high=7), resting_on=counted, recipe="test")
        incidents[identifier] = incident_account(day(when.year, when.month, when.day), place("Orrin"), toll, *mentions, claimed_by=("grey-front",))
        given = desk.promise(
            "compensation", desk.read(document, MentionKind.PROMISE, parts[4], (Role.KIND, parts[4][:12], "compensation")), identifier
        )
        due = date.fromordinal(when.toordinal() + 90)
        promises[given] = promise_account("compensation", when, "overdue, not searched", due_on=due, due_basis="default")
    register = Register(
        size=9,
        documents=MappingProxyType(desk.documents),
        readings=MappingProxyType({key: reading_of(desk, key) for key in desk.documents}),
        mentions=MappingProxyType(desk.mentions),
        incidents=MappingProxyType(desk.incidents),
        promises=MappingProxyType(desk.promises),
    )
    figures = (
        figure("people_killed", "people killed", Count(low=3 * attacks, best=None, high=7 * attacks), *incidents),
        figure("promises_due", "promises due", exactly(attacks), *promises),
        figure("promises_kept", "promises kept", exactly(0)),
    )
    return repeating(
        Edition(
            checkpoint=checkpoint(9),
            register=register,
            as_of=AS_OF,
            figures=figures,
            incidents=MappingProxyType(incidents),
            promises=MappingProxyType(promises),
            actions=MappingProxyType({}),
        )
    )
