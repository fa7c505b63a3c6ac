import pytest

from hisab.publishing.links import figure_anchor, file_names
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
