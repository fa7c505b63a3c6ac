"""What the finder of names hides in invented paragraphs, with floors under names and ceilings over what should stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.names import KNOWN, OFFICIAL, PRIVATE, read_marked, score

from hisab.publishing.data.unread_names import UnreadNames
from hisab.vocabulary.tables import load_vocabulary

NAMED = Path(__file__).parent.parent / "publishing" / "data" / "named"


@pytest.fixture(scope="module")
def names() -> UnreadNames:
    return UnreadNames(load_vocabulary())


@pytest.mark.parametrize(
    ("name", "floor", "shown_less"),
    [
        ("english", 1.0, (0, 0)),
        ("urdu_mended", 1.0, (0, 0)),
        ("urdu_aside", 0.84, (0, 1)),
        ("persian_mended", 0.96, (1, 0)),
        ("persian_aside", 0.88, (0, 0)),
    ],
)
def test_names_are_hidden_above_a_floor_and_officials_and_places_stay(
    names: UnreadNames, name: str, floor: float, shown_less: tuple[int, int]
) -> None:
    found = score(read_marked(NAMED / f"{name}.txt"), names)
    assert found.share(PRIVATE) >= floor, found.missed
    assert (found.hidden[OFFICIAL], found.hidden[KNOWN]) <= shown_less
    assert len(found.others) <= 1, found.others


def test_marks_are_read_and_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "marked.txt"
    path.write_text("[[Orlin]] met {{Adil Rehan}}.\n\nIn ((Orrin)).\n", encoding="utf-8")
    first, second = read_marked(path)
    assert (first.text, first.marked) == ("Orlin met Adil Rehan.", ((0, 5, "private"), (10, 20, "official")))
    assert (second.text, second.marked) == ("In Orrin.", ((3, 8, "known"),))
