"""Before anyone has looked, a promise is not trackable, open, or overdue and not searched: never kept, never broken."""

from __future__ import annotations

import random
from datetime import date

import pytest

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.measures.promises import account_promise
from hisab.records.figures import PromiseAccount
from hisab.vocabulary.tables import load_vocabulary
from hisab.vocabulary.words import Act, PromiseKind, Status

from ..linking.notation import register_of, settled

VOCABULARY = load_vocabulary()
MACHINE_SAYS = {Status.NOT_TRACKABLE, Status.OPEN, Status.OVERDUE_NOT_SEARCHED}


def account(line: str, *, as_of: str, published: str | None = "2021-01-04") -> PromiseAccount:
    register = register_of(f"report A {published or ''}".strip() + f"\n{line}")
    linker = RulesLinker()
    register = settled(register, settle(register, linker.link(register), linker=linker.version))
    (promise,) = register.promises.values()
    return account_promise(register, promise, vocabulary=VOCABULARY, as_of=date.fromisoformat(as_of))


def test_a_promise_is_open_on_its_due_day_and_overdue_the_day_after() -> None:
    line = "promise act=commit-specific kind=compensation deadline=2021-01-31"
    assert account(line, as_of="2021-01-31").status == Status.OPEN
    assert account(line, as_of="2021-02-01").status == Status.OVERDUE_NOT_SEARCHED


def test_overdue_and_not_searched_is_said_to_be_our_debt() -> None:
    assert "debt of the record" in account("promise act=directive kind=inquiry", as_of="2030-01-01").why


def test_stated_words_set_the_due_date_before_the_default() -> None:
    stated = account("promise act=commit-specific kind=compensation deadline=2021-01-31", as_of="2021-01-05")
    assert (stated.due_on, stated.due_basis) == (date(2021, 1, 31), "explicit")
    default = account("promise act=commit-specific kind=compensation", as_of="2021-01-05")
    assert default.due_basis == "default"


def test_a_default_due_date_counts_from_the_day_it_was_made() -> None:
    days = {row["subtype"]: int(row["days"]) for row in VOCABULARY.rows("horizons") if row["days"]}
    found = account("promise act=commit-specific kind=compensation", as_of="2021-01-05")
    assert found.made_on == date(2021, 1, 4)
    assert found.due_on is not None
    assert (found.due_on - date(2021, 1, 4)).days == days["cash"]


def test_a_promise_of_an_undated_report_is_never_overdue_by_default() -> None:
    found = account("promise act=commit-specific kind=compensation", as_of="2040-01-01", published=None)
    assert (found.status, found.due_on, found.due_basis) == (Status.OPEN, None, "none")


@pytest.mark.parametrize("line", ["promise act=commit-specific", "promise act=commit-vague kind=justice", "promise act=commit-specific kind=gesture"])
def test_what_cannot_be_seen_done_is_not_trackable(line: str) -> None:
    assert account(line, as_of="2030-01-01").status == Status.NOT_TRACKABLE


def test_no_promise_is_kept_or_broken_by_a_machine() -> None:
    chance = random.Random(1)
    for _ in range(60):
        act = chance.choice([act for act in Act if act not in {Act.REFUSAL, Act.RECALL}])
        kind = chance.choice(["", *(f" kind={kind}" for kind in PromiseKind)])
        deadline = chance.choice(["", " deadline=2021-02-01"])
        found = account(f"promise act={act}{kind}{deadline}", as_of=f"20{chance.randint(21, 30)}-06-01")
        assert found.status in MACHINE_SAYS
        assert found.why


def test_a_promise_names_who_made_it_and_whom_it_binds() -> None:
    found = account("promise act=announcement kind=inquiry person=Someone office=minister institution=government", as_of="2021-01-05")
    assert (found.person, found.office, found.institution) == ("Someone", "minister", "government")
