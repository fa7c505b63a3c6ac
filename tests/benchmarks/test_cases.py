"""How incidents are compared with the table of the shared cases, on invented rows."""

from __future__ import annotations

from datetime import date

import pytest
from benchmarks.cases import is_recovered, score_incidents, true_incident
from benchmarks.gvc import kind_of

from hisab.records.figures import IncidentAccount, Toll
from hisab.records.values import Count, DatePrecision, DateSpan, Place, PlaceLevel
from tests.linking.notation import register_of

ROW = {"id": "PK-2021-01-03-MACHH", "date": "2021-01-03", "killed_low": 10, "killed_high": 13}
KACHHI = Place(id="machh", name="Machh", level=PlaceLevel.TOWN, path=("Pakistan", "Balochistan", "Kachhi", "Machh"))


def account(*, day: int = 3, place: Place | None = KACHHI, killed: int = 11, left_out: str | None = None) -> IncidentAccount:
    span = DateSpan(earliest=date(2021, 1, day), latest=date(2021, 1, day), precision=DatePrecision.DAY)
    toll = Toll(count=Count(low=killed, best=killed, high=killed), resting_on=(), recipe="")
    return IncidentAccount(
        date=span, place=place, communities=(), targets=(), claimed_by=(), attributed_to=(), methods=(), killed=toll, injured=None, documents=(),
        independent_sources=1, left_out=left_out,
    )  # fmt: skip


def test_the_day_the_district_and_the_toll_must_all_be_right() -> None:
    assert is_recovered(ROW, account())
    assert is_recovered(ROW, account(day=4))
    assert not is_recovered(ROW, account(day=6))
    assert not is_recovered(ROW, account(place=None))
    assert not is_recovered(ROW, account(killed=40))


def test_a_record_that_is_left_out_recovers_nothing() -> None:
    found, missed = score_incidents([account(left_out="no source says"), account(day=20)], [ROW])
    assert (found.precision, found.recall, missed) == (0, 0, (ROW["id"],))


@pytest.mark.parametrize(
    ("line", "incident"), [("date=2021-01-03 killed=11", "first"), ("date=2013-01-10 killed=90", "second"), ("date=2001-01-01", None)]
)
def test_a_mention_is_the_attack_of_its_report_that_fits_best(line: str, incident: str | None) -> None:
    (mention,) = register_of(f"report A 2021-01-04\nincident {line}").mentions.values()
    attacks = [
        {"incident": "first", "role": "main", "date": "2021-01-03", "killed_range": [10, 13]},
        {"incident": "second", "role": "recalled", "date": "2013-01-10", "killed_range": [81, 105]},
    ]
    assert true_incident(mention, attacks) == (incident or mention.id)


@pytest.mark.parametrize(("words", "kind"), [("Shot", "hit"), ("drive-by shooting", "fire"), ("fatally", "death"), ("manslaughter", "charge")])
def test_a_word_of_an_event_tells_one_kind(words: str, kind: str) -> None:
    assert kind_of(words) == kind
