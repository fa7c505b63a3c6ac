"""Web addresses: which ones are kept, and the host that stands for the outlet when nothing else does."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

UNKNOWN_SOURCE = "unknown source"


def is_web_address(words: str) -> bool:
    """True when `words` begin like an http or https address."""
    return words[:8].lower().startswith(("http://", "https://"))


def read_address(words: str) -> str | None:
    """Return the address as given, or None when it is not http or https, has no host, or carries a name or password."""
    address = words.strip()
    parts = _split(address)
    if parts is None or not parts.hostname or parts.username is not None or any(not character.isprintable() for character in address):
        return None
    return address


def host_of(address: str) -> str:
    """Return the host of `address` without `www.`, or `UNKNOWN_SOURCE`."""
    parts = _split(address)
    host = (parts.hostname or "") if parts else ""
    return host.removeprefix("www.") or UNKNOWN_SOURCE


def path_of(address: str) -> str:
    """Return the path of `address`, without what comes after a question mark."""
    parts = _split(address)
    return parts.path if parts else ""


def _split(address: str) -> SplitResult | None:
    if not is_web_address(address):
        return None
    try:
        return urlsplit(address)
    except ValueError:
        return None
