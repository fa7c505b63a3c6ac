import re

import pytest

from hisab.publishing.links import FileNames, figure_anchor, file_names
from hisab.records.errors import IntegrityError


def test_a_content_id_is_shortened_and_a_minted_id_is_kept() -> None:
    digest = "sha256:" + "ab" * 32
    assert file_names([digest, "incident-00001"]) == {digest: "abababababab", "incident-00001": "incident-00001"}


def test_two_records_never_share_a_page() -> None:
    with pytest.raises(IntegrityError, match="share the page"):
        file_names(["sha256:" + "a" * 64, "sha256:" + "a" * 63 + "b"])


@pytest.mark.parametrize("identifier", ["../../etc/passwd", "a/b", "", "A", "con", "x.html", "sha256:", "sha256:../../../../x"])
def test_an_id_that_could_hurt_is_no_file_name(identifier: str) -> None:
    with pytest.raises(IntegrityError, match="cannot be the name"):
        file_names([identifier])


def test_a_figure_has_a_plain_anchor() -> None:
    assert figure_anchor('Killed "people" <1>') == "figure-killed-people-1"


@pytest.mark.parametrize("words", ["../../etc/passwd", "CON", "con", "<script>", "Hazara", "x-000000000000", "", "a" * 65, "ہزارہ", "a/b", ".."])
def test_words_that_could_hurt_as_a_file_name_get_a_name_from_their_hash(words: str) -> None:
    page = FileNames().page("communities", words, is_id=True)
    assert re.fullmatch(r"communities/x-[0-9a-f]{12}\.html", page)
    assert page == FileNames().page("communities", words, is_id=True)


def test_an_id_of_the_vocabulary_is_the_name_of_its_page_and_free_text_is_not() -> None:
    names = FileNames()
    assert names.page("communities", "hazara", is_id=True) == "communities/hazara.html"
    assert names.page("communities", "shia", is_id=False) != "communities/shia.html"


def test_two_words_never_share_a_page() -> None:
    names = FileNames()
    pages = {names.page("communities", words, is_id=is_id) for words, is_id in (("not-stated", True), ("Not stated", False), ("not stated", False))}
    assert len(pages) == 3
