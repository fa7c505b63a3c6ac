"""What two mentions are compared by."""

from __future__ import annotations

import pytest

from hisab.linking.features import Features, days_agree, features_of, places_agree, tolls_agree

from .notation import register_of


def features(line: str, *, published: str = "2021-01-04") -> Features:
    register = register_of(f"report A {published}\nincident {line}")
    (mention,) = register.mentions.values()
    return features_of(register, mention)


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [("date=2021-01-03", "date=2021-01-03", True), ("date=2021-01-03", "date=2021-01-07", False), ("date=2021-01-03", "killed=3", None)],
)
def test_days(left: str, right: str, agree: bool | None) -> None:
    assert days_agree(features(left), features(right)) is agree
    assert days_agree(features(right), features(left)) is agree


def test_an_undated_mention_was_no_later_than_its_report() -> None:
    assert days_agree(features("killed=3", published="2013-01-01"), features("date=2021-01-03")) is False


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("place=quetta", "place=alamdar-road", True),
        ("place=balochistan", "place=machh", True),
        ("place=hazara-town", "place=alamdar-road", False),
        ("place=kabul", "place=machh", False),
        ("place=kabul", "killed=3", None),
    ],
)
def test_places(left: str, right: str, agree: bool | None) -> None:
    assert places_agree(features(left), features(right)) is agree
    assert places_agree(features(right), features(left)) is agree


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("killed=10", "killed=15", True),
        ("killed=10", "killed=16", False),
        ("killed=10", "killed=12-40", True),
        ("killed=10", "date=2021-01-03", None),
        ("killed=10", "killed=500/period", None),
        ("killed=10", "killed=4/attackers", None),
    ],
)
def test_tolls_of_the_attack_alone_are_compared(left: str, right: str, agree: bool | None) -> None:
    assert tolls_agree(features(left), features(right), ratio=1.5) is agree
    assert tolls_agree(features(right), features(left), ratio=1.5) is agree
