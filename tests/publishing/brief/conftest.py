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
from hisab.records.figures import Edition, RepeatAccount
from hisab.vocabulary.tables import Vocabulary

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
