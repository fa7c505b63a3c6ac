from __future__ import annotations

import pytest

from hisab.asking.settings import is_server_address, is_this_machine


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://localhost:8080/v1", True),
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://LOCALHOST/v1", True),
        ("https://example.org/v1", False),
        ("http://192.168.1.2/v1", False),
        ("http://0.0.0.0/v1", False),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
    ],
)
def test_only_an_address_that_never_leaves_is_this_machine(address: str, here: bool) -> None:
    assert is_server_address(address)
    assert is_this_machine(address) is here


@pytest.mark.parametrize(
    "words",
    [
        "",
        "localhost:8080",
        "ftp://example.org",
        "file:///etc/passwd",
        "http://",
        "http:///v1",
        "https://me:secret@example.org/v1",
        "https://example.org/v1?key=1",
        "https://example.org/v1#a",
        "https://example.org:port/v1",
        "https://exa mple.org/v1",
        "https://example.org/v1\n",
        "http://[::1/v1",
    ],
)
def test_what_is_no_server_address_is_refused(words: str) -> None:
    assert not is_server_address(words)
