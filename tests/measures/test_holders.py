"""Who gave a word, as far as the tables tell: a name in any spelling, a body in particular, the government of the day."""

from __future__ import annotations

from datetime import date

import pytest

from hisab.measures.holders import Holders
from hisab.vocabulary.tables import load_vocabulary, parse_table

TENURES = """person,office,start,end,spellings,source
Anwar Velmi,prime-minister,2001-01-01,2003-01-01,Mr Velmi|A. Velmi,invented
Bano Orud,prime-minister,2003-01-01,2005-01-01,Ms Orud|The Premier of Pirsang,invented
Cyrus Orud,chief-minister-balochistan,2003-01-01,,Ms Orud,invented
"""
HOLDERS = Holders(load_vocabulary([("tenures", parse_table("tenures", TENURES, origin="hand"))]))


def test_every_spelling_of_a_tenure_is_one_person() -> None:
    assert HOLDERS.person("Mr Velmi") == HOLDERS.person("Anwar Velmi") == "Anwar Velmi"


def test_a_name_that_no_table_knows_is_its_own() -> None:
    assert HOLDERS.person("Someone Else") == "Someone Else"
    assert HOLDERS.person(None) is None


def test_a_spelling_that_two_share_is_nobody_s() -> None:
    assert HOLDERS.person("Ms Orud") is None


def test_the_institution_is_bound_before_that_of_the_office() -> None:
    assert HOLDERS.body("interior-ministry", "prime-minister") == "interior-ministry"
    assert HOLDERS.body(None, "interior-minister") == "interior-ministry"


@pytest.mark.parametrize("institution", ["government", "authorities", "police", "provincial-government"])
def test_words_that_name_no_body_in_particular_name_none(institution: str) -> None:
    assert HOLDERS.body(institution, None) is None
    assert HOLDERS.body(institution, "interior-minister") == "interior-ministry"


def test_a_ministry_belongs_to_the_government_of_the_head_of_its_level() -> None:
    assert HOLDERS.government("interior-ministry", date(2002, 5, 5)) == "Anwar Velmi 2001-01-01"
    assert HOLDERS.government("government-of-pakistan", date(2003, 1, 1)) == "Bano Orud 2003-01-01"


def test_a_tenure_without_an_end_is_not_for_ever() -> None:
    assert HOLDERS.government("balochistan-government", date(2004, 1, 1)) is None


def test_a_day_or_a_body_that_no_tenure_covers_is_not_known() -> None:
    assert HOLDERS.government("interior-ministry", date(1990, 1, 1)) is None
    assert HOLDERS.government("interior-ministry", None) is None
    assert HOLDERS.government(None, date(2002, 5, 5)) is None
    assert HOLDERS.government("supreme-court", date(2002, 5, 5)) is None
