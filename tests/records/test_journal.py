from __future__ import annotations

from types import MappingProxyType
from typing import get_args

from hisab.records.ids import IncidentId
from hisab.records.journal import PAYLOAD_KINDS, IncidentRetired, Payload, Register
from hisab.records.subjects import Incident

ONE, TWO, THREE = IncidentId("incident-00001"), IncidentId("incident-00002"), IncidentId("incident-00003")


def retired(*redirects: tuple[IncidentId, IncidentId | None]) -> Register:
    """Return a register in which incident three stands, and each of `redirects` was retired."""
    return Register(
        incidents=MappingProxyType({THREE: Incident(id=THREE, mentions=())}),
        retired=MappingProxyType({old: IncidentRetired(incident=old, successor=new, reason="merged") for old, new in redirects}),
    )


def test_every_payload_has_a_word() -> None:
    assert set(PAYLOAD_KINDS.values()) == set(get_args(Payload))


def test_a_standing_incident_is_kept_under_its_own_id() -> None:
    assert retired().current_incident(THREE) == THREE


def test_redirects_are_followed_to_their_end() -> None:
    assert retired((ONE, TWO), (TWO, THREE)).current_incident(ONE) == THREE


def test_a_withdrawn_incident_leads_nowhere() -> None:
    assert retired((ONE, None)).current_incident(ONE) is None


def test_an_id_never_minted_leads_nowhere() -> None:
    assert retired().current_incident(ONE) is None


def test_redirects_in_a_ring_come_to_an_end() -> None:
    assert retired((ONE, TWO), (TWO, ONE)).current_incident(ONE) is None
