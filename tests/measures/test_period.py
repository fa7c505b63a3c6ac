"""The account of some days: what surely lies in them is counted, what may lie in them is named, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from hisab.measures.period import OUTSIDE, UNPLACED, measure_period
from hisab.records.figures import Edition, IncidentAccount, Toll
from hisab.records.ids import EntryHash
from hisab.records.journal import Checkpoint, Register
from hisab.records.values import Count, DatePrecision, DateSpan
from hisab.vocabulary.tables import load_vocabulary

SINCE, UNTIL = date(2013, 1, 1), date(2013, 12, 31)


def attack(earliest: date | None, latest: date | None, *, killed: int = 3) -> IncidentAccount:
    precision = DatePrecision.DAY if earliest == latest else DatePrecision.RANGE
    return IncidentAccount(
        date=DateSpan(earliest=earliest, latest=latest, precision=precision) if earliest or latest else None,
        place=None,
        communities=(),
        targets=(),
        claimed_by=(),
        attributed_to=(),
        methods=(),
        killed=Toll(count=Count(low=killed, best=killed, high=killed), resting_on=(), recipe="test"),
        injured=None,
        documents=(),
        independent_sources=0,
    )


def edition(**incidents: IncidentAccount) -> Edition:
    return Edition(
        checkpoint=Checkpoint(size=0, root="sha256:0", head=EntryHash("sha256:0"), at="2022-01-01T00:00:00Z"),
        register=Register(),
        as_of=date(2022, 1, 1),
        figures=(),
        incidents=MappingProxyType(incidents),
        promises=MappingProxyType({}),
        actions=MappingProxyType({}),
    )


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (SINCE, SINCE, None),
        (UNTIL, UNTIL, None),
        (date(2012, 12, 31), date(2012, 12, 31), OUTSIDE),
        (date(2014, 1, 1), date(2014, 1, 1), OUTSIDE),
        (date(2012, 12, 30), date(2013, 1, 2), UNPLACED),
        (date(2013, 12, 30), date(2014, 1, 2), UNPLACED),
        (None, date(2013, 5, 1), UNPLACED),
        (None, date(2012, 5, 1), OUTSIDE),
        (None, None, UNPLACED),
    ],
)
def test_an_attack_is_counted_where_all_its_days_lie_in_the_period(first: date | None, last: date | None, reason: str | None) -> None:
    period = measure_period(edition(one=attack(first, last)), since=SINCE, until=UNTIL, vocabulary=load_vocabulary())
    assert period.edition.incidents["one"].left_out == reason
    assert period.unplaced == (("one",) if reason == UNPLACED else ())


def test_the_figures_are_those_of_the_attacks_in_the_period() -> None:
    both = edition(inside=attack(SINCE, SINCE, killed=4), before=attack(date(2011, 1, 1), date(2011, 1, 1), killed=9))
    figures = {figure.name: figure for figure in measure_period(both, since=SINCE, until=UNTIL, vocabulary=load_vocabulary()).edition.figures}
    assert figures["people_killed"].value.best == 4
    assert figures["incidents"].counted == ("inside",)


def test_what_was_left_out_before_stays_left_out_for_its_reason() -> None:
    before = replace(attack(SINCE, SINCE), left_out="another reason")
    period = measure_period(edition(one=before), since=SINCE, until=UNTIL, vocabulary=load_vocabulary())
    assert period.edition.incidents["one"].left_out == "another reason"
