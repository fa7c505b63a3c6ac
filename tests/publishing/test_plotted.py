"""The charts drawn from an edition: under its redaction profile, in its language; a curve only where enough reports came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from hisab.publishing.plotted import Retelling, attention_curve, charts_of
from hisab.publishing.press import Press
from hisab.publishing.site import pages_of, presses_of
from hisab.publishing.tongue import tongue_of
from hisab.records.figures import Attention, Edition
from hisab.records.ids import DocumentId, IncidentId
from hisab.records.values import DatePrecision, DateSpan
from hisab.vocabulary.tables import Vocabulary

from .measured import measured

ATTACK = IncidentId("incident-00001")
DAY = date(2021, 1, 3)


def with_reports(edition: Edition, vocabulary: Vocabulary, days: list[int], *, half: int | None) -> Press:
    """Return the press of the edition with so many reports of one attack, each so many days after it."""
    whole = measured(edition, vocabulary)
    assert whole.account is not None
    document = next(iter(whole.register.documents.values()))
    reports = [replace(document, id=DocumentId(f"report-{place}"), published=DAY + timedelta(days=day)) for place, day in enumerate(days)]
    documents = MappingProxyType({**whole.register.documents, **{report.id: report for report in reports}})
    register = type(whole.register)(**{**{name: getattr(whole.register, name) for name in whole.register.__slots__}, "documents": documents})
    one = Attention(
        incident=ATTACK,
        reports=len(days),
        half=half,
        nine_tenths=half,
        half_by_outlet=None,
        nine_tenths_by_outlet=None,
        half_life=None,
        counted=tuple(report.id for report in reports),
        recipe="days",
        caveat="Copies count.",
        as_of=whole.as_of,
        why="too few reports" if half is None else None,
    )
    span = DateSpan(earliest=DAY, latest=DAY, precision=DatePrecision.DAY)
    incidents = MappingProxyType({**whole.incidents, ATTACK: replace(whole.incidents[ATTACK], date=span)})
    account = replace(whole.account, attention=(one,))
    return presses_of(replace(whole, account=account, register=register, incidents=incidents), vocabulary, ("en",))[0]


def test_an_attack_with_five_reports_has_its_curve_on_its_page(edition: Edition, vocabulary: Vocabulary) -> None:
    press = with_reports(edition, vocabulary, [0, 0, 1, 4, 9], half=1)
    (drawn,) = attention_curve(press, ATTACK)
    assert drawn.chart.rows[-1] == ("9", "1", "5", "100 %")
    text = pages_of(press)["incidents/incident-00001.html"]().decode()
    assert text.count('<svg class="small"') == 1
    assert 'href="../static/charts.css"' in text


@pytest.mark.parametrize(("days", "half"), [([0, 0, 1, 4], 0), ([0, 0, 1, 4, 9], None), ([], None)])
def test_with_fewer_or_where_it_is_not_known_the_page_has_none(edition: Edition, vocabulary: Vocabulary, days: list[int], half: int | None) -> None:
    press = with_reports(edition, vocabulary, days, half=half)
    assert attention_curve(press, ATTACK) == ()
    assert "charts.css" not in pages_of(press)["incidents/incident-00001.html"]().decode()


def test_attacks_whose_reports_came_on_the_same_days_share_a_drawing(edition: Edition, vocabulary: Vocabulary) -> None:
    press = with_reports(edition, vocabulary, [0, 2, 2, 5, 8], half=2)
    assert attention_curve(press, ATTACK)[0].chart is attention_curve(press, ATTACK)[0].chart


def test_the_map_follows_the_redaction_profile(edition: Edition, vocabulary: Vocabulary) -> None:
    whole = measured(edition, vocabulary)
    shown = {profile: charts_of(presses_of(whole, vocabulary, ("en",), profile=profile)[0])["map"]().rows for profile in ("public", "partner")}
    assert all(row[2] != "place" for row in shown["public"])
    assert len(shown["public"]) == len(shown["partner"])


def test_what_other_rooms_wrote_is_said_as_the_pages_say_it() -> None:
    urdu = Retelling(tongue_of("ur"))
    text = "0 attacks of a known day are too few to look for a change: it takes 10"
    assert urdu.say(text) == tongue_of("ur").retell(text)
    assert Retelling(tongue_of("en")).say("{n} attacks", n=1200) == "1,200 attacks"
