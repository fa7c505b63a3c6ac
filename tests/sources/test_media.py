"""What bytes are is told from their beginning, the declared type and the name."""

from __future__ import annotations

import pytest

from hisab.sources.media import Medium, Unsupported, recognise


@pytest.mark.parametrize(
    ("name", "head", "medium"),
    [
        ("a.txt", b"<html> in a text", Medium.TEXT),
        ("a.HTM", b"words", Medium.HTML),
        ("a.jsonl", b'{"text": "a"}\n{', Medium.JSON_LINES),
        ("a.jsonl", b'[{"text": "a"}]', Medium.JSON),
        ("a.json", b'{"text": "a"}\n{"text": "b"}\n', Medium.JSON_LINES),
        ("a.json", b'{\n  "text": "a"\n}', Medium.JSON),
        ("a.csv", b"url,text", Medium.CSV),
        ("a", b"  <!DOCTYPE html><p>words", Medium.HTML),
        ("a", b"\xff\xfe<\0h\0t\0m\0l\0>\0", Medium.HTML),
        ("a", b"<snip> words", Medium.TEXT),
        ("", b'{"text": "a"}', Medium.JSON_LINES),
        ("", b'[ {"text": "a"}', Medium.JSON),
        ("", b"[Reuters] Words", Medium.TEXT),
        ("a.unknown", b"words", Medium.TEXT),
        ("", b"url,title,published,text,language\n,A,2021-01-04,Words,en", Medium.CSV),
        ("", b"text, he said, was all that he had\n", Medium.TEXT),
    ],
)
def test_what_can_be_read_is_recognised(name: str, head: bytes, medium: Medium) -> None:
    assert recognise(head, name=name) is medium


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.txt", b"%PDF-1.7"),
        ("a.docx", b"PK\x03\x04"),
        ("photo", b"\x89PNG\r\n\x1a\n"),
        ("photo.jpg", b""),
        ("feed", b"<?xml version='1.0'?><rss>"),
        ("site.js", b"var a"),
        ("a.jsonl.gz", b"\x1f\x8b\x08"),
    ],
)
def test_what_cannot_be_read_comes_with_a_hint(name: str, head: bytes) -> None:
    unsupported = recognise(head, name=name)
    assert isinstance(unsupported, Unsupported)
    assert unsupported.hint


def test_a_declared_type_beats_the_name_and_the_bytes_beat_both() -> None:
    assert recognise(b"words", name="/report.php", media_type="text/html; charset=utf-8") is Medium.HTML
    assert recognise(b"<html>", name="/", media_type="application/octet-stream") is Medium.HTML
    assert isinstance(recognise(b"%PDF-1.4", name="/a.html", media_type="text/html"), Unsupported)
    assert isinstance(recognise(b"....", name="/a", media_type="image/webp"), Unsupported)
