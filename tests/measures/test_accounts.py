"""What the sources of an attack add up to, and which attacks the figures leave out."""

from __future__ import annotations

from datetime import date

import pytest

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.measures.accounts import account_action, account_incidents
from hisab.records.figures import IncidentAccount
from hisab.records.journal import Register
from hisab.records.values import DatePrecision

from ..linking.notation import incident_names, register_of, settled

QUETTA = "report B 2013-01-11\nincident date=2013-01-10 place=quetta killed=90 community=hazara"


def linked(*texts: str) -> Register:
    register = register_of(*texts)
    linker = RulesLinker()
    return settled(register, settle(register, linker.link(register), linker=linker.version))


def accounts(*texts: str, communities: tuple[str, ...] = (), as_of: date = date(2030, 1, 1)) -> dict[str, IncidentAccount]:
    """Return the accounts by the names of their mentions."""
    register = linked(*texts)
    names = incident_names(register)
    return {
        names[incident]: account
        for incident in register.incidents
        for identifier, account in account_incidents(register, communities=communities, as_of=as_of).items()
        if identifier == incident
    }


def test_an_attack_that_is_said_to_lie_ahead_is_left_out() -> None:
    assert accounts(QUETTA, as_of=date(2001, 1, 1))["B.1"].left_out == "its day, as stated, lies after the day of this account"


def test_a_dated_attack_is_counted() -> None:
    assert accounts(QUETTA)["B.1"].left_out is None


def test_an_undated_mention_that_may_be_a_dated_attack_is_not_counted_twice() -> None:
    second = "report C 2013-02-17\nincident date=2013-02-16 place=quetta killed=90"
    undated = "report D 2014-02-17\nincident recalled place=quetta killed=90"
    found = accounts(QUETTA, second, undated)
    assert found["B.1"].left_out is None
    assert found["C.1"].left_out is None
    assert "counted already" in (found["D.1"].left_out or "")


def test_an_undated_attack_somewhere_else_is_counted() -> None:
    elsewhere = "report D 2014-02-17\nincident place=kabul killed=7"
    assert accounts(QUETTA, elsewhere)["D.1"].left_out is None


def test_an_undated_attack_told_before_any_other_happened_is_counted() -> None:
    before = "report D 2012-02-17\nincident place=quetta killed=7"
    assert accounts(QUETTA, before)["D.1"].left_out is None


def test_of_two_undated_mentions_that_may_be_one_only_one_is_counted() -> None:
    undated = [f"report {name} 2014-02-17\nincident place=kabul killed={toll}" for name, toll in (("A", 3), ("B", 4))]
    assert sorted(account.left_out is None for account in accounts(*undated).values()) == [False, True]


def test_an_attack_on_another_community_is_left_out_and_says_why() -> None:
    found = accounts(QUETTA, communities=("ahmadi",))
    assert "community" in (found["B.1"].left_out or "")


def test_an_attack_on_the_account_s_community_is_counted() -> None:
    assert accounts(QUETTA, communities=("ahmadi", "hazara"))["B.1"].left_out is None


def test_the_finest_date_speaks() -> None:
    month = "report A 2021-02-04\nincident date=2021-01 place=machh killed=11"
    day = "report B 2021-01-04\nincident date=2021-01-03 place=machh killed=11"
    for account in accounts(month, day).values():
        if account.left_out is None and account.date and account.date.precision is DatePrecision.DAY:
            assert account.date.latest == date(2021, 1, 3)
            return
    pytest.fail("no account has the day")


def test_conflicting_numbers_stay_side_by_side() -> None:
    other = "report C 2013-01-12\nincident date=2013-01-10 place=quetta killed=96 community=hazara"
    killed = accounts(QUETTA, other)["B.1 C.1"].killed
    assert killed is not None
    assert (killed.count.low, killed.count.high, len(killed.resting_on)) == (90, 96, 2)


def test_a_community_named_twice_by_one_report_counts_once() -> None:
    one = "report A 2021-01-04\nincident date=2021-01-03 place=machh community=shia community=shia killed=11"
    others = [f"report {name} 2021-01-04\nincident date=2021-01-03 place=machh community=hazara killed=11" for name in "BC"]
    assert accounts(one, *others)["A.1 B.1 C.1"].communities == ("hazara", "shia")


def test_an_action_was_first_reported_on_the_earliest_day() -> None:
    attack = "incident date=2021-01-03 place=machh killed=11"
    register = linked(f"report A 2021-01-09\n{attack}\naction kind=arrest", f"report B 2021-01-06\n{attack}\naction kind=arrest date=2021-01-05")
    (action,) = register.actions.values()
    account = account_action(register, action)
    assert account.reported_on == date(2021, 1, 6)
    assert account.done_on is not None
    assert account.done_on.latest == date(2021, 1, 5)
