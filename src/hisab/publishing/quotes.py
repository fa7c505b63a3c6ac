"""Other people's words on a page: made harmless, kept whole, with the sentences marked that something was read from.

Knows spans and characters, not what they mean. Texts are hostile until shown otherwise: they are escaped, and characters that turn the
direction of writing or cannot stand in HTML are shown by their code point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup, escape

_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_OUTSIDE = re.compile(r"https?://[^\s<>\"'`\\^{}|]+", re.IGNORECASE)


def visible(text: str) -> str:
    """Return `text` with bidi controls, control characters and lone surrogates shown as ⟦U+202E⟧."""
    return _UNSEEN.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", text)


def language_tag(language: str | None) -> str:
    """Return a language tag that may stand in `lang`; empty, which HTML reads as unknown, where there is none."""
    return language if language and _LANGUAGE.fullmatch(language) else ""


def outside_address(address: str | None) -> str | None:
    """Return the address when a reader may follow it: http or https, and nothing in it that hides where it leads."""
    if address is None or not _OUTSIDE.fullmatch(address) or visible(address) != address:
        return None
    return address


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end`, half-open. `anchor` is the id it gets, `number` what stands before it and where that leads."""

    start: int
    end: int
    style: str
    anchor: str | None = None
    number: int | None = None
    number_leads_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What of a text may not be shown, half-open and in order, and the words that stand there instead, with their language."""

    spans: tuple[tuple[int, int], ...] = ()
    mark: str = ""
    language: str = "en"


NOTHING_HIDDEN = Hidden()


def highlight(text: str, spans: Iterable[Span], *, start: int = 0, end: int | None = None, hidden: Hidden = NOTHING_HIDDEN) -> Markup:
    """Return `text[start:end]` with every span in a `<mark>`; nested ones nest, overlapping ones are split, each id appears once.

    What is hidden is not there: its mark stands once in its place, and the spans keep theirs.
    """
    end = len(text) if end is None else end
    inside = sorted(
        (span for span in spans if span.start < end and span.end > start and span.start < span.end),
        key=lambda span: (span.start, -span.end, span.style, span.anchor or ""),
    )
    kept_back = replace(hidden, spans=tuple((first, last) for first, last in hidden.spans if first < end and last > start))
    edges = [edge for span in inside for edge in (span.start, span.end)] + [edge for span in kept_back.spans for edge in span]
    cuts = sorted({start, end} | {min(max(edge, start), end) for edge in edges})
    parts: list[str] = []
    stack: list[Span] = []
    for here, following in pairwise(cuts):
        _close_ended(stack, here, parts)
        for span in inside:
            if max(span.start, start) == here:
                stack.append(span)
                parts.append(_opening(span))
        parts.append(_piece(text, here, following, hidden=kept_back, start=start))
    parts.extend("</mark>" for _ in stack)
    return Markup("".join(parts))  # noqa: S704 - every piece of text above is escaped


def _piece(text: str, here: int, following: int, *, hidden: Hidden, start: int) -> str:
    """Return a piece of text, escaped; of what is kept back the first piece is its mark, the others are empty."""
    for first, last in hidden.spans:
        if first <= here < last:
            mark = f'<span class="withheld" lang="{escape(hidden.language)}" dir="auto">{escape(hidden.mark)}</span>'
            return mark if here == max(first, start) else ""
    return str(escape(visible(text[here:following])))


def _close_ended(stack: list[Span], here: int, parts: list[str]) -> None:
    ended = [index for index, span in enumerate(stack) if span.end <= here]
    if not ended:
        return
    reopened = [span for span in stack[ended[0] :] if span.end > here]
    parts.extend("</mark>" for _ in stack[ended[0] :])
    parts.extend(f'<mark class="{escape(span.style)}">' for span in reopened)
    stack[ended[0] :] = reopened


def _opening(span: Span) -> str:
    anchor = f' id="{escape(span.anchor)}"' if span.anchor else ""
    number = f'<a class="number" href="{escape(span.number_leads_to)}">{span.number}</a>' if span.number is not None else ""
    return f'<mark class="{escape(span.style)}"{anchor}>{number}'


def excerpt(text: str, spans: Iterable[Span], *, context: int = 150, hidden: Hidden = NOTHING_HIDDEN) -> Markup:
    """Return the marked words with about `context` characters before and after, cut between words."""
    marked = sorted(spans, key=lambda span: (span.start, span.end))
    start = _word_edge_before(text, max(0, min(span.start for span in marked) - context))
    end = _word_edge_after(text, min(len(text), max(span.end for span in marked) + context))
    before = Markup("… ") if start > 0 else Markup("")
    after = Markup(" …") if end < len(text) else Markup("")
    return before + highlight(text, marked, start=start, end=end, hidden=hidden) + after


def _word_edge_before(text: str, position: int) -> int:
    if position == 0:
        return 0
    found = text.find(" ", position, position + 40)
    return position if found < 0 else found + 1


def _word_edge_after(text: str, position: int) -> int:
    if position == len(text):
        return position
    found = text.rfind(" ", max(0, position - 40), position)
    return position if found < 0 else found


def windowed(text: str, spans: Iterable[Span], windows: Iterable[tuple[int, int]], *, hidden: Hidden = NOTHING_HIDDEN) -> Markup:
    """Return the parts of a text that lie in `windows`, in order and apart, with "…" where something is left out."""
    marked = tuple(spans)
    parts: list[Markup] = []
    at = 0
    for start, end in windows:
        if start > at:
            parts.append(Markup("… "))
        parts.append(highlight(text, marked, start=start, end=end, hidden=hidden))
        at = end
    if parts and at < len(text):
        parts.append(Markup(" …"))
    return Markup("").join(parts)
