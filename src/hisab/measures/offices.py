"""Holder after holder: who gave the promises of an office, by the sources' word and the tables of terms.

The sources' word on who spoke comes first. Where no source names anybody, the one term of which the day is a part names the holder, and is said to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hisab.measures.holders import Holders
from hisab.records.figures import PromiseAccount
from hisab.records.holders import HolderAccount
from hisab.vocabulary.tables import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    person: str | None
    start: date | None
    end: date | None

    def holds(self, day: date | None) -> bool:
        """True when the term is known and `day` is a part of it."""
        return day is not None and self.start is not None and self.end is not None and self.start <= day < self.end


def account_offices(promises: Mapping[str, PromiseAccount], vocabulary: Vocabulary) -> dict[str, tuple[HolderAccount, ...]]:
    """Return for every office from which one of `promises` was given its holders, in order; a known term without a promise is among them."""
    holders = Holders(vocabulary)
    given: dict[str, list[str]] = defaultdict(list)
    for identifier, account in sorted(promises.items(), key=lambda item: (item[1].made_on or date.max, item[0])):
        if account.office is not None:
            given[account.office].append(identifier)
    terms = _terms(vocabulary)
    return {office: _holders(found, promises, terms.get(office, ()), holders) for office, found in sorted(given.items())}


def _terms(vocabulary: Vocabulary) -> dict[str, tuple[_Term, ...]]:
    found: dict[str, list[_Term]] = defaultdict(list)
    for row in vocabulary.rows("tenures"):
        if row["start"] and row["end"]:
            found[row["office"]].append(
                _Term(person=row["person"], start=date.fromisoformat(row["start"]), end=date.fromisoformat(row["end"])),
            )
    return {office: tuple(terms) for office, terms in found.items()}


def _holders(given: Iterable[str], promises: Mapping[str, PromiseAccount], terms: tuple[_Term, ...], holders: Holders) -> tuple[HolderAccount, ...]:
    by_term: dict[_Term, list[str]] = {term: [] for term in terms}
    unnamed: dict[_Term, list[str]] = defaultdict(list)
    for identifier in given:
        account = promises[identifier]
        term = _term_of(account, terms, holders)
        by_term.setdefault(term, []).append(identifier)
        if account.person is None and term.person is not None:
            unnamed[term].append(identifier)
    ordered = sorted(by_term.items(), key=lambda item: _order(item[0], item[1], promises))
    return tuple(
        HolderAccount(person=term.person, start=term.start, end=term.end, promises=tuple(found), unnamed=tuple(unnamed[term]))
        for term, found in ordered
    )


def _term_of(account: PromiseAccount, terms: tuple[_Term, ...], holders: Holders) -> _Term:
    """Return the term in which a promise was given; one without days where the tables do not have it, one of nobody where nothing tells who spoke.

    Of a person who is named, and held the office once as far as the tables know, it is that term though the day is not known.
    """
    of_day = [term for term in terms if term.holds(account.made_on)]
    if account.person is None:
        return of_day[0] if len(of_day) == 1 else _Term(person=None, start=None, end=None)
    person = holders.person(account.person)
    named = [term for term in (terms if account.made_on is None else of_day) if term.person == person]
    return named[0] if len(named) == 1 else _Term(person=person or account.person, start=None, end=None)


def _order(term: _Term, found: list[str], promises: Mapping[str, PromiseAccount]) -> tuple[bool, date, str]:
    """Order terms by their first day, those without days by their first promise, nobody's last."""
    made = [day for identifier in found if (day := promises[identifier].made_on) is not None]
    return (term.person is None, term.start or min(made, default=date.max), term.person or "")
