"""What was received of what was promised: units by what they are, money by its currency, and a list of what cannot be compared."""

from __future__ import annotations

from decimal import Decimal

from hisab.measures.book import BookLine
from hisab.measures.deliveries import deliver_money, deliver_units
from hisab.measures.rates import due_lines
from hisab.records.book import Link
from hisab.records.values import Money
from hisab.vocabulary.words import Grade, Relation, SourceRole

from .lines import AS_OF, MADE, book, deliverable, line, link, searches

EACH = Money(amount=Decimal(1_000_000), currency="PKR", per="family")
DOLLARS = Money(amount=Decimal(5_000), currency="USD", per="family")


def units(*lines: BookLine) -> dict[str, str]:
    return {unit: delivery.total.words for unit, delivery in deliver_units(due_lines(book(lines)))[0].items()}


def money(*lines: BookLine) -> tuple[dict[str, str], list[str]]:
    found, odd = deliver_money(due_lines(book(lines)), as_of=AS_OF)
    return {unit: delivery.total.words for unit, delivery in found.items()}, [one.why for one in odd]


def paid(amount: str, currency: str = "PKR", *, count: int = 5) -> tuple[Link, ...]:
    return (link(Relation.ADVANCES, units=count, amount=Money(amount=Decimal(amount), currency=currency)),)


def test_five_of_eleven_families_and_all_of_four_jobs_are_two_figures() -> None:
    five = line("a", deliverable(units=11), links=(link(Relation.ADVANCES, units=5),))
    jobs = line("b", deliverable(subtype="job", units=4), links=(link(),))
    assert units(five, jobs) == {"cash": "cash: 5 of 11", "job": "job: 4 of 4"}


def test_what_nobody_searched_for_is_in_no_fraction_and_what_was_is_with_nothing() -> None:
    assert units(line("a", deliverable(units=11))) == {}
    assert units(line("a", deliverable(units=11), looked=searches(AS_OF))) == {"cash": "cash: 0 of 11"}


def test_what_is_contested_is_listed_and_not_added() -> None:
    denied = line(
        "a", deliverable(units=11), links=(link(units=11), link(Relation.CONTRADICTS, on=AS_OF.replace(year=2020), source=SourceRole.BENEFICIARY))
    )
    found, odd = deliver_units(due_lines(book([denied])))
    assert found == {}
    assert [(one.line, one.why) for one in odd] == [("a#cash", "what was received is contested")]


def test_an_amount_for_each_is_multiplied_by_those_who_were_to_receive() -> None:
    found, odd = money(line("a", deliverable(units=11, amount=EACH), links=paid("5000000")))
    assert (found, odd) == ({"PKR": "PKR: 5,000,000 of 11,000,000"}, [])


def test_two_currencies_are_never_added() -> None:
    rupees = line("a", deliverable(units=2, amount=EACH), links=paid("1000000", count=1))
    dollars = line("b", deliverable(units=2, amount=DOLLARS), looked=searches(AS_OF))
    assert money(rupees, dollars)[0] == {"PKR": "PKR: 1,000,000 of 2,000,000", "USD": "USD: 0 of 10,000"}


def test_what_was_received_in_another_currency_is_not_compared() -> None:
    found, odd = money(line("a", deliverable(units=2, amount=DOLLARS), links=paid("500000", count=1)))
    assert (found, odd) == ({}, ["it was promised in one currency and received in another"])


def test_an_amount_that_may_be_for_each_or_for_all_is_not_guessed() -> None:
    unclear = Money(amount=Decimal(1_000_000), currency="PKR")
    for thing in (deliverable(units=11, amount=unclear), deliverable(amount=unclear), deliverable(amount=EACH)):
        assert money(line("a", thing, looked=searches(AS_OF))) == ({}, ["the words do not say for how many the amount is"])


def test_money_of_which_no_report_states_the_sum_is_not_guessed() -> None:
    found, odd = money(line("a", deliverable(units=11, amount=EACH), links=(link(Relation.ADVANCES, units=5),)))
    assert (found, odd) == ({}, ["something was received, and no report states how much"])


def test_the_promisor_s_word_and_money_given_to_another_office_are_not_received() -> None:
    claimed = link(units=11, grade=Grade.PROMISOR, source=SourceRole.PROMISOR, amount=Money(amount=Decimal(11_000_000), currency="PKR"))
    deposited = link(Relation.ADVANCES, step=1, units=11, amount=Money(amount=Decimal(11_000_000), currency="PKR"))
    for one in (claimed, deposited):
        assert money(line("a", deliverable(units=11, amount=EACH), links=(one,)))[0] == {"PKR": "PKR: 0 of 11,000,000"}


def test_the_last_sum_counts_since_each_is_all_that_was_received_by_then() -> None:
    first = link(Relation.ADVANCES, units=1, amount=Money(amount=Decimal(1_000_000), currency="PKR"))
    last = link(Relation.ADVANCES, on=MADE.replace(month=3), units=3, amount=Money(amount=Decimal(3_000_000), currency="PKR"))
    assert money(line("a", deliverable(units=11, amount=EACH), links=(last, first)))[0] == {"PKR": "PKR: 3,000,000 of 11,000,000"}
