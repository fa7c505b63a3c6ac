"""English and Urdu are told from their letters and words; nothing else is named."""

from __future__ import annotations

import pytest

from hisab.sources.languages import guess_language, read_language

ENGLISH = "The government has promised quick justice and compensation for all affected families."
URDU = "کوئٹہ میں ہزارہ برادری کے افراد پر حملہ ہوا اور وزیر اعظم نے وعدہ کیا ہے"
PERSIAN = "در حمله به کارگران معدن در بلوچستان یازده نفر از مردم هزاره کشته شدند و دولت وعده داد"
PASHTO = "په کوټه کې پر هزاره ګانو برید وشو او حکومت ژمنه وکړه چې مرسته به وکړي"
ARABIC = "قتل أحد عشر عاملا من عمال المناجم في بلوشستان يوم الأحد وقالت الشرطة"
GERMAN = "Die Regierung hat den Familien der Opfer eine schnelle Entschädigung zugesagt, was in der Stadt niemand glaubt."
DUTCH = "De regering heeft de families van de slachtoffers in de stad een snelle vergoeding beloofd, maar niemand gelooft dat."
FRENCH = "Le gouvernement a promis une indemnisation rapide aux familles des victimes, mais on attend encore."


def test_english_is_named() -> None:
    assert guess_language(ENGLISH) == "en"
    assert guess_language(ENGLISH.upper()) == "en"


def test_urdu_is_named() -> None:
    assert guess_language(URDU) == "ur"


@pytest.mark.parametrize("text", [PERSIAN, PASHTO, ARABIC, GERMAN, DUTCH, FRENCH, "", "2021 – 11", "Убиты одиннадцать шахтёров"])
def test_nothing_else_is_named(text: str) -> None:
    assert guess_language(text) is None


def test_a_given_language_is_believed() -> None:
    assert read_language("ps", ENGLISH) == "ps"
    assert read_language("en-US", URDU) == "en"
    assert read_language("Hazaragi (written)", URDU) == "Hazaragi (written)"
    assert read_language("  ", URDU) == "ur"
