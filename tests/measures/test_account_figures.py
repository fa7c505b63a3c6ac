"""All measures of an account at once."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from hisab.linking.identity import settle
from hisab.linking.rules import RulesLinker
from hisab.measures.account_figures import measure_account
from hisab.measures.accounts import account_incidents
from hisab.records.figures import AccountFigures
from hisab.vocabulary.tables import load_vocabulary

from ..linking.notation import register_of, settled

VOCABULARY = load_vocabulary()
AS_OF = date(2021, 2, 1)
TEXTS = (
    "report A 2021-01-04\nincident date=2021-01-03 place=machh killed=10-13 community=hazara",
    "\n".join(
        (
            "report B 2013-01-11",
            "incident date=2013-01-10 place=quetta killed=90 community=ahmadi",
            "total killed=509/period period=2001..2012 community=hazara",
        )
    ),
)


class Measured(Protocol):
    """What every measure carries."""

    @property
    def recipe(self) -> str: ...
    @property
    def caveat(self) -> str: ...
    @property
    def as_of(self) -> date: ...


def figures(*texts: str, communities: tuple[str, ...] = ()) -> AccountFigures:
    register = register_of(*texts)
    linker = RulesLinker()
    register = settled(register, settle(register, linker.link(register), linker=linker.version))
    accounts = account_incidents(register, communities=communities, as_of=AS_OF)
    return measure_account(register, accounts, as_of=AS_OF, communities=communities, vocabulary=VOCABULARY)


def test_every_measure_has_its_recipe_with_its_version_its_caveat_and_its_day() -> None:
    found = figures(*TEXTS)
    whole: list[Measured] = [*found.series, found.trend, *found.lulls, *found.attention, found.median_attention, *found.control_totals, found.overlap]
    for one in whole:
        assert "version 1" in one.recipe
        assert one.caveat
        assert one.as_of == AS_OF


def test_only_attacks_that_the_account_counts_are_measured() -> None:
    found = figures(*TEXTS, communities=("hazara",))
    assert [len(point.counted) for series in found.series if series.name == "attacks_by_community" for point in series.points] == [1]
    assert len(found.attention) == len(found.overlap.rows) == 1


def test_two_attacks_give_no_trend_no_lull_and_no_half_and_each_says_why() -> None:
    found = figures(*TEXTS)
    assert found.trend.points == ()
    assert found.trend.why
    assert all(lull.days is None and lull.why for lull in found.lulls)
    assert all(one.half is None and one.why for one in found.attention)
    assert found.overlap.lower_bound is None
    assert found.overlap.why


def test_nothing_gathered_gives_every_measure_and_counts_nothing() -> None:
    found = figures()
    assert (found.attention, found.control_totals, found.overlap.rows) == ((), (), ())
    assert all(point.counted == () for series in found.series for point in series.points)


def test_the_order_of_reports_makes_no_difference() -> None:
    assert figures(*TEXTS) == figures(*reversed(TEXTS))
