"""Which server is asked, and within which bounds; and whether an address is this machine."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSettings:
    """A server that speaks OpenAI's chat completions, and how much it may be given and may take.

    `address` is what `/chat/completions` is put behind; `key_variable` names the environment variable that holds the key, which is itself kept
    nowhere. `timeout_s` bounds one try of one question, from the first byte sent to the last byte received.
    """

    address: str
    model: str
    key_variable: str | None = None
    timeout_s: float = 120.0
    max_output_tokens: int = 2000
    max_input_characters: int = 6000


def is_server_address(words: str) -> bool:
    """True for an http or https address with a host and without a name, password, question or fragment."""
    try:
        parts = urlsplit(words)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_whole and parts.username is None and not parts.query and not parts.fragment and words.isprintable() and " " not in words


def is_this_machine(address: str) -> bool:
    """True when the host of `address` is the machine itself: `localhost`, or an address that never leaves it."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
