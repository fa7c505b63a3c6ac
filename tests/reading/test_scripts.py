"""One letter for those that are typed for each other, at the same place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hisab.reading.scripts import fold, is_in_arabic_script, without_ezafe


@given(st.text())
def test_folding_keeps_every_place_and_folds_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_stay(text: str) -> None:
    assert fold(text) == text


def test_letters_and_digits_of_other_keyboards() -> None:
    assert fold("گياره ۱۱ ١١") == fold("گیارہ 11 11")


def test_the_script_of_a_text() -> None:
    assert is_in_arabic_script("وزیراعلیٰ نے کہا (CM)")
    assert not is_in_arabic_script("The minister said انشاءاللہ")
    assert not is_in_arabic_script("")


@given(st.text(st.sampled_from("وزیراعلی ِٰ۔ aِ")))
def test_what_is_left_without_the_ezafe_lies_where_it_lay(text: str) -> None:
    bare, places = without_ezafe(text)
    assert (len(places), places[-1]) == (len(bare) + 1, len(text))
    assert [text[place] for place in places[:-1]] == list(bare)
    assert without_ezafe(bare)[0] == bare or "ِِ" in text


def test_the_ezafe_belongs_to_the_word_before_it_and_other_marks_stay() -> None:
    bare, places = without_ezafe("وزیرِ اعظم مُرد")
    assert bare == "وزیر اعظم مُرد"
    assert "وزیرِ اعظم مُرد"[places[0] : places[4]] == "وزیرِ"
