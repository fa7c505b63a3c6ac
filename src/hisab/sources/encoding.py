"""Bytes → characters. UTF-8 and byte order marks are certain; anything else is a guess, and says so."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from hisab.records.findings import Finding, Severity

REPLACEMENT = "\ufffd"
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 15
"""Bytes on either side of the first one that is not UTF-8 from which the encoding is guessed."""

_NEARLY_UTF8 = 20
"""So many good characters outside ASCII for each bad one make a text UTF-8 with damage. In another encoding, good ones are next to none."""

_TEXT_CONTROLS = "\t\n\v\f\r\x1b\x85"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters, the encoding they were read from, and what was odd. `text` is None where the bytes are no text in any encoding."""

    text: str | None
    encoding: str | None
    findings: tuple[Finding, ...] = ()


def marked_encoding(head: bytes) -> str | None:
    """Return the encoding that the byte order mark at the start of `head` names, or None without one."""
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS if head.startswith(mark)), None)


def decode(data: bytes, *, about: str, declared: str | None = None) -> Decoded:
    """Return the characters of `data` without a byte order mark.

    In this order: the byte order mark, UTF-8, what was `declared` (where it fits), UTF-8 with a little damage, the likeliest of all.
    """
    marked = marked_encoding(data)
    for encoding in (marked or "utf-8", declared):
        text = _decode_strictly(data, encoding)
        if text is not None:
            return Decoded(text=text, encoding=encoding)
    damaged = data.decode(marked or "utf-8", "replace")
    if marked or _is_nearly_whole(damaged):
        return Decoded(text=damaged, encoding=marked or "utf-8", findings=(replaced(damaged.count(REPLACEMENT), about=about),))
    return _guess(data, about=about)


def replaced(count: int, *, about: str) -> Finding:
    """Return the finding for `count` characters that could not be kept."""
    return Finding(
        code="characters-replaced",
        severity=Severity.WARNING,
        message=f"{about}: characters that could not be read: {count}; the sign \N{REPLACEMENT CHARACTER} stands for each",
        about=about,
        hint="the file may be cut off or damaged; if there is a better copy, give that",
    )


def _guess(data: bytes, *, about: str) -> Decoded:
    best = from_bytes(_sample(data)).best()
    if best is None:
        return Decoded(text=None, encoding=None)
    # Encodings that give the same characters for the sample differ in letters that it does not hold; Windows' own is by far the commonest.
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    text = data.decode(encoding, "replace")
    if _is_noise(text):
        return Decoded(text=None, encoding=None)
    guessed = Finding(
        code="encoding-guessed",
        severity=Severity.NOTE,
        message=f"{about} is not UTF-8; it was read as {encoding}",
        about=about,
        hint="if names look wrong, save it as UTF-8 and gather it again",
    )
    return Decoded(text=text, encoding=encoding, findings=(guessed,))


def _sample(data: bytes) -> bytes:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data[max(0, error.start - _SAMPLE) : error.start + _SAMPLE]
    return data[: 2 * _SAMPLE]


def _decode_strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_nearly_whole(text: str) -> bool:
    bad = text.count(REPLACEMENT)
    return sum(character > "\x7f" for character in text) - bad >= _NEARLY_UTF8 * bad


def _is_noise(text: str) -> bool:
    controls = sum(character < " " and character not in _TEXT_CONTROLS for character in text)
    return "\0" in text or 1000 * controls > len(text) or 10 * text.count(REPLACEMENT) > len(text)
