from __future__ import annotations

from hashlib import sha256

from hisab.records.ids import FIRST_PREVIOUS, content_id, mint_incident_id, short_id


def test_a_content_id_names_its_algorithm() -> None:
    assert content_id(b"abc") == f"sha256:{sha256(b'abc').hexdigest()}"


def test_the_first_previous_is_as_long_as_any_other() -> None:
    assert len(FIRST_PREVIOUS) == len(content_id(b""))


def test_a_short_id_is_twelve_digits_of_the_hash() -> None:
    assert short_id(content_id(b"abc")) == "ba7816bf8f01"


def test_a_minted_id_is_already_short() -> None:
    assert short_id(mint_incident_id(7)) == "incident-00007"


def test_minted_ids_go_on_behind_their_five_digits() -> None:
    assert mint_incident_id(123456) == "incident-123456"
