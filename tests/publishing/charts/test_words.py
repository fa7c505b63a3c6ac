"""The bound of how broad words are, held to the font in which Urdu words stand in a drawing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import as_file, files

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from hisab.publishing.charts.words import breadth, fit

JOINED, ENDING = ("init", "medi"), ("fina", "isol")


@pytest.fixture(scope="module")
def shapes() -> Mapping[str, Mapping[str, float]]:
    """For every letter of Vazirmatn its breadth as a share of its height, by the form that it takes in a word."""
    with as_file(files("hisab.publishing") / "static/fonts/vazirmatn-arabic-400-normal.woff2") as path:
        font = TTFont(path)
    names, widths, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag in {*JOINED, *ENDING}:
            for lookup in record.Feature.LookupListIndex:
                for each in table.LookupList.Lookup[lookup].SubTable:
                    for glyph, other in getattr(getattr(each, "ExtSubTable", each), "mapping", {}).items():
                        forms[glyph][record.FeatureTag] = other
    return {
        chr(code): {"isol": widths[glyph][0] / units} | {form: widths[other][0] / units for form, other in forms[glyph].items()}
        for code, glyph in names.items()
    }


@pytest.fixture(scope="module")
def letters() -> frozenset[str]:
    """All letters of the Arabic script in the Urdu catalogue."""
    with (files("hisab.publishing") / "words/ur.po").open("rb") as texts:
        said = [message.string or "" for message in read_po(texts)]
    found = "".join(text if isinstance(text, str) else "".join(text) for text in said)
    return frozenset(letter for letter in found if letter.isalpha() and "\u0600" <= letter < "\u0900")


def test_a_letter_is_never_broader_than_its_bound(shapes: Mapping[str, Mapping[str, float]], letters: frozenset[str]) -> None:
    assert len(letters) > 35
    for letter in letters & shapes.keys():
        last = max(shapes[letter].get(form, 0) for form in ENDING)
        within = max(shapes[letter].get(form, 0) for form in JOINED)
        assert breadth(letter, size=1) >= last, (letter, last)
        assert breadth(f"{letter}ا", size=1) - breadth("ا", size=1) >= within, (letter, within)


def test_a_letter_that_joins_nothing_is_as_broad_within_a_word_as_at_its_end(
    shapes: Mapping[str, Mapping[str, float]], letters: frozenset[str]
) -> None:
    for letter in letters & shapes.keys():
        if not shapes[letter].keys() & set(JOINED):
            assert breadth(f"{letter}ا", size=1) - breadth("ا", size=1) >= max(shapes[letter].values()) or letter in "ےۓ", letter


def test_a_mark_on_the_last_letter_does_not_make_it_one_within() -> None:
    assert breadth("شخص\u0650", size=10) == breadth("شخص", size=10)


def test_urdu_words_are_cut_where_they_would_not_fit() -> None:
    assert fit("سب سے لمبا وقفہ", 400, size=14) == "سب سے لمبا وقفہ"
    assert breadth(fit("سب سے لمبا وقفہ " * 10, 200, size=14), size=14) <= 200
