"""Addresses are kept as given, or not at all."""

from __future__ import annotations

import pytest

from hisab.sources.addresses import host_of, read_address


def test_an_address_is_kept_as_it_was_given() -> None:
    assert read_address(" https://www.Example.org/a?b=c#d ") == "https://www.Example.org/a?b=c#d"


@pytest.mark.parametrize(
    "words", ["", "example.org/a", "ftp://example.org", "file:///etc/passwd", "https://", "https://a:b@example.org", "http://[1"]
)
def test_what_is_no_web_address_is_none(words: str) -> None:
    assert read_address(words) is None


def test_the_host_stands_for_the_outlet_without_www() -> None:
    assert host_of("https://www.example.org:8080/a") == "example.org"
    assert host_of("https://news.example.org/a") == "news.example.org"
    assert host_of("nothing") == "unknown source"
