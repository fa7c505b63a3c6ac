"""Words cut to a length that a page can hold: between words where there are any, and always said to be cut."""

from __future__ import annotations

from hisab.records.documents import Passage

LONGEST_WORD = 60


def shorten(words: str, length: int) -> str:
    """Return `words` on one line, in at most `length` characters, no word longer than `LONGEST_WORD`; … stands where something is left out."""
    parts = [part if len(part) <= LONGEST_WORD else part[: LONGEST_WORD - 1] + "…" for part in words.split()]
    line = " ".join(parts)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    edge = cut.rfind(" ")
    return (cut[:edge] if edge > length // 2 else cut).rstrip(" ,;:") + "…"


def window(text: str, sentence: Passage, value: Passage, *, length: int) -> tuple[int, int]:
    """Return from where to where `text` is quoted: the sentence where it is short and holds the value, else about `length` around the value."""
    is_inside = sentence.document == value.document and sentence.start <= value.start and value.end <= sentence.end
    start, end = (sentence.start, sentence.end) if is_inside else (value.start, value.end)
    if end - start <= length and is_inside:
        return start, end
    first, last = (start, end) if is_inside else (max(0, value.start - length), min(len(text), value.end + length))
    room = max(0, length - (value.end - value.start)) // 2
    start, end = max(first, value.start - room), min(last, value.end + room)
    return _after_space(text, start, value.start, edge=first), _before_space(text, value.end, end, edge=last)


def _after_space(text: str, start: int, stop: int, *, edge: int) -> int:
    if start == edge:
        return start
    found = text.find(" ", start, stop)
    return start if found < 0 else found + 1


def _before_space(text: str, start: int, end: int, *, edge: int) -> int:
    if end == edge:
        return end
    found = text.rfind(" ", start, end)
    return end if found < 0 else found
