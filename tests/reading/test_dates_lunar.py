from datetime import date

import pytest

from hisab.reading.dates import find_dates
from hisab.records.values import DatePrecision


@pytest.mark.parametrize(
    ("text", "anchor", "days"),
    [
        ("A bomb went off on Ashura in Kabul.", date(2011, 12, 8), (date(2011, 12, 5), date(2011, 12, 6))),
        ("the attack of 10 Muharram 1433", None, (date(2011, 12, 5), date(2011, 12, 6))),
        ("on Eid al-Fitr", date(2021, 5, 20), (date(2021, 5, 13), date(2021, 5, 14))),
        ("on 21 Ramazan", date(2009, 1, 1), (date(2008, 9, 21), date(2008, 9, 22))),
        ("on Ashura", date(2011, 12, 5), (date(2011, 12, 5), date(2011, 12, 5))),  # the next day was not yet
        ("on Ashura 2016", date(2020, 1, 1), (date(2016, 10, 11), date(2016, 10, 12))),
        ("9 محرم 1434 ھ کو", None, (date(2012, 11, 23), date(2012, 11, 24))),
        ("عاشورہ کے روز", date(2011, 12, 8), (date(2011, 12, 5), date(2011, 12, 6))),
        ("روز عاشورا", date(2016, 10, 14), (date(2016, 10, 11), date(2016, 10, 12))),
    ],
)
def test_a_lunar_day_is_two_days(text: str, anchor: date | None, days: tuple[date, date]) -> None:
    (found,) = find_dates(text, anchor)
    assert (found.span.earliest, found.span.latest) == days
    assert found.span.precision is DatePrecision.RANGE


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("an Ashura procession was struck", date(2011, 12, 8)),
        ("on the day of Ashura 2009", date(2015, 1, 1)),  # there were two in that year
        ("on Ashura", None),
        ("the attack of 31 Muharram 1433", None),
        ("10 محرم 1100", None),
        ("killed at least 12 Muharram mourners", date(2011, 12, 8)),
    ],
)
def test_what_names_no_one_day_is_not_read(text: str, anchor: date | None) -> None:
    assert find_dates(text, anchor) == ()
