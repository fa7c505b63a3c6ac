"""Holder after holder: promises under the term in which they were given."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from hisab.measures.offices import account_offices
from hisab.records.figures import PromiseAccount
from hisab.records.holders import HolderAccount
from hisab.vocabulary.tables import TABLES, Row, Vocabulary


def vocabulary(*terms: tuple[str, str, str, str, str]) -> Vocabulary:
    rows = (dict(zip(("person", "office", "start", "end", "spellings"), term, strict=True)) | {"source": "invented"} for term in terms)
    tables: dict[str, tuple[Row, ...]] = dict.fromkeys(TABLES, ())
    tables["tenures"] = tuple(Row(table="tenures", cells=MappingProxyType(row)) for row in rows)
    return Vocabulary(tables=MappingProxyType(tables))


TERMS = vocabulary(
    ("Bara Noor", "chief", "2015-01-01", "2018-01-01", "Noor"),
    ("Adil Rehan", "chief", "2010-01-01", "2015-01-01", "Rehan|Mr Rehan"),
    ("Ceyda Khel", "chief", "", "", "Khel"),
)


def given(office: str | None, person: str | None, made_on: date | None) -> PromiseAccount:
    return PromiseAccount(
        kind="justice", person=person, office=office, institution=None, made_on=made_on, due_on=None, due_basis="none", status="open", why="made"
    )


def holders(**promises: PromiseAccount) -> tuple[HolderAccount, ...]:
    return account_offices(promises, TERMS)["chief"]


def test_holders_follow_one_another_by_their_terms_and_one_without_a_promise_is_among_them() -> None:
    found = holders(a=given("chief", "Mr Rehan", date(2013, 1, 1)))
    assert [(one.person, one.promises) for one in found] == [("Adil Rehan", ("a",)), ("Bara Noor", ())]


def test_where_no_source_names_the_speaker_the_term_does_and_it_is_said() -> None:
    first, second = holders(a=given("chief", None, date(2016, 5, 1)))
    assert (first.promises, second.promises, second.unnamed) == ((), ("a",), ("a",))


def test_a_day_on_which_no_term_is_known_tells_nobody() -> None:
    assert holders(a=given("chief", None, date(2020, 5, 1)))[-1] == HolderAccount(person=None, start=None, end=None, promises=("a",))
    assert holders(a=given("chief", None, None))[-1].person is None


def test_a_change_of_holders_on_one_day_belongs_to_the_one_who_came() -> None:
    assert holders(a=given("chief", None, date(2015, 1, 1)))[1].promises == ("a",)


def test_a_person_named_outside_the_terms_known_stands_without_days() -> None:
    found = holders(a=given("chief", "Rehan", date(2019, 1, 1)), b=given("chief", "Dilan Zar", date(2009, 1, 1)))
    assert [(one.person, one.start, one.promises) for one in found] == [
        ("Dilan Zar", None, ("b",)),
        ("Adil Rehan", date(2010, 1, 1), ()),
        ("Bara Noor", date(2015, 1, 1), ()),
        ("Adil Rehan", None, ("a",)),
    ]


def test_two_terms_on_one_day_name_nobody() -> None:
    both = vocabulary(("A", "chief", "2010-01-01", "2012-01-01", "A"), ("B", "chief", "2011-01-01", "2013-01-01", "B"))
    (_, _, last) = account_offices({"a": given("chief", None, date(2011, 6, 1))}, both)["chief"]
    assert (last.person, last.promises) == (None, ("a",))


def test_a_promise_without_an_office_is_of_none() -> None:
    assert account_offices({"a": given(None, "Noor", date(2016, 1, 1))}, TERMS) == {}


def test_the_order_of_the_promises_makes_no_difference() -> None:
    promises = {"a": given("chief", None, date(2016, 5, 1)), "b": given("chief", "Rehan", date(2011, 5, 1)), "c": given("chief", None, None)}
    assert account_offices(promises, TERMS) == account_offices(dict(reversed(promises.items())), TERMS)


def test_a_person_named_who_held_the_office_once_keeps_the_term_though_the_day_is_not_known() -> None:
    first, second = holders(a=given("chief", "Rehan", None))
    assert (first.promises, first.unnamed, second.promises) == (("a",), (), ())
