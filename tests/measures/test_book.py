"""The lines of the book: the counted attacks that each follows, under the ids that stand now, and the searches that looked for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from hisab.measures.accounts import account_incidents
from hisab.measures.book import Book, open_book
from hisab.measures.promises import account_promise
from hisab.records.book import Search
from hisab.records.figures import PromiseAccount
from hisab.records.ids import IncidentId
from hisab.records.journal import IncidentRetired, Register
from hisab.vocabulary.tables import load_vocabulary

from .reports import linked

VOCABULARY = load_vocabulary()
AS_OF = date(2023, 1, 1)


def opened(register: Register, *communities: str) -> Book:
    promises: dict[str, PromiseAccount] = {
        name: account_promise(register, promise, vocabulary=VOCABULARY, as_of=AS_OF) for name, promise in register.promises.items()
    }
    counted = {
        name: account for name, account in account_incidents(register, communities=communities, as_of=AS_OF).items() if account.left_out is None
    }
    return open_book(register, promises, counted, communities=communities, as_of=AS_OF)


def search(*promises: str, kinds: tuple[str, ...] = ()) -> Search:
    return Search(query="q", source="s", since=AS_OF, until=AS_OF, looked_on=AS_OF, hits=0, by="one", promises=promises, kinds=kinds)


def test_each_thing_promised_is_a_line_with_the_attacks_that_it_follows() -> None:
    book = opened(linked())
    assert [line.id for line in book.lines] == sorted(line.id for line in book.lines)
    assert sorted(line.deliverable.subtype for line in book.lines) == ["cash", "cash", "conviction"]
    assert all(len(line.attacks) == 1 and line.communities == {"hazara"} for line in book.lines)


def test_a_line_follows_an_attack_under_the_id_that_it_has_now() -> None:
    register = linked()
    old = IncidentId("incident-00099")
    promise = next(promise for promise in register.promises.values() if promise.kind == "justice")
    (now,) = promise.incidents
    moved = replace(
        register,
        promises=MappingProxyType({**register.promises, promise.id: replace(promise, incidents=(old, now))}),
        retired=MappingProxyType({old: IncidentRetired(incident=old, successor=now, reason="merged")}),
    )
    (line,) = (line for line in opened(moved).lines if line.kind == "justice")
    assert [attack.id for attack in line.attacks] == [now]


def test_in_an_account_of_one_community_an_attack_struck_only_that_one() -> None:
    assert all(line.communities == {"hazara"} for line in opened(linked(), "hazara", "shia").lines)
    assert all(line.attacks == () for line in opened(linked(), "ahmadi").lines)


def test_a_line_has_the_searches_that_looked_for_it_and_no_others() -> None:
    register = linked()
    names = sorted(register.promises)
    own, kind, every = search(names[0]), search(kinds=("justice",)), search()
    for line in opened(replace(register, searches=(own, kind, every))).lines:
        expected = {every} | ({own} if line.promise == names[0] else set()) | ({kind} if line.kind == "justice" else set())
        assert set(line.searches) == expected
        assert len(line.searches) == len(expected)


def test_a_promise_without_a_kind_makes_no_line_and_is_not_forgotten() -> None:
    register = linked()
    promise = next(iter(register.promises.values()))
    vague = replace(register, promises=MappingProxyType({promise.id: replace(promise, kind=None)}))
    assert opened(vague).unsplit == (promise.id,)
    assert opened(vague).lines == ()
