"""The pages of a long list: one for each part, each written when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from hisab.publishing.page import Writers, write_page
from hisab.publishing.parts import Part, part_links, parts_of
from hisab.publishing.press import Press

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class _LongList(Generic[Item]):
    press: Press
    template: str
    parts: Sequence[Part[Item]]
    show: Callable[[Part[Item]], dict[str, object]]
    title: Callable[[], str]
    word: Callable[[Item], str] | None

    def write(self, part: Part[Item]) -> bytes:
        """Return the page of a part."""
        word = self.word
        ends = [(word(one.items[0]), word(one.items[-1])) for one in self.parts] if word is not None and part.of > 1 else ()
        heading = title = self.title()
        if part.number > 1:
            title = self.press.tongue.say("{list}, part {part} of {parts}", list=heading, part=part.number, parts=part.of)
        values = self.show(part)
        links = part_links(part, self.parts, ends)
        return write_page(self.press, part.href, self.template, title=title, heading=heading, part=part, parts=links, **values)


def parted_pages(
    press: Press,
    href: str,
    *,
    template: str,
    items: Sequence[Item],
    size: int,
    show: Callable[[Part[Item]], dict[str, object]],
    title: Callable[[], str],
    word: Callable[[Item], str] | None = None,
) -> Writers:
    """Return what writes the parts of a list.

    `show` gives what the template needs beside `title`, `heading`, `part` and `parts`; `word` says what a part begins and ends with. Nothing is put
    into words before a page is asked for.
    """
    parts = parts_of(href, items, size)
    long = _LongList(press=press, template=template, parts=parts, show=show, title=title, word=word)
    return {part.href: partial(long.write, part) for part in parts}
