import pytest
from hypothesis import given
from hypothesis import strategies as st

from hisab.publishing.data.cells import guarded, joined, unguarded, written


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\ufeff=1", "＝1", "'=1", "\r=1", "''=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert written(text) == f"'{text}"


@pytest.mark.parametrize("text", ["'tis", "a=b", "Machh", "", "'", "1-2"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert written(text) == text


def test_numbers_keep_their_sign() -> None:
    assert written(-1.25) == "-1.25"


def test_nothing_and_none_are_told_apart() -> None:
    assert (written(None), written(0), written(())) == ("", "0", "")


def test_several_values_are_parted_by_a_mark_that_none_of_them_holds() -> None:
    assert joined(("a; b", "c")) == "a, b; c"


@given(st.text())
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text())
def test_no_cell_begins_like_a_command(text: str) -> None:
    assert not written(text).lstrip().startswith(("=", "+", "-", "@"))
