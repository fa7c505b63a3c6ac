"""Who is answered: this machine, under its own names, and only to read."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from hisab.web.guard import hosts_of


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_this_machine_s_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/checkpoint", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["attacker.example", "attacker.example:8000", "127.0.0.1", "127.0.0.1:8001", "localhost.attacker.example:8000", ""])
def test_a_name_that_was_led_here_from_elsewhere_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/checkpoint", headers={"host": host})
    assert answer.status_code == 421
    assert "root" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/incidents")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_no_other_site_may_read_or_frame_an_answer(client: TestClient) -> None:
    headers = client.get("/api/incidents", headers={"origin": "https://attacker.example"}).headers
    assert "access-control-allow-origin" not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_at_the_usual_port_the_name_alone_is_enough() -> None:
    assert "localhost" in hosts_of(80)
    assert "localhost" not in hosts_of(8000)
